import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDoor, type OpenDoor } from './given.js';

const ROOT = join(import.meta.dirname, '../..');
const WIRE = join(ROOT, '../shared/wire');
const present = existsSync(join(WIRE, 'probe.mjs'));

/** Answers in which the door differs from the real server; `docs/wire.md` has the reasons. */
const DIFFERENCES = new Set(['raw/server features']);

if (!present) {
  console.warn(
    `The answers of a real server are not at ${WIRE}: what the door answers is not compared with them.`,
  );
}

(present ? describe : describe.skip)('compared with a real server', () => {
  let door: OpenDoor;

  beforeAll(async () => {
    door = await openDoor({ faithful: true });
  });

  afterAll(() => door.dispose());

  it('the door answers the same, but for the differences it lists', async () => {
    const { output, passed, failed } = await probe(door.served.port);

    const differing = new Set(output.match(/^\w+\/[^·\n]+(?= ·)/gm));
    expect([...differing].filter((name) => !DIFFERENCES.has(name))).toEqual([]);
    expect({ passed, failed }).toEqual({ passed: 75 - DIFFERENCES.size, failed: DIFFERENCES.size });
    expect(door.faults).toEqual([]);
  }, 240_000);
});

interface Probed {
  readonly output: string;
  readonly passed: number;
  readonly failed: number;
}

/** Runs the probes in a process of their own; one of them ends a process that does not expect it. */
function probe(port: number): Promise<Probed> {
  return new Promise((resolve, reject) => {
    const arguments_ = [
      join(WIRE, 'probe.mjs'),
      ...['--modules', ROOT],
      ...['--url', `esdb://127.0.0.1:${port}?tls=false`],
      ...['--against', join(WIRE, 'real-23.10.json')],
    ];
    const probes = spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    probes.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    probes.on('error', reject);
    probes.on('close', () => {
      const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
      resolve({ output, passed: Number(passed), failed: Number(failed) });
    });
  });
}
