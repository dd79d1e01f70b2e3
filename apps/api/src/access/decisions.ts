import type { Grant, Role } from '@elshi/access';
import type { Act } from '@elshi/domain';
import type { Caller } from './caller.js';
import type { Endpoint } from './endpoints.js';
import { recorders } from './recorders.js';

/** Whether a caller may ask a path about a subject. What is not allowed by the table is not. */
export function mayAsk({ to, about, method }: Endpoint, caller: Caller, id: string | undefined): boolean {
  if (to === 'ANYONE') return true;
  return to.some((grant) => caller.grants.includes(grant) && isWithin(grant, caller, about, id, method));
}

/** SELF is one's own record, HEAD one's own office; an act of a head elsewhere is looked at when it is read. */
function isWithin(
  grant: Grant,
  { officerId, offices }: Caller,
  about: Endpoint['about'],
  id: string | undefined,
  method: Endpoint['method'],
): boolean {
  if (about === undefined) return true;
  if (grant === 'SELF') return about === 'officer' && id !== undefined && id === officerId;
  if (grant !== 'HEAD') return true;
  if (about === 'office') return id !== undefined && offices.includes(id);
  return method === 'POST' && offices.length > 0;
}

/** What of the record a decision about the act of a head needs. */
export interface Record {
  /** Whether an officer serves at one of these offices today. */
  servesAt(officerId: string, offices: readonly string[]): Promise<boolean>;
  /** Whether a proposal was made by the head of one of these offices. */
  proposedAt(proposalId: string, offices: readonly string[]): Promise<boolean>;
}

/** An act as it comes to be recorded: the kind of its subject, the id, and what it says. */
export interface Coming {
  readonly subject: { readonly kind: 'officer' | 'office' | 'proposal'; readonly id: string };
  readonly act: Act;
}

/** The role in which a caller may record an act; nothing where he may not. */
export async function roleFor(coming: Coming, caller: Caller, record: Record): Promise<Role | undefined> {
  for (const role of recorders[coming.act.kind].by) {
    if (caller.grants.includes(role) && (await mayRecordAs(role, coming, caller, record))) return role;
  }
  return undefined;
}

/** Whether REG may record an act: this needs nothing of the record. */
export function mayRegister(act: Act): boolean {
  return recorders[act.kind].by.includes('REG') && fitsCause('REG', act);
}

/** An absence is the head's own to provide for; a vacancy and an inability are the Ministry's. */
function fitsCause(role: Role, act: Act): boolean {
  return act.kind !== 'DesignateActingHead' || (act.data.cause === 'ABSENCE') === (role === 'HEAD');
}

async function mayRecordAs(
  role: Role,
  { subject, act }: Coming,
  { officerId, offices }: Caller,
  record: Record,
): Promise<boolean> {
  if (!fitsCause(role, act)) return false;
  if (role !== 'HEAD') return true;
  if (act.kind === 'SubmitHeadProposal')
    return officerId === act.data.proposedBy && offices.includes(act.data.officeId);
  switch (subject.kind) {
    case 'officer':
      return record.servesAt(subject.id, offices);
    case 'office':
      return offices.includes(subject.id);
    case 'proposal':
      return record.proposedAt(subject.id, offices);
  }
}
