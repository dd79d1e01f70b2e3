import { award as lineAward, importLines, line } from '../testing/importing.js';
import { FedViews } from '../testing/fed-views.js';
import { brings, poisonedBy } from '../testing/poison.js';
import { concerns, projections } from '../views/projections.js';

const never = new AbortController().signal;
const award = (on = '2021-01-01') => ({ kind: 'RecordAward', on, data: { award: 'medal' } }) as const;

describe('what a projection cannot take', () => {
  let fed: FedViews;

  beforeEach(async () => {
    fed = await FedViews.make();
  });

  afterEach(() => fed.service.app.close());

  const asFolded = async (): Promise<void> => {
    const [rows, fold] = await fed.digests();
    expect(rows).toBe(fold);
  };

  it('is parked for its stream alone, and that projection alone', async () => {
    await fed.project(poisonedBy({ officers: brings(fed.idAt(5)) }));

    const { position, known, eventId, type, revision } = fed.events[4]!;
    expect(fed.parked()).toEqual([
      {
        ...{ projection: 'officers', stream: 'officer-w1', position: Number(position), known, revision },
        ...{ eventId, type, reason: 'officers has a fault.', first: 2, waiting: 2, tries: 1, triedAt: known },
      },
    ]);
    expect(fed.writer.checkpoint?.position).toBe(8);
    expect(await fed.audited()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect([await fed.rank('w1'), await fed.rank('w2')]).toEqual([null, 'ATTACHE']);
  });

  it('is parked for all projections of its stream when the event cannot be read', async () => {
    fed.log.spoilt.add(fed.idAt(5));
    await fed.project();

    const about = projections.filter((each) => concerns(each, 'officer-w1')).map(({ name }) => name);
    expect(fed.names()).toEqual([...about].sort().map((name) => `${name} officer-w1`));
    expect(fed.parked()[0]).toMatchObject({ position: 5, type: 'RankLost', waiting: 2, tries: 1 });
    expect(fed.parked()[0]!.reason).toMatch(
      /^It cannot be read: it was written by a later Elshi \(version 1\)[.]$/,
    );
    expect(await fed.audited()).toEqual([1, 2, 3, 4, 6, 8]);
  });

  it('keeps later events of the stream waiting, untried, and those of others not', async () => {
    let tried = 0;
    const isLate = brings(fed.idAt(5));
    const list = poisonedBy({
      eligibility: (growth) => growth.stream === 'officer-w1' && ++tried > 0 && isLate(growth),
    });
    const one = fed.projector(list);
    await one.catchUp(() => undefined, never);
    expect(tried).toBe(3);
    await fed.service.record('w1', award());
    await fed.service.record('w2', award());
    await one.catchUp(() => undefined, never);

    expect(tried).toBe(3);
    expect(fed.parked()).toMatchObject([{ projection: 'eligibility', position: 5, waiting: 3, tries: 1 }]);
    expect(await fed.audited()).toHaveLength(10);
  });

  it('is tried once more when the views are opened, and released when it can be taken', async () => {
    const poison = poisonedBy({ officers: brings(fed.idAt(5)), audit: brings(fed.idAt(5)) });
    await fed.project(poison);
    await fed.project(poison);
    expect(fed.parked()).toMatchObject([
      { projection: 'audit', tries: 2, waiting: 2 },
      { projection: 'officers', tries: 2, waiting: 2 },
    ]);

    await fed.service.record('w1', award());
    await fed.project();
    expect(fed.parked()).toEqual([]);
    await asFolded();
  });

  it('is tried on request: all of it, of a projection, of a stream, or of both', async () => {
    const list = poisonedBy({ officers: brings(fed.idAt(5), fed.idAt(6)), audit: brings(fed.idAt(5)) });
    await fed.project(list);
    const cured = fed.projector();
    const tried = async (selection: object): Promise<readonly string[]> => {
      const all = await cured.retry(selection, never);
      return all.map((each) => `${each.projection} ${each.stream} ${each.events}`);
    };

    expect(fed.names()).toEqual(['audit officer-w1', 'officers officer-w1', 'officers officer-w2']);
    expect(await tried({ projection: 'eligibility' })).toEqual([]);
    expect(await tried({ stream: 'officer-w3' })).toEqual([]);
    expect(await tried({ projection: 'audit', stream: 'officer-w1' })).toEqual(['audit officer-w1 2']);
    expect(await tried({ stream: 'officer-w2' })).toEqual(['officers officer-w2 2']);
    expect(await tried({})).toEqual(['officers officer-w1 2']);
    expect(fed.parked()).toEqual([]);
    await asFolded();
  });

  it('is tried for each projection from where that one waits', async () => {
    await fed.project(poisonedBy({ officers: brings(fed.idAt(3)), audit: brings(fed.idAt(5)) }));
    expect(fed.parked()).toMatchObject([
      { projection: 'officers', first: 1, waiting: 3 },
      { projection: 'audit', first: 2, waiting: 2 },
    ]);
    await fed.project(poisonedBy({ officers: brings(fed.idAt(3)) }));
    expect(fed.names()).toEqual(['officers officer-w1']);
    expect(await fed.audited()).toHaveLength(8);

    await fed.project(poisonedBy({ officers: brings(fed.idAt(5)), audit: brings(fed.idAt(7)) }));
    await fed.project();
    await asFolded();
  });

  it('keeps what could be taken when a later event is in the way, and stays parked there', async () => {
    await fed.service.record('w1', award(), award('2021-02-01'));
    await fed.look();
    await fed.project(poisonedBy({ officers: brings(fed.idAt(5), fed.idAt(9)) }));
    const [before] = fed.parked();
    await fed.project(poisonedBy({ officers: brings(fed.idAt(9)) }));

    expect(before).toMatchObject({ position: 5, first: 2, waiting: 4, tries: 1 });
    expect(fed.parked()).toMatchObject([{ position: 9, first: 4, revision: 4, waiting: 2, tries: 1 }]);
    expect(await fed.rank('w1')).toBe('ATTACHE');
    await fed.project();
    await asFolded();
  });

  it('may be the first event of a stream', async () => {
    await fed.project(poisonedBy({ officers: brings(fed.idAt(1)), audit: brings(fed.idAt(1)) }));
    expect(fed.parked()).toMatchObject([
      { projection: 'audit', revision: 0, first: 0, waiting: 4 },
      { projection: 'officers', revision: 0, first: 0, waiting: 4 },
    ]);

    await fed.project();
    await asFolded();
  });

  it('is told by the event in question when it came with others in one append, which wait with it', async () => {
    const dismissal = {
      kind: 'DismissForDisciplineBreach',
      on: '2021-01-01',
      data: {
        breach: 'left the post',
        revocation: {
          order: { type: 'MINISTER_ORDER', number: '15-2', date: '2021-01-01', issuedBy: 'MINISTER' },
        },
      },
    } as const;
    await fed.service.record('w1', dismissal);
    await fed.look();
    fed.log.spoilt.add(fed.idAt(10));
    await fed.project();

    expect(fed.parked()[0]).toMatchObject({ position: 10, revision: 5, first: 4, waiting: 2 });
    expect(await fed.audited()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    fed.log.spoilt.clear();
    await fed.project();
    await asFolded();
  });

  it('does not hold up another stream of the same append', async () => {
    const lines = ['w1', 'w2'].map((officerId) => line(officerId, lineAward('medal')));
    await importLines(fed.service, lines, { atomic: true });
    await fed.look();
    await fed.project(poisonedBy({ audit: brings(fed.idAt(9)) }));

    expect(fed.events[8]!.known).toBe(fed.events[9]!.known);
    expect(fed.names()).toEqual(['audit officer-w1']);
    expect(await fed.audited()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10]);
    await fed.project();
    await asFolded();
  });
});
