import { office, officer } from '@elshi/domain';
import { EventStoreError, type StoredEvent } from '@elshi/event-store';
import type { LogToProject } from './log-to-project.js';
import { FedViews } from '../testing/fed-views.js';
import { appendLater } from '../testing/later-event.js';
import { brings, poisonedBy } from '../testing/poison.js';
import { SpoiltLog } from '../testing/spoilt-log.js';
import { type Projection, projections } from '../views/projections.js';
import { eligibility } from '../views/tables.js';

const award = (on = '2021-01-01') => ({ kind: 'RecordAward', on, data: { award: 'medal' } }) as const;

describe('a projection that cannot take something', () => {
  let fed: FedViews;

  beforeEach(async () => {
    fed = await FedViews.make();
  });

  afterEach(() => fed.service.app.close());

  const asFolded = async (): Promise<void> => {
    const [rows, fold] = await fed.digests();
    expect(rows).toBe(fold);
  };

  it.each([
    ['a value of another kind', { officerId: 7 as unknown as string }],
    ['a number that is none', { officerId: Number.NaN }],
  ])('is also what the tables would not take: %s', async (_what, values) => {
    const list = projections.map((projection): Projection =>
      projection.name === 'eligibility'
        ? {
            ...projection,
            changes: ({ stream, known }) => [
              {
                kind: 'replace',
                table: eligibility.name,
                rows: [{ validFrom: '2020-01-01', validTo: null, values }],
                ...{ stream, known },
              },
            ],
          }
        : projection,
    );
    await fed.project(list);

    expect(fed.parked().map(({ reason }) => reason)).toEqual(
      Array.from(
        { length: 2 },
        () => 'eligibility would write into eligibility a officerId that is no text.',
      ),
    );
    await fed.project();
    await asFolded();
  });

  it('is not what concerns the log as a whole: then nothing is parked, and it is tried again', async () => {
    const down = new FailingLog(fed.service.log, 'StoreUnavailable');
    await fed.project(poisonedBy({ officers: brings(fed.idAt(5)) }));
    await expect(fed.project(projections, down)).rejects.toMatchObject({ code: 'StoreUnavailable' });
    expect(fed.parked()).toMatchObject([{ projection: 'officers', tries: 1 }]);
    await fed.project();
    await fed.service.record('w1', award());
    await expect(fed.project(projections, down)).rejects.toMatchObject({ code: 'StoreUnavailable' });
    expect(fed.parked()).toEqual([]);

    await fed.project();
    await asFolded();
  });

  it('is a stream of which events are missing', async () => {
    const torn = new FailingLog(fed.service.log, 'StreamTruncated');
    await fed.project();
    await fed.service.record('w1', award());
    await fed.project(projections, torn);
    const made = ['actFates', 'eligibility', 'findings', 'officers'];
    expect(fed.names()).toEqual(made.map((name) => `${name} officer-w1`));
    await fed.project(projections, torn);
    expect(fed.parked()).toMatchObject(
      Array.from({ length: 4 }, () => ({ position: 9, waiting: 1, tries: 2 })),
    );

    await fed.project();
    await asFolded();
  });

  it('is not one that is about subjects of another kind', async () => {
    const log = fed.service.log;
    await appendLater(log, office('emb'), 0);
    await appendLater(log, officer('w1'), 4);
    await fed.project();

    expect(fed.names()).toEqual([
      ...['actFates', 'audit', 'findings', 'offices'].map((name) => `${name} office-emb`),
      ...['actFates', 'audit', 'eligibility', 'findings', 'officers'].map((name) => `${name} officer-w1`),
    ]);
  });

  it('is found again by views that are made anew', async () => {
    const poison = poisonedBy({ audit: brings(fed.idAt(5)) });
    await fed.project(poison);
    const first = fed.parked();
    fed.empty();
    await fed.project(poison);
    expect(fed.parked()).toEqual(first);

    fed.empty();
    await fed.project();
    expect(fed.parked()).toEqual([]);
    await asFolded();
  });
});

/** A log whose streams cannot be read. */
class FailingLog extends SpoiltLog {
  readonly #code: EventStoreError['code'];

  constructor(log: LogToProject, code: EventStoreError['code']) {
    super(log);
    this.#code = code;
  }

  override readStream(): AsyncGenerator<StoredEvent> {
    throw new EventStoreError(this.#code, 'It cannot be read.');
  }
}
