import { type RecordedEvent, type StandingAct, type Standings, standings } from '@elshi/domain';
import { subjectOfStream, UnreadableEvent } from '../codec.js';
import type { Ledgers } from '../ledgers.js';
import type { Moment } from './moments.js';

/** Recorded acts as they stand at a moment, found by their events. A subject is read once, and only when it is asked about. */
export class StandingActs {
  readonly #ledgers: Ledgers;
  readonly #moment: Moment;
  readonly #read = new Map<string, Promise<Standings | undefined>>();

  constructor(ledgers: Ledgers, moment: Moment) {
    this.#ledgers = ledgers;
    this.#moment = moment;
  }

  /**
   * The act that an event of a stream belongs to; none in a stream that is not ours, or that cannot be read: that is parked,
   * and told as missing.
   */
  async of(stream: string, event: RecordedEvent): Promise<StandingAct | undefined> {
    const reading = this.#read.get(stream) ?? this.#standings(stream);
    this.#read.set(stream, reading);
    return (await reading)?.ofEvent(event.eventId);
  }

  async #standings(stream: string): Promise<Standings | undefined> {
    const subject = subjectOfStream(stream);
    if (subject === undefined) return undefined;
    try {
      return standings(await this.#ledgers.loadAt(subject, this.#moment.position));
    } catch (error) {
      if (error instanceof UnreadableEvent) return undefined;
      throw error;
    }
  }
}
