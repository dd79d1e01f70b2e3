import type { FindingCount } from '@elshi/application';
import { Metrics } from './metrics.js';

const part = { lag: 0, lagSeconds: 0 };
const status = {
  ready: true,
  head: '1',
  projected: '1',
  lag: 0,
  lagSeconds: 0,
  log: 'memory',
  parts: { views: part },
};
const runtime = {
  status: () => Promise.resolve(status),
  parked: () => Promise.resolve(undefined),
  onAppend: () => undefined,
};

/** Metrics over a clock of one's own; a count takes so many milliseconds. */
function given(took: number) {
  let [time, asked] = [0, 0];
  let counts: readonly FindingCount[] | undefined = [];
  const metrics = new Metrics({
    runtime,
    storage: {},
    views: { deaths: () => ({ projector: 0, rebuilder: 0 }) },
    webhooks: { list: () => Promise.resolve([]), onDelivery: () => undefined },
    groups: { counts: () => Promise.resolve([]) },
    countFindings: () => {
      asked += 1;
      time += took;
      return Promise.resolve(counts);
    },
    now: () => time,
  });
  return {
    asked: () => asked,
    later: (milliseconds: number) => (time += milliseconds),
    finds: (found: readonly FindingCount[] | undefined) => (counts = found),
    line: async (rule: string, severity: string) => {
      const lines = (await metrics.text()).split('\n');
      const name = `elshi_quality_findings{rule="${rule}",severity="${severity}"} `;
      return lines.find((line) => line.startsWith(name))?.slice(name.length);
    },
  };
}

describe('the number of open findings', () => {
  it('is told by rule and severity, 0 where there is none', async () => {
    const { finds, line } = given(0);
    finds([{ rule: 'SERVICE_GAP', severity: 'NOTICE', findings: 7 }]);
    expect(await line('SERVICE_GAP', 'NOTICE')).toBe('7');
    expect(await line('SERVICE_GAP', 'WARNING')).toBe('0');
    finds([]);
    expect(await line('SERVICE_GAP', 'NOTICE')).toBeUndefined();
  });

  it('is counted for no more than a hundredth of the time', async () => {
    const { asked, finds, later, line } = given(10);
    await line('SERVICE_GAP', 'WARNING');
    finds([{ rule: 'SERVICE_GAP', severity: 'WARNING', findings: 1 }]);
    later(999);
    expect([await line('SERVICE_GAP', 'WARNING'), asked()]).toEqual(['0', 1]);
    later(1);
    expect([await line('SERVICE_GAP', 'WARNING'), asked()]).toEqual(['1', 2]);
  });

  it('stays what it was while the lists cannot be read', async () => {
    const { finds, line } = given(0);
    finds([{ rule: 'SERVICE_GAP', severity: 'WARNING', findings: 3 }]);
    await line('SERVICE_GAP', 'WARNING');
    finds(undefined);
    expect(await line('SERVICE_GAP', 'WARNING')).toBe('3');
  });
});
