import type { Citation, PolicyNo } from '@elshi/law';
import type { ActKind } from '../act.js';
import type { Facts, Refusal, Warning } from '../refusal.js';
import type { Check, Circumstances, Finding, Judged } from './act-rule.js';
import { ruleOf } from './acts/index.js';

export interface Checked {
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

/** Whether an act is judged for form only: history that was not decided here. */
export function isHistorical(act: { readonly kind: ActKind; readonly historical?: boolean }): boolean {
  return act.historical === true || act.kind === 'RecordHistoricalRank';
}

/** Judges an act by the circumstances just before it. Stops at the first failure. */
export function judgeAct<K extends ActKind>(judged: Judged<K>, circumstances: Circumstances): Verdict {
  const rule = ruleOf(judged.act.kind as K);
  const historical = isHistorical(judged.act);
  const checks = historical ? rule.checks.filter((check) => check.form) : rule.checks;
  const checked: Checked[] = [];
  for (const check of checks) {
    const finding = check.judge(judged, circumstances);
    checked.push({ rule: check.rule, finding });
    if (finding.outcome === 'fail') break;
  }
  const warnings = checked.flatMap(({ finding }) => (finding.outcome === 'warn' ? [finding.warning] : []));
  const refusal = checked
    .map(({ finding }) => finding)
    .find((finding) => finding.outcome === 'fail')?.refusal;
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

/** Every check of an act, also those after a failure. */
export function checkAll<K extends ActKind>(
  checks: readonly Check<K>[],
  judged: Judged<K>,
  circumstances: Circumstances,
): readonly Checked[] {
  return checks.map((check) => ({ rule: check.rule, finding: check.judge(judged, circumstances) }));
}

function citationsOf(always: readonly Citation[], checked: readonly Checked[]): readonly Citation[] {
  const found = checked.flatMap(({ finding }) => (finding.outcome === 'pass' ? finding.citations : []));
  const unique = new Map(
    [...always, ...found].map((cite) => [`${cite.instrument} ${cite.article} ${cite.paragraph ?? ''}`, cite]),
  );
  return [...unique.values()];
}

function factsOf(checked: readonly Checked[]): Readonly<Record<string, Facts>> {
  const facts: Record<string, Facts> = {};
  for (const { rule, finding } of checked) {
    if (finding.outcome === 'fail' || Object.keys(finding.facts).length === 0) continue;
    facts[rule] = finding.facts;
  }
  return facts;
}
