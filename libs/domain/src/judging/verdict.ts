import type { Citation, PolicyNo } from '@elshi/law';
import { type ActKind, isHistorical } from '../act.js';
import { cited, type Facts, type Refusal, type Warning } from '../refusal.js';
import type { Finding, Judged } from './act-rule.js';
import { unreachable } from '../unreachable.js';
import type { SubjectRules } from './subject-rules.js';

interface Checked {
  readonly rule: string;
  readonly finding: Finding;
}

/** What the judge says of an act: the refusal of the first check that failed, or none. */
export interface Verdict {
  readonly refusal?: Refusal;
  readonly warnings: readonly Warning[];
  /** Provisions that the act rests on or was checked against. */
  readonly citations: readonly Citation[];
  /** What the checks found, by rule. */
  readonly facts: Readonly<Record<string, Facts>>;
  /** The policies that the checks looked at. */
  readonly policies: readonly PolicyNo[];
}

/** What speaks against an act, in the order in which a lawyer finds it, and what should be looked at in it. */
export function faultsAndWarnings<K extends ActKind, Draft, C>(
  rules: SubjectRules<Draft, C>,
  judged: Judged<K>,
  circumstances: C,
): { readonly faults: readonly Refusal[]; readonly warnings: readonly Warning[] } {
  const rule = rules.ruleOf<K>(judged.act.kind);
  const historical = isHistorical(judged.act);
  const faults: Refusal[] = [];
  const warnings: Warning[] = [];
  for (const check of rule.checks) {
    if (historical && !check.form) continue;
    const finding = check.judge(judged, circumstances);
    if (finding.outcome === 'fail') faults.push(cited(finding.refusal, rule.citations));
    else if (finding.outcome === 'warn') warnings.push(finding.warning);
  }
  return { faults, warnings };
}

/** Judges an act by the circumstances just before it, and tells what was found. */
export function judgeAct<K extends ActKind, Draft, C>(
  rules: SubjectRules<Draft, C>,
  judged: Judged<K>,
  circumstances: C,
): Verdict {
  const { faults, warnings } = faultsAndWarnings(rules, judged, circumstances);
  const [refusal] = faults;
  const rule = rules.ruleOf<K>(judged.act.kind);
  const historical = isHistorical(judged.act);
  const checked = rule.checks
    .filter((check) => check.form || !historical)
    .map((check) => ({ rule: check.rule, finding: check.judge(judged, circumstances) }));
  return {
    ...(refusal && { refusal }),
    warnings: historical ? [...warnings, historicalWarning] : warnings,
    citations: citationsOf(rule.citations, checked),
    facts: factsOf(checked),
    policies: historical ? [] : rule.policies,
  };
}

const historicalWarning: Warning = {
  code: 'HISTORICAL',
  detail: 'Recorded from older papers: judged for form only.',
  citations: [],
};

function citationsOf(always: readonly Citation[], checked: readonly Checked[]): readonly Citation[] {
  const unique = new Map<string, Citation>();
  for (const cite of [...always, ...checked.flatMap(({ finding }) => citationsIn(finding))])
    unique.set(`${cite.instrument} ${cite.article} ${cite.paragraph ?? ''} ${cite.edition}`, cite);
  return [...unique.values()];
}

/** Provisions of a finding. */
export function citationsIn(finding: Finding): readonly Citation[] {
  switch (finding.outcome) {
    case 'pass':
    case 'not-applicable':
      return finding.citations;
    case 'warn':
      return finding.warning.citations;
    case 'fail':
      return finding.refusal.citations;
    default:
      return unreachable(finding);
  }
}

/** Facts of a finding. */
export function factsIn(finding: Finding): Facts {
  return finding.outcome === 'fail' ? finding.refusal.facts : finding.facts;
}

function factsOf(checked: readonly Checked[]): Readonly<Record<string, Facts>> {
  const told = checked
    .map(({ rule, finding }) => [rule, factsIn(finding)] as const)
    .filter(([, facts]) => Object.keys(facts).length > 0);
  return Object.fromEntries(told);
}
