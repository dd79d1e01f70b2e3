import { type Ledger, subjectText } from '@elshi/domain';
import type { EventToAppend } from '@elshi/event-store';
import { defaultPolicies, firstDayOf } from '@elshi/law';
import { consequences } from '@elshi/projections';
import type { Elsewhere, Preview, RecordOutcome, Submission } from '../messages.js';
import { canonicalHash } from '../canonical-hash.js';
import type { Followed } from '../reacting/following.js';
import { answeredEvents, dryAnswer, type Written } from './deciding.js';
import { supposed } from './supposed.js';

/** What a submission that was judged by a ledger would do. */
export function previewOf(
  ledger: Ledger,
  submission: Submission,
  written: Written,
  elsewhere: readonly Followed[] = [],
): Preview {
  const { proposed, asOf } = submission;
  const own = firstDayOf(proposed.act.effectiveOn);
  return {
    ...dryAnswer(written),
    ...(elsewhere.length > 0 && { elsewhere: elsewhere.map(followedAnswer) }),
    revision: ledger.revision,
    previewToken: tokenOf(ledger, submission, written.events),
    ...consequences(
      { ledger, policies: defaultPolicies },
      { ledger: supposed(ledger, written.events), policies: defaultPolicies },
      asOf === undefined ? [own] : [own, asOf],
    ),
  };
}

function followedAnswer({ ledger: { subject }, events }: Followed): Elsewhere {
  return { subject: subjectText(subject), events: answeredEvents(events) };
}

/** Why a submission by a preview may not be recorded: what it would write now is not what was shown. */
export function stalePreview(
  ledger: Ledger,
  submission: Submission,
  decided: Written | RecordOutcome,
): RecordOutcome | undefined {
  const { previewToken } = submission;
  if (previewToken === undefined) return undefined;
  const { revision } = ledger;
  if ('outcome' in decided)
    return decided.outcome === 'refused'
      ? { outcome: 'stale-preview', revision, now: decided.refusal }
      : decided;
  return previewToken === tokenOf(ledger, submission, decided.events)
    ? undefined
    : { outcome: 'stale-preview', revision, now: previewOf(ledger, submission, decided) };
}

/** Of whoever asks, and how: two people may look at one preview, and one of them record it. */
const OF_THE_REQUEST: ReadonlySet<string> = new Set([
  'recordedBy',
  'recordedByName',
  'role',
  'requestId',
  'correlationId',
  'traceparent',
  'idempotencyKey',
]);

/**
 * The revision judged by, and a hash of what would be written at it: nothing is kept to know a token again, and every node
 * that judges alike makes the same.
 */
function tokenOf(
  { subject, revision }: Ledger,
  { requestHash }: Submission,
  events: readonly EventToAppend[],
): string {
  const previewed = events.map(({ metadata, ...event }) => ({
    ...event,
    metadata: Object.fromEntries(Object.entries(metadata).filter(([name]) => !OF_THE_REQUEST.has(name))),
  }));
  const hash = canonicalHash({ subject, revision, requestHash, events: previewed });
  return `${revision}.${hash.toString('base64url')}`;
}
