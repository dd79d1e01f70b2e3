import type { Message } from '../../consuming/message.js';
import type { Resolved } from '../links.js';

/** An event on its way through a group. Its id is that of the link, if a link led to it. */
export interface GroupMessage extends Message {
  readonly resolved: Resolved;
  /** Where it stands in what the group goes over: a number in a stream, or a position. */
  readonly place: number;
  /** Its number among the parked events, when it was taken from there. */
  readonly parkedAt?: number;
}

/** An event that was not given out yet. */
export function messageOf(
  id: string,
  resolved: Resolved,
  from: Pick<GroupMessage, 'place' | 'parkedAt'>,
): GroupMessage {
  const stream = (resolved.event ?? resolved.link)?.stream ?? '';
  return { id, stream, resolved, ...from, retries: 0, due: 0 };
}
