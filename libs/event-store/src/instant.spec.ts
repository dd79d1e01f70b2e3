import { instantToMicros, microsToInstant } from './instant.js';

describe('an instant', () => {
  it.each([
    [0, '1970-01-01T00:00:00.000000Z'],
    [1, '1970-01-01T00:00:00.000001Z'],
    [-1, '1969-12-31T23:59:59.999999Z'],
    [1_795_514_400_123_456, '2026-11-24T10:00:00.123456Z'],
  ])('of %i microseconds is written %s, and read back', (micros, text) => {
    expect(microsToInstant(micros)).toBe(text);
    expect(instantToMicros(text)).toBe(micros);
  });

  it.each([
    ['2026-11-24T10:00:00Z', 1_795_514_400_000_000],
    ['2026-11-24t10:00:00.5z', 1_795_514_400_500_000],
    ['2026-11-24T15:00:00.000001+05:00', 1_795_514_400_000_001],
    ['2026-11-24T06:30:00-03:30', 1_795_514_400_000_000],
    ['2024-02-29T00:00:00Z', 1_709_164_800_000_000],
  ])('is read from %s', (text, micros) => {
    expect(instantToMicros(text)).toBe(micros);
  });

  it.each([
    ['a day', '2026-11-24'],
    ['a time without a zone', '2026-11-24T10:00:00'],
    ['seven decimals', '2026-11-24T10:00:00.1234567Z'],
    ['a day that is not in the calendar', '2026-02-29T10:00:00Z'],
    ['hour 24', '2026-11-24T24:00:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['an offset of a day', '2026-11-24T10:00:00+24:00'],
    ['a year out of reach', '9999-01-01T00:00:00Z'],
    ['nothing', ''],
  ])('is not read from %s', (_title, text) => {
    expect(instantToMicros(text)).toBeUndefined();
  });
});
