import { actsPath, eventIds, requestHash } from '@elshi/application';
import type { ActData, ActKind, DependantDecision, Order, OrderType, Representation } from '@elshi/domain';
import { ORDER_ISSUERS } from '@elshi/domain';
import { dateOf, type DayNumber, dayNumber, firstDayOf, type Rank, rankEntry } from '@elshi/law';
import type { Chance } from './chance.js';
import { REGISTRARS } from './vocabulary.js';

/** An act as it is posted. */
interface PostedAct {
  readonly kind: ActKind;
  readonly effectiveOn: string;
  readonly order?: Order;
  readonly data: object;
  readonly historical?: true;
}

/** An act with when and by whom it was recorded in the invented register. */
export interface DossierAct {
  readonly key: string;
  readonly act: PostedAct;
  /** Microseconds since 1970. */
  readonly recordedAt: number;
  readonly recordedBy: string;
}

/** What a later act may name. */
export interface Named {
  readonly eventId: string;
}

type Data<K extends ActKind> = ActData[K] & { readonly dependants?: readonly DependantDecision[] };

const MICROS_A_DAY = 86_400_000_000;
const MICROS_A_MINUTE = 60_000_000;
/** Registrars work from nine to six; in Universal Time that is from four to one. */
const [FIRST_MINUTE, LAST_MINUTE] = [4 * 60, 13 * 60 - 1];

/** The papers of one invented person: acts in the order in which they were recorded. */
export class Dossier {
  readonly #acts: DossierAct[] = [];
  readonly #late: { readonly on: DayNumber; readonly act: PostedAct; readonly key: string }[] = [];
  #recordedAt = -Infinity;
  #posted = 0;

  constructor(
    readonly officerId: string,
    private readonly keyPrefix: string,
    private readonly chance: Chance,
  ) {}

  /** All acts, those included that are still to be recorded. */
  finished(): readonly DossierAct[] {
    this.#catchUp(Infinity);
    return this.#acts;
  }

  /** Records an act within a week of its day. */
  post<K extends ActKind>(kind: K, day: DayNumber, data: Data<K>, order?: Order): Named {
    return this.#file({ kind, effectiveOn: dateOf(day), ...(order && { order }), data }, day);
  }

  /** Records what older papers say, under the date as they write it. */
  postHistorical<K extends ActKind>(kind: K, effectiveOn: string, data: Data<K>, day: DayNumber): Named {
    return this.#file({ kind, effectiveOn, data, historical: true }, day);
  }

  /** Records an act only months after its day, when others have been recorded in between. */
  postLate<K extends ActKind>(kind: K, day: DayNumber, data: Data<K>, order: Order): void {
    const act = { kind, effectiveOn: dateOf(day), order, data };
    this.#late.push({ on: day + this.chance.between(60, 400), act, key: this.#nextKey() });
  }

  minister(day: DayNumber): Order {
    const series = this.chance.pick(['11-1-4', '11-2', '15-1']);
    return this.#order('MINISTER_ORDER', `${series}/${this.chance.between(1, 990)}`, day);
  }

  president(day: DayNumber): Order {
    return this.#order('PRESIDENT_DECREE', String(this.chance.between(1, 999)), day);
  }

  head(day: DayNumber): Order {
    return this.#order('HEAD_ORDER', `${this.chance.between(1, 90)}-k`, day);
  }

  commission(day: DayNumber): Order {
    return this.#order('COMMISSION_DECISION', `A-${this.chance.between(1, 60)}`, day);
  }

  /** The act by which a rank is given or taken, by whoever decides about it. */
  aboutRank(rank: Rank, day: DayNumber): Order {
    return rankEntry(rank).assignedBy === 'PRESIDENT' ? this.president(day) : this.minister(day);
  }

  /** The representation that the order needs when it is about this rank. */
  representation(rank: Rank, order: Order): { readonly representation?: Representation } {
    if (!rankEntry(rank).representation) return {};
    const date = dateOf(dayNumber(firstDayOf(order.date)) - this.chance.between(10, 40));
    return { representation: { number: `11-3/${this.chance.between(1, 400)}`, date } };
  }

  #order(type: OrderType, number: string, day: DayNumber): Order {
    return { type, number, date: dateOf(day - this.chance.between(0, 12)), issuedBy: ORDER_ISSUERS[type] };
  }

  #file(act: PostedAct, day: DayNumber): Named {
    const on = day + this.chance.between(0, 6);
    this.#catchUp(on);
    const key = this.#nextKey();
    this.#record(act, key, on);
    const { officerId } = this;
    return {
      get eventId() {
        return eventIds(officerId, key, requestHash(actsPath({ kind: 'officer', id: officerId }), act))(0);
      },
    };
  }

  #catchUp(day: DayNumber): void {
    this.#late.sort((one, other) => one.on - other.on);
    while (this.#late[0] !== undefined && this.#late[0].on <= day) {
      const { on, act, key } = this.#late.shift()!;
      this.#record(act, key, on);
    }
  }

  #record(act: PostedAct, key: string, day: DayNumber): void {
    const at = day * MICROS_A_DAY + this.chance.between(FIRST_MINUTE, LAST_MINUTE) * MICROS_A_MINUTE;
    this.#recordedAt = Math.max(at, this.#recordedAt + MICROS_A_MINUTE);
    this.#acts.push({ key, act, recordedAt: this.#recordedAt, recordedBy: this.chance.pick(REGISTRARS) });
  }

  #nextKey(): string {
    this.#posted += 1;
    return `${this.keyPrefix}-${this.#posted}`;
  }
}
