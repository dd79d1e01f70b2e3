import { MemoryEventStore, type Position } from '@elshi/event-store';
import { SqliteGroups } from '@elshi/read-models';
import type { DeliveredEvent, NewGroup } from '../groups/group-messages.js';
import { Groups } from '../groups/groups.js';
import { LogIdentity } from '../log-identity.js';

/** Long enough for a machine that has much else to do. */
const WAITED = 10_000;

/** How a group of the tests is made, unless a test says otherwise. */
export const usualGroup: NewGroup = {
  name: 'payroll',
  from: 'start',
  types: null,
  subjects: null,
  ackTimeoutSeconds: 30,
  maxRetries: 2,
  retryDelaySeconds: 0,
  bufferSize: 100,
};

/** A log in memory and groups over it, with a clock that stands until it is moved. */
export class Grouped {
  log = new MemoryEventStore();
  readonly faults: string[] = [];
  readonly #kept = SqliteGroups.inMemory();
  #now = Date.UTC(2026, 0, 1);
  readonly #revisions = new Map<string, number>();
  #alive = { yes: true };
  groups = this.#started();

  /** Appends events to the stream of an officer, whose types say which they are. */
  async append(officerId: string, ...types: readonly string[]): Promise<Position> {
    const stream = `officer-${officerId}`;
    const last = this.#revisions.get(stream);
    this.#revisions.set(stream, (last ?? -1) + types.length);
    const events = types.map((type) => ({ eventId: crypto.randomUUID(), type, data: {}, metadata: {} }));
    const appended = await this.log.append([{ stream, expectedRevision: last ?? 'none', events }]);
    this.groups.moved();
    return appended.position;
  }

  /** From the next start on, the groups are over the log of another. */
  takeLogOf({ log }: Grouped): void {
    this.log = log;
  }

  make(settings: Partial<NewGroup> = {}): ReturnType<Groups['make']> {
    return this.groups.make({ ...usualGroup, ...settings });
  }

  /** What a consumer is given; nothing after so many seconds. */
  async receive(
    consumer: string,
    most = 10,
    wait = 0.05,
    name = usualGroup.name,
  ): Promise<readonly DeliveredEvent[]> {
    const { signal } = new AbortController();
    const given = await this.groups.receive(name, { consumer, most, wait, signal });
    if (typeof given === 'string') throw new Error(`The group gives nothing: ${given}.`);
    return given;
  }

  acknowledge(...given: readonly DeliveredEvent[]): ReturnType<Groups['acknowledge']> {
    return this.groups.acknowledge(
      usualGroup.name,
      given.map(({ deliveryId }) => deliveryId),
    );
  }

  refuse(
    action: 'retry' | 'park' | 'skip',
    ...given: readonly DeliveredEvent[]
  ): ReturnType<Groups['refuse']> {
    const ids = given.map(({ deliveryId }) => deliveryId);
    return this.groups.refuse(usualGroup.name, { ids, action, reason: 'It does not fit.', by: 'clerk' });
  }

  /** Moves the clock, and waits until the groups have seen it. */
  async pass(seconds: number): Promise<void> {
    this.#now += seconds * 1000;
    await new Promise((resolve) => setTimeout(resolve, 130));
  }

  /** Ends the groups without a chance to save anything, and starts them anew. */
  async crash(): Promise<void> {
    this.#alive.yes = false;
    await this.groups.close();
    this.#alive = { yes: true };
    this.groups = this.#started();
  }

  async until(holds: () => boolean | Promise<boolean>): Promise<void> {
    const end = Date.now() + WAITED;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error('It did not come about.');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async close(): Promise<void> {
    await this.groups.close();
    this.#kept.close();
    await this.log.close();
  }

  /** What is kept goes on when the groups are gone: what they write then is lost. */
  #started(): Groups {
    const alive = this.#alive;
    const gone = (): never => {
      throw new Error('The process is gone.');
    };
    const kept = new Proxy(this.#kept, {
      get: (file, name: keyof SqliteGroups) =>
        name === 'close' ? () => undefined : alive.yes ? file[name].bind(file) : gone,
    });
    return new Groups({
      log: this.log,
      kept,
      now: () => this.#now,
      identity: new LogIdentity(this.log),
      onFault: (error) => void (alive.yes && this.faults.push(String(error))),
    });
  }
}

/** What stands for an event in the tests: its subject and its type. */
export function named({ event }: DeliveredEvent): string {
  const [, id] = String(event['subject']).split('/');
  return `${id} ${String(event['type']).replace('kz.elshi.', '')}`;
}
