import type { Act, ActKind } from '../act.js';
import type { StandingAct, Standings } from '../standing.js';

/** The acts that stand under a name, whatever their day of effect: a name is looked up in everything recorded before. */
export interface NamedActs {
  /** The last act of a kind that holds the id, recorded before the index, and not annulled. */
  readonly find: (kind: ActKind, id: string, before: number) => StandingAct | undefined;
  /** The act that an event belongs to, recorded before the index. */
  readonly ofEvent: (eventId: string, before: number) => StandingAct | undefined;
  /** The acts of a kind recorded before the index, and not annulled. */
  readonly ofKind: (kind: ActKind, before: number) => readonly StandingAct[];
  /** The act by which the subject came to be recorded, if that was before the index and is not annulled. */
  readonly founded: (before: number) => StandingAct | undefined;
}

/** Members that hold an id of the caller's choice, by kind: what opens it and what refers to it alike. */
const ID_MEMBER: Partial<Record<ActKind, string>> = {
  RecordServiceCredit: 'creditId',
  CloseServiceCredit: 'creditId',
  VoidServiceCredit: 'creditId',
  RecordLeave: 'leaveId',
  CancelLeave: 'leaveId',
  SuspendFromDuty: 'suspensionId',
  EndSuspension: 'suspensionId',
  RecordAttestation: 'attestationId',
  RestoreRank: 'attestationId',
  ImposeSanction: 'sanctionId',
  LiftSanction: 'sanctionId',
  IssueRankCertificate: 'certificateNo',
  WithdrawRankCertificate: 'certificateNo',
  EnterServiceRecord: 'entryNo',
  AgreeHeadTrip: 'tripId',
  RecordHeadAbsence: 'absenceId',
  EndHeadAbsence: 'absenceId',
  AssignPosting: 'postingId',
  StartPosting: 'postingId',
  ExtendPosting: 'postingId',
  RecallEarly: 'postingId',
  EndPosting: 'postingId',
  AssignDepartment: 'postingId',
  PermitShortTrip: 'tripId',
  IssueAccreditationCard: 'cardNo',
  ReturnAccreditationCard: 'cardNo',
  AcceptFinding: 'findingId',
};

/** The kinds of act by which an id comes into being, with the member that holds it. */
const OPENS: ReadonlySet<ActKind> = new Set([
  'RecordServiceCredit',
  'RecordLeave',
  'SuspendFromDuty',
  'RecordAttestation',
  'ImposeSanction',
  'IssueRankCertificate',
  'AgreeHeadTrip',
  'RecordHeadAbsence',
  'AssignPosting',
  'PermitShortTrip',
  'IssueAccreditationCard',
  'AcceptFinding',
]);

/** The kinds of act by which a subject comes to be recorded. */
export const FOUNDING: ReadonlySet<ActKind> = new Set([
  'RegisterOfficer',
  'EstablishOffice',
  'SubmitHeadProposal',
  'SubmitMinisterRepresentation',
]);

/** The id that an act holds, written with the name of its member so that ids of different things never meet; that of the subject itself has none. */
export function idOf(act: Act): string | undefined {
  if (FOUNDING.has(act.kind)) return 'subject';
  const member = ID_MEMBER[act.kind];
  if (member === undefined) return undefined;
  const id = (act.data as Readonly<Record<string, unknown>>)[member];
  return typeof id === 'string' ? `${member}:${id}` : undefined;
}

/** The id that an act brings into being. */
export function idOpenedBy(act: Act): string | undefined {
  return OPENS.has(act.kind) || FOUNDING.has(act.kind) ? idOf(act) : undefined;
}

/** The acts of a ledger by the names they hold. The index is made when a name is first looked up. */
export function namedActs(standings: Standings): NamedActs {
  let index: ReadonlyMap<string, readonly StandingAct[]> | undefined;
  const holding = (key: string) => (index ??= byName(standings)).get(key);
  return {
    find: (kind, id, before) =>
      holding(`${kind} ${ID_MEMBER[kind] ?? ''}:${id}`)?.findLast((standing) => standing.index < before),
    ofEvent: (eventId, before) => {
      const standing = standings.ofEvent(eventId);
      return standing !== undefined && standing.index < before ? standing : undefined;
    },
    ofKind: (kind, before) =>
      standings.all.filter(
        ({ act, index: place, status }) => act.kind === kind && place < before && status !== 'annulled',
      ),
    founded: (before) => {
      const first = standings.all.find(({ act, status }) => FOUNDING.has(act.kind) && status !== 'annulled');
      return first !== undefined && first.index < before ? first : undefined;
    },
  };
}

function byName(standings: Standings): ReadonlyMap<string, readonly StandingAct[]> {
  const named = new Map<string, StandingAct[]>();
  for (const standing of standings.all) {
    const id = standing.status === 'annulled' ? undefined : idOf(standing.act);
    if (id === undefined) continue;
    const key = `${standing.act.kind} ${id}`;
    const acts = named.get(key);
    if (acts === undefined) named.set(key, [standing]);
    else acts.push(standing);
  }
  return named;
}
