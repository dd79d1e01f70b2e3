import {
  type Act,
  type ActKind,
  foldCareer,
  foldOffice,
  type Ledger,
  office,
  officer,
  standings,
  type Subject,
  type Surroundings,
} from '@elshi/domain';

/** Gives what is recorded about a subject. */
export type LoadLedger = (subject: Subject) => Promise<Ledger>;

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

/**
 * Looks up in other streams what an act names there, as it is recorded by now. The invariant itself lies in the stream that
 * the act is appended to; what was found here is kept with the event, as a fact it was decided on. `own` is the ledger of the
 * act's subject: what it has named before can be concerned again.
 */
export async function lookUp(load: LoadLedger, act: Act, own: Ledger): Promise<Surroundings> {
  const named = namesIn(act);
  const served = CONCERN_POSTS.has(act.kind)
    ? own.acts.flatMap((entry) => namesIn(entry.act)(['officeId']))
    : [];
  const offices = await Promise.all(
    [...new Set([...named(OFFICE_MEMBERS), ...served])].map(async (id) => {
      const ledger = await load(office(id));
      return [id, ledger.revision === 0 ? null : foldOffice(standings(ledger))] as const;
    }),
  );
  const officers = await Promise.all(
    named(OFFICER_MEMBERS).map(async (id) => {
      const ledger = await load(officer(id));
      return [id, ledger.revision === 0 ? null : foldCareer(standings(ledger))] as const;
    }),
  );
  return { offices: new Map(offices), officers: new Map(officers) };
}

/** The ids that the data of an act hold under these names; for a correction, those that it brings in. */
function namesIn(act: Act): (members: readonly string[]) => readonly string[] {
  const data = (act.kind === 'CorrectAct' ? (act.data.changes.data ?? {}) : act.data) as Readonly<
    Record<string, unknown>
  >;
  return (members) => [
    ...new Set(members.map((member) => data[member]).filter((id) => typeof id === 'string')),
  ];
}
