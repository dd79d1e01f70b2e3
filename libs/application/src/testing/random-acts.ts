import type { Posted, Service } from './service.js';

/** A small generator of numbers from 0 to 1: the same ones for the same seed. */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const POSITIONS = ['POS_ATTACHE', 'POS_THIRD_SECRETARY', 'POS_SECOND_SECRETARY', 'POS_FIRST_SECRETARY'];
const RANKS = ['ATTACHE', 'THIRD_SECRETARY', 'SECOND_SECRETARY_II', 'SECOND_SECRETARY_I'];
const LATIN = ['Abenova Aigerim', 'Bulaqty Bolat', 'Keruenbek Yerzhan', 'Ormanbai Zere'];
const KAZAKH = ['Әбенова Әйгерім', 'Көктерек Әсем', 'Өмірбек Жанна'];
const GROUND = { kind: 'SPECIAL_MERIT', detail: 'settled a consular emergency' };

/** What acts are drawn from: a stream of numbers, and the events that may be named. */
interface Draw {
  readonly next: () => number;
  readonly eventIds: readonly string[];
  /** Told apart by it: ids of leaves, credits and orders. */
  readonly serial: number;
  /** Years in which acts take effect: from one up to, not including, another. */
  readonly years: readonly [number, number];
}

/** An act that might be posted about an officer: often lawful, sometimes not. */
function randomAct(draw: Draw): Posted {
  const { next, eventIds, serial, years } = draw;
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!;
  const day = (): string => {
    const [first, end] = years;
    const [year, month, date] = [first + next() * (end - first), 1 + next() * 12, 1 + next() * 28].map(
      Math.floor,
    );
    return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  };
  const [from, to] = [day(), day()].sort() as [string, string];
  const acts: readonly (() => Posted)[] = [
    () => ({ kind: 'EnterService', on: from }),
    () => ({ kind: 'ReenterService', on: to }),
    () => ({ kind: 'LeaveService', on: to, data: { cause: pick(['VOLUNTARY', 'TRANSFER', 'DEATH']) } }),
    () => ({ kind: 'SetStaffCategory', on: from, data: { category: pick(['OFFICER', 'EMPLOYEE']) } }),
    () => ({ kind: 'AppointToPosition', on: from, data: { positionCode: pick(POSITIONS) } }),
    () => ({ kind: 'RelieveFromPosition', on: from, data: { cause: 'other duties' } }),
    () => ({ kind: 'AssignRank', on: from, data: { rank: pick(RANKS) } }),
    () => ({ kind: 'AssignRank', on: to, data: { rank: pick(RANKS), justification: 'long experience' } }),
    () => ({ kind: 'AssignRankEarly', on: to, data: { rank: pick(RANKS), ground: GROUND } }),
    () => ({ kind: 'AssignRankOutOfTurn', on: to, data: { rank: pick(RANKS), ground: GROUND } }),
    () => ({ kind: 'RecordHistoricalRank', on: from, data: { rank: pick(RANKS), source: 'sheet 3' } }),
    () => ({
      kind: 'RecordLeave',
      on: from,
      data: { leaveId: `l${serial}`, leaveKind: pick(['UNPAID', 'ANNUAL']), from, to },
    }),
    () => ({ kind: 'CancelLeave', on: to, data: { leaveId: `l${Math.floor(serial * next())}` } }),
    () => ({ kind: 'SuspendFromDuty', on: from, data: { suspensionId: `s${serial}` } }),
    () => ({ kind: 'RecordAward', on: from, data: { award: 'medal' } }),
    () => ({
      kind: 'AcceptFinding',
      on: to,
      order: null,
      data: { findingId: `CERTIFICATE_MISSING:${pick(eventIds)}`, reason: 'the paper is lost' },
    }),
    () => ({
      kind: 'CorrectAct',
      on: to,
      order: null,
      data: { eventId: pick(eventIds), changes: { effectiveOn: from }, reason: 'misread' },
    }),
    () => ({
      kind: 'CorrectAct',
      on: to,
      order: null,
      data: {
        eventId: eventIds[0],
        changes: { data: { names: { latin: pick(LATIN), kk: pick(KAZAKH) } } },
        reason: 'misread',
      },
    }),
    () => ({
      kind: 'AnnulAct',
      on: to,
      order: { type: 'COURT_DECISION', number: `2-${serial}`, date: to, issuedBy: 'COURT' },
      data: { eventId: pick(eventIds), reason: 'without authority' },
    }),
  ];
  return pick(acts)();
}

/** Registers officers and posts acts about them in turns; acts that are refused are passed over. */
export class RandomActs {
  readonly #service: Service;
  readonly #officers: number;
  readonly #years: readonly [number, number];
  readonly #next: () => number;
  readonly #eventIds = new Map<string, readonly string[]>();
  #serial = 0;

  constructor(
    service: Service,
    options: {
      readonly seed: number;
      readonly officers: number;
      readonly years?: readonly [number, number];
    },
  ) {
    this.#service = service;
    this.#officers = options.officers;
    this.#years = options.years ?? [1995, 2020];
    this.#next = numbersOf(options.seed);
  }

  /** Posts so many acts, to another service where one is given; gives how many were recorded. */
  async post(acts: number, service = this.#service): Promise<number> {
    let recorded = 0;
    for (let posted = 0; posted < acts; posted += 1) {
      this.#serial += 1;
      const officerId = `o${Math.floor(this.#next() * this.#officers)}`;
      const eventIds = this.#eventIds.get(officerId) ?? [];
      const draw = { next: this.#next, eventIds, serial: this.#serial, years: this.#years };
      const act = this.#opening(eventIds.length) ?? randomAct(draw);
      const outcome = await service.submit(officerId, act);
      if (outcome.outcome !== 'recorded') continue;
      recorded += 1;
      const added = outcome.answer.events.map(({ eventId }) => eventId);
      this.#eventIds.set(officerId, [...eventIds, ...added]);
    }
    return recorded;
  }

  /** A career begins like any other: registered, in service, with a position and a rank. */
  #opening(recorded: number): Posted | undefined {
    const names = { latin: LATIN[this.#serial % LATIN.length] };
    const registration = { names, personalNo: `p-${this.#serial}`, category: 'OFFICER' };
    const year = 1996 + Math.floor(this.#next() * 10);
    const opening: readonly Posted[] = [
      { kind: 'RegisterOfficer', on: '1995-01-01', order: null, data: registration },
      { kind: 'EnterService', on: '1995-01-10' },
      { kind: 'AppointToPosition', on: '1995-01-10', data: { positionCode: 'POS_ATTACHE' } },
      { kind: 'AssignRank', on: `${year}-03-15`, data: { rank: 'ATTACHE' } },
    ];
    return opening[recorded];
  }
}
