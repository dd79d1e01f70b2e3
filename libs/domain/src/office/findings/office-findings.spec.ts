import { defaultPolicies } from '@elshi/law';
import { annulled, president } from '../../../../../test/support/careers.js';
import { foundBy, forced, findingsOf } from '../../../../../test/support/findings.js';
import {
  appointingHead,
  aroundOffices as around,
  dismissingHead,
  establishedOn,
  officeAct,
} from '../../../../../test/support/offices.js';
import { judgeOffice, officeFindings } from './office-findings.js';

const headed = establishedOn('2016-01-04').with(appointingHead('amb', '2016-01-04'), around);

describe('The findings about an office', () => {
  it('are none where all is in order', () => {
    expect(findingsOf(headed)).toEqual([]);
  });

  it('name an act that would be refused now, as one that was kept although its ground was gone', () => {
    const next = headed
      .with(dismissingHead('amb', '2020-02-03'), around)
      .with(appointingHead('next', '2020-02-03'), around);
    const kept = next.with(annulled('2020-06-01', next.id(2)), {
      ...around,
      dependants: [{ eventId: next.last(), action: 'KEEP' }],
    });
    expect(foundBy(kept, 'IRREGULAR_ACT')).toMatchObject([
      {
        findingId: `IRREGULAR_ACT:HEAD_EXISTS:${next.last()}`,
        since: '2020-02-03',
        severity: 'ERROR',
        facts: { code: 'HEAD_EXISTS', keptBy: kept.last() },
      },
    ]);
  });

  it('ask nothing of people', () => {
    const unknown = forced(headed, dismissingHead('amb', '2020-02-03'));
    const somebody = forced(unknown, appointingHead('stranger', '2020-02-03'));
    expect(foundBy(somebody, 'IRREGULAR_ACT')).toEqual([]);
  });

  it('name older papers without an order, and orders later than their acts', () => {
    const older = establishedOn('2016-01-04').and(
      officeAct('ReorganiseOffice', '2017-01-10', { seat: 'Graz' }, { historical: true, order: undefined }),
      officeAct('ReorganiseOffice', '2018-01-10', { seat: 'Linz' }, president('2018-01-11')),
      officeAct('ReorganiseOffice', '2019-01-10', { seat: 'Wels' }),
    );
    expect(foundBy(older, 'BASIS_MISSING')).toMatchObject([{ events: [older.id(1)], since: '2017-01-10' }]);
    expect(foundBy(older, 'DATE_ORDER')).toMatchObject([{ events: [older.id(2)], severity: 'NOTICE' }]);
  });

  it('are the same when they grow with the record as when all is judged at once', () => {
    const before = judgeOffice(headed.ledger, defaultPolicies);
    const grown = forced(
      headed.with(dismissingHead('amb', '2020-02-03'), around),
      appointingHead('next', '2020-01-03'),
    );
    const atOnce = officeFindings(judgeOffice(grown.ledger, defaultPolicies));
    expect(officeFindings(judgeOffice(grown.ledger, defaultPolicies, before))).toEqual(atOnce);
    expect(atOnce.map(({ rule }) => rule)).toContain('IRREGULAR_ACT');
  });
});
