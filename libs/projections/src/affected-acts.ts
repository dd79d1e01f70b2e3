import type { EventDraft, JudgedAct } from '@elshi/domain';
import { type Change, difference } from './difference.js';

/** A recorded act that stands, reads or is judged otherwise than before. */
export interface AffectedAct {
  readonly eventId: string;
  /** As posted. */
  readonly kind: string;
  /** The day from which it counted before. */
  readonly effectiveOn: string;
  readonly orderNumber: string | null;
  /**
   * Between two documents of status, values, fault (`refused`) and the members that the judge finds, by event type; none are
   * `found` of an act that is refused or has no effect.
   */
  readonly difference: readonly Change[];
  /** Why it would now be refused. */
  readonly because: string | null;
}

/** The acts that were recorded before and are changed, by what is judged of all acts before and after. */
export function affectedActs(
  before: readonly JudgedAct[],
  after: readonly JudgedAct[],
): readonly AffectedAct[] {
  return before.flatMap((was, index) => {
    const now = after[index]!;
    const changes = difference(asJudged(was), asJudged(now));
    if (changes.length === 0) return [];
    const { actId, entry, act } = was.standing;
    return [
      {
        eventId: actId,
        kind: entry.act.kind,
        effectiveOn: act.effectiveOn,
        orderNumber: act.order?.number ?? null,
        difference: changes,
        because: now.refusal?.because ?? null,
      },
    ];
  });
}

function asJudged({ standing: { status, act }, refusal, events }: JudgedAct): object {
  return {
    status,
    effectiveOn: act.effectiveOn,
    order: act.order ?? null,
    data: act.data,
    refused: refusal?.refused ?? null,
    found:
      events.length === 0
        ? null
        : Object.fromEntries(events.map((event) => [event.type, foundIn(event, act.data)])),
  };
}

/** The members of an event that are not those of its act. */
function foundIn({ data }: EventDraft, posted: object): object {
  return Object.fromEntries(
    Object.entries(data).filter(([name]) => name !== 'effectiveOn' && !Object.hasOwn(posted, name)),
  );
}
