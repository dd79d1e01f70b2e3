import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Application, type ImportReport, openApplication } from '@elshi/application';
import { ROOT } from './service.js';

export interface Line {
  readonly subject: string;
  readonly key: string;
  readonly act: {
    readonly kind: string;
    readonly effectiveOn: string;
    readonly data: Readonly<Record<string, unknown>>;
    readonly note?: string;
  };
  readonly recordedAt?: string;
  readonly recordedBy?: string;
}

/** What a converter of `examples` makes of facts. */
export function convert(script: string, facts: readonly (object | string)[], ...options: readonly string[]) {
  const input = facts.map((fact) => (typeof fact === 'string' ? fact : JSON.stringify(fact))).join('\n');
  const args = [join(ROOT, 'examples', script), '-', ...options];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { input, encoding: 'utf8' });
  expect(status).toBe(0);
  const texts = stdout.split('\n').filter((text) => text !== '');
  return { texts, lines: texts.map((text) => JSON.parse(text) as Line), report: stderr };
}

/** Days and kinds of the acts. */
export const acts = (lines: readonly Line[]) =>
  lines.map(({ act: { kind, effectiveOn } }) => `${effectiveOn} ${kind}`);

/** The lines, imported into an empty application; it is closed by the caller. */
export async function imported(
  texts: readonly string[],
): Promise<{ app: Application; refused: readonly ImportReport[] }> {
  const app = await openApplication({ kind: 'memory' });
  async function* each() {
    yield* texts;
  }
  const context = { user: 'clerk', role: 'REG', requestId: 'r-1', correlationId: 'c-1' };
  const refused: ImportReport[] = [];
  for await (const answer of app.importer.import(each(), { dryRun: false, atomic: false, context }))
    if ('line' in answer && answer.outcome !== 'CREATED') refused.push(answer);
  return { app, refused };
}
