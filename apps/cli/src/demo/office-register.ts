import {
  type ActData,
  type ActKind,
  office,
  officer,
  ORDER_ISSUERS,
  type OrderType,
  subjectText,
} from '@elshi/domain';
import { dateOf, type DayNumber, dayNumber, DEPARTMENT_KINDS, isConsular } from '@elshi/law';
import { Chance } from './chance.js';
import { Dossier, type DossierAct } from './dossier.js';
import { HORIZON } from './life.js';
import { invented } from './names.js';
import { type InventedOffice, officeIdOf, OFFICES } from './offices.js';
import { REGISTRARS } from './vocabulary.js';

/** An act with whom or what it is about, as `office/emb-berlin`. */
export interface RegisteredAct extends DossierAct {
  readonly subject: string;
}

const MICROS_A_DAY = 86_400_000_000;
const MICROS_A_MINUTE = 60_000_000;
/** What concerns an office is recorded on its very day, before anything else: at three, in Universal Time. */
const AT_THREE = 3 * 60 * MICROS_A_MINUTE;
const YEAR = 365;
/** So many days before the appointment the ambassador to be is entered in the register; so many after it he leaves the service. */
const [BEFORE, AFTER] = [90, 30];

/** Everything about the offices of an invented ministry and those who head them one after another, in the order of recording. */
export function registeredOffices(seed: string): readonly RegisteredAct[] {
  const acts = OFFICES.flatMap((invention) => [
    ...(isConsular(invention.officeKind) ? consulate(invention, seed) : embassy(invention, seed)),
  ]);
  return acts.sort((one, other) => one.recordedAt - other.recordedAt);
}

function* consulate(invention: InventedOffice, seed: string): Generator<RegisteredAct> {
  const papers = new OfficePapers(invention, seed);
  yield papers.establishment();
  yield* papers.departments(dayNumber(invention.establishedOn));
}

/** An embassy has a head from its first day on: each hands over to the next on one day. */
function* embassy(invention: InventedOffice, seed: string): Generator<RegisteredAct> {
  const chance = new Chance(`${seed}/${invention.id}/heads`);
  const papers = new OfficePapers(invention, seed);
  yield papers.establishment();
  let from = dayNumber(invention.establishedOn);
  for (let number = 1; from < HORIZON; number += 1) {
    const to = from + chance.between(3 * YEAR, 5 * YEAR);
    const ambassador = `head-of-${officeIdOf(invention, seed)}-${number}`;
    yield* serviceOf(ambassador, { from, to, chance });
    yield papers.appointment(ambassador, from);
    if (number === 1) yield* papers.departments(from);
    if (to < HORIZON) yield papers.dismissal(ambassador, to);
    from = to;
  }
}

/** The record of an ambassador: a service of years, the rank, and the end after the mission. */
function* serviceOf(
  officerId: string,
  { from, to, chance }: { readonly from: DayNumber; readonly to: DayNumber; readonly chance: Chance },
): Generator<RegisteredAct> {
  const dossier = new Dossier(officerId, `demo-${officerId}`, chance);
  const sex = chance.percent(20) ? 'woman' : 'man';
  const entered = from - BEFORE;
  const birthDate = dateOf(entered - chance.between(42 * YEAR, 55 * YEAR));
  const category = 'OFFICER';
  dossier.post('RegisterOfficer', entered, { names: invented(chance, sex), birthDate, category });
  dossier.post('EnterService', entered, {}, dossier.minister(entered));
  const positionCode = 'POS_AMBASSADOR_AT_LARGE';
  dossier.post('AppointToPosition', entered, { positionCode }, dossier.president(entered));
  const ranked = entered + 30;
  const order = dossier.aboutRank('ENVOY_II', ranked);
  const representation = dossier.representation('ENVOY_II', order);
  dossier.post('AssignRank', ranked, { rank: 'ENVOY_II', ...representation }, order);
  const leaves = to + AFTER;
  if (leaves < HORIZON)
    dossier.post('LeaveService', leaves, { cause: 'RETIREMENT' }, dossier.minister(leaves));
  for (const act of dossier.finished()) yield { subject: subjectText(officer(officerId)), ...act };
}

/** The acts about one office, each recorded a minute after the one before it on its day. */
class OfficePapers {
  readonly #invention: InventedOffice;
  readonly #seed: string;
  readonly #chance: Chance;
  #recorded = 0;

  constructor(invention: InventedOffice, seed: string) {
    this.#invention = invention;
    this.#seed = seed;
    this.#chance = new Chance(`${seed}/${invention.id}/papers`);
  }

  establishment(): RegisteredAct {
    const { officeKind, name, hostState, seat, establishedOn } = this.#invention;
    const data = { officeKind, name, hostState, seat };
    return this.#act('EstablishOffice', dayNumber(establishedOn), data, 'PRESIDENT_DECREE');
  }

  *departments(day: DayNumber): Generator<RegisteredAct> {
    for (const departmentKind of DEPARTMENT_KINDS)
      yield this.#act('CreateDepartment', day, { departmentKind }, 'HEAD_ORDER');
  }

  appointment(officerId: string, day: DayNumber): RegisteredAct {
    const data = { officerId, title: 'AMBASSADOR', representation: this.#representation(day) } as const;
    return this.#act('AppointHead', day, data, 'PRESIDENT_DECREE');
  }

  dismissal(officerId: string, day: DayNumber): RegisteredAct {
    const data = { officerId, cause: 'end of the mission', representation: this.#representation(day) };
    return this.#act('DismissHead', day, data, 'PRESIDENT_DECREE');
  }

  #representation(day: DayNumber) {
    return {
      number: `11-3/${this.#chance.between(1, 400)}`,
      date: dateOf(day - this.#chance.between(20, 40)),
    };
  }

  #act<K extends ActKind>(kind: K, day: DayNumber, data: ActData[K], type: OrderType): RegisteredAct {
    this.#recorded += 1;
    const number = `${this.#chance.between(1, 990)}${type === 'HEAD_ORDER' ? '-k' : ''}`;
    const order = { type, number, date: dateOf(day), issuedBy: ORDER_ISSUERS[type] };
    return {
      subject: subjectText(office(officeIdOf(this.#invention, this.#seed))),
      key: `demo-${this.#seed}-${this.#invention.id}-${this.#recorded}`,
      act: { kind, effectiveOn: dateOf(day), order, data },
      recordedAt: day * MICROS_A_DAY + AT_THREE + this.#recorded * MICROS_A_MINUTE,
      recordedBy: this.#chance.pick(REGISTRARS),
    };
  }
}
