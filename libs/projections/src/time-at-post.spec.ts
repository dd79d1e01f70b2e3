import { calendarDate, defaultPolicies, type Policies } from '@elshi/law';
import {
  appointed,
  corrected,
  given,
  type History,
  registered,
  relieved,
} from '../../../test/support/careers.js';
import { arrived, posted, returned, secretary } from '../../../test/support/postings.js';
import { timeAtPost } from './time-at-post.js';

const on = ({ career }: History, day: string, policies: Partial<Policies> = {}) =>
  timeAtPost('o1', career, calendarDate(day), { ...defaultPolicies, ...policies });
const there = () => secretary().and(posted('2020-01-10'), relieved('2020-02-04'), arrived('2020-02-06'));

describe('The time at posts', () => {
  const served = there().and(
    returned('2022-02-06'),
    posted('2022-03-01', 'p2', { officeId: 'con' }),
    returned('2022-04-01', 'DECLINED', 'p2'),
    posted('2022-05-01', 'p3', { officeId: 'con' }),
    arrived('2022-06-01', 'p3'),
  );

  it('is nothing before the arrival, and has a stay from that day on', () => {
    expect(on(there(), '2020-02-05')).toEqual({
      officerId: 'o1',
      stays: [],
      daysAbroad: { days: 0, approximate: false },
      current: null,
      rotation: { policy: 'OFF', dueOn: null, due: false },
    });
    expect(on(there(), '2020-02-06')).toMatchObject({ stays: [{ postingId: 'p1', days: 0, to: null }] });
    expect(on(there(), '2020-02-07')).toMatchObject({ stays: [{ days: 1 }], daysAbroad: { days: 1 } });
  });

  it('is every stay, under the order that decided it, with its arrival and its end', () => {
    const { stays, current, daysAbroad } = on(served, '2022-06-11');
    expect(stays).toMatchObject([
      {
        ...{ postingId: 'p1', officeId: 'emb', positionCode: 'POS_THIRD_SECRETARY' },
        ...{ from: '2020-02-06', startedBy: served.last(5), to: '2022-02-06', endedBy: served.last(4) },
        ...{ days: 731, order: { number: '15-1/1' }, eventId: served.last(7), corrected: false },
      },
      { postingId: 'p3', officeId: 'con', from: '2022-06-01', to: null, endedBy: null, days: 10 },
    ]);
    expect(current).toEqual((stays as readonly unknown[])[1]);
    expect(daysAbroad).toEqual({ days: 741, approximate: false });
  });

  it('has no stay that runs between two posts', () => {
    expect(on(served, '2022-05-31', { P35: 'AFTER_3_YEARS' })).toMatchObject({
      stays: [{ postingId: 'p1' }],
      current: null,
      rotation: { policy: 'AFTER_3_YEARS', dueOn: null, due: false },
    });
  });

  it.each([
    ['2025-05-31', false],
    ['2025-06-01', true],
    ['2025-06-02', true],
  ])('on %s tells of rotation after three years: %s', (day, due) => {
    expect(on(served, day, { P35: 'AFTER_3_YEARS' })['rotation']).toEqual({
      policy: 'AFTER_3_YEARS',
      dueOn: '2025-06-01',
      due,
    });
  });

  it('follows a corrected arrival', () => {
    const history = there();
    const moved = history.and(corrected('2020-05-01', history.last(), { effectiveOn: '2020-03-02' }));
    expect(on(moved, '2020-03-01')).toMatchObject({ stays: [], current: null });
    expect(on(moved, '2020-03-12', { P35: 'AFTER_4_YEARS' })).toMatchObject({
      current: { from: '2020-03-02', days: 10 },
      rotation: { dueOn: '2024-03-02' },
    });
  });

  it('counts a position at an office abroad among the days, and as no stay', () => {
    const held = secretary().and(appointed('2020-01-01', 'POS_THIRD_SECRETARY', { officeId: 'emb' }));
    expect(on(held, '2020-01-11', { P35: 'AFTER_3_YEARS' })).toMatchObject({
      stays: [],
      current: null,
      daysAbroad: { days: 10 },
      rotation: { dueOn: null },
    });
  });

  it('says where it rests on a month', () => {
    const roughly = (of: ReturnType<typeof posted>, effectiveOn: string) =>
      ({ ...of, effectiveOn, order: undefined, historical: true }) as unknown as typeof of;
    const old = given(registered('2019-01-14')).and(
      roughly(posted('x'), '1994-04-01'),
      roughly(arrived('x'), '1994-05'),
    );
    expect(on(old, '1994-06-01', { P35: 'AFTER_5_YEARS' })).toMatchObject({
      stays: [{ from: '1994-05', days: 31, approximate: true }],
      rotation: { dueOn: '1999-05-01', due: false, approximate: true },
    });
    expect(on(there(), '2021-01-01', { P35: 'AFTER_5_YEARS' })).not.toHaveProperty('rotation.approximate');
  });
});
