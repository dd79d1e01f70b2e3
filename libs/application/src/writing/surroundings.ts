import {
  type Act,
  type ActKind,
  foldCareer,
  foldOffice,
  foldProposal,
  isHeadship,
  isInEffect,
  type KnownAct,
  type KnownProposal,
  type Ledger,
  office,
  officer,
  officerProposed,
  proposal,
  type Proposal,
  standings,
  type Subject,
  subjectText,
  type Surroundings,
} from '@elshi/domain';
import type { LoadLedger } from '../ledgers.js';
import { namesIn } from '../named-ids.js';
import { type Links, noLinks } from '../reacting/links.js';
import { recordOf } from '../record-of.js';
import { representationsNamed } from './representations-named.js';

/** Members of an act's data that name an office, and those that name a person. */
const OFFICE_MEMBERS = ['officeId', 'parentOfficeId', 'otherOfficeId'] as const;
const OFFICER_MEMBERS = ['officerId', 'proposedBy'] as const;

/** Kinds of act that may concern any office at which the officer serves or has served, without naming it. */
const CONCERN_POSTS: ReadonlySet<ActKind> = new Set<ActKind>([
  'StartPosting',
  'AssignDepartment',
  'PermitShortTrip',
  'CorrectAct',
  'AnnulAct',
]);

/** Kinds of act that are judged by what other offices declared about this one. */
const DESIGNATE: ReadonlySet<ActKind> = new Set<ActKind>([
  'DesignateActingHead',
  'DesignateActingHeadSubstitute',
]);

/** How other records are found and read. */
export interface LookUp {
  readonly load: LoadLedger;
  /** Without them no representation is found by its number, and no office by what it declared. */
  readonly links?: Links;
}

/**
 * Looks up in other streams what an act names there, as it is recorded by now. The invariant itself lies in the stream that
 * the act is appended to; what was found here is kept with the event, as a fact it was decided on. `own` is the ledger of the
 * act's subject: what it has named before can be concerned again.
 */
export async function lookUp(
  { load, links = noLinks }: LookUp,
  act: Act,
  own: Ledger,
): Promise<Surroundings> {
  const named = namesIn(act);
  const beside = DESIGNATE.has(act.kind) ? await links.officesBeside(own.subject.id) : [];
  const [offices, officers, proposals, acts, representations] = await Promise.all([
    each([...named(OFFICE_MEMBERS), ...officesConcerned(act, own), ...beside], async (id) => {
      const ledger = await load(office(id));
      return ledger.revision === 0 ? null : foldOffice(standings(ledger));
    }),
    each(named(OFFICER_MEMBERS), async (id) => {
      const ledger = await load(officer(id));
      return ledger.revision === 0 ? null : foldCareer(standings(ledger));
    }),
    each(named(['proposalId']), (id) => knownProposal(load, id, own.subject)),
    each(named(['resultingEventId']), (id) => knownAct(load, id, own)),
    representationsNamed({ load, links }, act, own),
  ]);
  return { offices, officers, proposals, acts, ...(representations.length > 0 && { representations }) };
}

/** The offices that an act may concern without naming them: where the person serves, or whose head is represented. */
function officesConcerned({ kind }: Act, own: Ledger): readonly string[] {
  return own.subject.kind === 'proposal' || CONCERN_POSTS.has(kind)
    ? own.acts.flatMap((entry) => namesIn(entry.act)(['officeId']))
    : [];
}

async function each<Found>(
  ids: readonly string[],
  find: (id: string) => Promise<Found>,
): Promise<ReadonlyMap<string, Found>> {
  const unique = [...new Set(ids)];
  return new Map(await Promise.all(unique.map(async (id) => [id, await find(id)] as const)));
}

/** A proposal, with whether it is about the person of a record: also under an id that is joined to that record. */
async function knownProposal(load: LoadLedger, id: string, subject: Subject): Promise<KnownProposal | null> {
  const ledger = await load(proposal(id));
  if (ledger.revision === 0) return null;
  const folded = foldProposal(standings(ledger));
  const about = officerProposed(folded);
  const record = about === undefined ? undefined : await recordOf(load, officer(about));
  return {
    proposal: folded,
    isOfSubject: subject.kind === 'officer' && (about === subject.id || record?.subject.id === subject.id),
  };
}

/** The act in force that an event belongs to, about the person or the office of a proposal. */
async function knownAct(load: LoadLedger, eventId: string, own: Ledger): Promise<KnownAct | null> {
  for (const ledger of await ledgersAbout(load, foldProposal(standings(own)))) {
    const act = standings(ledger).ofEvent(eventId);
    if (act !== undefined && isInEffect(act))
      return { subject: subjectText(ledger.subject), kind: act.act.kind, day: act.day };
  }
  return null;
}

/** The ledgers of those whom a proposal is about, each under the record in which it goes on. */
export async function ledgersAbout(load: LoadLedger, about: Proposal): Promise<readonly Ledger[]> {
  const { submission } = about;
  if (submission === undefined) return [];
  const { officerId, officeId } = submission.act.data;
  const isForOffice =
    submission.act.kind === 'SubmitMinisterRepresentation' && submission.act.data.subject === 'HEAD';
  const person = officerId === undefined ? undefined : await recordOf(load, officer(officerId));
  const offices = officeId === undefined ? headedBy(person) : [officeId];
  return [
    ...(person === undefined ? [] : [person]),
    ...(isForOffice ? await Promise.all(offices.map((id) => load(office(id)))) : []),
  ];
}

/** The offices at the head of which a person was posted. */
function headedBy(person: Ledger | undefined): readonly string[] {
  if (person === undefined) return [];
  const { postings } = foldCareer(standings(person));
  const headed = postings.filter(({ postingId }) => isHeadship(postingId));
  return [...new Set(headed.map(({ officeId }) => officeId))];
}
