import { Buckets, networkOf } from './buckets.js';

describe('a bucket', () => {
  it('has so many at once, and one more for each part of a minute', () => {
    let now = 0;
    const buckets = new Buckets(4, () => now);
    expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 0]);
    expect([buckets.take('a'), buckets.wait('a'), buckets.take('b')]).toEqual([15, 15, 0]);
    now = 14_999;
    expect(buckets.take('a')).toBe(1);
    now = 15_000;
    expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 15]);
    now = 10 * 60_000;
    expect([1, 2, 3, 4, 5].map(() => buckets.take('a'))).toEqual([0, 0, 0, 0, 15]);
  });

  it('of none is without a limit', () => {
    const buckets = new Buckets(0, () => 0);
    for (let turn = 0; turn < 1000; turn += 1) expect(buckets.take('a')).toBe(0);
  });
});

describe('a network', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
