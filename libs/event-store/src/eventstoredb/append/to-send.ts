import { uuid } from '../../shared/log-rows.js';
import type { PreparedEvent } from '../../shared/prepared-append.js';
import type { WireEventToAppend } from '../client/log-client.js';

/** Events as a client sends them, with the metadata made for each. */
export function toSend(
  events: readonly PreparedEvent[],
  metadata: ReadonlyMap<PreparedEvent, string>,
): readonly WireEventToAppend[] {
  return events.map((event) => {
    const { id, type, data } = event;
    return { id: uuid(id), type, data, metadata: metadata.get(event) ?? '{}' };
  });
}
