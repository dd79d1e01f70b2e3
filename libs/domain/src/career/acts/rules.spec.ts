import { citationCatalogue, POLICY_VALUES } from '@elshi/law';
import type { ActKind } from '../../act.js';
import { EVENT_TYPES, FIRST_EVENT } from '../../event.js';
import { ruleOf } from './index.js';

const kinds = Object.keys(FIRST_EVENT) as ActKind[];
const known = new Set(citationCatalogue.map(({ citation }) => JSON.stringify(citation)));

describe.each(kinds)('What the core knows of %s', (kind) => {
  const rule = ruleOf(kind);

  it('rests on provisions of the catalogue, and looks at policies of the catalogue', () => {
    expect(rule.citations.length).toBeGreaterThan(0);
    expect(rule.citations.filter((citation) => !known.has(JSON.stringify(citation)))).toEqual([]);
    expect(rule.policies.filter((no) => !(no in POLICY_VALUES))).toEqual([]);
  });

  it('asks first whether the officer is recorded, also of old papers, and each question once', () => {
    const [first, ...others] = rule.checks;
    expect([first!.rule, first!.form]).toEqual([
      kind === 'RegisterOfficer' ? 'NOT_YET_REGISTERED' : 'REGISTERED',
      true,
    ]);
    const rules = [first!, ...others].map(({ rule: name }) => name);
    expect(new Set(rules).size).toBe(rules.length);
  });

  it('leads to an event of a type that is stored', () => {
    expect(EVENT_TYPES).toContain(FIRST_EVENT[kind]);
  });
});
