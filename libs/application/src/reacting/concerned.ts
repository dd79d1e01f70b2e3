import type { Act, ActKind, Ledger, LedgerAct, Subject } from '@elshi/domain';

/** The kinds of act from which something may follow in other records. */
const KINDS: ReadonlySet<ActKind> = new Set<ActKind>([
  'AppointHead',
  'DismissHead',
  'TerminateOffice',
  'DesignateActingHead',
  'DesignateActingHeadSubstitute',
  'EndActingHead',
  'RecordHeadAbsence',
  'EndHeadAbsence',
  'DeclareHeadInability',
  'EndHeadInability',
  'LeaveService',
  'DismissForDisciplineBreach',
  'ReenterService',
  'AssignPosting',
  'StartPosting',
  'EndPosting',
  'CorrectAct',
  'AnnulAct',
]);

/** Those after which it has to be asked who else ever named the subject. */
const ASKING: ReadonlySet<ActKind> = new Set<ActKind>([
  'TerminateOffice',
  'LeaveService',
  'DismissForDisciplineBreach',
]);

/** Whether something may follow from an act in other records: by what it is, or by what was annulled with it. */
export function mayConcernOthers({ act, events }: LedgerAct): boolean {
  return KINDS.has(act.kind) || events.some(({ type }) => type === 'ActAnnulled');
}

/** Whether the record holds an act that concerns everybody who ever named its subject. */
export function concernsWhoeverNamed({ acts }: Ledger): boolean {
  return acts.some(({ act }) => ASKING.has(act.kind));
}

const MEMBER = { office: 'officerId', officer: 'officeId', proposal: 'officerId' } as const;

/** The officers whom the acts about an office name, or the offices that those about an officer name; corrections included. */
export function namedIn(subject: Subject, acts: readonly LedgerAct[]): readonly string[] {
  const ids = acts.flatMap(({ act }) => idIn(act, MEMBER[subject.kind]) ?? []);
  return [...new Set(ids)];
}

function idIn({ kind, data }: Act, member: string): string | undefined {
  const members = (kind === 'CorrectAct' ? (data.changes.data ?? {}) : data) as Readonly<
    Record<string, unknown>
  >;
  const id = members[member];
  return typeof id === 'string' ? id : undefined;
}
