import { type Invented, inventCareer } from './career.js';
import type { DossierAct } from './dossier.js';
import { registeredOffices } from './office-register.js';
import { inventSecondRecord } from './second-record.js';

/** What is to be invented. */
export interface Ministry {
  readonly officers: number;
  readonly seed: string;
  /** Whether the lines say when and by whom the invented register recorded them; they then come in that order. */
  readonly withHistory: boolean;
}

/** An import line, and how far the ministry is with it, from 0 to 1. */
export interface InventedLine {
  readonly line: string;
  readonly part: number;
}

const MICROS_A_SECOND = 1_000_000;

/**
 * An invented ministry as import lines: the same lines for the same seed, byte for byte.
 *
 * A career does not depend on how many others there are. With history all lines are made before the first is given.
 */
export function* inventMinistry(ministry: Ministry): Generator<InventedLine> {
  if (ministry.withHistory) {
    yield* inOrderOfRecording(ministry);
    return;
  }
  for (const { subject, key, act } of registeredOffices(ministry.seed))
    yield { line: JSON.stringify({ subject, key, act }), part: 0 };
  for (const invented of everybody(ministry)) {
    const part = (invented.number - 1) / ministry.officers;
    for (const line of linesOfCareer(invented)) yield { line, part };
  }
}

function* everybody({ officers, seed }: Ministry): Generator<Invented> {
  const prefix = seed === '1' ? 'officer' : `officer-${seed}`;
  for (let number = 1; number <= officers; number += 1)
    yield { officerId: `${prefix}-${String(number).padStart(4, '0')}`, number, seed };
}

function* linesOfCareer(invented: Invented): Generator<string> {
  for (const { subject, acts } of recordsOf(invented))
    for (const { key, act } of acts) yield JSON.stringify({ subject, key, act });
}

/** The record of the career, and the one that the person has beside it. */
function* recordsOf(
  invented: Invented,
): Generator<{ readonly subject: string; readonly acts: readonly DossierAct[] }> {
  const acts = inventCareer(invented);
  yield { subject: `officer/${invented.officerId}`, acts };
  const second = inventSecondRecord(invented, acts);
  if (second !== undefined) yield { subject: `officer/${second.officerId}`, acts: second.acts };
}

function* inOrderOfRecording(ministry: Ministry): Generator<InventedLine> {
  const records = [...everybody(ministry)].flatMap((invented) => [...recordsOf(invented)]);
  const all = [
    ...registeredOffices(ministry.seed),
    ...records.flatMap(({ subject, acts }) => acts.map((act) => ({ subject, ...act }))),
  ];
  all.sort((one, other) => one.recordedAt - other.recordedAt);
  for (const [index, { subject, key, act, recordedAt, recordedBy }] of all.entries()) {
    const line = { subject, key, act, recordedAt: instant(recordedAt), recordedBy };
    yield { line: JSON.stringify(line), part: index / all.length };
  }
}

function instant(micros: number): string {
  return new Date((micros / MICROS_A_SECOND) * 1000).toISOString();
}
