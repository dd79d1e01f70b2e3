import { type CalendarDate, firstDayOf, type WrittenDate } from '@elshi/law';
import {
  type ActStatus,
  type BasisMark,
  correctedEvent,
  type CorrectedEvent,
  type EventType,
  hasUnverifiedBasis,
  isInEffect,
  type RecordedEvent,
  type StandingAct,
  type Standings,
  UNVERIFIED_BASIS,
} from '@elshi/domain';

/** What these do shows in the events that they change or take away. */
const ON_OTHERS: ReadonlySet<EventType> = new Set([
  'ActCorrected',
  'ActAnnulled',
  'LeaveCancelled',
  'ServiceCreditVoided',
]);

/** An event that is in force, with the values that stand. */
export interface Effect {
  readonly event: RecordedEvent;
  readonly now: CorrectedEvent;
  /** The day from which it counts; the first of the period for a month or a year. */
  readonly day: CalendarDate;
  /** The latest correction in force. */
  readonly correctedBy: string | null;
  /** Set where it was imported without its papers having been compared, and nothing has verified it since. */
  readonly basis?: BasisMark;
}

/** The effect of a recorded event; nothing where it is annulled or removed, or only acts on others. */
export function effectOf(standing: StandingAct, event: RecordedEvent): Effect | undefined {
  if (!isInEffect(standing) || ON_OTHERS.has(event.type)) return undefined;
  if (standing.corrections.length === 0) return effectAsRecorded(event);
  const now = correctedEvent(standing, event);
  const correctedBy = standing.corrections.at(-1)!.actId;
  const basis: Pick<Effect, 'basis'> = hasUnverifiedBasis(standing) ? { basis: UNVERIFIED_BASIS } : {};
  return { event, now, day: firstDayOf(now.effectiveOn), correctedBy, ...basis };
}

/** The effect of an event whose act was never corrected. */
export function effectAsRecorded(event: RecordedEvent, status: ActStatus = 'in-force'): Effect | undefined {
  if (status !== 'in-force' || ON_OTHERS.has(event.type)) return undefined;
  const { type, data, metadata } = event;
  const effectiveOn = data['effectiveOn'] as WrittenDate;
  const now = { type, effectiveOn, order: metadata.order ?? null, data };
  const basis = metadata.basis && { basis: metadata.basis };
  return { event, now, day: firstDayOf(effectiveOn), correctedBy: null, ...basis };
}

/** Everything in force about one subject, in the order of the days from which it counts; of one day, in that of recording. */
export function effects({ all }: Standings): readonly Effect[] {
  return all
    .flatMap((standing) => standing.entry.events.flatMap((event) => effectOf(standing, event) ?? []))
    .sort((a, b) => (a.day === b.day ? Number(a.event.position - b.event.position) : a.day < b.day ? -1 : 1));
}
