import { act, entered, given, left, registered, withoutOrder } from '../../../../../test/support/careers.js';
import { daysOf, foundBy } from '../../../../../test/support/findings.js';

const card = (cardNo: string, on: string, more: object = {}) =>
  act(
    'IssueAccreditationCard',
    on,
    { cardNo, cardKind: 'DIPLOMATIC', hostState: 'AT', ...more },
    withoutOrder,
  );
const back = (cardNo: string, on: string) => act('ReturnAccreditationCard', on, { cardNo }, withoutOrder);
const staff = () => given(registered('2019-01-14'), entered('2019-01-14'));
const issued = () => staff().and(card('D-1', '2020-03-02', { validTo: '2022-03-02' }));

describe('An accreditation card past its validity', () => {
  it('is found from the first day on which it is not valid', () => {
    expect(foundBy(issued(), 'CARD_EXPIRED')).toMatchObject([
      {
        severity: 'WARNING',
        since: '2022-03-02',
        citations: [{ article: '14', paragraph: '¶3' }],
        facts: { cardNo: 'D-1', hostState: 'AT', validTo: '2022-03-02' },
      },
    ]);
  });

  it('is found up to its return', () => {
    expect(daysOf(issued().and(back('D-1', '2022-05-02')), 'CARD_EXPIRED')).toEqual([
      ['2022-03-02', '2022-05-02'],
    ]);
    expect(daysOf(issued().and(back('D-1', '2022-03-02')), 'CARD_EXPIRED')).toEqual([]);
  });

  it('is found up to the next card of that state, and not of another', () => {
    const next = (hostState: string) => issued().and(card('D-2', '2022-04-04', { hostState }));
    expect(daysOf(next('AT'), 'CARD_EXPIRED')).toEqual([['2022-03-02', '2022-04-04']]);
    expect(daysOf(next('DE'), 'CARD_EXPIRED')).toEqual([['2022-03-02', undefined]]);
  });

  it('is found also of who has left, who should have returned it, and no longer of the dead', () => {
    expect(daysOf(issued().and(left('2021-03-01')), 'CARD_EXPIRED')).toEqual([['2022-03-02', undefined]]);
    expect(daysOf(issued().and(left('2023-03-01', 'DEATH')), 'CARD_EXPIRED')).toEqual([
      ['2022-03-02', '2023-03-01'],
    ]);
  });

  it('is not found where no end of its validity is known', () => {
    expect(daysOf(staff().and(card('D-1', '2020-03-02')), 'CARD_EXPIRED')).toEqual([]);
  });
});
