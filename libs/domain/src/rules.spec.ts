import { citationCatalogue, POLICY_VALUES } from '@elshi/law';
import type { ActKind } from './act.js';
import { EVENT_TYPES, FIRST_EVENT } from './event.js';
import { FOUNDING } from './judging/named-acts.js';
import { officeRuleOf } from './office/acts/index.js';
import { proposalRuleOf } from './proposal/acts/index.js';
import { ruleOf } from './career/acts/index.js';

const kinds = Object.keys(FIRST_EVENT) as ActKind[];
const known = new Set(citationCatalogue.map(({ citation }) => JSON.stringify(citation)));

/** They rest on what lays down who proposes what they are about, which their checks find. */
const RESTS_ON_WHAT_IS_PROPOSED: ReadonlySet<ActKind> = new Set<ActKind>([
  'SubmitMinisterRepresentation',
  'AcceptProposal',
  'RejectProposal',
  'WithdrawProposal',
]);

/** The rule of a kind, of the first kind of subject that has one. */
function about<K extends ActKind>(kind: K) {
  return [ruleOf(kind), officeRuleOf(kind), proposalRuleOf(kind)].find((rule) => Boolean(rule))!;
}

describe.each(kinds)('What the core knows of %s', (kind) => {
  const rule = about(kind);

  it('rests on provisions of the catalogue, and looks at policies of the catalogue', () => {
    expect(rule.citations.length > 0).toBe(!RESTS_ON_WHAT_IS_PROPOSED.has(kind));
    expect(rule.citations.filter((citation) => !known.has(JSON.stringify(citation)))).toEqual([]);
    expect(rule.policies.filter((no) => !(no in POLICY_VALUES))).toEqual([]);
  });

  it('asks first whether the subject is recorded, also of old papers, and each question once', () => {
    const [first, ...others] = rule.checks;
    const asked = FOUNDING.has(kind) ? /^NOT_YET_RE(GISTER|CORD)ED$/ : /^RE(GISTER|CORD)ED$/;
    expect(first!.rule).toMatch(asked);
    expect(first!.form).toBe(true);
    const rules = [first!, ...others].map(({ rule: name }) => name);
    expect(new Set(rules).size).toBe(rules.length);
  });

  it('leads to an event of a type that is stored', () => {
    expect(EVENT_TYPES).toContain(FIRST_EVENT[kind]);
  });
});
