import type { StoredEvent } from '@elshi/event-store';
import { TracedAppends } from './traced-appends.js';

const kept = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

/** An append of so many events, the first of them at a position. */
function append(position: number, events: number, traceparent?: string): readonly StoredEvent[] {
  return Array.from({ length: events }, (_none, number) => ({
    stream: 'officer-w1',
    revision: position + number - 1,
    position: BigInt(position + number),
    eventId: `e${position + number}`,
    type: 'AwardRecorded',
    data: {},
    metadata: { ...(traceparent !== undefined && { traceparent }) },
    known: 1_700_000_000_000_000 + position,
  }));
}

describe('the appends of a batch whose trace is kept', () => {
  it('are told once it is committed, each with its times', () => {
    const traced = new TracedAppends();
    traced.begins(append(1, 2, kept));
    traced.begins(append(3, 1));
    traced.begins(append(4, 1, kept.replace(/01$/, '00')));
    traced.begins(append(5, 1, kept.replace(/01$/, '03')));

    expect(traced.committed()).toMatchObject([
      { traceparent: kept, position: 2, events: 2, known: 1_700_000_000_000_001 },
      { position: 5, events: 1 },
    ]);
    expect(traced.committed()).toEqual([]);
  });

  it.each([
    [100, 1],
    [101, 0],
  ])('are told of a batch of %d events: %d', (events, told) => {
    const traced = new TracedAppends();
    traced.begins(append(1, 1, kept));
    traced.begins(append(2, events - 1));

    expect(traced.committed()).toHaveLength(told);
    traced.begins(append(200, 1, kept));
    expect(traced.committed()).toHaveLength(1);
  });

  it.each(['', 'kept', kept.replace('4bf92f3577b34da6a3ce929d0e0e4736', '0'.repeat(32)), `${kept}-more`])(
    'are not those with the context %j',
    (traceparent) => {
      const traced = new TracedAppends();
      traced.begins(append(1, 1, traceparent));
      expect(traced.committed()).toEqual([]);
    },
  );
});
