import type { WireEvent } from './wire-event.js';
import type { WireRows } from './wire-rows.js';

/** The type of an event that points to another one. */
const LINK = '$>';

/** An event as a reader gets it: itself, or with the link that led to it. A link whose target is gone has no event. */
export interface Resolved {
  readonly event?: WireEvent;
  readonly link?: WireEvent;
}

/** Follows a link, `<number>@<stream>`, when links are to be followed. */
export function resolved(event: WireEvent, followLinks: boolean, rows: WireRows): Resolved {
  if (!followLinks || event.type !== LINK) {
    return { event };
  }
  const target = targetOf(event, rows);
  return { link: event, ...(target && { event: target }) };
}

/** The data of a link to an event. */
export function linkTo({ revision, stream }: WireEvent): Buffer {
  return Buffer.from(`${revision}@${stream}`);
}

/** The event to which a link points; `undefined` when it is not there, or not to be read any more. */
export function targetOf({ data }: WireEvent, rows: WireRows): WireEvent | undefined {
  const match = /^(\d{1,15})@(.+)$/s.exec(Buffer.from(data).toString('utf8'));
  const [, digits = '', stream = ''] = match ?? [];
  const state = rows.stateOf(stream);
  const revision = Number(digits);
  return match && state.kind === 'there' && revision >= state.first
    ? rows.ofStream(stream, revision, revision)[0]
    : undefined;
}
