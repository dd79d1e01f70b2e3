import { law } from '@elshi/law';
import type { ActKind } from '../act.js';
import type { KnownFinding } from '../findings/finding.js';
import type { Standing } from '../standing.js';
import { type ActRule, type Check, fail, type Finding, pass } from './act-rule.js';
import { only } from './drafts.js';
import { idIsNew } from './ids.js';
import { keptFacts } from './kept-facts.js';
import type { NamedActs } from './named-acts.js';
import type { Surroundings } from './surroundings.js';

/** What an acceptance is judged by. */
interface Names extends Pick<Surroundings, 'findings'> {
  readonly named: NamedActs;
}

/** What acceptances are gathered in. */
interface Accepting {
  readonly acceptances: Standing<'AcceptFinding'>[];
}

/**
 * The finding stands on the day of the act. It is looked up when the acceptance is recorded: that it is mended later does
 * not make the acceptance unlawful.
 */
const findingStands: Check<'AcceptFinding', Names> = {
  rule: 'FINDING',
  form: true,
  judge: (judged, { findings }) => {
    const { act, day } = judged;
    const { findingId } = act.data;
    const wasKnown = keptFacts(judged, 'FINDING', { findingId }) !== undefined;
    if (wasKnown || findings === undefined) return pass('The finding stood.', [], { findingId });
    const known = findings().filter((found) => found.findingId === findingId);
    const standing = known.find(({ since, until }) => since <= day && (until === undefined || day < until));
    return standing === undefined ? absent(findingId, day, known) : found(standing);
  },
};

function found({ findingId, rule, since }: KnownFinding): Finding {
  return pass('The finding stands.', [], { findingId, rule, since });
}

function absent(findingId: string, day: string, known: readonly KnownFinding[]): Finding {
  const begins = known.find(({ since }) => since > day)?.since;
  return begins === undefined
    ? fail('ID_UNKNOWN', `No finding ${findingId} stands on ${day}.`, [], { findingId })
    : fail('DATE_ORDER', `The finding stands from ${begins} on, and cannot be accepted on ${day}.`, [], {
        findingId,
        since: begins,
      });
}

/** A finding is accepted as it is, with a reason: it stays, and is asked about no more. `exists` is asked first: whether there is a subject. */
export function acceptFinding<Draft extends Accepting, C extends Names>(
  exists: Check<ActKind, C>,
): ActRule<'AcceptFinding', Draft, C> {
  return {
    checks: [
      exists,
      idIsNew('AcceptFinding', 'accepted finding', ({ act }) => act.data.findingId),
      findingStands,
    ],
    citations: [law('11', '1¶3')],
    policies: [],
    apply: ({ acceptances }, standing) => void acceptances.push(standing),
    events: only('FindingAccepted'),
  };
}
