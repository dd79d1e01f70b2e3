import type { Act, ActKind } from '../act.js';
import { type Career, statusOn } from '../career/career.js';
import { foldCareer } from '../career/fold.js';
import { isInEffect } from '../judging/fold.js';
import type { Ledger } from '../ledger.js';
import { causeStands } from '../office/command.js';
import { foldOffice } from '../office/judge.js';
import type { ActingPeriod, Office, OfficeStretch } from '../office/office.js';
import { isReaction, type Reaction } from '../reaction.js';
import type { StandingAct, Standings } from '../standing.js';
import { bringEndsOfConcurrent } from './concurrent-headships.js';
import { DEATH } from './headships.js';
import type { OfficeRecord } from './on-officer.js';
import { lastWordOn, Reacting, type ReactionIds } from './reacting.js';

type Ending = 'DismissHead' | 'EndActingHead';

/** An act that ends a headship, or an acting one, because the officer serves no longer. */
interface FollowingEnd {
  readonly kind: Ending;
  /** The act by which he left. */
  readonly by: StandingAct;
}

/** The records from which something may follow at an office. */
export interface Causing {
  readonly officers?: readonly Standings[];
  readonly offices?: readonly OfficeRecord[];
}

/**
 * What is missing in the record of an office of what follows from these records: that officers who left the service head it, or act for its
 * head, no longer, and that what was declared with an office ended with the headship there. Of others nothing is looked at. With what
 * this gives recorded, it gives nothing more.
 */
export function reactionsOnOffice(
  ledger: Ledger,
  { officers = [], offices = [] }: Causing,
  ids: ReactionIds,
): readonly Reaction[] {
  const reacting = new Reacting(ledger, ids);
  for (const officer of officers) bringEnds(reacting, officer);
  for (const other of offices) bringEndsOfConcurrent(reacting, other);
  return reacting.reactions;
}

function bringEnds(reacting: Reacting, officer: Standings): void {
  const { id } = officer.subject;
  const written = reacting
    .written('DismissHead', 'EndActingHead')
    .filter(({ act }) => act.data.officerId === id);
  const leavings = officer.all.filter(
    (standing) => isInEffect(standing) && ENDS_SERVICE.has(standing.act.kind),
  );
  if (leavings.length === 0 && written.length === 0) return;
  const wanted = endsOf(foldOffice(withoutEnds(reacting.standings, id)), officer, leavings);
  const keys = new Set(wanted.map(({ kind, by }) => `${kind} ${by.actId}`));
  for (const before of written) {
    const { causationId } = before.entry.events[0]!.metadata;
    const cause = officer.ofEvent(causationId!);
    if (keys.has(`${before.act.kind} ${causationId}`)) continue;
    const { actId: eventId, act } = before;
    reacting.takeBack(before, cause === undefined ? { eventId, act } : lastWordOn(cause, officer));
  }
  for (const { kind, by } of wanted) {
    const before = written.find(
      ({ act, entry }) => act.kind === kind && entry.events[0]!.metadata.causationId === by.actId,
    );
    const cause = before === undefined ? { eventId: by.actId, act: by.act } : lastWordOn(by, officer);
    reacting.bring(endingAct(kind, id, by), cause, before);
  }
}

/** The kinds of act that end the service. */
const ENDS_SERVICE: ReadonlySet<ActKind> = new Set<ActKind>(['LeaveService', 'DismissForDisciplineBreach']);

function endsOf(
  office: Office,
  officer: Standings,
  leavings: readonly StandingAct[],
): readonly FollowingEnd[] {
  const career = foldCareer(officer);
  const { id } = officer.subject;
  const inOrder = [...leavings].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.index - b.index));
  const ended = new Set<OfficeStretch>();
  return inOrder.flatMap((by) => {
    const stands = (stretch: OfficeStretch & { readonly officerId: string }): boolean =>
      stretch.officerId === id && !ended.has(stretch) && runsOn(stretch, by, career);
    const head = office.headships.find(stands);
    const acting = office.acting.findLast((period) => stands(period) && isNeeded(office, period, by));
    for (const stretch of [head, acting]) if (stretch !== undefined) ended.add(stretch);
    return [
      ...(head === undefined ? [] : [{ kind: 'DismissHead' as const, by }]),
      ...(acting === undefined ? [] : [{ kind: 'EndActingHead' as const, by }]),
    ];
  });
}

/** Whether something that stands at the office runs when the officer leaves. Who comes back that day may begin anew. */
function runsOn({ from, to }: OfficeStretch, { day }: StandingAct, career: Career): boolean {
  if (to !== undefined && to <= day) return false;
  return from < day || (from === day && statusOn(career, day) !== 'IN_SERVICE');
}

/** The end of its cause ends an acting period by itself. */
function isNeeded(office: Office, { cause }: ActingPeriod, { day }: StandingAct): boolean {
  return causeStands(office, cause, day);
}

function endingAct(kind: Ending, officerId: string, { act }: StandingAct): Act {
  const { effectiveOn, order, historical } = act;
  const frame = { effectiveOn, ...(order && { order }), ...(historical && { historical }) };
  return kind === 'EndActingHead'
    ? { kind, ...frame, data: { officerId } }
    : { kind, ...frame, data: { officerId, cause: causeOf(act) } };
}

function causeOf(act: Act): string {
  if (act.kind !== 'LeaveService') return 'DISCIPLINE_BREACH';
  return act.data.cause === 'DEATH' ? DEATH : act.data.cause;
}

function withoutEnds(all: Standings, officerId: string): Standings {
  const isFollowing = ({ act, entry }: StandingAct): boolean =>
    (act.kind === 'DismissHead' || act.kind === 'EndActingHead') &&
    act.data.officerId === officerId &&
    isReaction(entry);
  return { ...all, all: all.all.filter((standing) => !isFollowing(standing)) };
}
