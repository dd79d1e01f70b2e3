import { award, importLines, line, registration } from '../testing/importing.js';
import { growingClock, Service } from '../testing/service.js';

const idOf = (index: number): string => `0190b6f0-5b1e-7c3a-9d2f-${String(index).padStart(12, '0')}`;

describe('lines that claim one time', () => {
  let service: Service;

  beforeEach(async () => {
    service = await Service.open({ kind: 'memory' }, { now: growingClock() });
  });

  afterEach(() => service.app.close());

  /** Lines with ids of their own: a line of so many kilobytes each, at one time, and a last one a second later. */
  const large = (lines: number): readonly string[] => {
    const claim = { recordedAt: '2010-05-20T00:00:00Z' };
    const first = line('o1', registration(), { ...claim, eventIds: [idOf(0)] });
    const more = Array.from({ length: lines - 1 }, (_none, index) =>
      line(
        'o1',
        { ...award(`a${index}`), note: 'n'.repeat(9_000) },
        { ...claim, eventIds: [idOf(index + 1)] },
      ),
    );
    const last = { recordedAt: '2010-05-20T00:00:01Z', eventIds: [idOf(lines)] };
    return [first, ...more, line('o2', registration(), last)];
  };

  it.each([
    [100, ['00.000000Z']],
    [250, ['00.000000Z', '00.000001Z', '00.000002Z']],
  ])('are known at it together, in as few appends as can hold them: %i of 9 kB', async (lines, times) => {
    const { reports, totals } = await importLines(service, large(lines));

    expect(totals).toEqual({ lines: lines + 1, created: lines + 1, unchanged: 0, errors: 0 });
    const known = reports.map(({ receipt }) => receipt?.recordedAt.replace('2010-05-20T00:00:', ''));
    expect([...new Set(known)]).toEqual([...times, '01.000000Z']);
    expect([...known].sort()).toEqual(known);
  });
});
