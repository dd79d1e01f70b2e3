import { counted, duration, plural, rate } from './numbers.js';

describe('numbers in a terminal', () => {
  it('are grouped, and agree with their noun', () => {
    expect(counted(1234567.8)).toBe('1,234,568');
    expect([plural(0, 'line'), plural(1, 'line'), plural(2, 'person', 'people')]).toEqual([
      '0 lines',
      '1 line',
      '2 people',
    ]);
  });

  it('tell how long something takes', () => {
    expect([850, 45_000, 185_000, 7_800_000].map(duration)).toEqual([
      '0.8 s',
      '45 s',
      '3 min 5 s',
      '2 h 10 min',
    ]);
  });

  it('tell how fast it goes, also when it has only begun', () => {
    expect([rate(50, 2000), rate(50, 0)]).toEqual([25, 0]);
  });
});
