import { type Ledger, subjectText } from '@elshi/domain';
import type { Submission } from '../messages.js';
import type { Written } from '../writing/deciding.js';
import { supposed } from '../writing/supposed.js';
import type { LoadLedger } from '../ledgers.js';
import { mayConcernOthers } from './concerned.js';
import { type Followed, following } from './following.js';
import type { Links } from './links.js';

/** A lawful act with what follows from it. */
export interface Whole {
  /** What is written in its own record. */
  readonly own: Followed;
  /** What is written in others. */
  readonly elsewhere: readonly Followed[];
}

/** What is to be written of an act that was decided by a record, there and elsewhere. */
export async function wholeOf(
  load: LoadLedger,
  links: Links,
  ledger: Ledger,
  { claim }: Submission,
  { events }: Written,
): Promise<Whole> {
  const alone = { own: { ledger, events }, elsewhere: [] };
  // Exported lines tell themselves what followed.
  if (claim?.eventIds !== undefined) return alone;
  const after = supposed(ledger, events);
  if (!mayConcernOthers(after.acts[ledger.acts.length]!)) return alone;
  const followed = await following(load, links, after);
  const isOwn = ({ ledger: { subject } }: Followed): boolean =>
    subjectText(subject) === subjectText(ledger.subject);
  const more = followed.filter(isOwn).flatMap((each) => each.events);
  return {
    own: { ledger, events: [...events, ...more] },
    elsewhere: followed.filter((each) => !isOwn(each)),
  };
}
