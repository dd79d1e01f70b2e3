import { defaultPolicies, type Policies } from '@elshi/law';
import type { Meta } from '../messages.js';

/** The policies that are not those in force; nothing where all are. */
export function otherPolicies(policies: Policies): Readonly<Record<string, string>> | undefined {
  const others = Object.entries(policies).filter(
    ([no, value]) => defaultPolicies[no as keyof Policies] !== value,
  );
  return others.length === 0 ? undefined : Object.fromEntries(others);
}

/** What an answer says of itself, so that one under other policies is not taken for what is. */
export function underPolicies(meta: Meta, policies: Policies): Meta {
  const others = otherPolicies(policies);
  return others === undefined ? meta : { ...meta, policies: others };
}
