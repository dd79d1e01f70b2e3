import { type Act, postedForm } from './act.js';
import type { LedgerAct } from './ledger.js';
import { mergePatch } from './merge-patch.js';

/** Members that are whole or absent, with the parts that each must have. */
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  order: ['type', 'number', 'date', 'issuedBy'],
  representation: ['number', 'date'],
  ground: ['kind', 'detail'],
  liability: ['jurisdiction', 'decision'],
  revocation: ['order'],
};

/**
 * The act as corrected: for each member, the last correction stands. An act whose day was taken out counts from the day
 * of its order. A document of which a part is missing, because the correction that gave it was annulled, is none.
 */
export function correctedAct(act: Act, corrections: readonly LedgerAct[]): Act {
  if (corrections.length === 0) return act;
  const posted: unknown = postedForm(act);
  const patched = whole(corrections.reduce(patchedBy, posted)) as Omit<Act, 'effectiveOn'> & Partial<Act>;
  const left = patched.effectiveOn === undefined && { dayOfOrder: true };
  return { ...patched, ...left, effectiveOn: patched.effectiveOn ?? patched.order?.date ?? act.effectiveOn };
}

function patchedBy(current: unknown, { act }: LedgerAct): unknown {
  return act.kind === 'CorrectAct' ? mergePatch(current, act.data.changes) : current;
}

/** The value without documents of which a part is missing. */
function whole(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, whole(member)] as const);
  return Object.fromEntries(members.filter(([name, member]) => isWhole(name, member)));
}

function isWhole(name: string, member: unknown): boolean {
  const parts = Object.hasOwn(DOCUMENTS, name) ? DOCUMENTS[name] : undefined;
  if (parts === undefined) return true;
  return typeof member === 'object' && member !== null && parts.every((part) => Object.hasOwn(member, part));
}
