import {
  act,
  appointed,
  credit,
  entered,
  given,
  leave,
  left,
  reentered,
  registered,
  relieved,
  serving,
} from '../../../../../test/support/careers.js';
import { daysOf, foundBy } from '../../../../../test/support/findings.js';

const historical = { historical: true };
const serves = serving('2020-01-10', 'POS_ATTACHE');

describe('A gap in the service', () => {
  const relievedOnly = serves.and(relieved('2021-03-01'));

  it('is asked about a month after the last thing on record ended', () => {
    expect(foundBy(relievedOnly, 'SERVICE_GAP')).toMatchObject([
      {
        findingId: `SERVICE_GAP:${relievedOnly.last()}`,
        since: '2021-04-01',
        severity: 'WARNING',
        facts: { from: '2021-03-01', to: null },
      },
    ]);
    const entry = given(registered('2020-01-10'), entered('2020-01-10'));
    expect(foundBy(entry, 'SERVICE_GAP')).toMatchObject([{ since: '2020-02-10', events: [entry.last()] }]);
  });

  it('stays on record when it is over, unless it was no longer than a month', () => {
    const until = (day: string) => foundBy(relievedOnly.and(appointed(day, 'POS_ATTACHE')), 'SERVICE_GAP');
    expect(until('2021-04-01')).toEqual([]);
    expect(until('2021-04-02')).toMatchObject([
      { findingId: `SERVICE_GAP:${relievedOnly.last()}`, facts: { from: '2021-03-01', to: '2021-04-02' } },
    ]);
    expect(until('2021-04-02')[0]).not.toHaveProperty('until');
  });

  it('is none where credit, leave or suspension tells what the days were spent with, or the service ended', () => {
    const seconded = relievedOnly.and(credit('c', 5, '2021-03-01'));
    expect(foundBy(seconded, 'SERVICE_GAP')).toEqual([]);
    const onLeave = relievedOnly.and(leave('l', 'CHILDCARE', '2021-03-01', '2021-12-01'));
    expect(foundBy(onLeave, 'SERVICE_GAP')).toMatchObject([{ facts: { from: '2021-12-01' } }]);
    const suspended = relievedOnly.and(act('SuspendFromDuty', '2021-03-01', { suspensionId: 's' }));
    expect(foundBy(suspended, 'SERVICE_GAP')).toEqual([]);
    expect(foundBy(relievedOnly.and(left('2021-03-20')), 'SERVICE_GAP')).toEqual([]);
  });

  it('is a notice where older papers are at an end of it', () => {
    const papers = given(registered('1990-01-01')).and(
      act('EnterService', '1990-01-01', {}, historical),
      act('AppointToPosition', '1993-01-01', { positionCode: 'POS_ATTACHE' }, historical),
    );
    expect(foundBy(papers, 'SERVICE_GAP')).toMatchObject([{ severity: 'NOTICE', since: '1990-02-01' }]);
  });
});

describe('Days outside the service', () => {
  it('are those of a position before it, joined over positions that follow one another', () => {
    const papers = given(registered('1990-01-01')).and(
      act('AppointToPosition', '1990-01-01', { positionCode: 'POS_ATTACHE' }, historical),
      act('AppointToPosition', '1991-01-01', { positionCode: 'POS_THIRD_SECRETARY' }, historical),
      entered('1992-06-01'),
    );
    expect(foundBy(papers, 'OUTSIDE_SERVICE')).toMatchObject([
      {
        findingId: `OUTSIDE_SERVICE:${papers.id(1)}`,
        since: '1990-01-01',
        severity: 'NOTICE',
        facts: { from: '1990-01-01', to: '1992-06-01' },
      },
    ]);
  });

  it('are those of a leave that goes on when the service has ended', () => {
    const away = serves.and(leave('l', 'UNPAID', '2021-05-01', '2021-09-01'));
    expect(foundBy(away, 'OUTSIDE_SERVICE')).toEqual([]);
    expect(foundBy(away.and(left('2021-07-01')), 'OUTSIDE_SERVICE')).toMatchObject([
      { since: '2021-07-01', severity: 'WARNING', facts: { from: '2021-07-01', to: '2021-09-01' } },
    ]);
    expect(foundBy(away.and(left('2021-07-01'), reentered('2021-07-01')), 'OUTSIDE_SERVICE')).toEqual([]);
  });
});

describe('Overlaps', () => {
  it('of leaves are found from the day on which both run', () => {
    const twice = serves.and(
      leave('a', 'ANNUAL', '2021-05-01', '2021-06-01'),
      leave('b', 'SICK', '2021-05-31', '2021-06-10'),
    );
    expect(foundBy(twice, 'LEAVES_OVERLAP')).toMatchObject([
      {
        findingId: `LEAVES_OVERLAP:${twice.id(3)}:${twice.id(4)}`,
        since: '2021-05-31',
        facts: { from: '2021-05-31', to: '2021-06-01' },
      },
    ]);
    const mended = twice.and(act('CancelLeave', '2021-06-01', { leaveId: 'b' }));
    expect(foundBy(mended, 'LEAVES_OVERLAP')).toEqual([]);
  });

  it('are none of leaves that follow one another', () => {
    const inTurn = serves.and(
      leave('a', 'ANNUAL', '2021-05-01', '2021-06-01'),
      leave('b', 'SICK', '2021-06-01', '2021-06-10'),
    );
    expect(foundBy(inTurn, 'LEAVES_OVERLAP')).toEqual([]);
  });

  it('are told once for each leave that begins within another, whatever the order of recording', () => {
    const long = serves.and(
      leave('b', 'ANNUAL', '2021-07-01', '2021-07-15', '2021-01-20'),
      leave('c', 'ANNUAL', '2021-08-01', '2021-08-15', '2021-01-21'),
      leave('a', 'UNPAID', '2021-05-01', '2021-12-01', '2021-02-01'),
    );
    expect(foundBy(long, 'LEAVES_OVERLAP').map(({ events }) => events)).toEqual([
      [long.id(3), long.id(5)],
      [long.id(4), long.id(5)],
    ]);
  });

  it('of credits are those of one kind, and a notice: days count once', () => {
    const credited = serves.and(
      credit('a', 5, '2021-01-01', '2021-12-01'),
      credit('b', 7, '2021-02-01', '2021-03-01'),
      credit('c', 5, '2021-11-01'),
    );
    expect(foundBy(credited, 'CREDITS_OVERLAP')).toMatchObject([
      { events: [credited.id(3), credited.id(5)], severity: 'NOTICE', since: '2021-11-01' },
    ]);
    expect(daysOf(credited, 'CREDITS_OVERLAP')).toEqual([['2021-11-01', undefined]]);
  });
});
