import { type Act, type DependantDecision, officer } from '@elshi/domain';
import { calendarDate } from '@elshi/law';
import type { Clocks, Recorded, RecordOutcome, Submission } from '../messages.js';
import { type EventStore, MemoryEventStore } from '@elshi/event-store';
import { type Application, assembled, openApplication, type OpenOptions } from '../open.js';
import type { Place } from '../place.js';
import { actsPath, requestHash } from '../request-hash.js';

/** An act as it is posted, for tests: its members are checked by nobody. */
export interface Posted {
  readonly kind: Act['kind'];
  readonly on: string;
  readonly data?: object;
  readonly order?: object | null;
  readonly historical?: boolean;
}

/** The present of the tests: 2026-01-01, and a microsecond more with every look. */
export function growingClock(start = Date.UTC(2026, 0, 1) * 1000): () => number {
  let now = start;
  return () => (now += 1);
}

/** An application under test, with the ways in which tests speak to it. */
export class Service {
  static async open(place: Place = { kind: 'memory' }, options: OpenOptions = {}): Promise<Service> {
    return new Service(await openApplication(place, options));
  }

  /** Over a log in memory that the test can reach, with a clock that grows by a microsecond a look. */
  static over(
    log: EventStore = new MemoryEventStore({ clock: growingClock() }),
    options: OpenOptions = {},
  ): Service {
    const now = (): number => Number.MAX_SAFE_INTEGER;
    return new Service(assembled({ kind: 'memory' }, log, { now, ...options }), log);
  }

  constructor(
    readonly app: Application,
    readonly log: EventStore = new MemoryEventStore(),
  ) {}

  /** Submits an act about an officer, whatever stands now. */
  submit(officerId: string, posted: Posted, more: Partial<Submission> = {}): Promise<RecordOutcome> {
    return this.app.careers.record(submission(officerId, posted, more));
  }

  /** Records acts one after another; fails the test when one is not recorded. Gives the answer to the last. */
  async record(officerId: string, ...acts: readonly Posted[]): Promise<Recorded> {
    let last: Recorded | undefined;
    for (const act of acts) {
      const outcome = await this.submit(officerId, act);
      if (outcome.outcome !== 'recorded') throw new Error(`${act.kind}: ${JSON.stringify(outcome)}`);
      last = outcome.answer;
    }
    return last!;
  }

  /** Both clocks of a read that includes everything recorded so far. */
  async now(asOf: string): Promise<Clocks> {
    const { head } = await this.app.runtime.status();
    return { asOf: calendarDate(asOf), minPosition: BigInt(head) };
  }
}

function submission(
  officerId: string,
  { kind, on, data = {}, order, historical }: Posted,
  more: Partial<Submission> = {},
): Submission {
  const subject = officer(officerId);
  const given = order === undefined ? minister(on) : order;
  const act = {
    kind,
    effectiveOn: on,
    data,
    ...(given !== null && { order: given }),
    ...(historical && { historical }),
  } as unknown as Act;
  return {
    subject,
    proposed: { act, dependants: dependantsOf(data) },
    requestHash: requestHash(actsPath(subject), act),
    context: { user: 'clerk', role: 'REG', requestId: 'r-1', correlationId: 'c-1' },
    ifMatch: '*',
    dryRun: false,
    ...more,
  };
}

export function minister(on: string, number = '15-1/1'): object {
  return { type: 'MINISTER_ORDER', number, date: on, issuedBy: 'MINISTER' };
}

function dependantsOf(data: object): readonly DependantDecision[] {
  return 'dependants' in data ? (data.dependants as readonly DependantDecision[]) : [];
}

export const registered = (on: string, latin = 'Abenova Aigerim', more: object = {}): Posted => ({
  kind: 'RegisterOfficer',
  on,
  order: null,
  data: { names: { latin }, category: 'OFFICER', ...more },
});
export const entered = (on: string): Posted => ({ kind: 'EnterService', on });
export const left = (on: string, cause = 'VOLUNTARY'): Posted => ({
  kind: 'LeaveService',
  on,
  data: { cause },
});
export const appointed = (on: string, positionCode: string, officeId?: string): Posted => ({
  kind: 'AppointToPosition',
  on,
  data: { positionCode, ...(officeId !== undefined && { officeId }) },
});
export const assigned = (on: string, rank: string, number?: string): Posted => ({
  kind: 'AssignRank',
  on,
  order: minister(on, number),
  data: { rank },
});

/** Registered, in service, appointed as an attaché and assigned the first rank, all on one day. */
export function career(on: string, latin?: string): readonly Posted[] {
  return [registered(on, latin), entered(on), appointed(on, 'POS_ATTACHE'), assigned(on, 'ATTACHE')];
}
