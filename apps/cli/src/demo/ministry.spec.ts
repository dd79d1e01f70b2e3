import { createHash } from 'node:crypto';
import { type ImportReport, openApplication } from '@elshi/application';
import { actKindsAbout } from '@elshi/contract';
import { inventMinistry, type Ministry } from './ministry.js';

interface Line {
  readonly subject: string;
  readonly key: string;
  readonly act: { readonly kind: string; readonly effectiveOn: string };
  readonly recordedAt?: string;
}

function lines(ministry: Partial<Ministry> = {}): readonly string[] {
  return [...inventMinistry({ officers: 20, seed: '1', withHistory: false, ...ministry })].map(
    ({ line }) => line,
  );
}

function read(texts: readonly string[]): readonly Line[] {
  return texts.map((text) => JSON.parse(text) as Line);
}

async function imported(texts: readonly string[]): Promise<readonly ImportReport[]> {
  const application = await openApplication({ kind: 'memory' });
  async function* each() {
    yield* texts;
  }
  const context = { user: 'demo', role: 'REG', requestId: 'r-1', correlationId: 'c-1' };
  const reports: ImportReport[] = [];
  for await (const answer of application.importer.import(each(), { dryRun: false, atomic: false, context }))
    if ('line' in answer) reports.push(answer);
  await application.close();
  return reports;
}

describe('an invented ministry', () => {
  it('is the same for the same seed, byte for byte, on every machine', () => {
    const digest = createHash('sha256')
      .update(lines({ withHistory: true }).join('\n'))
      .digest('hex');

    expect(digest).toBe('7795a4be60d1b26ff531262dfbfda6787d3f712843efe7b994670f51e078c3b2');
  });

  it('has other people for another seed, under other ids', () => {
    const subjects = (seed: string) => new Set(read(lines({ seed })).map(({ subject }) => subject));
    const [one, other] = [subjects('1'), subjects('b')];

    expect([...one].find((subject) => subject.startsWith('officer/officer-'))).toBe('officer/officer-0001');
    expect([...other].filter((subject) => one.has(subject))).toEqual([]);
  });

  it('has the same careers whoever is invented beside', () => {
    expect(lines({ officers: 20 }).slice(0, lines({ officers: 7 }).length)).toEqual(lines({ officers: 7 }));
  });

  it('does nothing but what is lawful', async () => {
    for (const withHistory of [false, true]) {
      const texts = lines({ officers: 40, seed: 'lawful', withHistory });
      const refused = (await imported(texts)).filter(({ outcome }) => outcome !== 'CREATED');
      expect(refused).toEqual([]);
    }
  }, 120_000);

  it('has a head at every embassy on every day, from its first one on', () => {
    const acts = read(lines({ officers: 1 }));
    const embassies = acts.filter(({ subject }) => subject.startsWith('office/emb-'));
    const days = (kind: string, subject: string) =>
      embassies
        .filter(({ subject: about, act }) => about === subject && act.kind === kind)
        .map(({ act }) => act.effectiveOn);

    const subjects = [...new Set(embassies.map(({ subject }) => subject))];
    expect(subjects).toHaveLength(4);
    for (const subject of subjects) {
      const [first, ...rest] = days('AppointHead', subject);
      expect([first]).toEqual(days('EstablishOffice', subject));
      expect(rest).toEqual(days('DismissHead', subject));
      expect(rest.length).toBeGreaterThan(5);
    }
  });

  it('knows every kind of act about an officer', () => {
    const kinds = new Set(read(lines({ officers: 400 })).map(({ act }) => act.kind));

    expect(actKindsAbout.officer.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('records in the order of its register, some acts long after their day', () => {
    const recorded = read(lines({ officers: 60, withHistory: true }));
    const times = recorded.map(({ recordedAt }) => recordedAt ?? '');

    expect(times).toEqual([...times].sort());
    const late = recorded.filter(({ act, recordedAt }) => daysAfter(act.effectiveOn, recordedAt ?? '') > 50);
    expect(late.length).toBeGreaterThan(5);
  });

  it('gives each line a key of its own', () => {
    const all = read(lines({ officers: 60 })).map(({ subject, key }) => `${subject} ${key}`);

    expect(new Set(all).size).toBe(all.length);
  });
});

function daysAfter(day: string, instant: string): number {
  return (Date.parse(instant) - Date.parse(day)) / 86_400_000;
}
