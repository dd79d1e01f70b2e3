import type { Act, ActKind } from '../act.js';
import { FIRST_EVENT } from '../event.js';
import { isInEffect } from '../judging/fold.js';
import { type Ledger, record, type RecordedEvent } from '../ledger.js';
import { isReaction, type Reaction } from '../reaction.js';
import { type Standing, type StandingAct, type Standings, standings } from '../standing.js';
import type { Subject } from '../subject.js';
import { changesBetween } from './changes.js';

/**
 * The id of the event that follows from another, by its place in the stream: the same whoever brings the stream up to its causes, so that
 * what two do at once is done once.
 */
export type ReactionIds = (causationId: string, target: Subject, revision: number) => string;

/** Why something follows, or follows no longer: the event that says so, with what it rests on. */
export interface Cause {
  readonly eventId: string;
  readonly act: Act;
}

/** A record that is being brought up to what follows for it from others. */
export class Reacting {
  readonly #ids: ReactionIds;
  readonly #reactions: Reaction[] = [];
  #ledger: Ledger;
  #standings: Standings | undefined;

  constructor(ledger: Ledger, ids: ReactionIds) {
    this.#ledger = ledger;
    this.#ids = ids;
  }

  /** The record with what was found to be missing so far. */
  get standings(): Standings {
    return (this.#standings ??= standings(this.#ledger));
  }

  /** What was found to be missing, in its order. */
  get reactions(): readonly Reaction[] {
    return this.#reactions;
  }

  /** What earlier reactions wrote and is in effect, of some kinds. */
  written<K extends ActKind>(...kinds: readonly K[]): readonly Standing<K>[] {
    const isOfKind = (standing: StandingAct): standing is Standing<K> =>
      (kinds as readonly ActKind[]).includes(standing.act.kind);
    return this.standings.all
      .filter((standing) => isReaction(standing.entry) && isInEffect(standing))
      .filter(isOfKind);
  }

  /** Makes the record hold an act: writes it, or corrects what was written of it before. */
  bring(wanted: Act, cause: Cause, before: StandingAct | undefined): void {
    if (before === undefined) {
      this.#add(wanted, cause.eventId);
      return;
    }
    const changes = changesBetween(before.act, wanted);
    if (changes === undefined) return;
    const { effectiveOn, order } = cause.act;
    const data = { eventId: before.actId, changes, reason: reasonOf(cause) };
    this.#add({ kind: 'CorrectAct', effectiveOn, ...(order && { order }), data }, cause.eventId);
  }

  /** Takes back what was written before. */
  takeBack(before: StandingAct, cause: Cause): void {
    const { effectiveOn, order } = cause.act;
    const data = { eventId: before.actId, reason: reasonOf(cause) };
    this.#add({ kind: 'AnnulAct', effectiveOn, ...(order && { order }), data }, cause.eventId);
  }

  #add(act: Act, causationId: string): void {
    const { subject, revision } = this.#ledger;
    const reaction = { eventId: this.#ids(causationId, subject, revision), act, causationId };
    this.#reactions.push(reaction);
    this.#ledger = record(this.#ledger, [eventOf(reaction, revision)]);
    this.#standings = undefined;
  }
}

/** What a clerk wrote as the reason of an amendment, else which act it is that something follows from. */
function reasonOf({ act }: Cause): string {
  return 'reason' in act.data && act.data.reason !== undefined
    ? act.data.reason
    : `it follows from ${act.kind}`;
}

/**
 * Who has the last word on an act: its annulment, the last of its corrections, or the act itself where neither stands. That is why
 * whatever follows from it stands as it does.
 */
export function lastWordOn(standing: StandingAct, { ofEvent }: Pick<Standings, 'ofEvent'>): Cause {
  const { annulledBy, removedBy, corrections } = standing;
  const undoing = annulledBy ?? removedBy;
  const undone = undoing === undefined ? undefined : ofEvent(undoing);
  if (undoing !== undefined && undone !== undefined) return { eventId: undoing, act: undone.act };
  const correction = corrections.at(-1);
  return correction === undefined
    ? { eventId: standing.actId, act: standing.act }
    : { eventId: correction.actId, act: correction.act };
}

/** The event of a reaction as it will be read back, but for its place in the log. */
function eventOf({ eventId, act, causationId }: Reaction, revision: number): RecordedEvent {
  const { kind, effectiveOn, order, historical, data } = act;
  const metadata = {
    actId: eventId,
    kind,
    ...(order && { order }),
    ...(historical && { historical }),
    causationId,
    warnings: [],
  };
  return {
    ...{ eventId, type: FIRST_EVENT[kind], data: { effectiveOn, ...data }, revision, position: 0n, known: 0 },
    metadata,
  } as unknown as RecordedEvent;
}
