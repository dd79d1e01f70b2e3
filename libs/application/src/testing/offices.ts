import { type Act, office } from '@elshi/domain';
import type { Recorded, RecordOutcome, Submission } from '../messages.js';
import { actsPath, requestHash } from '../request-hash.js';
import { appointed, entered, type Posted, registered, type Service } from './service.js';

/** A decree of the President, of a day. */
function president(on: string): object {
  return { type: 'PRESIDENT_DECREE', number: '360', date: on, issuedBy: 'PRESIDENT' };
}

/** Submits an act about an office by decree of the President, unless it says otherwise. */
export function submitAt(
  service: Service,
  officeId: string,
  { kind, on, data = {}, order, historical }: Posted,
  more: Partial<Submission> = {},
): Promise<RecordOutcome> {
  const subject = office(officeId);
  const given = order === undefined ? president(on) : order;
  const act = {
    ...{ kind, effectiveOn: on, data },
    ...(given !== null && { order: given }),
    ...(historical && { historical }),
  } as unknown as Act;
  return service.app.careers.record({
    subject,
    proposed: { act, dependants: [] },
    requestHash: requestHash(actsPath(subject), act),
    context: { user: 'clerk', role: 'REG', requestId: 'r-1', correlationId: 'c-1' },
    ifMatch: '*',
    dryRun: false,
    ...more,
  });
}

/** Records acts about an office; fails the test when one is refused. */
export async function recordAt(
  service: Service,
  officeId: string,
  ...acts: readonly Posted[]
): Promise<Recorded> {
  let last: Recorded | undefined;
  for (const act of acts) last = recorded(await submitAt(service, officeId, act), act);
  return last!;
}

/** The answer to an act that was recorded. */
export function recorded(outcome: RecordOutcome, { kind }: Pick<Posted, 'kind'>): Recorded {
  if (outcome.outcome !== 'recorded') throw new Error(`${kind}: ${JSON.stringify(outcome)}`);
  return outcome.answer;
}

export const established = (on: string, more: object = {}): Posted => ({
  kind: 'EstablishOffice',
  on,
  data: { officeKind: 'EMBASSY', name: 'Embassy in Croatia', hostState: 'HR', seat: 'Zagreb', ...more },
});
export const terminated = (on: string): Posted => ({ kind: 'TerminateOffice', on });
export const headAppointed = (on: string, officerId: string): Posted => ({
  kind: 'AppointHead',
  on,
  data: { officerId, title: 'AMBASSADOR', representation: { number: '1-03/361', date: on } },
});
export const headDismissed = (on: string, officerId: string): Posted => ({
  kind: 'DismissHead',
  on,
  data: { officerId, cause: 'end of the mission', representation: { number: '1-03/362', date: on } },
});

/** An embassy `emb` of 2009, and officers of the Ministry who could head it. */
export async function embassyAnd(service: Service, ...officers: readonly string[]): Promise<void> {
  await recordAt(service, 'emb', established('2009-02-02'));
  for (const id of officers)
    await service.record(
      id,
      registered('2010-01-04'),
      entered('2010-01-04'),
      appointed('2010-01-04', 'POS_MINISTER_COUNSELLOR'),
    );
}
