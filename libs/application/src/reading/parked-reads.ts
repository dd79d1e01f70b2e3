import { EventStoreError } from '@elshi/event-store';
import { instantOf } from '@elshi/projections';
import type { ParkedStream } from '@elshi/read-models';
import { subjectTextOf } from '../codec.js';
import type { Page, ReadOutcome } from '../messages.js';
import type { ParkedFilter, ParkedItem, ParkedList, RetriedList } from '../parked-messages.js';
import type { ParkedSelection, Tried } from '../projecting/parking.js';
import { streamOfSubject } from '../subject-streams.js';
import type { ParkedToRead } from './completeness.js';
import { keyCursor, keyOfCursor } from './cursor.js';

/** Tells what is parked, and has it tried again. */
export interface ParkedViews extends ParkedToRead {
  retry(selection: ParkedSelection): Promise<readonly Tried[]>;
}

/** What is parked: streams in which a projection waits at an event that it could not take. */
export class ParkedReads {
  readonly #views: ParkedViews;

  constructor(views: ParkedViews) {
    this.#views = views;
  }

  /** As it stands now, in the order of the log. It is about the views, and so has no clocks. */
  async list(filter: ParkedFilter, page: Page): Promise<ReadOutcome<ParkedList>> {
    const asked = ['parked', filter.projection, filter.subject];
    const after = keyOfCursor(page, asked, ['number', 'string']);
    if (after === undefined) return { outcome: 'bad-cursor' };
    const [position, projection] = after;
    const { projection: wanted, stream } = selectionOf(filter);
    return whenReady(async () => {
      const { items, total } = await this.#views.parked({
        ...(wanted !== undefined && { projections: [wanted] }),
        ...(stream !== undefined && { stream }),
        ...(position !== undefined && {
          after: { position: Number(position), projection: String(projection) },
        }),
        limit: page.limit + 1,
      });
      const shown = items.slice(0, page.limit);
      const last = shown.at(-1);
      const more = items.length > page.limit && last !== undefined;
      const nextCursor = more ? keyCursor(asked, [last.position, last.projection]) : null;
      return { items: shown.map(itemOf), total, nextCursor };
    });
  }

  /** Tries again what the filter names, or all of it; what became of each. */
  async retry(filter: ParkedFilter): Promise<ReadOutcome<RetriedList>> {
    return whenReady(async () => {
      const tried = await this.#views.retry(selectionOf(filter));
      const items = tried.map(({ projection, stream, events, parked }) =>
        parked === undefined
          ? ({ outcome: 'RELEASED', projection, subject: subjectTextOf(stream), events } as const)
          : ({ outcome: 'PARKED', ...itemOf(parked), events } as const),
      );
      const parked = items.filter(({ outcome }) => outcome === 'PARKED').length;
      return { items, released: items.length - parked, parked };
    });
  }
}

function selectionOf({ projection, subject }: ParkedFilter): ParkedSelection {
  return {
    ...(projection !== undefined && { projection }),
    ...(subject !== undefined && { stream: streamOfSubject(subject) }),
  };
}

function itemOf(parked: ParkedStream): ParkedItem {
  const { projection, stream, eventId, type, revision, position, reason, known, waiting, tries, triedAt } =
    parked;
  return {
    ...{ projection, subject: subjectTextOf(stream), eventId, type, revision: revision + 1 },
    ...{ position: String(position), reason, since: instantOf(known), waiting, tries },
    triedAt: instantOf(triedAt),
  };
}

/** Views that cannot be read or written just now are no fault of the question. */
async function whenReady<Body>(answer: () => Promise<Body>): Promise<ReadOutcome<Body>> {
  try {
    return { outcome: 'found', body: await answer() };
  } catch (error) {
    if (error instanceof EventStoreError && error.code === 'StoreUnavailable')
      return { outcome: 'not-ready' };
    throw error;
  }
}
