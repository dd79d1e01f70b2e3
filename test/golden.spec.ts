import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '@elshi/application';
import { actKindsAbout, readAct } from '@elshi/contract';
import { emptyLedger, EVENT_TYPES, record, SUBJECT_KINDS } from '@elshi/domain';
import type { JsonObject } from '@elshi/event-store';

const FOLDER = join(import.meta.dirname, 'golden');
const files = readdirSync(FOLDER);

/** An event as it was stored: written once, when its shape was first shipped, and never changed. */
interface Golden {
  readonly eventId: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

function golden(file: string): Golden {
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Golden;
}

function decoded(stored: Golden) {
  return decode({ ...stored, stream: 'officer-o1', revision: 0, position: 1n, known: 1 });
}

/** Events that came second in their act have no act of their own. */
const first = files.filter((file) => golden(file).metadata['actId'] === golden(file).eventId);

describe('Events as they were ever stored', () => {
  it('are kept for every type', () => {
    const kept = new Set(files.map((file) => golden(file).type));
    expect(EVENT_TYPES.filter((type) => !kept.has(type))).toEqual([]);
  });

  it.each(files)('%s stands under its type', (file) => {
    expect(file).toMatch(new RegExp(`^${golden(file).type}([.][a-z]+)?[.]json$`));
  });

  it.each(files)('%s is read by the code of today', (file) => {
    const { eventId, type, data, metadata } = golden(file);
    expect(decoded(golden(file))).toMatchObject({ eventId, type, data, metadata });
  });

  it.each(first)('%s gives back the act, which could be posted again', (file) => {
    const ledger = record(emptyLedger({ kind: 'officer', id: 'o1' }), [decoded(golden(file))]);
    const act = ledger.acts[0]!.act;
    const about = SUBJECT_KINDS.find((kind) => actKindsAbout[kind].includes(act.kind))!;
    expect(readAct(act, about)).toEqual({ act: { act, dependants: [] } });
  });

  it('is refused, with its place, when it has another shape', () => {
    const stored = golden('AwardRecorded.json');
    const broken = { ...stored, data: { ...stored.data, award: 7 } };
    expect(() => decoded(broken)).toThrow(/AwardRecorded.*position 1.*award/);
    const later = { ...stored, metadata: { ...stored.metadata, schemaVersion: 2 } };
    expect(() => decoded(later)).toThrow(/later Elshi/);
  });
});
