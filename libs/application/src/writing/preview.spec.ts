import type { StoredEvent } from '@elshi/event-store';
import type { Preview, RecordOutcome } from '../messages.js';
import { FaultyStore } from '../testing/faulty-store.js';
import { registered, Service } from '../testing/service.js';

const award = (on = '2021-01-01') => ({ kind: 'RecordAward', on, data: { award: 'medal' } }) as const;

describe('recording what was previewed', () => {
  let log: FaultyStore;
  let service: Service;

  beforeEach(async () => {
    log = new FaultyStore();
    service = Service.over(log);
    await service.record('w1', registered('2020-01-01'));
  });

  afterEach(async () => {
    log.release();
    await service.app.close();
  });

  const previewed = async (): Promise<Preview> => {
    const outcome = await service.submit('w1', award(), { dryRun: true });
    if (outcome.outcome !== 'previewed') throw new Error(outcome.outcome);
    return outcome.answer;
  };
  const types = async (): Promise<readonly string[]> => {
    const events: StoredEvent[] = [];
    for await (const event of log.readAll({ after: 0n })) events.push(event);
    return events.map(({ type }) => type);
  };

  it('is known again after a restart, and on another node', async () => {
    const { previewToken, events } = await previewed();
    const outcome = await Service.over(log).submit('w1', award(), { previewToken });
    expect(eventsOf(outcome)).toEqual(events);
  });

  it('is done once, whatever becomes of the answers of the log', async () => {
    const { previewToken, events } = await previewed();
    log.fates.push('lost', 'answer-lost');

    expect(eventsOf(await service.submit('w1', award(), { previewToken }))).toEqual(events);
    expect(await types()).toEqual(['OfficerRegistered', 'AwardRecorded']);
  });

  it('is told, and not done, when another node has written in between', async () => {
    const { previewToken } = await previewed();
    log.before = () => Service.over(log).submit('w1', award('2020-05-05'));

    expect(await service.submit('w1', award(), { previewToken })).toMatchObject({
      outcome: 'stale-preview',
      revision: 2,
      now: { revision: 2, events: [{ type: 'AwardRecorded' }] },
    });
    expect(await types()).toHaveLength(2);
  });
});

function eventsOf(outcome: RecordOutcome): Preview['events'] {
  if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
  return outcome.answer.events;
}
