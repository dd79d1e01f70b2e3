import { calendarDate, defaultPolicies, type Policies } from '@elshi/law';
import { emptyLedger, foldCareer, ledgerAfter, officer, standings } from '@elshi/domain';
import fc from 'fast-check';
import {
  act,
  annulled,
  assigned,
  corrected,
  given,
  type History,
  holding,
  leave,
  left,
  registered,
  withoutOrder,
} from '../../../test/support/careers.js';
import { dayAfter, patience, runs, story, told } from '../../../test/support/careers-plausible.js';
import { patched } from '../../../test/support/json-patch.js';
import { type Consequences, consequences } from './consequences.js';
import { eligibilityView } from './eligibility.js';
import { officerRows } from './officer-rows.js';
import { serviceRecord } from './service-record.js';
import { termView } from './term.js';

const today = calendarDate('2026-01-01');

/** What it means that the history became another. */
function between(was: History, now: History, policies: Partial<Policies> = {}): Consequences {
  const default_ = { ledger: was.ledger, policies: defaultPolicies };
  return consequences(default_, { ledger: now.ledger, policies: { ...defaultPolicies, ...policies } }, [
    today,
  ]);
}

const attache = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');
const certified = attache.and(
  act('IssueRankCertificate', '2020-03-20', { certificateNo: '0042', rank: 'ATTACHE' }, withoutOrder),
  act('EnterServiceRecord', '2020-03-21', { entryNo: '7', eventId: attache.last() }, withoutOrder),
);

describe('The consequences of an act', () => {
  it('are the lines that it adds and changes, the days of eligibility, and the days on which pay rests on something else', () => {
    const found = between(attache, attache.and(assigned('2022-03-15', 'THIRD_SECRETARY')));

    expect(found.differences[0]!.record).toEqual(
      expect.arrayContaining([
        { op: 'replace', path: '/rank/code', was: 'ATTACHE', value: 'THIRD_SECRETARY' },
        { op: 'replace', path: '/rankSpells/0/held/0/to', was: null, value: '2022-03-15' },
      ]),
    );
    expect(found.eligibleDays).toMatchObject([
      { rankHeld: 'ATTACHE', nextRank: 'THIRD_SECRETARY', was: '2022-03-15', now: null },
      { rankHeld: 'THIRD_SECRETARY', nextRank: 'SECOND_SECRETARY_II', was: null, now: '2024-03-15' },
    ]);
    expect(found.payPeriod).toEqual({
      from: '2022-03-15',
      to: null,
      parts: [{ from: '2022-03-15', to: null, was: { rank: 'ATTACHE' }, now: { rank: 'THIRD_SECRETARY' } }],
    });
    expect(found.affectedActs).toEqual([]);
  });

  it('are none where it changes nothing that is read', () => {
    expect(between(attache, attache)).toEqual({
      differences: [{ asOf: today, record: [], term: [], eligibility: [] }],
      eligibleDays: [],
      affectedActs: [],
      affectedDocuments: [],
      payPeriod: null,
    });
  });

  it('are the whole record where there was none', () => {
    const { differences, payPeriod } = between(given(), given(registered('2020-01-01')));
    expect(differences[0]!.record).toMatchObject([{ op: 'replace', path: '', was: null }]);
    expect(payPeriod).toMatchObject({ from: null, to: null, parts: [{ was: null }] });
  });

  it('are a leave that pay and the term rest on, from its first day to its last', () => {
    const away = attache.and(leave('l', 'UNPAID', '2021-02-01', '2021-03-01', '2021-01-20'));
    const found = between(attache, away);
    const days = { from: '2021-02-01', to: '2021-03-01' };

    expect(found.payPeriod).toEqual({
      ...days,
      parts: [{ ...days, was: { leave: null }, now: { leave: 'UNPAID' } }],
    });
    expect(found.eligibleDays).toMatchObject([{ was: '2022-03-15', now: '2022-04-12' }]);
  });

  it('are what the judge finds otherwise about a later act, lawful as it stays', () => {
    const promoted = attache.and(assigned('2023-03-15', 'THIRD_SECRETARY'));
    const found = between(promoted, promoted.and(leave('l', 'UNPAID', '2021-02-01', '2021-03-01')));

    expect(found.affectedActs).toMatchObject([
      { eventId: promoted.last(), kind: 'AssignRank', orderNumber: '15-1/1', because: null },
    ]);
    const paths = found.affectedActs[0]!.difference.map(({ path }) => path);
    expect(paths).toContain('/found/RankAssigned/termCheck/creditedDays');
    expect(paths.every((path) => path.startsWith('/found/'))).toBe(true);
  });

  it('are a dependant that stays, and why it would now be refused', () => {
    const promoted = attache.and(assigned('2022-03-15', 'THIRD_SECRETARY'));
    const dependants = [{ eventId: promoted.last(), action: 'KEEP' as const }];
    const found = between(
      promoted,
      promoted.with(leave('l', 'UNPAID', '2021-02-01', '2021-03-01'), { dependants }),
    );

    expect(found.affectedActs[0]).toMatchObject({
      eventId: promoted.last(),
      because: expect.stringContaining('2022-04-12') as unknown,
    });
    const refused = { op: 'replace', path: '/refused', was: null, value: 'TERM_NOT_SERVED' };
    expect(found.affectedActs[0]!.difference).toContainEqual(refused);
  });

  it('are the certificate and the entry of a rank that goes', () => {
    const dependants = certified.ledger.acts
      .slice(-2)
      .map(({ actId }) => ({ eventId: actId, action: 'ANNUL' as const }));
    const gone = certified.with(annulled('2021-01-01', attache.last()), { dependants });
    const { affectedActs: acts, affectedDocuments: documents } = between(certified, gone);

    expect(acts.map(({ kind, difference }) => [kind, difference[0]])).toEqual(
      ['AssignRank', 'IssueRankCertificate', 'EnterServiceRecord'].map((kind) => [
        kind,
        { op: 'replace', path: '/status', was: 'in-force', value: 'annulled' },
      ]),
    );
    expect(documents).toMatchObject([
      { document: 'RANK_CERTIFICATE', number: '0042', because: 'The certificate itself no longer stands.' },
      { document: 'RECORD_ENTRY', number: '7', because: 'The entry itself no longer stands.' },
    ]);
  });

  it.each([
    ['moves', '2020-03-16', 'ATTACHE is held from 2020-03-16, not from 2020-03-15.'],
    ['stays', '2020-03-15', undefined],
  ])('are the certificate of a rank that %s', (_what, effectiveOn, because) => {
    const changes = { effectiveOn, order: { number: '15-1/2' } };
    const { affectedDocuments: documents } = between(
      certified,
      certified.and(corrected('2021-01-01', attache.last(), changes)),
    );

    expect(documents.map((document) => document.document)).toEqual(
      because === undefined ? ['RECORD_ENTRY'] : ['RANK_CERTIFICATE', 'RECORD_ENTRY'],
    );
    if (because !== undefined) expect(documents[0]!.because).toBe(because);
    expect(documents.at(-1)!.because).toBe('The act that it enters is corrected.');
  });

  it('are the end of a certified rank, and not the end of the service', () => {
    const promoted = certified.and(assigned('2022-03-15', 'THIRD_SECRETARY'));
    expect(between(certified, promoted).affectedDocuments.map(({ because }) => because)).toEqual([
      'ATTACHE ends on 2022-03-15.',
      'ATTACHE ends on 2022-03-15.',
    ]);
    expect(between(certified, certified.and(left('2022-01-01'))).affectedDocuments).toEqual([]);
  });

  it('are those of other policies, too', () => {
    const { differences, eligibleDays, affectedActs: acts } = between(attache, attache, { P03: 'DAY_AFTER' });
    expect(eligibleDays).toMatchObject([{ was: '2022-03-15', now: '2022-03-16' }]);
    const moved = { op: 'replace', path: '/eligibleOn', was: '2022-03-15', value: '2022-03-16' };
    expect(differences[0]!.term).toContainEqual(moved);
    expect(acts).toEqual([]);
  });

  it(
    'are such that what was read, patched, is what is read, on every day',
    () => {
      const day = dayAfter(calendarDate('1988-01-01'));
      fc.assert(
        fc.property(story, fc.nat(), day, day, (tale, back, asOf, other) => {
          const { ledger } = told(tale, { dependants: 'ANNUL' });
          const earlier =
            back % ledger.revision === 0
              ? emptyLedger(officer('o1'))
              : ledgerAfter(ledger, back % ledger.revision);
          const found = consequences(
            { ledger: earlier, policies: defaultPolicies },
            { ledger, policies: defaultPolicies },
            [asOf],
          );
          const [was, now] = [earlier, ledger].map((known) => readsOf(known, asOf));
          const [{ record, term, eligibility }] = found.differences as [Consequences['differences'][number]];
          expect(patched(was!.record, record)).toEqual(now!.record);
          expect(patched(was!.term, term)).toEqual(now!.term);
          expect(patched(was!.eligibility, eligibility)).toEqual(now!.eligibility);

          const { from = null, to = null } = found.payPeriod ?? { from: other, to: other };
          const within = (from === null || from <= other) && (to === null || other < to);
          if (!within) expect(listed(earlier, other)).toEqual(listed(ledger, other));
        }),
        runs,
      );
    },
    patience,
  );
});

function readsOf(ledger: History['ledger'], asOf: typeof today): Readonly<Record<string, unknown>> {
  if (ledger.revision === 0) return { record: null, term: null, eligibility: null };
  const all = standings(ledger);
  const career = foldCareer(all);
  const read = {
    record: serviceRecord('o1', career, asOf),
    term: termView('o1', career, asOf, defaultPolicies),
    eligibility: eligibilityView('o1', all, undefined, asOf, defaultPolicies),
  };
  return JSON.parse(JSON.stringify(read)) as typeof read;
}

/** Service, rank and position as the list has them on a day. */
function listed(ledger: History['ledger'], day: typeof today): readonly unknown[] {
  return officerRows(foldCareer(standings(ledger)))
    .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
    .map(({ category, status, rank, positionCode }) => [category, status, rank, positionCode]);
}
