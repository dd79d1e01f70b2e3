import { EVENT_TYPES } from '@elshi/domain';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats/dist/formats.js';
import { eventFault, eventSchemas, type JsonSchema } from '../index.js';

const id = '0190b6f0-5b1e-7c3a-9d2f-3a1b5c7d9e10';
const metadata = {
  actId: id,
  kind: 'RecordAward',
  recordedBy: 'registrar-1',
  role: 'registrar',
  citations: [],
  ruleset: 'L299-II/2002',
  warnings: [],
  requestId: 'request-1',
  correlationId: 'request-1',
};
const award = { effectiveOn: '2020-12-16', award: 'Letter of Thanks' };

describe('The schemas of events', () => {
  it('are there for every type, and any validator can use them', () => {
    const ajv = new Ajv2020({ strictTypes: false, formats: { date: formats.fullFormats.date } });
    ajv.addVocabulary(['x-personal']);
    expect(Object.keys(eventSchemas)).toEqual(EVENT_TYPES);
    for (const type of EVENT_TYPES) expect(ajv.validateSchema(eventSchemas[type])).toBe(true);
    expect(ajv.validate(eventSchemas.AwardRecorded, award)).toBe(true);
  });

  it('mark who the person is', () => {
    const { properties } = eventSchemas.OfficerRegistered as {
      properties: Readonly<Record<string, JsonSchema>>;
    };
    const personal = Object.keys(properties).filter((name) => properties[name]?.['x-personal'] === true);
    expect(personal).toEqual(['names', 'birthDate', 'personalNo']);
  });

  it('take no decisions about dependants: those are metadata', () => {
    expect(JSON.stringify(eventSchemas)).not.toContain('dependants');
  });
});

describe('The fault of an event', () => {
  it('is none when data and metadata are as they should be', () => {
    expect(eventFault('AwardRecorded', award, metadata)).toBeUndefined();
    expect(
      eventFault('AwardRecorded', { ...award, effectiveOn: '1942' }, { ...metadata, more: 1 }),
    ).toBeUndefined();
  });

  it.each<[unknown, string]>([
    [{ ...award, award: 7 }, 'data/award'],
    [{ ...award, effectiveOn: '2020-02-30' }, 'data/effectiveOn'],
    [{ award: 'Letter of Thanks' }, "required property 'effectiveOn'"],
    [{ ...award, colour: 'green' }, 'additional'],
    [null, 'data must be object'],
  ])('is told of the data %p', (data, words) => {
    expect(eventFault('AwardRecorded', data, metadata)).toContain(words);
  });

  it('is told of the metadata', () => {
    expect(eventFault('AwardRecorded', award, { ...metadata, kind: 'KnightOfficer' })).toContain(
      'metadata/kind',
    );
    expect(eventFault('AwardRecorded', award, {})).toContain("'actId'");
  });

  it('knows each form of an event that several kinds of act lead to', () => {
    const foreign = {
      effectiveOn: '1924',
      ladder: 'US',
      rankText: 'Class 7',
      source: 'card 19',
      mode: 'HISTORICAL',
    };
    const first = { effectiveOn: '2020-03-15', rank: 'ATTACHE', mode: 'FIRST', spellId: id };
    expect(eventFault('RankAssigned', foreign, metadata)).toBeUndefined();
    expect(eventFault('RankAssigned', first, metadata)).toBeUndefined();
    expect(eventFault('RankAssigned', { ...first, mode: 'HISTORICAL' }, metadata)).toBeDefined();
    expect(eventFault('RankAssigned', { ...foreign, rank: 'ATTACHE' }, metadata)).toBeDefined();
  });
});
