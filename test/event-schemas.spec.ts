import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventSchemaPath, recordedCloudEvent } from '@elshi/application';
import { EVENT_VERSION, publishedEventSchema } from '@elshi/contract';
import { EVENT_TYPES, type EventType } from '@elshi/domain';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats/dist/formats.js';
import { CloudEvent } from 'cloudevents';

const FOLDER = join(import.meta.dirname, 'golden');
const SHIPPED = join(import.meta.dirname, 'golden-schemas.json');

interface Golden {
  readonly eventId: string;
  readonly type: EventType;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

const files = readdirSync(FOLDER);
const golden = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Golden;
const told = (file: string) =>
  recordedCloudEvent(
    'officer/o1',
    { ...golden(file), revision: 41, position: 1187n, known: 1_780_000_000_123_456 },
    { logId: '0190b6f0-5b1e-7c3a-9d2f-3a1b5c7d9e01', base: 'https://elshi.example' },
  );

const ajv = new Ajv2020({ strictTypes: false, formats: { date: formats.fullFormats.date } });
ajv.addVocabulary(['x-personal']);

/** Of each type the digests of its schemas, version by version, as they were shipped. */
type Digests = Readonly<Record<string, Readonly<Record<string, string>>>>;
const shipped = JSON.parse(readFileSync(SHIPPED, 'utf8')) as Digests;
const digestOf = (type: EventType) =>
  createHash('sha256')
    .update(JSON.stringify(publishedEventSchema(type)))
    .digest('hex');

if (process.env['ELSHI_WRITE_GOLDEN'] === 'true') {
  const written = EVENT_TYPES.map((type) => [type, { ...shipped[type], [EVENT_VERSION]: digestOf(type) }]);
  writeFileSync(SHIPPED, `${JSON.stringify(Object.fromEntries(written), undefined, 2)}\n`);
}

describe('The schemas of events, as they are told outside', () => {
  it('are written for the draft that they name', () => {
    for (const type of EVENT_TYPES) expect(ajv.validateSchema(publishedEventSchema(type))).toBe(true);
  });

  it('change only where somebody has looked: with ELSHI_WRITE_GOLDEN=true, and a new version for all but new members that may be missing', () => {
    const now = Object.fromEntries(EVENT_TYPES.map((type) => [type, digestOf(type)]));
    const kept = Object.fromEntries(EVENT_TYPES.map((type) => [type, shipped[type]?.[EVENT_VERSION]]));
    expect(kept).toEqual(now);
  });

  it('have every version that there ever was, and no version in which nothing changed', () => {
    const versions = Array.from({ length: EVENT_VERSION }, (_none, index) => index + 1);
    const all = versions.map((version) => EVENT_TYPES.map((type) => shipped[type]?.[version]).join());
    expect(new Set(all).size).toBe(EVENT_VERSION);
    const stored = files.map((file) => Number(golden(file).metadata['schemaVersion']));
    expect([...new Set(stored)].sort()).toEqual(versions);
  });
});

describe('Events as they were ever stored, told outside', () => {
  it.each(files)('%s is a CloudEvent, and its data fit the schema that it names', (file) => {
    const event = told(file);
    const { type, metadata } = golden(file);
    expect(new CloudEvent(event, true).validate()).toBe(true);
    expect(event['dataschema']).toBe(
      `https://elshi.example${eventSchemaPath(type, Number(metadata['schemaVersion']))}`,
    );
    const validate = ajv.compile(publishedEventSchema(type));
    expect(validate(event['data']) ? null : validate.errors).toBeNull();
  });

  it('carry the day of effect, and the number within their subject, in texts that are ordered like numbers', () => {
    expect(told('AwardRecorded.json')).toMatchObject({
      time: '2026-05-28T20:26:40.123456Z',
      effectiveon: golden('AwardRecorded.json').data['effectiveOn'],
      revision: 42,
      sequence: '0000000042',
    });
  });

  it('are refused by the schema where a member is not described', () => {
    const validate = ajv.compile(publishedEventSchema('AwardRecorded'));
    const data = told('AwardRecorded.json')['data'] as object;
    expect(validate({ ...data, colour: 'green' })).toBe(false);
    expect(validate({ ...data, order: undefined })).toBe(false);
  });
});
