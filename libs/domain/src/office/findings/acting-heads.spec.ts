import { annulled, corrected, minister, withoutOrder } from '../../../../../test/support/careers.js';
import { accepting, daysOf, foundBy, rulesOn } from '../../../../../test/support/findings.js';
import {
  appointingHead,
  aroundOffices as around,
  away,
  back,
  byHead,
  designating,
  establishedOn,
  officeAct,
} from '../../../../../test/support/offices.js';

const noted = (day: string, officerId = 'cou') =>
  officeAct('NotifyActingHead', day, { officerId, recipientKind: 'HOST_MFA', noteNo: '12' }, withoutOrder);
const substitute = (officerId: string, day: string) =>
  officeAct(
    'DesignateActingHeadSubstitute',
    day,
    { officerId, title: 'CHARGE_DAFFAIRES_AD_INTERIM' },
    minister(day),
  );

const absent = establishedOn('2016-01-04')
  .with(appointingHead('amb', '2016-01-04'), around)
  .and(away('2020-06-01'));
const acting = absent.with(designating('cou', '2020-06-01', 'ABSENCE', byHead('2020-05-20')), around);

describe('An acting head who is not notified', () => {
  it('is asked about from the first day of acting until the day of the note', () => {
    expect(foundBy(acting, 'NOTIFICATION_MISSING')).toMatchObject([
      {
        findingId: `NOTIFICATION_MISSING:${acting.last()}`,
        since: '2020-06-01',
        severity: 'WARNING',
        facts: { officerId: 'cou', title: 'CHARGE_DAFFAIRES_AD_INTERIM', cause: 'ABSENCE' },
      },
    ]);
    expect(daysOf(acting.and(noted('2020-06-05')), 'NOTIFICATION_MISSING')).toEqual([
      ['2020-06-01', '2020-06-05'],
    ]);
    for (const day of ['2020-05-31', '2020-06-01'])
      expect(daysOf(acting.and(noted(day)), 'NOTIFICATION_MISSING')).toEqual([]);
  });

  it('stays when the cause has ended, and is then a notice', () => {
    const returned = acting.and(back('2020-06-20'));
    expect(foundBy(returned, 'NOTIFICATION_MISSING')).toMatchObject([
      { since: '2020-06-01', easedOn: '2020-06-20' },
    ]);
    expect(daysOf(returned, 'NOTIFICATION_MISSING')).toEqual([['2020-06-01', undefined]]);
    expect(daysOf(returned.and(noted('2020-07-01')), 'NOTIFICATION_MISSING')).toEqual([
      ['2020-06-01', '2020-07-01'],
    ]);
  });

  it('is asked about of each person, and of a substitute as well', () => {
    const twice = acting.and(noted('2020-06-01')).with(substitute('far', '2020-06-10'), around);
    expect(foundBy(twice, 'NOTIFICATION_MISSING')).toMatchObject([
      { since: '2020-06-10', facts: { officerId: 'far' } },
    ]);
    expect(daysOf(twice.and(noted('2020-06-10', 'far')), 'NOTIFICATION_MISSING')).toEqual([]);
  });

  it('comes back when the note is annulled, and moves with the designation', () => {
    const note = acting.and(noted('2020-06-01'));
    const gone = note.and(annulled('2020-07-01', note.last()));
    expect(daysOf(gone, 'NOTIFICATION_MISSING')).toEqual([['2020-06-01', undefined]]);
    const later = acting.and(
      corrected('2020-07-01', acting.last(), { effectiveOn: '2020-06-03', order: { date: '2020-06-03' } }),
    );
    expect(daysOf(later, 'NOTIFICATION_MISSING')).toEqual([['2020-06-03', undefined]]);
  });

  it('can be accepted with a reason, and is then shown with it', () => {
    const id = `NOTIFICATION_MISSING:${acting.last()}`;
    expect(acting.code(accepting('2020-05-31', id))).toBe('DATE_ORDER');
    expect(acting.code(accepting('2020-06-01', `NOTIFICATION_MISSING:${acting.id(0)}`))).toBe('ID_UNKNOWN');
    const accepted = acting.and(accepting('2020-06-01', id, 'told by telephone'));
    expect(foundBy(accepted, 'NOTIFICATION_MISSING')).toMatchObject([
      { accepted: { act: { data: { reason: 'told by telephone' } } } },
    ]);
    expect(accepted.code(accepting('2020-06-02', id))).toBe('DUPLICATE_ID');
    expect(rulesOn(accepted, '2020-06-02')).toEqual(['NOTIFICATION_MISSING']);
  });
});
