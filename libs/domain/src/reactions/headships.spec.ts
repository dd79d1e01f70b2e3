import { calendarDate } from '@elshi/law';
import {
  annulled,
  appointed,
  assigned,
  corrected,
  court,
  entered,
  left,
  president,
  registered,
} from '../../../../test/support/careers.js';
import { appointingHead, dismissingHead, establishing, officeAct } from '../../../../test/support/offices.js';
import { extended } from '../../../../test/support/postings.js';
import { Registers } from '../../../../test/support/reactions.js';
import { commandOn } from '../office/command.js';

const AT = 'office/emb';
const AMB = 'officer/amb';

/** An embassy, and an officer of the Ministry. */
function given(): Registers {
  const registers = new Registers();
  registers.record(AT, establishing('2009-02-02'));
  for (const id of ['amb', 'next'])
    registers.record(
      `officer/${id}`,
      registered('2010-01-04'),
      entered('2010-01-04'),
      appointed('2010-01-04', 'POS_MINISTER_COUNSELLOR'),
    );
  return registers;
}

/** The same, with its head. */
function headed(): Registers {
  const registers = given();
  expect(registers.record(AT, appointingHead('amb', '2016-05-02'))).toBe('OK');
  registers.settle();
  return registers;
}

const postings = (registers: Registers, id = 'amb') =>
  registers.officer(id).career.postings.map(({ postingId, positionCode, stay, end }) => ({
    ...{ postingId, positionCode },
    from: stay?.from ?? null,
    to: end?.on ?? null,
    outcome: end?.outcome ?? null,
  }));
const head = (registers: Registers, day: string) => {
  const command = commandOn(registers.office('emb').office, calendarDate(day));
  return 'officerId' in command ? command.officerId : null;
};

describe('the posting of a head', () => {
  it('begins with the appointment, on the same order, in the position of the title', () => {
    const { career, ledger } = headed().officer('amb');

    expect(career.postings).toMatchObject([
      {
        postingId: 'head.emb.2',
        officeId: 'emb',
        positionCode: 'POS_AMBASSADOR',
        stay: { from: '2016-05-02' },
      },
    ]);
    const [assignment, start] = ledger.acts.slice(-2);
    expect([assignment!.act.kind, start!.act.kind]).toEqual(['AssignPosting', 'StartPosting']);
    expect(assignment!.act.order).toEqual(president('2016-05-02').order);
    expect(start!.act.order).toEqual(assignment!.act.order);
  });

  it('takes the place of the position in the Ministry that day', () => {
    const [position] = headed().officer('amb').career.positions;

    expect(position).toMatchObject({ from: '2010-01-04', to: '2016-05-02' });
  });

  it('is completed by a dismissal', () => {
    const registers = headed();
    registers.record(AT, dismissingHead('amb', '2020-02-03'));
    registers.settle();

    expect(postings(registers)).toEqual([
      {
        ...{ postingId: 'head.emb.2', positionCode: 'POS_AMBASSADOR' },
        ...{ from: '2016-05-02', to: '2020-02-03', outcome: 'COMPLETED' },
      },
    ]);
  });

  it('is completed by a dismissal on the day of leaving, where that was recorded first', () => {
    const registers = headed();
    registers.record(AT, dismissingHead('amb', '2020-02-03'));
    registers.settle();
    registers.record(AMB, left('2020-02-03'));

    expect(registers.settle()).toBe(0);
    expect(postings(registers)).toMatchObject([{ to: '2020-02-03', outcome: 'COMPLETED' }]);
  });

  it('is curtailed by leaving the day before a dismissal that was recorded first', () => {
    const registers = headed();
    registers.record(AT, dismissingHead('amb', '2020-02-03'));
    registers.settle();
    registers.record(AMB, left('2020-02-02'));
    registers.settle();

    expect(postings(registers)).toMatchObject([{ to: '2020-02-02', outcome: 'CURTAILED' }]);
  });

  it('ends with its office', () => {
    const registers = headed();
    registers.record(AT, officeAct('TerminateOffice', '2021-02-01'));
    registers.settle();

    expect(postings(registers)).toMatchObject([{ to: '2021-02-01', outcome: 'OFFICE_TERMINATED' }]);
  });

  it.each([
    ['VOLUNTARY', 'CURTAILED'],
    ['DEATH', 'DIED_AT_POST'],
  ])('ends with the service, and the headship with it: %s', (cause, outcome) => {
    const registers = headed();
    registers.record(AMB, left('2019-07-01', cause));
    registers.settle();

    expect(postings(registers)).toMatchObject([{ to: '2019-07-01', outcome }]);
    expect([head(registers, '2019-06-30'), head(registers, '2019-07-01')]).toEqual(['amb', null]);
    expect(registers.officer('amb').ledger.acts.at(-1)!.act.kind).toBe('LeaveService');
    expect(registers.record(AT, appointingHead('next', '2019-08-01'))).toBe('OK');
  });

  it('stands again when the leaving is annulled, and moves with it when that is corrected', () => {
    const registers = headed();
    registers.record(AMB, left('2019-07-01'));
    registers.settle();
    const leaving = registers.officer('amb').last();
    registers.record(AMB, corrected('2019-09-01', leaving, { effectiveOn: '2019-08-01' }));
    registers.settle();
    expect([head(registers, '2019-07-31'), head(registers, '2019-08-01')]).toEqual(['amb', null]);

    registers.record(AMB, annulled('2019-10-01', leaving));
    registers.settle();

    expect(head(registers, '2019-08-01')).toBe('amb');
    expect(postings(registers)).toMatchObject([{ from: '2016-05-02', to: null }]);
  });

  it('follows a correction of the appointment: day, order and person', () => {
    const registers = headed();
    const appointment = registers.office('emb').last();
    registers.record(
      AT,
      corrected('2016-06-01', appointment, { effectiveOn: '2016-05-04', order: { number: '7' } }),
    );
    registers.settle();
    expect(postings(registers)).toMatchObject([{ postingId: 'head.emb.2', from: '2016-05-04', to: null }]);
    expect(registers.officer('amb').career.postings[0]!.by.act.order).toMatchObject({ number: '7' });

    registers.record(AT, corrected('2016-07-01', appointment, { data: { officerId: 'next' } }));
    registers.settle();

    expect(postings(registers)).toEqual([]);
    expect(postings(registers, 'next')).toMatchObject([
      { postingId: 'head.emb.2', from: '2016-05-04', to: null },
    ]);
    expect(registers.officer('amb').career.positions).toMatchObject([{ from: '2010-01-04' }]);
  });

  it('goes with the appointment when that is annulled, and comes back with it', () => {
    const registers = headed();
    registers.record(AT, annulled('2016-06-01', registers.office('emb').last()));
    registers.settle();
    expect(postings(registers)).toEqual([]);

    registers.record(AT, annulled('2016-07-01', registers.office('emb').last()));
    registers.settle();

    expect(postings(registers)).toMatchObject([{ postingId: 'head.emb.2', from: '2016-05-02', to: null }]);
  });

  it('is nobody’s to correct, annul or end', () => {
    const registers = headed();
    const half = registers.officer('amb').last();
    const codes = [
      corrected('2017-01-01', half, { effectiveOn: '2016-05-09' }),
      annulled('2017-01-01', half, court('2017-01-01')),
      annulled('2017-01-01', registers.officer('amb').last(1), president('2017-01-01')),
    ].map((act) => registers.record(AMB, act));

    expect(codes).toEqual(['ID_UNKNOWN', 'ID_UNKNOWN', 'ID_UNKNOWN']);
  });

  it('is extended like another', () => {
    const registers = headed();

    expect(registers.record(AMB, extended('2019-01-01', '2021-01-01', 'head.emb.2'))).toBe('OK');
    expect(registers.settle()).toBe(0);
  });

  it('keeps nobody from annulling an earlier act, and is never asked about', () => {
    const registers = headed();
    registers.record(AMB, assigned('2016-06-01', 'COUNSELLOR_I', { justification: 'long service' }));

    expect(registers.record(AMB, left('2016-04-01'))).toBe('DEPENDANT_ACTS');
    const [decision] = [registers.officer('amb').when(left('2016-04-01'))];
    expect(decision.refused && decision.facts['dependants']).toMatchObject([{ kind: 'AssignRank' }]);
  });
});
