import type { Act, ActKind } from '../act.js';
import type { StandingAct, Standings } from '../standing.js';

/** The acts that stand under a name, whatever their day of effect: a name is looked up in everything recorded before. */
export interface NamedActs {
  /** The last act of a kind that holds the id, recorded before the index, and not annulled. */
  readonly find: (kind: ActKind, id: string, before: number) => StandingAct | undefined;
  /** The act that an event belongs to, recorded before the index. */
  readonly ofEvent: (eventId: string, before: number) => StandingAct | undefined;
  /** The registration recorded before the index. */
  readonly registered: (before: number) => StandingAct | undefined;
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
};

/** The kinds of act by which an id comes into being, with the member that holds it. */
const OPENS: ReadonlySet<ActKind> = new Set([
  'RecordServiceCredit',
  'RecordLeave',
  'SuspendFromDuty',
  'RecordAttestation',
  'ImposeSanction',
  'IssueRankCertificate',
]);

/** The id that an act holds, written with the name of its member so that ids of different things never meet. */
export function idOf(act: Act): string | undefined {
  const member = ID_MEMBER[act.kind];
  if (member === undefined) return undefined;
  const id = (act.data as Readonly<Record<string, unknown>>)[member];
  return typeof id === 'string' ? `${member}:${id}` : undefined;
}

/** The id that an act brings into being. */
export function idOpenedBy(act: Act): string | undefined {
  return OPENS.has(act.kind) ? idOf(act) : undefined;
}

/** Indexes the acts of a ledger by the names they hold. */
export function namedActs(standings: Standings): NamedActs {
  const byName = new Map<string, StandingAct[]>();
  const registrations: StandingAct[] = [];
  for (const standing of standings.all) {
    if (standing.status === 'annulled') continue;
    if (standing.act.kind === 'RegisterOfficer') registrations.push(standing);
    const id = idOf(standing.act);
    if (id === undefined) continue;
    const key = `${standing.act.kind} ${id}`;
    const acts = byName.get(key);
    if (acts === undefined) byName.set(key, [standing]);
    else acts.push(standing);
  }
  return {
    find: (kind, id, before) =>
      byName.get(`${kind} ${ID_MEMBER[kind] ?? ''}:${id}`)?.findLast((standing) => standing.index < before),
    ofEvent: (eventId, before) => {
      const standing = standings.ofEvent(eventId);
      return standing !== undefined && standing.index < before ? standing : undefined;
    },
    registered: (before) => registrations.find((standing) => standing.index < before),
  };
}
