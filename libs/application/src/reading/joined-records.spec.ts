import { calendarDate, defaultPolicies } from '@elshi/law';
import { award, exported, importLines } from '../testing/importing.js';
import { bodyOf, microsOf, officerIds, trailOf } from '../testing/lists.js';
import { digestOfFold } from '../testing/reference-views.js';
import { career, minister, type Posted, registered, Service } from '../testing/service.js';

const joinTo = (officerId: string): Posted => ({
  kind: 'JoinRecord',
  on: '2026-01-01',
  order: null,
  data: { officerId },
});
const medal: Posted = { kind: 'RecordAward', on: '2025-12-16', data: { award: 'medal' } };

describe('two records of one person', () => {
  let service: Service;
  let joinId: string;
  let known: number;

  beforeEach(async () => {
    service = Service.over();
    await service.record('first', ...career('2020-03-15', 'Abenova Aigerim'));
    await service.record('second', registered('2021-01-01', 'Abenova A.'), medal);
    const { receipt, events } = await service.record('second', joinTo('first'));
    joinId = events[0]!.eventId;
    known = microsOf(receipt.recordedAt);
  });

  afterEach(() => service.app.close());

  const asOf = calendarDate('2026-01-01');
  const before = () => ({ asOf, knownAt: known - 1 });
  const record = async (officerId: string, clocks: { knownAt?: number } = {}) => {
    const read = await service.app.officers.serviceRecord(officerId, { asOf, ...clocks });
    if (read.outcome !== 'found') throw new Error(read.outcome);
    return read;
  };
  const listed = async (knownAt?: number) =>
    officerIds(
      bodyOf(
        await service.app.lists.officers(
          {},
          { ...(await service.now('2026-01-01')), ...(knownAt && { knownAt }) },
          { limit: 500 },
        ),
      ),
    );
  const annul = (eventId: string): Promise<unknown> =>
    service.record('second', {
      kind: 'AnnulAct',
      on: '2026-01-02',
      data: { eventId, reason: 'two persons' },
    });

  it('are read as one from the instant on that it is known, under either id, and as two before', async () => {
    const [first, second] = [await record('first'), await record('second')];
    expect(second.revision).toBe(first.revision);
    expect(second.body).toMatchObject({ officerId: 'first', meta: { joinedInto: 'officer/first' } });
    expect(first.body['meta']).not.toHaveProperty('joinedInto');
    const { meta: _one, ...told } = first.body;
    expect(second.body).toMatchObject(told);

    expect((await record('second', before())).body).toMatchObject({
      officerId: 'second',
      awards: [{ award: 'medal' }],
    });
    expect((await record('second', { knownAt: known })).body['officerId']).toBe('first');
  });

  it('have one term, one trail, one replay, one print and one answer to what if', async () => {
    const { officers, prints, whatIf } = service.app;
    const clocks = { asOf };
    const found = await Promise.all(
      ['first', 'second'].map(async (officerId) => [
        await officers.term(officerId, clocks, defaultPolicies),
        await officers.eligibility(officerId, undefined, clocks, defaultPolicies),
        { body: await trailOf(service.app, officerId, clocks) },
        await prints.record(officerId, clocks, false),
        await whatIf.ask(
          { officerId, acts: [], policies: defaultPolicies, ruleset: 'L299-II/2002' },
          clocks,
          { user: 'u', role: 'REG', requestId: 'r', correlationId: 'c' },
        ),
      ]),
    );
    const [one, two] = found.map((reads) =>
      reads.map((read) => JSON.stringify('body' in read && { ...read.body, meta: 0, clocks: 0 })),
    );
    expect(two).toEqual(one);
  });

  it('stand in the list as one person from then on, as two before', async () => {
    expect(await listed(known - 1)).toEqual(['first', 'second']);
    expect(await listed(known)).toEqual(['first']);
    expect(await listed()).toEqual(['first']);
  });

  it('keep every act that was recorded under the other id in the audit trail for ever', async () => {
    const trail = bodyOf(
      await service.app.audit.page({ subject: 'officer/second' }, await service.now('2026-01-01'), {
        limit: 10,
      }),
    );
    expect(trail.items.map(({ type }) => type)).toEqual([
      'OfficerRegistered',
      'AwardRecorded',
      'RecordJoined',
    ]);
  });

  it('take acts under the one that goes on only', async () => {
    expect(await service.submit('second', medal)).toMatchObject({
      outcome: 'refused',
      refusal: { refused: 'RECORD_JOINED', facts: { joinedInto: 'first' } },
    });
    expect(await service.submit('first', medal)).toMatchObject({ outcome: 'recorded' });
    expect((await record('second')).body).toMatchObject({ awards: [{ award: 'medal' }] });
  });

  it('are two again when the joining is annulled, and one when that is annulled too', async () => {
    await annul(joinId);
    expect((await record('second')).body).toMatchObject({
      officerId: 'second',
      awards: [{ award: 'medal' }],
    });
    expect(await listed()).toEqual(['first', 'second']);
    expect(await listed(known)).toEqual(['first']);

    const { items } = await trailOf(service.app, 'second', { asOf });
    await annul(String(items.at(-1)!['eventId']));
    expect((await record('second')).body['officerId']).toBe('first');
    expect(await listed()).toEqual(['first']);
  });

  it('may be joined to a third, which then answers for both', async () => {
    await service.record('third', registered('2022-01-01', 'Abenova'));
    await service.record('first', joinTo('third'));

    for (const officerId of ['first', 'second'])
      expect((await record(officerId)).body).toMatchObject({ officerId: 'third' });
    expect(await service.submit('third', joinTo('second'))).toMatchObject({
      outcome: 'refused',
      refusal: { refused: 'RECORD_JOINED', facts: { joinedInto: 'first' } },
    });
    expect(await service.submit('third', joinTo('third'))).toMatchObject({
      refusal: { refused: 'ID_UNKNOWN' },
    });
    expect(await service.submit('third', joinTo('none'))).toMatchObject({
      refusal: { refused: 'OFFICER_UNKNOWN' },
    });
  });

  it('are each read under their own id where they were joined to one another at one moment', async () => {
    await service.record('a', registered('2020-01-01'));
    await service.record('b', registered('2020-01-01'));
    const both = await Promise.all([service.submit('a', joinTo('b')), service.submit('b', joinTo('a'))]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded']);

    for (const officerId of ['a', 'b']) expect((await record(officerId)).body['officerId']).toBe(officerId);
    const { items } = await trailOf(service.app, 'a', { asOf });
    const mended = await service.submit('a', {
      kind: 'AnnulAct',
      on: '2026-01-02',
      order: minister('2026-01-02'),
      data: { eventId: items.at(-1)!['eventId'], reason: 'joined twice' },
    });
    expect(mended.outcome).toBe('recorded');
    for (const officerId of ['a', 'b']) expect((await record(officerId)).body['officerId']).toBe('a');
  });

  it('are brought over by export and import, and what was recorded under the other can be recorded anew', async () => {
    const lines = await exported(service);
    const target = Service.over();
    try {
      await importLines(target, lines);
      expect(await exported(target)).toEqual(lines);
      expect(await digestOfFold(target.log)).toBe(await digestOfFold(service.log));
    } finally {
      await target.app.close();
    }

    const anew = (await exported(service, 'officer/second'))
      .map((text) => JSON.parse(text) as { readonly act: { readonly kind: string } })
      .filter(({ act }) => act.kind === 'RecordAward')
      .map(({ act }) => JSON.stringify({ subject: 'officer/first', act }));
    expect((await importLines(service, anew)).totals).toMatchObject({ created: 1, errors: 0 });
    expect((await record('second')).body).toMatchObject({ awards: [award('medal').data] });
  });
});
