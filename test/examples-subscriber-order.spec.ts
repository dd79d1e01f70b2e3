import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { patience, runs } from './support/careers-plausible.js';
import { ROOT, temporaryFolder } from './support/service.js';

interface Event {
  readonly id: string;
  readonly subject: string;
  readonly sequence: string;
  readonly type: string;
}

/** The state of the example, as far as it is looked at. */
interface State {
  readonly taken: number;
  readonly subjects: Readonly<Record<string, object>>;
  readonly missing: readonly { readonly subject: string; readonly sequence: number }[];
  take(event: Event): 'taken' | 'again' | 'early';
  reached(event: { position: string; id: string }): void;
  save(): void;
}

const { State } = (await import(pathToFileURL(join(ROOT, 'examples/subscriber/state.mjs')).href)) as {
  readonly State: new (folder: string) => State;
};

const data = temporaryFolder();
afterAll(() => data.remove());

/** Events of a few subjects, as the log has them. */
const log = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 }).map((subjects) =>
  subjects.map((number, index) => ({
    id: `event-${index}`,
    subject: `officer/o${number}`,
    sequence: String(subjects.slice(0, index + 1).filter((each) => each === number).length).padStart(10, '0'),
    type: index % 2 === 0 ? 'kz.elshi.AwardRecorded' : 'kz.elshi.RankAssigned',
  })),
);

const after = (events: readonly Event[]): State => {
  const state = new State(data.path);
  for (const event of events) state.take(event);
  return state;
};

describe('The state of the example subscriber', () => {
  it(
    'is the same in whatever order and however often the events come',
    () => {
      const delivered = log.chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray([...events, ...events], {
            minLength: events.length * 2,
            maxLength: events.length * 2,
          }),
        ),
      );
      fc.assert(
        fc.property(delivered, ([events, shuffled]) => {
          const [inOrder, state] = [after(events), after(shuffled)];
          expect(state.subjects).toEqual(inOrder.subjects);
          expect([state.taken, state.missing]).toEqual([events.length, []]);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'tells which number is missing while a later one is there, and takes nothing beyond it in',
    () => {
      const lost = log.chain((events) => fc.tuple(fc.constant(events), fc.nat(events.length - 1)));
      fc.assert(
        fc.property(lost, ([events, index]) => {
          const left = events.filter((_event, at) => at !== index);
          const { subject, sequence } = events[index]!;
          const later = left.filter((each) => each.subject === subject && each.sequence > sequence).length;
          const state = after(left);
          expect(state.taken).toBe(left.length - later);
          expect(state.missing).toEqual(later === 0 ? [] : [{ subject, sequence: Number(sequence) }]);
          expect(state.take(events[index]!)).toBe('taken');
          expect(state.subjects).toEqual(after(events).subjects);
        }),
        runs,
      );
    },
    patience,
  );

  it('is found again as it was saved', () => {
    const event = { id: 'event-1', subject: 'officer/o1', sequence: '0000000001', type: 'x' };
    const state = after([event]);
    state.reached({ position: '1', id: 'event-1' });
    state.save();
    const again = new State(data.path);
    expect(again).toMatchObject({ taken: 1, checkpoint: '1:event-1', position: '1' });
    expect(again.take(event)).toBe('again');
  });
});
