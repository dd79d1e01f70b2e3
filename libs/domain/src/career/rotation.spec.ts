import { calendarDate, type Policies } from '@elshi/law';
import { given, type History, registered, relieved } from '../../../../test/support/careers.js';
import { arrived, posted, returned, secretary } from '../../../../test/support/postings.js';
import { currentStay, rotationOn } from './rotation.js';

type Years = Policies['P35'];
const due = (
  { career }: History,
  day: string,
  P35: Years = 'AFTER_3_YEARS',
  P04: Policies['P04'] = 'CLAMP',
) => rotationOn(career, calendarDate(day), { P04, P35 });
const dueOn = (...asked: Parameters<typeof due>) => due(...asked)?.dueOn;
const stayOn = ({ career }: History, day: string) => currentStay(career, calendarDate(day))?.postingId;

const chosen = () => secretary().and(posted('2020-01-10'));
const there = (from = '2020-02-06') => chosen().and(relieved(from), arrived(from));

describe('The stay that runs', () => {
  const moved = there().and(returned('2022-02-06'), posted('2022-02-06', 'p2'), arrived('2022-03-01', 'p2'));

  it.each([
    ['2020-02-05', undefined],
    ['2020-02-06', 'p1'],
    ['2022-02-05', 'p1'],
    ['2022-02-06', undefined],
    ['2022-02-28', undefined],
    ['2022-03-01', 'p2'],
  ])('on %s is %s', (day, postingId) => {
    expect(stayOn(moved, day)).toBe(postingId);
  });

  it('is the one that was decided later, where two run', () => {
    const both = there()
      .and(posted('2020-06-01', 'p2', { officeId: 'con' }))
      .with(arrived('2020-07-01', 'p2'), { policies: { P31: 'ANY' } });
    expect([stayOn(both, '2020-06-30'), stayOn(both, '2020-07-01')]).toEqual(['p1', 'p2']);
    expect(dueOn(both, '2020-07-01')).toBe('2023-07-01');
    expect(stayOn(both.and(returned('2021-01-01', 'COMPLETED', 'p2')), '2021-01-01')).toBe('p1');
  });
});

describe('Rotation', () => {
  it.each([
    ['2020-02-06', false],
    ['2023-02-05', false],
    ['2023-02-06', true],
    ['2023-02-07', true],
  ])('on %s is due: %s', (day, isDue) => {
    expect(due(there(), day)).toEqual({ dueOn: '2023-02-06', due: isDue, approximate: false });
  });

  it.each<[Years, string | undefined]>([
    ['OFF', undefined],
    ['AFTER_3_YEARS', '2023-02-06'],
    ['AFTER_4_YEARS', '2024-02-06'],
    ['AFTER_5_YEARS', '2025-02-06'],
  ])('%s is due on %s', (policy, day) => {
    expect(dueOn(there(), '2021-01-01', policy)).toBe(day);
  });

  it.each<[Years, Policies['P04'], string]>([
    ['AFTER_3_YEARS', 'CLAMP', '2023-02-28'],
    ['AFTER_3_YEARS', 'ROLL', '2023-03-01'],
    ['AFTER_4_YEARS', 'CLAMP', '2024-02-29'],
    ['AFTER_4_YEARS', 'ROLL', '2024-02-29'],
  ])('%s after an arrival on 29 February, under P04:%s, is due on %s', (policy, rule, day) => {
    expect(dueOn(there('2020-02-29'), '2021-01-01', policy, rule)).toBe(day);
  });

  it('is asked of nobody who is not at a post: not yet there, gone, or never taken up', () => {
    expect(dueOn(there(), '2020-02-05')).toBeUndefined();
    const back = there().and(returned('2022-02-06'));
    expect([dueOn(back, '2022-02-05'), dueOn(back, '2022-02-06')]).toEqual(['2023-02-06', undefined]);
    expect(dueOn(chosen().and(returned('2020-03-01', 'DECLINED')), '2023-01-01')).toBeUndefined();
  });

  it('begins anew with the arrival at another office', () => {
    const moved = there().and(
      returned('2022-02-06'),
      posted('2022-02-06', 'p2', { officeId: 'con' }),
      arrived('2022-02-06', 'p2'),
    );
    expect([dueOn(moved, '2022-02-05'), dueOn(moved, '2022-02-06')]).toEqual(['2023-02-06', '2025-02-06']);
  });

  it('goes on where a stay takes over from another at the office, and not after a day away', () => {
    const again = (from: string) =>
      there().and(returned('2022-02-06'), posted('2022-02-06', 'p2'), arrived(from, 'p2'));
    expect(dueOn(again('2022-02-06'), '2022-02-06')).toBe('2023-02-06');
    expect(dueOn(again('2022-02-07'), '2022-02-07')).toBe('2025-02-07');
  });

  it('says when the day of the arrival is not known', () => {
    const roughly = (of: ReturnType<typeof posted>, effectiveOn: string) =>
      ({ ...of, effectiveOn, order: undefined, historical: true }) as unknown as typeof of;
    const old = given(registered('2019-01-14')).and(
      roughly(posted('x'), '1994'),
      roughly(arrived('x'), '1994-05'),
    );
    expect(due(old, '1995-01-01')).toEqual({ dueOn: '1997-05-01', due: false, approximate: true });
  });
});
