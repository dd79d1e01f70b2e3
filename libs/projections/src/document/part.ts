import type { WrittenDate } from '@elshi/law';
import type { Lookup, Label, Part, Value } from './content.js';

/** The main thing of a line: it stands first and without a label. */
export function main(value: Value): Part {
  return { label: null, value };
}

/** A value under a label, where there is one. */
export function under(label: Label, value: Value | undefined): readonly Part[] {
  return value === undefined ? [] : [{ label, value }];
}

/** A text under a label, where there is one. */
export function said(label: Label, words: string | undefined): readonly Part[] {
  return under(label, words === undefined ? undefined : text(words));
}

/** A day under a label, where there is one. */
export function dated(label: Label, day: WrittenDate | undefined): readonly Part[] {
  return under(label, day === undefined ? undefined : { is: 'day', day });
}

export function text(words: string): Value {
  return { is: 'text', text: words };
}

/** The act that an event belongs to, by its number. */
export function actOf(eventId: string, lookup: Lookup): Value {
  return { is: 'act', act: lookup.actOf(eventId) };
}
