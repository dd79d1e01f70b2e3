import type { EventStore, LogHead } from '@elshi/event-store';

/** How far a subscriber has come: a position of the log, and the event that he had there where he names it. */
export interface Checkpoint {
  readonly position: bigint;
  readonly eventId?: string;
}

/** What a log does not hold of what a subscriber had, or does not hold yet. */
export type NotHeld =
  /** The log is not the one that the checkpoint was taken from: it was restored to an earlier state, or is another one. */
  | { readonly outcome: 'log-replaced'; readonly logId: string | null; readonly head: bigint }
  /** This node does not hold all of the log yet, so that it cannot tell. */
  | { readonly outcome: 'not-caught-up' };

/** What the identity is computed from. */
export type LogToIdentify = Pick<EventStore, 'head' | 'readAll' | 'readPositions'>;

/**
 * Which log this is, computed from the log alone: the id of its first event, which a restored log and every mirror share, and
 * whether it still holds what a subscriber had.
 */
export class LogIdentity {
  readonly #log: LogToIdentify;
  readonly #whole: () => boolean;
  #id: string | undefined;

  /** `whole` tells whether this node holds everything that there is; a mirror may be behind its server. */
  constructor(log: LogToIdentify, whole: () => boolean = () => true) {
    this.#log = log;
    this.#whole = whole;
  }

  /** The id of the first event; null for a log without events. */
  async id(): Promise<string | null> {
    if (this.#id !== undefined) return this.#id;
    for await (const { eventId } of this.#log.readAll({ after: 0n })) return (this.#id = eventId);
    return null;
  }

  /** Why a subscriber with this checkpoint cannot simply go on; nothing where he can. */
  async notHeld(checkpoint: Checkpoint): Promise<NotHeld | undefined> {
    const whole = this.#whole();
    const head = await this.#log.head();
    if (checkpoint.position > head.position)
      return whole ? this.#replaced(head) : { outcome: 'not-caught-up' };
    if (checkpoint.eventId === undefined || checkpoint.position === 0n) return undefined;
    const [event] = await this.#log.readPositions([checkpoint.position]);
    return event?.eventId === checkpoint.eventId ? undefined : this.#replaced(head);
  }

  async #replaced({ position }: LogHead): Promise<NotHeld> {
    return { outcome: 'log-replaced', logId: await this.id(), head: position };
  }
}
