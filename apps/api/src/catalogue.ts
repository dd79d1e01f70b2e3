import { actCatalogue } from '@elshi/contract';
import { FINDING_RULES, findingRules } from '@elshi/domain';
import {
  bodies,
  type BodyEntry,
  type Citation,
  citationCatalogue,
  creditKinds,
  instruments,
  POLICY_VALUES,
  policyCatalogue,
  type PolicyEntry,
  positions,
  qualityLimits,
  type RankEntry,
  ranks,
  rulesets,
  timeInRank,
} from '@elshi/law';

/** The tables that decisions are made from. They change with a release only, so each is written once. */
export const catalogues = {
  ranks: { items: ranks.map(rank) },
  positions: {
    items: positions.map(({ ranks: matching, ...position }) => ({
      ...position,
      ranks: matching === undefined ? null : codesBetween(...matching),
    })),
  },
  bodies: { items: bodies.map(body) },
  acts: { items: actCatalogue },
  policies: {
    items: policyCatalogue.filter(({ onlyRead }) => !onlyRead).map(policy),
    ofReads: policyCatalogue.filter(({ onlyRead }) => onlyRead).map(policy),
  },
  findings: {
    items: FINDING_RULES.map((rule) => {
      const { severity, says, cite, fix } = findingRules[rule];
      return { rule, severity, says, citation: cite ?? null, fix };
    }),
    limits: qualityLimits,
  },
  citations: { items: citationCatalogue, instruments, rulesets, creditKinds },
} as const;

function rank(entry: RankEntry): object {
  const { authorityCite, ...rest } = entry;
  const terms = timeInRank.filter(({ held }) => held === entry.code);
  return {
    ...rest,
    citation: authorityCite,
    terms: terms.map(({ years, cite, inForceFrom, repealedFrom }) => ({
      years,
      citation: cite,
      inForceFrom,
      repealedFrom: repealedFrom ?? null,
    })),
  };
}

function body({ kind, names, says, cite, creditKind, register, head }: BodyEntry): object {
  return {
    ...{ kind, names, says, citation: cite ?? null, creditKind: creditKind ?? null },
    register: register.as === 'OFFICE' ? cited(register) : register,
    head: head === undefined ? null : cited(head),
  };
}

/** With the provision under the name that answers have for it, null where there is none. */
function cited({ cite, ...rest }: { readonly cite?: Citation }): object {
  return { ...rest, citation: cite ?? null };
}

function codesBetween(lowest: number, highest: number): readonly string[] {
  return ranks.filter(({ no }) => no >= lowest && no <= highest).map(({ code }) => code);
}

function policy({ no, name, asks, why, cite, unavailable }: PolicyEntry): object {
  const [byDefault] = POLICY_VALUES[no];
  const values = POLICY_VALUES[no].map((value) => {
    const because = unavailable?.[value];
    return because === undefined ? { value, available: true } : { value, available: false, because };
  });
  return { no, name, asks, default: byDefault, values, why, citation: cite };
}
