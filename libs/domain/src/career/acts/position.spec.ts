import {
  accepted,
  act,
  appointed,
  assigned,
  entered,
  given,
  holding,
  left,
  refusedWith,
  registered,
  relieved,
  serving,
} from '../../../../../test/support/careers.js';

describe('Appointment to a position', () => {
  it('is for those in service, of any category', () => {
    expect(given(registered('2019-01-14')).code(appointed('2019-02-04', 'POS_ATTACHE'))).toBe(
      'NOT_IN_SERVICE',
    );
    const employee = given(registered('2019-01-14', 'EMPLOYEE'), entered('2019-01-14'));
    expect(employee.code(appointed('2019-02-04', 'POS_ADMINISTRATIVE'))).toBe('OK');
  });

  it('is to a position of the catalogue', () => {
    const refusal = refusedWith(
      serving('2019-01-14', 'POS_ATTACHE').when(appointed('2019-02-04', 'POS_GHOST')),
    );
    expect(refusal).toMatchObject({
      refused: 'POSITION_UNKNOWN',
      citations: [{ article: '11', paragraph: '2' }],
    });
  });

  it('ends the position held that day', () => {
    const { positions } = serving('2019-01-14', 'POS_ATTACHE').and(
      appointed('2020-01-01', 'POS_THIRD_SECRETARY'),
    ).career;
    expect(positions.map(({ positionCode, from, to }) => [positionCode, from, to])).toEqual([
      ['POS_ATTACHE', '2019-01-14', '2020-01-01'],
      ['POS_THIRD_SECRETARY', '2020-01-01', undefined],
    ]);
  });

  it('only warns when it lies two steps or more from the rank held', () => {
    const warnings = (code: string) =>
      accepted(
        holding('THIRD_SECRETARY', '2019-10-01', 'POS_THIRD_SECRETARY').when(appointed('2021-09-01', code)),
      ).warnings;
    expect(warnings('POS_SECOND_SECRETARY')).toEqual([]);
    expect(warnings('POS_FIRST_SECRETARY')).toMatchObject([
      { code: 'POSITION_MISMATCH', citations: [{ article: '11', paragraph: '2' }] },
    ]);
    expect(warnings('POS_ADMINISTRATIVE')).toEqual([]);
    const refused = holding('THIRD_SECRETARY', '2019-10-01', 'POS_THIRD_SECRETARY').when(
      appointed('2021-09-01', 'POS_MINISTER'),
      { policies: { P25: 'REFUSE' } },
    );
    expect(accepted(refused).warnings).toHaveLength(1);
  });

  describe('at an office abroad', () => {
    const abroad = (officeId: string) => appointed('2020-01-01', 'POS_ATTACHE', { officeId });
    const history = () => serving('2019-01-14', 'POS_ATTACHE');

    it('needs an office that is on record', () => {
      expect(history().code(abroad('embassy'))).toBe('OFFICE_UNKNOWN');
      expect(history().code(abroad('embassy'), { offices: ['embassy'] })).toBe('OK');
    });

    it('is judged again by the office that was known when it was decided', () => {
      const posted = history().with(abroad('embassy'), { offices: ['embassy'] });
      const elsewhere = (officeId: string) =>
        act('CorrectAct', '2020-02-01', {
          eventId: posted.last(),
          changes: { data: { officeId } },
          reason: 'r',
        });
      const later = act('CorrectAct', '2020-02-01', {
        eventId: posted.last(),
        changes: { effectiveOn: '2020-01-02' },
        reason: 'r',
      });
      expect(posted.code(later)).toBe('OK');
      expect(posted.code(elsewhere('consulate'))).toBe('OFFICE_UNKNOWN');
      expect(posted.code(elsewhere('consulate'), { offices: ['consulate'] })).toBe('OK');
      expect(posted.code(act('AnnulAct', '2020-02-01', { eventId: posted.id(1), reason: 'r' }))).toBe(
        'DEPENDANT_ACTS',
      );
    });

    it('gives credit of kind 2', () => {
      const posted = history()
        .and(assigned('2019-02-01', 'ATTACHE'))
        .with(abroad('embassy'), { offices: ['embassy'] });
      expect(posted.term('2020-02-01').counted.map(({ creditKind }) => creditKind)).toEqual([1, 2]);
    });
  });
});

describe('Relief from a position', () => {
  it('ends what is held on that day', () => {
    const history = serving('2020-01-01', 'POS_ATTACHE');
    expect(history.and(relieved('2020-06-01')).career.positions[0]!.to).toBe('2020-06-01');
    expect(history.and(relieved('2020-06-01')).code(relieved('2020-07-01'))).toBe('ID_UNKNOWN');
    expect(history.code(relieved('2020-01-01'))).toBe('OK');
  });

  it('is not before the first position, and not without one', () => {
    expect(refusedWith(serving('2020-01-01', 'POS_ATTACHE').when(relieved('2019-12-31')))).toMatchObject({
      refused: 'DATE_ORDER',
      facts: { from: '2020-01-01' },
    });
    expect(given(registered('2020-01-01')).code(relieved('2020-01-02'))).toBe('ID_UNKNOWN');
    expect(serving('2020-01-01', 'POS_ATTACHE').and(left('2020-02-01')).code(relieved('2020-03-01'))).toBe(
      'ID_UNKNOWN',
    );
  });
});
