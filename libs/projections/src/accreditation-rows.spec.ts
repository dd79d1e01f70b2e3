import type { History } from '../../../test/support/careers.js';
import {
  appointingHead,
  aroundOffices,
  dismissingHead,
  establishedOn,
  officeAct,
} from '../../../test/support/offices.js';
import { accreditationRows } from './accreditation-rows.js';

const granting = (to: string, day: string) =>
  officeAct('GrantAccreditation', day, { officerId: 'amb', to, concurrent: true });
const headed = (): History =>
  establishedOn('2015-03-01').with(appointingHead('amb', '2016-05-02'), aroundOffices);
const rows = ({ office }: History) =>
  accreditationRows(office).map(({ accreditedTo, basis, concurrent, validFrom, validTo }) => [
    ...[accreditedTo, basis, concurrent, validFrom, validTo],
  ]);

describe('The accreditations of the heads of an office', () => {
  it('are to the host state by the headship, and to others by acts, each with its own days', () => {
    const history = headed()
      .and(granting('SK', '2017-03-06'), granting('SI', '2018-01-15'))
      .and(officeAct('EndAccreditation', '2019-07-01', { officerId: 'amb', to: 'SK' }))
      .with(dismissingHead('amb', '2020-02-03'), aroundOffices);

    expect(rows(history)).toEqual([
      ['AT', 'HEADSHIP', 0, '2016-05-02', '2020-02-03'],
      ['SK', 'ACCREDITATION', 1, '2017-03-06', '2019-07-01'],
      ['SI', 'ACCREDITATION', 1, '2018-01-15', '2020-02-03'],
    ]);
  });

  it('of a permanent representative are to the organisation', () => {
    const office = { officeKind: 'PERMANENT_REPRESENTATION', organisation: 'OSCE' };
    const act = officeAct('AppointHead', '2016-05-02', {
      ...{ officerId: 'amb', title: 'PERMANENT_REPRESENTATIVE' },
      representation: { number: '1-03/1', date: '2016-05-02' },
    });
    expect(rows(establishedOn('2015-03-01', office).with(act, aroundOffices))).toEqual([
      ['OSCE', 'HEADSHIP', 0, '2016-05-02', null],
    ]);
  });

  it('are none where nobody heads it', () => {
    expect(rows(establishedOn('2015-03-01'))).toEqual([]);
    expect(rows(headed().with(dismissingHead('amb', '2016-05-02'), aroundOffices))).toEqual([]);
  });
});
