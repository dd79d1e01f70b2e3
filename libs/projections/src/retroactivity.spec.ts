import { calendarDate } from '@elshi/law';
import { foldCareer, ledgerAfter, standings } from '@elshi/domain';
import fc from 'fast-check';
import {
  act,
  annulled,
  assigned,
  corrected,
  credit,
  type History,
  holding,
  leave,
  minister,
  serving,
  withoutOrder,
} from '../../../test/support/careers.js';
import { patience, runs, story, told } from '../../../test/support/careers-plausible.js';
import { officerRows } from './officer-rows.js';
import { type Retroactivity, retroactivity } from './retroactivity.js';

/** What the last act changed, had it been recorded on a day. */
function noticed({ ledger }: History, recordedOn: string): Retroactivity | undefined {
  const before = ledger.revision - ledger.acts.at(-1)!.events.length;
  return retroactivity(ledgerAfter(ledger, before), ledger, calendarDate(recordedOn));
}

const attache = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');

describe('A notice of retroactivity', () => {
  it('is given for an act that takes effect before the day on which it was recorded, and for no other', () => {
    const promoted = attache.and(assigned('2022-03-15', 'THIRD_SECRETARY'));
    expect(noticed(promoted, '2022-03-14')).toBeUndefined();
    expect(noticed(promoted, '2022-03-15')).toBeUndefined();
    expect(noticed(promoted, '2022-03-16')).toEqual({
      cause: 'RECORDED_LATE',
      reason: 'Recorded on 2022-03-16, in effect from 2022-03-15 on.',
      amends: null,
      recordedOn: '2022-03-16',
      from: '2022-03-15',
      to: null,
      changes: [{ from: '2022-03-15', to: null, was: { rank: 'ATTACHE' }, now: { rank: 'THIRD_SECRETARY' } }],
      eligibleDays: expect.arrayContaining([
        expect.objectContaining({ rankHeld: 'THIRD_SECRETARY', was: null, now: '2024-03-15' }),
      ]) as unknown,
    });
  });

  it('has the period between the day as it was and the day as it is corrected, and the reason given', () => {
    const moved = attache.and(corrected('2021-05-10', attache.last(), { effectiveOn: '2020-06-15' }));
    expect(noticed(moved, '2021-05-10')).toMatchObject({
      cause: 'CORRECTED',
      reason: 'misread',
      amends: attache.last(),
      from: '2020-03-15',
      to: '2020-06-15',
      changes: [{ was: { rank: 'ATTACHE' }, now: { rank: null } }],
      eligibleDays: [{ was: '2022-03-15', now: '2022-06-15' }],
    });
  });

  it.each([
    ['brought before the day of recording', '2022-03-15', '2021-05-09', true],
    ['brought to the day of recording', '2022-03-15', '2021-05-10', false],
    ['taken from a day that had passed', '2021-05-09', '2022-03-15', true],
    ['moved among days to come', '2022-03-15', '2022-04-15', false],
  ])('is given for an act %s: %s to %s, %s', (_how, from, to, given) => {
    const posted = serving('2020-01-01', 'POS_ATTACHE').and(act('RecordAward', from, { award: 'medal' }));
    const moved = posted.and(corrected('2021-05-10', posted.last(), { effectiveOn: to }));
    expect(noticed(moved, '2021-05-10') !== undefined).toBe(given);
  });

  it('is given for an annulment of what had effect, whatever the day of the annulment, and not of what lies ahead', () => {
    const ordered = minister('2022-01-10');
    const promoted = attache.and(act('AssignRank', '2022-07-01', { rank: 'THIRD_SECRETARY' }, ordered));
    const gone = promoted.and(annulled('2022-06-01', promoted.last()));
    expect(noticed(gone, '2022-06-20')).toBeUndefined();
    expect(noticed(gone, '2022-07-01')).toBeUndefined();
    expect(noticed(gone, '2022-07-02')).toMatchObject({
      cause: 'ANNULLED',
      reason: 'without authority',
      amends: promoted.last(),
      from: '2022-07-01',
      changes: [{ was: { rank: 'THIRD_SECRETARY' }, now: { rank: 'ATTACHE' } }],
    });
  });

  it('is given once for an annulment and all that it takes with it, from the first of them on', () => {
    const certified = attache.and(
      act('IssueRankCertificate', '2020-03-20', { certificateNo: '1', rank: 'ATTACHE' }, withoutOrder),
    );
    const dependants = [{ eventId: certified.last(), action: 'ANNUL' as const }];
    const gone = certified.with(annulled('2021-01-01', attache.last()), { dependants });
    expect(noticed(gone, '2020-03-15')).toBeUndefined();
    expect(noticed(gone, '2020-03-16')).toMatchObject({ from: '2020-03-15', to: null });
  });

  it('looks at the days of an interval, not at that of its order', () => {
    const ahead = attache.and(leave('l', 'UNPAID', '2021-07-01', '2021-08-01', '2021-01-10'));
    expect(noticed(ahead, '2021-06-30')).toBeUndefined();
    expect(noticed(ahead, '2021-07-02')).toMatchObject({ from: '2021-07-01', to: '2021-08-01' });
    const cancelled = ahead.and(act('CancelLeave', '2021-02-01', { leaveId: 'l' }));
    expect(noticed(cancelled, '2021-06-30')).toBeUndefined();
    expect(noticed(cancelled, '2021-07-02')).toMatchObject({
      cause: 'REMOVED',
      changes: [{ was: { leave: 'UNPAID' }, now: { leave: null } }],
    });
  });

  it('looks at the end that closes a credit, not at its beginning', () => {
    const open = attache.and(credit('c', 5, '2015-01-01', undefined, '2020-04-01'));
    const close = { creditId: 'c', to: '2021-06-01' };
    const closed = open.and(act('CloseServiceCredit', '2021-05-01', close, withoutOrder));
    expect(noticed(closed, '2021-06-01')).toBeUndefined();
    expect(noticed(closed, '2021-06-02')).toMatchObject({ from: '2021-06-01', to: null, changes: [] });
  });

  it('reaches to the beginning of a suspension of which the officer is cleared, and only then', () => {
    const suspended = attache.and(act('SuspendFromDuty', '2021-02-01', { suspensionId: 's' }));
    const ended = (cleared: boolean) =>
      suspended.and(act('EndSuspension', '2021-05-01', { suspensionId: 's', cleared }));
    expect(noticed(ended(false), '2021-05-01')).toBeUndefined();
    expect(noticed(ended(true), '2021-05-01')).toMatchObject({
      cause: 'REMOVED',
      from: '2021-02-01',
      changes: [{ to: null, was: { suspended: true }, now: { suspended: false } }],
    });
  });

  it('is given for what changes no pay, with the days of eligibility that move, and with the note as its reason', () => {
    const served = credit('c', 5, '2015-01-01', '2016-01-01', '2020-04-01');
    const credited = attache.and({ ...served, note: 'found in the archive' });
    expect(noticed(credited, '2020-04-01')).toMatchObject({
      reason: 'found in the archive',
      from: '2015-01-01',
      to: null,
      changes: [],
      eligibleDays: [],
    });
  });

  it('is not given for the act by which an officer came to be recorded, but for a correction of it', () => {
    const [registration] = attache.ledger.acts;
    expect(
      retroactivity(
        ledgerAfter(attache.ledger, 0),
        ledgerAfter(attache.ledger, 1),
        calendarDate('2026-01-01'),
      ),
    ).toBeUndefined();
    const changes = { data: { category: 'EMPLOYEE' } };
    const recorded = serving('2020-01-01', 'POS_ATTACHE').and(
      corrected('2021-05-10', registration!.actId, changes),
    );
    expect(noticed(recorded, '2021-05-10')).toMatchObject({
      from: null,
      to: null,
      changes: [{ from: null, was: { category: 'OFFICER' }, now: { category: 'EMPLOYEE' } }],
    });
  });

  it(
    'names no day too late: before the first day of effect, nothing that is listed differs',
    () => {
      fc.assert(
        fc.property(story, (tale) => {
          const { ledger } = told(tale, { dependants: 'ANNUL' });
          for (const { events, index } of ledger.acts.slice(1)) {
            const [before, after] = [events[0]!.revision, events[0]!.revision + 1].map((revision) =>
              ledgerAfter(ledger, revision),
            ) as [typeof ledger, typeof ledger];
            expect(after.acts).toHaveLength(index + 1);
            const found = retroactivity(before, after, calendarDate('9999-01-01'))!;
            const days = [before, after].map((known) =>
              officerRows(foldCareer(standings(known))).filter(
                ({ validFrom }) => validFrom < (found.from ?? ''),
              ),
            );
            const shown = days.map((rows) => rows.map(({ validTo: _validTo, ...row }) => row));
            if (found.from !== null) expect(shown[1]).toEqual(shown[0]);
          }
        }),
        runs,
      );
    },
    patience,
  );
});
