import type { StoredEvent } from '@elshi/event-store';
import * as fc from 'fast-check';
import { FaultyStore } from '../testing/faulty-store.js';
import { lineOf, type PostedLine, submitOrder } from '../testing/ordering.js';
import { appointed, assigned, entered, left, registered, Service } from '../testing/service.js';

const officers = ['a', 'b', 'c'] as const;
const days = ['2024-07-01', '2024-07-02', '2024-08-01'] as const;

/** Lines of which some are lawful wherever they stand, and most only after others. */
const someLine: fc.Arbitrary<PostedLine> = fc
  .tuple(fc.constantFrom(...officers), fc.constantFrom(...days), fc.nat(9))
  .map(([id, on, what]) => {
    const subject = `officer/${id}`;
    switch (what) {
      case 0:
      case 1:
        return lineOf(subject, registered(on));
      case 2:
        return lineOf(subject, entered(on));
      case 3:
        return lineOf(subject, left(on));
      case 4:
        return lineOf(subject, assigned(on, 'ATTACHE'));
      case 5:
        return lineOf(subject, appointed(on, 'POS_ATTACHE', 'emb'));
      case 6:
        return lineOf('office/emb', {
          kind: 'EstablishOffice',
          on,
          data: { officeKind: 'CONSULATE', name: 'Consulate', hostState: 'AT', seat: 'Graz' },
        });
      default:
        return lineOf(subject, { kind: 'RecordAward', on, data: { award: 'medal' } });
    }
  });

/** What is said of a line or an act, but for ids and times, which are new each time. */
function comparable(said: unknown): unknown {
  const { outcome, refusal, answer } = said as {
    outcome: string;
    refusal?: { refused: string };
    answer?: { events: readonly { type: string; effectiveOn: string }[] };
  };
  const events = answer?.events.map(({ type, effectiveOn }) => `${type} ${effectiveOn}`);
  return events ?? refusal?.refused ?? outcome;
}

describe('any orders', () => {
  it('are recorded whole or not at all, and judged as their lines would be one after another', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(someLine, { minLength: 1, maxLength: 6 }), { maxLength: 4 }),
        async (all) => {
          const [log, twin] = [new FaultyStore(), new FaultyStore()];
          const [service, alone] = [Service.over(log), Service.over(twin)];
          for (const lines of all) {
            const before = await log.head();
            const outcome = await submitOrder(service, lines);
            const single: unknown[] = [];
            for (const line of lines) {
              const one = await submitOrder(alone, [line]);
              single.push(
                'lines' in one ? one.lines[0] : 'answer' in one ? { answer: one.answer.lines[0] } : one,
              );
            }
            const isWhole = outcome.outcome === 'recorded';
            const said = isWhole
              ? outcome.answer.lines.map((answer) => ({ answer }))
              : outcome.outcome === 'refused'
                ? outcome.lines
                : [];
            expect(said.map(comparable)).toEqual(single.map(comparable));

            const written: StoredEvent[] = [];
            for await (const event of log.readAll({ after: before.position })) written.push(event);
            const events = isWhole ? outcome.answer.lines.flatMap((line) => line.events) : [];
            expect(written.map(({ eventId }) => eventId).sort()).toEqual(
              events.map(({ eventId }) => eventId).sort(),
            );
            expect(new Set(written.map(({ known }) => known)).size).toBe(isWhole ? 1 : 0);
            if (!isWhole) break;
          }
          await Promise.all([service.app.close(), alone.app.close()]);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});
