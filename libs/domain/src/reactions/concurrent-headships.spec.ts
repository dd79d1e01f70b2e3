import type { Act } from '../act.js';
import {
  annulled,
  appointed,
  corrected,
  court,
  entered,
  left,
  registered,
} from '../../../../test/support/careers.js';
import {
  appointingHead,
  away,
  byHead,
  dismissingHead,
  establishing,
  officeAct,
} from '../../../../test/support/offices.js';
import { arrived, posted } from '../../../../test/support/postings.js';
import { Registers } from '../../../../test/support/reactions.js';

const REP = 'office/rep';
const EMB = 'office/emb';
const declaring = (day: string) =>
  officeAct('DeclareConcurrentHeadship', day, { officerId: 'amb', otherOfficeId: 'emb' });
const ending = (day: string) =>
  officeAct('EndConcurrentHeadship', day, { officerId: 'amb', otherOfficeId: 'emb' });

/** An ambassador who is Permanent Representative as well, as was declared at the representation. */
function given(): Registers {
  const registers = new Registers();
  registers.record(EMB, establishing('2009-02-02'));
  registers.record(
    REP,
    establishing('2009-02-02', { officeKind: 'PERMANENT_REPRESENTATION', organisation: 'OSCE' }),
  );
  for (const id of ['amb', 'cou'])
    registers.record(
      `officer/${id}`,
      registered('2010-01-04'),
      entered('2010-01-04'),
      appointed('2010-01-04', 'POS_MINISTER_COUNSELLOR'),
    );
  registers.record(EMB, appointingHead('amb', '2016-05-02'));
  const { data, ...frame } = appointingHead('amb', '2016-05-02');
  registers.record(REP, { ...frame, data: { ...data, title: 'PERMANENT_REPRESENTATIVE' } } as Act);
  expect(registers.record(REP, declaring('2016-05-02'))).toBe('OK');
  registers.settle();
  return registers;
}

const declared = (registers: Registers) =>
  registers.office('rep').office.concurrent.map(({ from, to }) => [from, to ?? null]);

describe('what was declared with another office', () => {
  it('stands while both are headed', () => {
    expect(declared(given())).toEqual([['2016-05-02', null]]);
  });

  it('ends with the headship there, on the order of the dismissal', () => {
    const registers = given();
    registers.record(EMB, dismissingHead('amb', '2020-02-03'));

    expect(registers.settle()).toBe(2);
    expect(declared(registers)).toEqual([['2016-05-02', '2020-02-03']]);
    const [end] = registers.office('rep').ledger.acts.slice(-1);
    expect(end!.act).toMatchObject({ kind: 'EndConcurrentHeadship', effectiveOn: '2020-02-03' });
    expect(end!.act.order).toEqual(registers.office('emb').ledger.acts.at(-1)!.act.order);
    expect(registers.settle()).toBe(0);
  });

  it('ends with the headship here by itself', () => {
    const registers = given();
    registers.record(REP, dismissingHead('amb', '2020-02-03'));
    registers.settle();

    expect(declared(registers)).toEqual([['2016-05-02', '2020-02-03']]);
    expect(registers.office('rep').ledger.acts.at(-1)!.act.kind).toBe('DismissHead');
  });

  it('ends when the other office does, and when the person leaves', () => {
    const terminated = given();
    terminated.record(EMB, officeAct('TerminateOffice', '2021-02-01'));
    terminated.settle();
    expect(declared(terminated)).toEqual([['2016-05-02', '2021-02-01']]);

    const died = given();
    died.record('officer/amb', left('2019-07-01', 'DEATH'));
    died.settle();
    expect(declared(died)).toEqual([['2016-05-02', '2019-07-01']]);
    expect(died.settle()).toBe(0);
  });

  it('follows the day of the dismissal, and stands again without it', () => {
    const registers = given();
    registers.record(EMB, dismissingHead('amb', '2020-02-03'));
    registers.settle();
    const dismissal = registers.office('emb').last();
    registers.record(EMB, corrected('2020-03-02', dismissal, { effectiveOn: '2020-02-10' }));
    registers.settle();
    expect(declared(registers)).toEqual([['2016-05-02', '2020-02-10']]);

    registers.record(EMB, annulled('2020-04-01', dismissal));
    registers.settle();

    expect(declared(registers)).toEqual([['2016-05-02', null]]);
    expect(registers.settle()).toBe(0);
  });

  it('goes with the appointment there, and comes back with it', () => {
    const registers = given();
    const appointment = registers.office('emb').last();
    registers.record(EMB, annulled('2016-06-01', appointment));
    registers.settle();
    expect(declared(registers)).toEqual([['2016-05-02', '2016-05-02']]);

    registers.record(EMB, annulled('2016-07-01', registers.office('emb').last()));
    registers.settle();

    expect(declared(registers)).toEqual([['2016-05-02', null]]);
  });

  it('is at its end when a paper tells of it after the dismissal', () => {
    const registers = given();
    registers.record(REP, annulled('2016-06-01', registers.office('rep').last(), court('2016-06-01')));
    registers.record(EMB, dismissingHead('amb', '2020-02-03'));
    registers.settle();
    expect(registers.record(REP, declaring('2018-03-01'))).toBe('OK');
    registers.settle();

    expect(declared(registers)).toEqual([['2018-03-01', '2020-02-03']]);
  });

  it('ends by its own act the day before, and not a second time', () => {
    const registers = given();
    registers.record(REP, ending('2020-02-02'));
    registers.record(EMB, dismissingHead('amb', '2020-02-03'));
    registers.settle();

    expect(declared(registers)).toEqual([['2016-05-02', '2020-02-02']]);
    expect(registers.office('rep').ledger.acts.at(-1)!.act.kind).toBe('EndConcurrentHeadship');
    expect(registers.office('rep').ledger.acts).toHaveLength(4);
  });

  it('gives way to an earlier act of its own that is recorded later', () => {
    const registers = given();
    registers.record(EMB, dismissingHead('amb', '2020-02-03'));
    registers.settle();
    expect(registers.record(REP, ending('2019-01-01'))).toBe('OK');
    registers.settle();

    expect(declared(registers)).toEqual([['2016-05-02', '2019-01-01']]);
    expect(registers.settle()).toBe(0);
  });

  it('lets who serves at one of them act for the head of the other, wherever it was declared', () => {
    const acting = (office: string, day: string): string => {
      const registers = given();
      const at = office === EMB ? 'rep' : 'emb';
      registers.record(
        'officer/cou',
        posted('2018-01-10', 'p1', { officeId: at }),
        arrived('2018-01-10', 'p1'),
      );
      if (day > '2020') registers.record(REP, ending('2020-01-01'));
      registers.record(office, away(day));
      const title = office === EMB ? 'CHARGE_DAFFAIRES_AD_INTERIM' : 'ACTING_PERMANENT_REPRESENTATIVE';
      const data = { officerId: 'cou', title, cause: 'ABSENCE' };
      return registers.record(office, officeAct('DesignateActingHead', day, data, byHead(day)));
    };

    expect([acting(REP, '2019-03-01'), acting(EMB, '2019-03-01')]).toEqual(['OK', 'OK']);
    expect([acting(REP, '2020-03-01'), acting(EMB, '2020-03-01')]).toEqual(['DESIGNEE', 'DESIGNEE']);
  });
});
