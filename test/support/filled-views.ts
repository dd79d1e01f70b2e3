import { dateOf } from '@elshi/law';
import { projections } from '@elshi/application';
import type { Change, RowChange, Table, ValidRow, Values, ViewsWriter } from '@elshi/read-models';
import {
  correctedRows,
  eligibilityRows,
  fateRows,
  knownBy,
  nameRows,
  officerRows,
  type KnownCareer,
} from './career-rows.js';
import { type InventedCareer, inventedCareer, type Step } from './invented-careers.js';
import { type InventedRows, inventedRows } from './invented-subjects.js';

/** The tables of the application, which are filled here. */
export const filledTables: readonly Table[] = projections.flatMap(({ tables }) => [...tables]);

const EVENTS_A_COMMIT = 5000;

/** An invented act with its place in the log of all. */
export interface PlacedStep {
  readonly career: InventedCareer;
  readonly step: Step;
  /** From 1, growing with known time. */
  readonly position: number;
}

/** Invented careers, and all their acts in the order of recording, each known at a time of its own; and rows of what is no officer. */
export class InventedLog {
  readonly careers: readonly InventedCareer[];
  readonly events: readonly PlacedStep[];
  /** Rows of offices, proposals and joined records, of which no event is invented. */
  readonly others: readonly InventedRows[];
  readonly #positions: ReadonlyMap<Step, number>;

  constructor(
    readonly seed: number,
    officers: number,
  ) {
    const drawn = Array.from({ length: officers }, (_none, place) => inventedCareer(seed, place, officers));
    const inOrder = drawn
      .flatMap((career, place) => career.steps.map((step, at) => ({ place, at, known: step.known })))
      .sort((a, b) => a.known - b.known || a.place - b.place || a.at - b.at);
    let last = 0;
    const steps = drawn.map((): Step[] => []);
    const placed = inOrder.map(({ place, at, known }, index) => {
      last = Math.max(known, last + 1);
      const step = { ...drawn[place]!.steps[at]!, known: last };
      steps[place]!.push(step);
      return { place, step, position: index + 1 };
    });
    this.careers = drawn.map((career, place) => ({ ...career, steps: steps[place]! }));
    this.events = placed.map(({ place, ...rest }) => ({ ...rest, career: this.careers[place]! }));
    this.others = inventedRows(seed, this.careers, this.head);
    this.#positions = new Map(this.events.map(({ step, position }) => [step, position]));
  }

  /** Known time of the last event. */
  get head(): number {
    return this.events.at(-1)?.step.known ?? 0;
  }

  positionOf(step: Step): number {
    return this.#positions.get(step) ?? 0;
  }

  /** The last position that is known by a time. */
  positionAt(known: number): number {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.events[middle]!.step.known <= known) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * Writes the rows of all invented careers, append by append, in the order of recording. It goes straight to the writer of the views: to judge,
 * record and fold a million acts would take the better part of an hour, and no list reads anything but these rows.
 */
export function fillViews(
  writer: ViewsWriter,
  log: InventedLog,
  told: (events: number) => void = () => {},
): void {
  fillOthers(writer, log);
  for (let from = 0; from < log.events.length; from += EVENTS_A_COMMIT) {
    const events = log.events.slice(from, from + EVENTS_A_COMMIT);
    const { position, step } = events.at(-1)!;
    const checkpoint = { position, known: step.known, eventId: step.eventId };
    writer.commit(
      events.flatMap((event) => changesOf(log, event)),
      checkpoint,
    );
    told(position);
  }
}

/** Writes what is known of the others; no event of the log is theirs. */
function fillOthers(writer: ViewsWriter, { events, others }: InventedLog): void {
  const { position, step } = events[0]!;
  const changes = others.flatMap(({ table, stream, versions }) =>
    versions.map(({ known, rows }): RowChange => ({ kind: 'replace', table, stream, known, rows })),
  );
  writer.commit(changes, { position, known: step.known, eventId: step.eventId });
}

function changesOf(log: InventedLog, { career, step, position }: PlacedStep): readonly Change[] {
  const [stream, values] = [streamOf(career), auditValues(step)];
  const { known } = step;
  const revision = career.steps.indexOf(step);
  const now = knownBy(career, known);
  const rows = rowsChangedBy(log, step, now).map(([table, replaced]): RowChange => ({
    kind: 'replace',
    table,
    stream,
    known,
    rows: replaced,
  }));
  return [{ kind: 'add', table: 'audit', row: { position, stream, revision, known, values } }, ...rows];
}

export function streamOf({ officerId }: InventedCareer): string {
  return `officer-${officerId}`;
}

/** What the audit trail says of an event. */
export function auditValues({ eventId, day, actor, kind, type, orderNo }: Step): Values {
  return { eventId, effectiveOn: dateOf(day), actor, kind, type, orderNo };
}

/** The tables in which a step changes anything, and the rows that are there from then on. */
function rowsChangedBy(
  log: InventedLog,
  { said }: Step,
  now: KnownCareer,
): readonly (readonly [string, readonly ValidRow[]])[] {
  const names = ['officerNames', nameRows(now)] as const;
  const officers = ['officers', officerRows(now)] as const;
  const eligibility = ['eligibility', eligibilityRows(now)] as const;
  const fates = ['actFates', fateRows(now)] as const;
  const corrected = ['correctedEvents', correctedRows(now, (step) => log.positionOf(step))] as const;
  switch (said.is) {
    case 'registered':
      return [names, officers];
    case 'renamed':
      return [names];
    case 'noted':
      return [];
    case 'entered':
    case 'posted':
      return [officers];
    case 'ranked':
    case 'left':
      return [officers, eligibility];
    case 'corrected':
    case 'annulled':
      return [officers, eligibility, fates, corrected];
  }
}
