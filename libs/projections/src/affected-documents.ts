import type { CalendarDate } from '@elshi/law';
import { type Career, type Certificate, openedOn, type RankSpell } from '@elshi/domain';
import type { AffectedAct } from './affected-acts.js';

/** A paper in somebody's hands that no longer says what the record says. */
export interface AffectedDocument {
  readonly document: 'RANK_CERTIFICATE' | 'RECORD_ENTRY';
  readonly number: string;
  /** The act by which it was issued or made. */
  readonly eventId: string;
  /** The spell that it certifies, or the event that it enters. */
  readonly attests: string | null;
  readonly because: string;
}

/** Certificates that are not withdrawn, and record entries, whose rank or act has changed. */
export function affectedDocuments(
  before: Career,
  after: Career,
  acts: readonly AffectedAct[],
): readonly AffectedDocument[] {
  const now = new Map(after.certificates.map((certificate) => [certificate.by.actId, certificate]));
  const certificates = before.certificates
    .filter(({ withdrawn }) => withdrawn === undefined)
    .map((certificate) => ({
      document: 'RANK_CERTIFICATE' as const,
      number: certificate.certificateNo,
      eventId: certificate.by.actId,
      attests: certificate.spell?.spellId ?? null,
      because: certificateChange(certificate, now.get(certificate.by.actId)),
    }));
  const standing = new Set(after.entries.map(({ actId }) => actId));
  const entries = before.entries.map(({ actId, act }) => ({
    document: 'RECORD_ENTRY' as const,
    number: act.data.entryNo,
    eventId: actId,
    attests: act.data.eventId,
    because: standing.has(actId)
      ? (actChange(acts, act.data.eventId) ?? openedChange(before, after, act.data.eventId))
      : 'The entry itself no longer stands.',
  }));
  return [...certificates, ...entries].flatMap(({ because, ...document }) =>
    because === undefined ? [] : [{ ...document, because }],
  );
}

function certificateChange(was: Certificate, now: Certificate | undefined): string | undefined {
  if (now === undefined) return 'The certificate itself no longer stands.';
  if (now.withdrawn !== undefined) return `It is withdrawn on ${now.withdrawn.day}.`;
  if (was.rank !== now.rank || was.certificateNo !== now.certificateNo) return 'It is recorded otherwise.';
  return spellChange(was.spell, now.spell);
}

function actChange(acts: readonly AffectedAct[], eventId: string): string | undefined {
  const change = acts.find((act) => act.eventId === eventId)?.difference[0];
  if (change === undefined) return undefined;
  return change.path === '/status' && change.op === 'replace'
    ? `The act that it enters is ${String(change.value)}.`
    : 'The act that it enters is found otherwise.';
}

function openedChange(before: Career, after: Career, eventId: string): string | undefined {
  const opened = ({ spells }: Career) => spells.find(({ spellId }) => spellId === eventId);
  return spellChange(opened(before), opened(after));
}

/** What has become of a spell, in one sentence. */
function spellChange(was: RankSpell | undefined, now: RankSpell | undefined): string | undefined {
  if (was === undefined) return now && `${now.rank} is now held from ${openedOn(now)}.`;
  if (now === undefined) return `${was.rank} is no longer held by that act.`;
  if (was.spellId !== now.spellId || was.rank !== now.rank)
    return `It stands for ${now.rank} from ${openedOn(now)}, not for ${was.rank} from ${openedOn(was)}.`;
  if (openedOn(was) !== openedOn(now))
    return `${now.rank} is held from ${openedOn(now)}, not from ${openedOn(was)}.`;
  const [ended, ends] = [endOf(was), endOf(now)];
  if (ended === ends && was.held.length === now.held.length) return undefined;
  return ends === undefined ? `${now.rank} is held with no end.` : `${now.rank} ends on ${ends}.`;
}

function endOf({ held }: RankSpell): CalendarDate | undefined {
  return held.at(-1)!.to;
}
