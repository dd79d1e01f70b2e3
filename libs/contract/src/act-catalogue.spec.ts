import { FIRST_EVENT, KINDS_WITHOUT_ORDER } from '@elshi/domain';
import { bodies } from '@elshi/law';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats/dist/formats.js';
import * as fc from 'fast-check';
import { allKinds, fullBody, minimalBody } from '../../../test/support/acts.js';
import { foreignRank } from '../../../test/support/foreign-rank.js';
import { nearlyWellFormed } from '../../../test/support/strange-acts.js';
import { actCatalogue, actKinds } from './index.js';
import { readPosted } from './testing/reading.js';

/** A validator as any client may have one: nothing of ours in it but the schemas. */
const ajv = new Ajv2020({ strictTypes: false, formats: { date: formats.fullFormats.date } });
ajv.addVocabulary(['x-personal']);
const validators = new Map<unknown, ValidateFunction>(
  actCatalogue.map(({ kind, schema }) => [kind, ajv.compile(schema)]),
);

function accepts(body: unknown): boolean {
  const kind = typeof body === 'object' && body !== null && 'kind' in body ? body.kind : undefined;
  return validators.get(kind)?.(body) ?? false;
}

/** As it arrives over the wire; texts in NFC, for lengths are counted in it. */
function arrived(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body).normalize('NFC'));
}

describe('The catalogue of acts', () => {
  it('has every kind in the order of the contract', () => {
    expect(actKinds).toEqual(allKinds);
    expect(actKinds).toEqual(Object.keys(FIRST_EVENT));
    expect(actCatalogue.map(({ kind }) => kind)).toEqual(actKinds);
  });

  it('has the kinds and members by which the bodies of the service are kept and named', () => {
    const members = (kind: string) => {
      const { schema } = actCatalogue.find((entry) => entry.kind === kind)!;
      return (schema as { properties: { data: { properties?: object } } }).properties.data.properties ?? {};
    };
    for (const { register } of bodies)
      if (register.as === 'OFFICE')
        expect(actKinds).toEqual(
          expect.arrayContaining([register.established, register.reorganised, register.terminated]),
        );
      else for (const { kind, member } of register.namedIn) expect(members(kind)).toHaveProperty(member);
  });

  it('has no order for the kinds of which the core knows that they rest on none', () => {
    const without = actCatalogue.filter(({ order }) => order === 'none').map(({ kind }) => kind);
    expect(new Set(without)).toEqual(KINDS_WITHOUT_ORDER);
  });

  it('says what each kind does in one sentence, and names the events that it leads to', () => {
    for (const { says, events, kind } of actCatalogue) {
      expect(says).toMatch(/^[A-Z].*[.]$/);
      expect(events[0]).toBe(FIRST_EVENT[kind]);
    }
    expect(actCatalogue.find(({ kind }) => kind === 'DismissForDisciplineBreach')?.events).toEqual([
      'DismissedForDisciplineBreach',
      'RankRevoked',
    ]);
  });

  it.each(allKinds)('has a schema that accepts what may be said of %s', (kind) => {
    expect(accepts(minimalBody(kind))).toBe(true);
    expect(accepts(fullBody(kind))).toBe(true);
    expect(accepts(foreignRank)).toBe(true);
  });

  it('has schemas that accept exactly what is read, but for two decisions about one dependant', () => {
    fc.assert(
      fc.property(nearlyWellFormed.map(arrived), (body) => {
        const read = readPosted(body);
        const codes = 'violations' in read ? read.violations.map(({ code }) => code) : [];
        fc.pre(!codes.includes('REPEATED') || codes.some((code) => code !== 'REPEATED'));
        expect({ body, read: codes.length === 0, codes }).toEqual({ body, read: accepts(body), codes });
      }),
      { numRuns: 3000 },
    );
  });
});
