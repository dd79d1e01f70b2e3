import { bodies, BODY_KINDS } from './bodies.js';
import { citationCatalogue } from './citations.js';
import { creditKindEntry } from './credit.js';
import { LANGUAGES } from './languages.js';
import { OFFICE_KINDS, representativeOfficeRule } from './offices.js';

describe('The bodies of the service', () => {
  it('have one entry each, offices first, told apart in every language', () => {
    expect(bodies.map(({ kind }) => kind)).toEqual([...BODY_KINDS]);
    for (const language of LANGUAGES)
      expect(new Set(bodies.map(({ names }) => names[language])).size).toBe(bodies.length);
    expect(new Set(bodies.map(({ says }) => says)).size).toBe(bodies.length);
  });

  it('are offices of this register exactly where they are abroad for good', () => {
    const kept = bodies.filter(({ register }) => register.as === 'OFFICE').map(({ kind }) => kind);
    expect(kept).toEqual([...OFFICE_KINDS]);
  });

  it('begin and end by decree, and have a head, where the Regulation is about them', () => {
    for (const kind of OFFICE_KINDS) {
      const rule = representativeOfficeRule(kind);
      const { register, head } = bodies.find((body) => body.kind === kind)!;
      expect('cite' in register).toBe(rule !== undefined);
      expect(head?.title).toBe(rule?.headTitle);
      expect(head?.appointedBy).toBe(rule?.appoints.by);
    }
    expect(bodies.filter(({ head }) => head !== undefined)).toHaveLength(3);
  });

  it('count as the kind of the sub-paragraph that names them, offices as institutions abroad', () => {
    for (const { kind, register, cite, creditKind } of bodies)
      if (register.as === 'OFFICE') expect([kind, creditKind]).toEqual([kind, 2]);
      else expect(cite).toEqual(creditKind && creditKindEntry(creditKind).cite);
  });

  it('cite provisions of the catalogue', () => {
    const listed = citationCatalogue.map(({ citation }) => citation);
    for (const { cite, register, head } of bodies)
      for (const one of [cite, 'cite' in register ? register.cite : undefined, head?.cite])
        if (one !== undefined) expect(listed).toContainEqual(one);
  });
});
