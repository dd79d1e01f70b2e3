import { Calendar } from './calendar.js';

describe('today', () => {
  it.each([
    ['Asia/Almaty', '2026-11-27T18:59:59Z', '2026-11-27'],
    ['Asia/Almaty', '2026-11-27T19:00:00Z', '2026-11-28'],
    ['UTC', '2026-11-27T19:00:00Z', '2026-11-27'],
    ['America/Anchorage', '2024-03-01T00:00:00Z', '2024-02-29'],
  ])('in %s at %s is %s', (zone, instant, day) => {
    expect(new Calendar(zone, () => Date.parse(instant)).today()).toBe(day);
  });
});
