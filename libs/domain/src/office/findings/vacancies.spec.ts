import { annulled, minister } from '../../../../../test/support/careers.js';
import { daysOf, foundBy, rulesOn } from '../../../../../test/support/findings.js';
import {
  appointingHead,
  aroundOffices as around,
  away,
  designating,
  dismissingHead,
  establishedOn,
  officeAct,
} from '../../../../../test/support/offices.js';

const embassy = establishedOn('2016-01-04');
const headed = embassy.with(appointingHead('amb', '2016-05-02'), around);
const vacant = headed.with(dismissingHead('amb', '2020-02-03'), around);
const days = (history: typeof embassy) => daysOf(history, 'HEAD_MISSING');

describe('An office without a head', () => {
  it('is asked about from its first day up to the first appointment', () => {
    expect(foundBy(embassy, 'HEAD_MISSING')).toMatchObject([
      { findingId: `HEAD_MISSING:${embassy.last()}`, since: '2016-01-04', severity: 'WARNING' },
    ]);
    expect(days(headed)).toEqual([['2016-01-04', '2016-05-02']]);
    expect(rulesOn(headed, '2016-01-03')).toEqual([]);
    expect(days(establishedOn('2016-05-02').with(appointingHead('amb', '2016-05-02'), around))).toEqual([]);
  });

  it('is asked about again from the dismissal on, up to the next head', () => {
    expect(foundBy(vacant, 'HEAD_MISSING')[1]).toMatchObject({
      findingId: `HEAD_MISSING:${vacant.last()}`,
      since: '2020-02-03',
    });
    expect(days(vacant.with(appointingHead('next', '2020-06-01'), around))[1]).toEqual([
      '2020-02-03',
      '2020-06-01',
    ]);
    expect(days(vacant.and(annulled('2020-03-01', vacant.last())))).toEqual([['2016-01-04', '2016-05-02']]);
  });

  it('is none while somebody acts, or while the head is only away', () => {
    const acting = vacant.with(designating('far', '2020-02-10', 'VACANCY', minister('2020-02-10')), around);
    expect(days(acting).slice(1)).toEqual([['2020-02-03', '2020-02-10']]);
    const over = acting.and(
      officeAct('EndActingHead', '2020-04-01', { officerId: 'far' }, minister('2020-04-01')),
    );
    expect(days(over).slice(1)).toEqual([
      ['2020-02-03', '2020-02-10'],
      ['2020-04-01', undefined],
    ]);
    expect(days(headed.and(away('2018-01-10')))).toHaveLength(1);
  });

  it('is none once it is terminated, nor where the law says of no head', () => {
    const closed = vacant.and(officeAct('TerminateOffice', '2021-01-01', {}));
    expect(days(closed).at(-1)).toEqual(['2020-02-03', '2021-01-01']);
    expect(days(establishedOn('2016-01-04', { officeKind: 'CONSULATE' }))).toEqual([]);
  });

  it('is asked about from the day on which a consulate becomes an embassy', () => {
    const raised = establishedOn('2016-01-04', { officeKind: 'CONSULATE' }).and(
      officeAct('ReorganiseOffice', '2018-01-10', { officeKind: 'EMBASSY' }),
    );
    expect(foundBy(raised, 'HEAD_MISSING')).toMatchObject([
      { findingId: `HEAD_MISSING:${raised.last()}`, since: '2018-01-10' },
    ]);
  });
});
