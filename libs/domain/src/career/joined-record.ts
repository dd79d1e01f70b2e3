import { officerCite } from '@elshi/law';
import type { Act, ActKind, ProposedAct } from '../act.js';
import type { Surroundings } from '../judging/surroundings.js';
import type { Ledger } from '../ledger.js';
import { type Refusal, refusal } from '../refusal.js';
import { standings } from '../standing.js';
import { foldCareer } from './fold.js';

const cites = [officerCite];

/** Kinds of act about an office or a proposal that bring a person in. Those that end what stands name whom they find. */
const BRING_IN: ReadonlySet<ActKind> = new Set<ActKind>([
  'AppointHead',
  'DesignateActingHead',
  'DesignateActingHeadSubstitute',
  'SubmitHeadProposal',
  'SubmitMinisterRepresentation',
]);

/** The officer under whose record the person of a record goes on; nothing for a record that goes on itself. */
export function joinedInto(ledger: Ledger): string | undefined {
  if (!ledger.acts.some(({ act }) => act.kind === 'JoinRecord')) return undefined;
  return foldCareer(standings(ledger)).joinedInto;
}

/** Why no act is recorded any more in a record that is joined to another; only the joining itself is corrected or annulled. */
export function refusedAsJoined(ledger: Ledger, { act }: ProposedAct): Refusal | undefined {
  const into = joinedInto(ledger);
  if (into === undefined || isAboutJoining(ledger, act)) return undefined;
  const because = `The record is joined to that of officer ${into}: record the act there.`;
  return refusal('RECORD_JOINED', because, cites, { joinedInto: into });
}

/** Why an act may not name an officer: nobody is brought in under a record that does not go on, and none is joined to itself. */
export function refusedNaming(
  { subject }: Ledger,
  { act }: ProposedAct,
  { officers }: Surroundings,
): Refusal | undefined {
  if (subject.kind === 'officer')
    return officers.has(subject.id)
      ? refusal('ID_UNKNOWN', 'A record is joined to that of another officer, not to itself.', cites)
      : undefined;
  const joined =
    BRING_IN.has(act.kind) && [...officers].find(([, career]) => career?.joinedInto !== undefined);
  if (!joined) return undefined;
  const [officerId, career] = joined;
  const because = `The record of ${officerId} is joined to that of ${career?.joinedInto}: name that.`;
  return refusal('RECORD_JOINED', because, cites, { officerId, joinedInto: career?.joinedInto });
}

function isAboutJoining({ acts }: Ledger, act: Act): boolean {
  if (act.kind !== 'CorrectAct' && act.kind !== 'AnnulAct') return false;
  const { eventId } = act.data;
  return acts.some((entry) => entry.act.kind === 'JoinRecord' && entry.actId === eventId);
}
