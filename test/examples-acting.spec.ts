import { convert } from './support/converters.js';
import { ambassador, charge, commanded, dataOf, SCRIPT } from './support/invented-missions.js';

describe('chargés ad interim, converted', () => {
  const ann = ambassador('m1', 'ann', 'austria', { startedOn: '1930-01-01', endedOn: '1932-05-10' });
  const bob = ambassador('m2', 'bob', 'austria', { startedOn: '1933-01-10', endedOn: '1934-01-01' });
  const acting = (more: object, factId = 'c1', who = 'cid') =>
    ambassador(factId, who, 'austria', { ...charge, ...more });

  it('act in the vacancy, up to the day that the source names or the next head', async () => {
    const vacancy = [
      ['SUBSTANTIVE', 'ann', '1930-01-01', '1932-05-10'],
      ['ACTING', 'cid', '1932-05-10', '1932-11-01'],
      ['VACANT', null, '1932-11-01', '1933-01-10'],
    ];
    const toNovember = [ann, bob, acting({ startedOn: '1932-05', endedOn: '1932-11' })];
    const toHead = [ann, bob, acting({ startedOn: '1932-06-01' })];

    expect((await commanded(toNovember, 'austria')).slice(0, 3)).toEqual(vacancy);
    expect((await commanded(toHead, 'austria')).slice(1, 4)).toEqual([
      ['VACANT', null, '1932-05-10', '1932-06-01'],
      ['ACTING', 'cid', '1932-06-01', '1933-01-10'],
      ['SUBSTANTIVE', 'bob', '1933-01-10', '1934-01-01'],
    ]);
  });

  it('act for a head who was there by the source as for one who is away, and go on when he has left', async () => {
    const facts = [ann, bob, acting({ startedOn: '1932-02-01', endedOn: '1932-12-01' })];
    const { lines } = convert(SCRIPT, facts);

    expect(dataOf(lines, 'DesignateActingHead').map(({ cause, title }) => [cause, title])).toEqual([
      ['ABSENCE', 'CHARGE_DAFFAIRES_AD_INTERIM'],
      ['VACANCY', 'CHARGE_DAFFAIRES_AD_INTERIM'],
    ]);
    expect((await commanded(facts, 'austria')).slice(0, 4)).toEqual([
      ['SUBSTANTIVE', 'ann', '1930-01-01', '1932-02-01'],
      ['ACTING', 'cid', '1932-02-01', '1932-05-10'],
      ['ACTING', 'cid', '1932-05-10', '1932-12-01'],
      ['VACANT', null, '1932-12-01', '1933-01-10'],
    ]);
  });

  it('bring a head back where they acted for some days only', async () => {
    const facts = [ann, acting({ startedOn: '1931-02-01', endedOn: '1931-03-01' })];

    expect((await commanded(facts, 'austria')).slice(1, 3)).toEqual([
      ['ACTING', 'cid', '1931-02-01', '1931-03-01'],
      ['SUBSTANTIVE', 'ann', '1931-03-01', '1932-05-10'],
    ]);
  });

  it('end the term of a head, or of another one, whose end the source does not know', async () => {
    const open = ambassador('m0', 'ann', 'austria', { startedOn: '1930-01-01' });
    const facts = [
      open,
      acting({ startedOn: '1931-02-01' }),
      acting({ startedOn: '1931-08-01', endedOn: '1931-09-01' }, 'c2', 'dan'),
    ];

    expect(await commanded(facts, 'austria')).toEqual([
      ['SUBSTANTIVE', 'ann', '1930-01-01', '1931-02-01'],
      ['ACTING', 'cid', '1931-02-01', '1931-08-01'],
      ['ACTING', 'dan', '1931-08-01', '1931-09-01'],
      ['VACANT', null, '1931-09-01', null],
    ]);
  });

  it('began, in a month in which a head came and left, when he had left', async () => {
    const passing = ambassador('m1', 'ann', 'austria', { startedOn: '1930-01-06', endedOn: '1930-01-09' });
    const facts = [passing, acting({ startedOn: '1930-01', endedOn: '1930-06' })];

    expect(await commanded(facts, 'austria')).toEqual([
      ['VACANT', null, '1930-01-01', '1930-01-06'],
      ['SUBSTANTIVE', 'ann', '1930-01-06', '1930-01-09'],
      ['ACTING', 'cid', '1930-01-09', '1930-06-01'],
      ['VACANT', null, '1930-06-01', null],
    ]);
  });
});
