import { calendarDate } from '@elshi/law';
import type { EffectiveFilter } from '../list-messages.js';
import type { Body, Clocks } from '../messages.js';
import { bodyOf, microsOf } from '../testing/lists.js';
import { appointed, assigned, career, minister, Service } from '../testing/service.js';

const july: EffectiveFilter = { from: calendarDate('2026-07-01'), to: calendarDate('2026-08-01') };
const CITED = expect.any(Array) as unknown;

const annulling = (eventId: unknown, on = '2026-06-01') =>
  ({
    kind: 'AnnulAct',
    on,
    order: { type: 'COURT_DECISION', number: '2-1', date: on, issuedBy: 'COURT' },
    data: { eventId, reason: 'without authority' },
  }) as const;
const correcting = (eventId: unknown, changes: object) =>
  ({
    kind: 'CorrectAct',
    on: '2026-06-01',
    order: null,
    data: { eventId, changes, reason: 'misread' },
  }) as const;

describe('the effective feed', () => {
  let service: Service;

  beforeEach(() => {
    service = Service.over();
  });

  afterEach(() => service.app.close());

  const page = async (filter: EffectiveFilter, limit = 500, cursor?: string, more: Partial<Clocks> = {}) => {
    const clocks = { ...(await service.now('2026-01-01')), ...more };
    return bodyOf(await service.app.effective.page(filter, clocks, { limit, ...(cursor && { cursor }) }));
  };
  const items = async (filter: EffectiveFilter, more: Partial<Clocks> = {}): Promise<readonly Body[]> =>
    (await page(filter, 500, undefined, more)).items;
  const now = async (): Promise<number> => microsOf((await page({})).meta.knownAt);
  it('shows an act of January once in July, and no more once it is annulled in June', async () => {
    await service.record('w1', ...career('2024-03-15'));
    const { events } = await service.record('w1', assigned('2026-07-01', 'THIRD_SECRETARY', '15-1/9'));

    expect(await items(july)).toEqual([
      {
        specversion: '1.0',
        id: events[0]!.eventId,
        source: '/v1/events/effective',
        type: 'kz.elshi.RankAssigned',
        subject: 'officer/w1',
        time: expect.stringMatching(/^2026-01-01T/) as unknown,
        datacontenttype: 'application/json',
        position: '5',
        revision: 5,
        actid: events[0]!.eventId,
        kind: 'AssignRank',
        recordedby: 'clerk',
        ruleset: 'L299-II/2002',
        effectiveon: '2026-07-01',
        data: { ...events[0]!.data, order: minister('2026-07-01', '15-1/9'), citations: CITED },
      },
    ]);
    const january = await now();
    await service.record('w1', annulling(events[0]!.eventId, '2026-08-01'));
    expect(await items(july)).toEqual([]);
    expect(await items({ subject: 'officer/w1', ...july })).toEqual([]);
    expect(await items(july, { knownAt: january })).toHaveLength(1);
  });

  it('takes the first day of the period and not its last', async () => {
    await service.record('w1', ...career('2024-03-15'));
    const days = ['2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01'];
    for (const on of days) await service.record('w1', { kind: 'RecordAward', on, data: { award: on } });

    expect((await items(july)).map(({ effectiveon }) => effectiveon)).toEqual(days.slice(1, 3));
    expect(await items({ from: july.from!, to: july.from! })).toEqual([]);
    expect(await items({ from: july.to! })).toHaveLength(1);
    expect(await items({ to: july.from! })).toHaveLength(5);
  });

  it('shows a corrected act on its corrected day with its corrected data, and by which act', async () => {
    await service.record('w1', ...career('2024-03-15'));
    const { events } = await service.record('w1', appointed('2026-03-01', 'POS_THIRD_SECRETARY'));
    const before = await now();
    const changes = { effectiveOn: '2026-07-15', order: { number: '15-1/2' }, data: { unit: 'Protocol' } };
    const correction = await service.record('w1', correcting(events[0]!.eventId, changes));
    const march = { from: calendarDate('2026-03-01'), to: calendarDate('2026-04-01') };

    expect(await items(march)).toEqual([]);
    expect(await items(july)).toMatchObject([
      {
        id: events[0]!.eventId,
        effectiveon: '2026-07-15',
        correctedby: correction.events[0]!.eventId,
        data: {
          effectiveOn: '2026-07-15',
          unit: 'Protocol',
          positionCode: 'POS_THIRD_SECRETARY',
          order: { number: '15-1/2', issuedBy: 'MINISTER' },
        },
      },
    ]);
    expect(await items(march, { knownAt: before })).toMatchObject([{ effectiveon: '2026-03-01' }]);
    expect(await items(july, { knownAt: before })).toEqual([]);
    expect(await items({})).toHaveLength(5);
    await service.record('w1', annulling(correction.events[0]!.eventId));
    expect(await items(march)).toHaveLength(1);
    expect(await items(july)).toEqual([]);
  });

  it('finds an event by the type that it has by now', async () => {
    await service.record('w1', ...career('2024-03-15'));
    const order = { type: 'COMMISSION_DECISION', number: '1', date: '2026-07-01', issuedBy: 'COMMISSION' };
    const data = { attestationId: 'a', result: 'PASSED', commission: 'c' };
    const { events } = await service.record('w1', {
      kind: 'RecordAttestation',
      on: '2026-07-01',
      order,
      data,
    });
    await service.record('w1', correcting(events[0]!.eventId, { data: { result: 'FAILED' } }));
    const types = async (...asked: string[]) =>
      (await items({ ...july, types: asked })).map(({ type }) => type);

    expect(await types('AttestationFailed')).toEqual(['kz.elshi.AttestationFailed']);
    expect(await types('AttestationPassed')).toEqual([]);
    expect(await types('AttestationFailed', 'AttestationPassed', 'RankAssigned')).toHaveLength(1);
    expect((await items(july)).map(({ type }) => type)).toEqual(['kz.elshi.AttestationFailed']);
  });

  it('takes no cursor of another question, and pages of nobody are empty', async () => {
    await service.record('w1', ...career('2024-03-15'));
    const { nextCursor } = await page({}, 1);
    const ask = async (filter: EffectiveFilter) =>
      service.app.effective.page(filter, await service.now('2026-01-01'), { limit: 1, cursor: nextCursor! });
    expect(await ask({})).toMatchObject({ outcome: 'found' });
    expect(await ask(july)).toEqual({ outcome: 'bad-cursor' });
    for (const subject of ['officer/nobody', 'office/w1']) expect(await items({ subject })).toEqual([]);
  });
});
