import { calendarDate } from '@elshi/law';
import {
  act,
  annulled,
  minister,
  president,
  refusedWith,
  withoutOrder,
} from '../../../../../test/support/careers.js';
import { establishedOn, establishing, noOffice, officeAct } from '../../../../../test/support/offices.js';
import { formOn, officeStatusOn } from '../office.js';

const on = calendarDate;

describe('An office', () => {
  it('is not open yet the day before it is established, and open on the day', () => {
    const { office } = establishedOn('2020-03-01');

    expect(officeStatusOn(office, on('2020-02-29'))).toBe('NOT_YET_OPEN');
    expect(officeStatusOn(office, on('2020-03-01'))).toBe('OPEN');
  });

  it('keeps its history under the name of its day when it is raised', () => {
    const mission = { officeKind: 'DIPLOMATIC_MISSION', name: 'Mission in Austria' };
    const raised = { officeKind: 'EMBASSY', name: 'Embassy in Austria' };
    const { office } = establishedOn('2020-03-01', mission).and(
      officeAct('ReorganiseOffice', '2022-06-01', raised),
    );

    expect(formOn(office, on('2022-05-31'))).toMatchObject({ ...mission, seat: 'Vienna' });
    expect(formOn(office, on('2022-06-01'))).toMatchObject({ ...raised, seat: 'Vienna' });
  });

  it('is terminated from the day of the decree on, and nothing is done there any more', () => {
    const history = establishedOn('2020-03-01').and(officeAct('TerminateOffice', '2023-01-01'));

    expect(officeStatusOn(history.office, on('2022-12-31'))).toBe('OPEN');
    expect(officeStatusOn(history.office, on('2023-01-01'))).toBe('TERMINATED');
    expect(history.code(officeAct('ReorganiseOffice', '2023-01-01', { name: 'Later' }))).toBe(
      'OFFICE_TERMINATED',
    );
    expect(history.code(officeAct('ReorganiseOffice', '2022-12-31', { name: 'Earlier' }))).toBe('OK');
  });

  it('is recorded once', () => {
    expect(establishedOn('2020-03-01').code(establishing('2021-01-01'))).toBe('OFFICE_EXISTS');
  });

  it('is established again when that was annulled, and then not brought back as it was', () => {
    const first = establishedOn('2020-03-01');
    const gone = first.and(annulled('2020-04-01', first.last()));
    const again = gone.and(establishing('2019-03-01'));

    expect(again.code(annulled('2021-01-01', gone.last()))).toBe('DUPLICATE_ID');
  });

  it('does nothing before it is established', () => {
    const refusal = refusedWith(establishedOn('2020-03-01').when(officeAct('TerminateOffice', '2020-02-29')));

    expect(refusal).toMatchObject({ refused: 'DATE_ORDER', facts: { establishedOn: '2020-03-01' } });
    expect(noOffice().code(officeAct('TerminateOffice', '2020-02-29'))).toBe('OFFICE_UNKNOWN');
  });

  it.each(['EMBASSY', 'DIPLOMATIC_MISSION', 'PERMANENT_REPRESENTATION'])(
    'of the kind %s needs a decree of the President',
    (officeKind) => {
      const refusal = refusedWith(
        noOffice().when(establishing('2020-03-01', { officeKind }, minister('2020-03-01'))),
      );

      expect(refusal).toMatchObject({
        refused: 'AUTHORITY',
        citations: [{ instrument: 'D1287', article: '3' }],
      });
    },
  );

  it('of a consular kind is established by any order, but raised to an embassy by the President alone', () => {
    const byMinister = minister('2020-03-01');
    const history = noOffice().and(
      establishing('2020-03-01', { officeKind: 'CONSULATE', name: 'Consulate' }, byMinister),
    );
    const raised = { officeKind: 'EMBASSY', name: 'Embassy' };

    expect(
      history.code(officeAct('ReorganiseOffice', '2021-01-01', { name: 'X' }, minister('2021-01-01'))),
    ).toBe('OK');
    expect(history.code(officeAct('ReorganiseOffice', '2021-01-01', raised, minister('2021-01-01')))).toBe(
      'AUTHORITY',
    );
    expect(history.code(officeAct('ReorganiseOffice', '2021-01-01', raised))).toBe('OK');
  });

  it('may be judged by history alone', () => {
    expect(noOffice().code(establishing('1992', {}, { ...withoutOrder, historical: true }))).toBe('OK');
  });

  it('follows a correction of its establishment, and an annulment of its end', () => {
    const ended = establishedOn('2020-03-01').and(officeAct('TerminateOffice', '2023-01-01'));
    const corrected = ended.and(
      act(
        'CorrectAct',
        '2023-02-01',
        { eventId: ended.last(1), changes: { data: { seat: 'Graz' } }, reason: 'a slip' },
        withoutOrder,
      ),
    );
    const reopened = corrected.and(
      act('AnnulAct', '2023-03-01', { eventId: ended.last(), reason: 'taken back' }, president('2023-03-01')),
    );

    expect(formOn(corrected.office, on('2021-01-01'))?.seat).toBe('Graz');
    expect(officeStatusOn(reopened.office, on('2023-01-01'))).toBe('OPEN');
  });
});
