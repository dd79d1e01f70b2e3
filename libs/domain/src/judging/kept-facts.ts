import type { Facts } from '../refusal.js';

/** What a judged act was decided on, if it is an old one. */
interface Decided {
  readonly decidedOn?: Readonly<Record<string, Facts>>;
}

/**
 * The facts that an act was decided on by a rule, where they are about the same: what becomes of it later never changes how the act is judged.
 * Nothing for a new act, and for one that was corrected to be about something else.
 */
export function keptFacts<Kept extends Facts>(
  { decidedOn }: Decided,
  rule: string,
  about: Partial<Kept>,
): Kept | undefined {
  const kept = decidedOn?.[rule] as Kept | undefined;
  const isSame = kept !== undefined && Object.entries(about).every(([name, value]) => kept[name] === value);
  return isSame ? kept : undefined;
}
