import type { ArrivedEvent } from '../eventstoredb/arrival.js';
import type { Stamp } from '../eventstoredb/stamp.js';

const STREAMS = ['officer-1', 'officer-2', 'office-1'];
const ORDERS = ['order-a', 'order-b'];

/** What nodes try against a server, one step after another; a server refuses what is not at its place. */
export type Step =
  | { readonly does: 'begins'; readonly order: number; readonly streams: readonly number[] }
  | { readonly does: 'reserves'; readonly attempt: number; readonly stream: number }
  /** `completes`: reserves what is not reserved yet, and commits. */
  | { readonly does: 'commits' | 'releases' | 'completes'; readonly attempt: number }
  | { readonly does: 'writes'; readonly stream: number; readonly events: number };

interface Attempt {
  readonly id: string;
  readonly order: string;
  readonly after: number;
  readonly streams: readonly string[];
  readonly reserved: Set<string>;
}

/** A server that appends to one stream at a time, the nodes that use it, and what the record must be. */
export class ModelServer {
  readonly log: ArrivedEvent[] = [];
  readonly record: string[] = [];
  readonly #ends = new Map<string, number>();
  readonly #attempts: Attempt[] = [];
  /** Of each stream, the attempts of which a placeholder is open there. */
  readonly #open = new Map<string, Attempt>();

  take(what: Step): void {
    const attempt = 'attempt' in what ? this.#attempts.at(-1 - what.attempt) : undefined;
    switch (what.does) {
      case 'begins': {
        const order = ORDERS[what.order % ORDERS.length]!;
        const id = `attempt-${this.#attempts.length}`;
        const streams = what.streams.map((at) => STREAMS[at]!);
        this.#attempts.push({ id, order, after: this.#end(order), streams, reserved: new Set() });
        return;
      }
      case 'reserves':
        if (attempt) this.#reserve(attempt, attempt.streams[what.stream % attempt.streams.length]!);
        return;
      case 'completes':
        for (const stream of attempt?.streams ?? []) this.#reserve(attempt!, stream);
        this.take({ ...what, does: 'commits' });
        return;
      case 'commits':
        if (attempt?.streams.every((stream) => attempt.reserved.has(stream))) this.#commit(attempt);
        return;
      case 'releases':
        if (attempt && attempt.after === this.#end(attempt.order)) this.#settle(attempt.order, [{}]);
        return;
      case 'writes':
        this.#write(STREAMS[what.stream % STREAMS.length]!, what.events);
    }
  }

  #end(stream: string): number {
    return this.#ends.get(stream) ?? -1;
  }

  /** Late ones come though their order is settled: whoever sent them does not know that yet. */
  #reserve(attempt: Attempt, stream: string): void {
    if (this.#open.has(stream) || attempt.reserved.has(stream)) return;
    const { id, order, after } = attempt;
    this.#append(stream, [{ reserves: { order, after } }], id);
    attempt.reserved.add(stream);
    if (this.#end(order) === after) this.#open.set(stream, attempt);
  }

  #commit(attempt: Attempt): void {
    if (attempt.after !== this.#end(attempt.order)) return;
    const belonging = attempt.streams.flatMap((stream) => [{ belongs: stream }, { belongs: stream }]);
    this.#settle(attempt.order, belonging, attempt.id);
    this.record.push(...belonging.map(({ belongs }) => `${belongs} ${attempt.id}`));
  }

  #settle(order: string, stamps: readonly Partial<Stamp>[], id = `release-${this.log.length}`): void {
    this.#append(order, stamps, id);
    for (const [stream, attempt] of this.#open) if (attempt.order === order) this.#open.delete(stream);
  }

  #write(stream: string, events: number): void {
    if (this.#open.has(stream)) return;
    const id = `act-${this.log.length}`;
    this.#append(stream, Array<Partial<Stamp>>(events).fill({}), id);
    for (let at = 0; at < events; at += 1) this.record.push(`${stream} ${id}`);
  }

  #append(stream: string, stamps: readonly Partial<Stamp>[], id: string): void {
    stamps.forEach((stamp, at) => {
      const number = this.log.length + 1;
      const revision = this.#end(stream) + 1;
      const commit = BigInt(number * 100);
      this.#ends.set(stream, revision);
      this.log.push({
        ...{ stream, revision, position: { commit, prepare: commit } },
        ...{ id: number.toString(16).padStart(32, '0'), type: 'NoteTaken', data: '{}', metadata: '{}' },
        ...{ recordedAt: number * 1000, created: number },
        stamp: { id, event: at, of: stamps.length, ...stamp },
      });
    });
  }
}
