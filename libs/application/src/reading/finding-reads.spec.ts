import {
  emptyLedger,
  judgeCareer,
  officer,
  officerFindings,
  record,
  type RecordedEvent,
} from '@elshi/domain';
import { calendarDate, defaultPolicies } from '@elshi/law';
import { findingItem, findingRows } from '@elshi/projections';
import { decode } from '../codec.js';
import type { FindingFilter } from '../list-messages.js';
import type { Body, Clocks } from '../messages.js';
import { bodyOf, microsOf } from '../testing/lists.js';
import { RandomActs } from '../testing/random-acts.js';
import { appointed, assigned, career, entered, left, registered, Service } from '../testing/service.js';

const accepts = (on: string, findingId: string, reason = 'it was so') =>
  ({ kind: 'AcceptFinding', on, order: null, data: { findingId, reason } }) as const;
const open: FindingFilter = { status: 'open' };
const accepted: FindingFilter = { status: 'accepted' };

describe('the list of findings', () => {
  let service: Service;
  const list = async (filter: FindingFilter, clocks: Clocks, limit = 500, cursor?: string) =>
    bodyOf(await service.app.findings.page(filter, clocks, { limit, ...(cursor && { cursor }) }));
  const rules = ({ items }: { readonly items: readonly Body[] }) =>
    items.map(({ subject, rule }) => `${String(subject)} ${String(rule)}`);

  beforeEach(() => {
    service = Service.over();
  });

  afterEach(() => service.app.close());

  it('tells on any day what stands on it, with the names of whom it is about', async () => {
    await service.record('w1', ...career('2020-03-15', 'Abenova Aigerim'));

    expect((await list(open, await service.now('2020-03-14'))).items).toEqual([]);
    expect((await list(open, await service.now('2020-03-15'))).items).toMatchObject([
      { rule: 'CERTIFICATE_MISSING', subject: 'officer/w1', names: { latin: 'Abenova Aigerim' } },
      { rule: 'RECORD_ENTRY_MISSING', citation: { article: '11' } },
    ]);
  });

  it('tells what was found as it was known at any moment', async () => {
    await service.record('w1', ...career('2020-03-15'));
    const before = await list(open, await service.now('2020-05-01'));
    await service.record('w1', {
      kind: 'IssueRankCertificate',
      on: '2020-04-01',
      order: null,
      data: { certificateNo: '1', rank: 'ATTACHE' },
    });
    const then = { asOf: calendarDate('2020-05-01'), knownAt: microsOf(before.meta.knownAt) };

    expect(rules(await list(open, await service.now('2020-05-01')))).toEqual([
      'officer/w1 RECORD_ENTRY_MISSING',
    ]);
    expect(await list(open, then)).toEqual(before);
  });

  it('takes what is accepted out of the open findings, from the day of the act on, and brings it back', async () => {
    await service.record('w1', ...career('2020-03-15'));
    const [found] = (await list(open, await service.now('2020-05-01'))).items;
    const { events } = await service.record('w1', accepts('2020-05-01', String(found!['findingId']), 'lost'));

    expect(rules(await list(open, await service.now('2020-04-30')))).toHaveLength(2);
    expect(rules(await list(open, await service.now('2020-05-01')))).toEqual([
      'officer/w1 RECORD_ENTRY_MISSING',
    ]);
    expect((await list(accepted, await service.now('2020-05-01'))).items).toMatchObject([
      {
        findingId: found!['findingId'],
        status: 'accepted',
        acceptance: { eventId: events[0]!.eventId, recordedBy: 'clerk', on: '2020-05-01', reason: 'lost' },
      },
    ]);
    await service.record('w1', {
      kind: 'AnnulAct',
      on: '2020-06-01',
      data: { eventId: events[0]!.eventId, reason: 'found again' },
    });
    expect(rules(await list(open, await service.now('2020-05-01')))).toHaveLength(2);
  });

  it('refuses to accept what is not found', async () => {
    await service.record('w1', ...career('2020-03-15'));

    expect(await service.submit('w1', accepts('2020-05-01', 'CERTIFICATE_MISSING:none'))).toMatchObject({
      outcome: 'refused',
      refusal: { refused: 'ID_UNKNOWN' },
    });
  });

  it('is narrowed by subject, rule and severity', async () => {
    await service.record('w1', ...career('2020-03-15'), appointed('2021-01-01', 'POS_FIRST_SECRETARY'));
    await service.record('w2', registered('2019-01-01'), entered('2019-01-01'), left('2021-01-01'));
    const clocks = await service.now('2020-12-31');
    const all = await list(open, clocks);

    expect(rules(all)).toEqual([
      'officer/w1 CERTIFICATE_MISSING',
      'officer/w1 RECORD_ENTRY_MISSING',
      'officer/w2 SERVICE_GAP',
    ]);
    expect(rules(await list({ ...open, subject: 'officer/w2' }, clocks))).toEqual(['officer/w2 SERVICE_GAP']);
    expect(rules(await list({ ...open, rule: 'RECORD_ENTRY_MISSING' }, clocks))).toHaveLength(1);
    expect(rules(await list({ ...open, severity: 'NOTICE' }, clocks))).toEqual([]);
    expect(rules(await list({ ...open, severity: 'WARNING', rule: 'SERVICE_GAP' }, clocks))).toHaveLength(1);
    expect(await service.app.findings.counts(clocks)).toMatchObject({
      body: [
        { rule: 'CERTIFICATE_MISSING', severity: 'WARNING', findings: 1 },
        { rule: 'RECORD_ENTRY_MISSING', severity: 'WARNING', findings: 1 },
        { rule: 'SERVICE_GAP', severity: 'WARNING', findings: 1 },
      ],
    });
  });

  it('is paged, and streamed, with nothing skipped or repeated while more is recorded', async () => {
    for (const id of ['w1', 'w2', 'w3']) await service.record(id, ...career('2020-03-15'));
    const clocks = await service.now('2020-05-01');
    const first = await list(open, clocks, 2);
    await service.record('w0', ...career('2020-03-15'));
    await service.record('w2', assigned('2022-03-15', 'THIRD_SECRETARY'));
    const second = await list(open, clocks, 2, first.nextCursor!);
    const third = await list(open, clocks, 2, second.nextCursor!);

    expect([first, second, third].flatMap(rules)).toEqual(
      ['w1', 'w2', 'w3'].flatMap((id) => [
        `officer/${id} CERTIFICATE_MISSING`,
        `officer/${id} RECORD_ENTRY_MISSING`,
      ]),
    );
    expect(third.nextCursor).toBeNull();
    expect(
      await service.app.findings.page(accepted, clocks, { limit: 2, cursor: first.nextCursor! }),
    ).toEqual({
      outcome: 'bad-cursor',
    });
    expect(await streamed(7)).toHaveLength(7);
    expect(await streamed()).toHaveLength(8);
  });

  it.each([11, 12, 13])(
    'is what the record of each officer comes to, at any two clocks (seed %i)',
    async (seed) => {
      await new RandomActs(service, { seed, officers: 5 }).post(250);
      const events: (RecordedEvent & { readonly stream: string })[] = [];
      for await (const stored of service.log.readAll({ after: 0n }))
        events.push({ ...decode(stored), stream: stored.stream });
      await service.now('2020-01-01');

      for (const [share, day] of [
        [0.3, '2001-07-01'],
        [0.6, '2012-03-15'],
        [1, '2026-01-01'],
      ] as const) {
        const { known } = events[Math.floor(share * (events.length - 1))]!;
        const clocks = { asOf: calendarDate(day), knownAt: known };
        const expected = [0, 1, 2, 3, 4].flatMap((no) => {
          const own = events.filter((event) => event.stream === `officer-o${no}` && event.known <= known);
          const judged = judgeCareer(record(emptyLedger(officer(`o${no}`)), own), defaultPolicies);
          return findingRows(officerFindings(judged, defaultPolicies))
            .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
            .map((row) => findingItem(`officer/o${no}`, row));
        });
        const listed = [...(await list(open, clocks)).items, ...(await list(accepted, clocks)).items];
        const plain = (items: readonly Body[]) => items.map(({ names: _names, ...item }) => item);

        expect(expected.length).toBeGreaterThan(0);
        expect(bySubject(plain(listed))).toEqual(bySubject(JSON.parse(JSON.stringify(expected)) as Body[]));
      }
    },
    60_000,
  );

  async function streamed(limit?: number): Promise<readonly Body[]> {
    const outcome = await service.app.findings.rows(open, await service.now('2020-05-01'), limit);
    if (outcome.outcome !== 'found') throw new Error(outcome.outcome);
    const items: Body[] = [];
    for await (const item of outcome.body.rows) items.push(item);
    return items;
  }
});

function bySubject(items: readonly Body[]): readonly Body[] {
  const key = ({ subject, findingId }: Body) => `${String(subject)} ${String(findingId)}`;
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
