import { type Act, type DependantDecision, DEPENDANT_ACTIONS, type Office } from '@elshi/domain';
import fc from 'fast-check';
import { annulled, corrected, court, type History, minister, withoutOrder } from './careers.js';
import {
  appointingHead,
  aroundOffices,
  away,
  back,
  byHead,
  designating,
  dismissingHead,
  establishedOn,
  noOffice,
  establishing,
  officeAct,
} from './offices.js';

const HEADS = ['amb', 'next'];
const PERSONS = ['cou', 'sec', 'amb', 'next'];
const DEPARTMENTS = ['ECONOMIC', 'CONSULAR'];
const STATES = ['LU', 'SK'];
const INSTITUTIONS = ['con', 'mis'];

/** What is done on a day; the last number chooses among the people, and among what was recorded before. */
export type OfficeStep = readonly [what: number, day: string, chosen: number];

const institution = (officeKind: string, hostState: string): Office =>
  establishedOn('2014-02-03', { officeKind, hostState }).office;
const alsoHeaded = noOffice('rep')
  .and(establishing('2009-02-02', { hostState: 'LU' }))
  .with(appointingHead('amb', '2014-03-03'), aroundOffices)
  .with(dismissingHead('amb', '2018-03-01'), aroundOffices)
  .with(appointingHead('next', '2018-03-01'), aroundOffices);

/** The people of `aroundOffices`, institutions that may be under the embassy, and an office that its heads may head as well. */
const around = {
  ...aroundOffices.around,
  offices: new Map<string, Office>([
    ['con', institution('CONSULATE', 'AT')],
    ['mis', institution('DIPLOMATIC_MISSION', 'LU')],
    ['rep', alsoHeaded.office],
  ]),
};

type Happening = (day: string, chosen: number) => Act;
const pick = <Item>(items: readonly Item[], chosen: number): Item => items[chosen % items.length]!;
const person = (chosen: number) => pick(PERSONS, chosen);
const head = (chosen: number) => pick(HEADS, chosen);
const absenceId = (chosen: number) => `a${chosen % 3}`;
const personId = (chosen: number) => `sp${chosen % 2}`;
const title = 'CHARGE_DAFFAIRES_AD_INTERIM';

const ofHeads: readonly Happening[] = [
  (day, chosen) => appointingHead(head(chosen), day),
  (day, chosen) => dismissingHead(head(chosen), day),
  (day, chosen) =>
    officeAct('RecordTakingUpFunctions', day, { officerId: head(chosen), credentialsOn: day }, withoutOrder),
  (day, chosen) => away(day, absenceId(chosen)),
  (day, chosen) => back(day, absenceId(chosen)),
  (day) => officeAct('DeclareHeadInability', day, { cause: 'illness' }, minister(day)),
  (day) => officeAct('EndHeadInability', day, {}, minister(day)),
];
const ofActingHeads: readonly Happening[] = [
  (day, chosen) => designating(pick(['cou', 'sec'], chosen), day, 'ABSENCE', byHead(day)),
  (day, chosen) => designating(person(chosen), day, 'VACANCY', minister(day)),
  (day, chosen) => designating(person(chosen), day, 'INABILITY', minister(day)),
  (day, chosen) =>
    officeAct('DesignateActingHeadSubstitute', day, { officerId: person(chosen), title }, minister(day)),
  (day, chosen) => {
    const order = chosen % 2 === 0 ? minister(day) : byHead(day);
    return officeAct('EndActingHead', day, { officerId: person(chosen) }, order);
  },
  (day, chosen) =>
    officeAct(
      'NotifyActingHead',
      day,
      { officerId: person(chosen), recipientKind: 'HOST_MFA', noteNo: '7' },
      withoutOrder,
    ),
];
const ofStaff: readonly Happening[] = [
  (day, chosen) =>
    officeAct('CreateDepartment', day, { departmentKind: pick(DEPARTMENTS, chosen) }, byHead(day)),
  (day, chosen) =>
    officeAct('AbolishDepartment', day, { department: pick(DEPARTMENTS, chosen) }, byHead(day)),
  (day, chosen) =>
    officeAct(
      'EngageServicePerson',
      day,
      { personId: personId(chosen), names: { latin: 'Erika' }, nationality: 'AT', contractNo: '4' },
      byHead(day),
    ),
  (day, chosen) => officeAct('ReleaseServicePerson', day, { personId: personId(chosen) }, byHead(day)),
  (day) => officeAct('ApproveStaffing', day, { limit: 5, posts: [] }, minister(day)),
  (day, chosen) =>
    officeAct('ApproveLeaveSchedule', day, { year: 2017 + (chosen % 2), leaves: [] }, byHead(day)),
];
const ofRelations: readonly Happening[] = [
  (day, chosen) =>
    officeAct('GrantAccreditation', day, {
      officerId: head(chosen),
      to: pick(STATES, chosen >> 1),
      concurrent: true,
    }),
  (day, chosen) =>
    officeAct('EndAccreditation', day, { officerId: head(chosen), to: pick(STATES, chosen >> 1) }),
  (day, chosen) =>
    officeAct('DeclareConcurrentHeadship', day, { officerId: head(chosen), otherOfficeId: 'rep' }),
  (day, chosen) => officeAct('EndConcurrentHeadship', day, { officerId: head(chosen), otherOfficeId: 'rep' }),
  (day, chosen) => officeAct('LinkSubordinate', day, { officeId: pick(INSTITUTIONS, chosen) }, minister(day)),
  (day, chosen) =>
    officeAct('UnlinkSubordinate', day, { officeId: pick(INSTITUTIONS, chosen) }, minister(day)),
];
const ofTheOffice: readonly Happening[] = [
  (day, chosen) =>
    chosen < 4 ? officeAct('TerminateOffice', day) : officeAct('ReorganiseOffice', day, { seat: 'Graz' }),
];

/** What may happen at an office, but for corrections and annulments. */
export const OFFICE_HAPPENINGS: readonly Happening[] = [
  ...[...ofHeads.slice(0, 1), ...ofHeads, ...ofActingHeads],
  ...[...ofStaff, ...ofRelations, ...ofTheOffice],
];

/** What a correction says instead, one member at a time: each fits some acts and does not belong to others. */
const changes = (day: string, chosen: number): object =>
  pick<object>(
    [
      { effectiveOn: day },
      { effectiveOn: day },
      { data: { officerId: person(chosen) } },
      { data: { departmentKind: pick(DEPARTMENTS, chosen), department: pick(DEPARTMENTS, chosen + 1) } },
      { data: { personId: personId(chosen) } },
      { data: { to: pick(STATES, chosen), absenceId: absenceId(chosen) } },
      { data: { officeId: pick(INSTITUTIONS, chosen), cause: 'VACANCY' } },
    ],
    chosen,
  );

const AMENDMENTS = 4;

/** Days on which acts meet, in their order. */
const DAYS = [2016, 2017, 2018, 2019, 2020].flatMap((year) =>
  ['01-04', '03-01', '06-15', '06-16', '09-15'].map((day) => `${year}-${day}`),
);

/** How many days of acts later something happens: now and then what is recorded took effect before. */
const later = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 1 }) },
  { weight: 1, arbitrary: fc.integer({ min: -8, max: 3 }) },
);

/** What happens at an office, corrections and annulments among it. */
export const officeSteps: fc.Arbitrary<readonly OfficeStep[]> = fc
  .array(fc.tuple(fc.nat(OFFICE_HAPPENINGS.length + AMENDMENTS - 1), later, fc.nat(40)), {
    maxLength: 50,
    size: 'max',
  })
  .map((steps) => {
    let place = 1;
    return steps.map(([what, by, chosen]): OfficeStep => {
      place = Math.min(Math.max(place + by, 0), DAYS.length - 1);
      return [what, DAYS[place]!, chosen];
    });
  });

/** The act that a step asks for, whether it is lawful or not. */
export function officeActOf([what, on, chosen]: OfficeStep, { ledger }: History): Act {
  const happening = OFFICE_HAPPENINGS[what];
  if (happening !== undefined) return happening(on, chosen);
  const { acts } = ledger;
  const named = (chosen === 0 ? acts[0]! : (acts[1 + (chosen % (acts.length - 1))] ?? acts[0]!)).actId;
  return what % 2 === 0 ? annulled(on, named, court(on)) : corrected(on, named, changes(on, chosen));
}

interface Happens {
  /** No act is of old papers, and none stays that became unlawful: such are annulled. */
  readonly lawfully: boolean;
}

/** An embassy since 2016 with a head, and what it was after each of the acts that were recorded. */
export function happened(steps: readonly OfficeStep[], { lawfully }: Happens): readonly History[] {
  const histories = [establishedOn('2016-01-04').with(appointingHead('amb', '2016-01-04'), { around })];
  for (const step of steps) {
    const history = histories.at(-1)!;
    const act = officeActOf(step, history);
    const historical = !lawfully && step[2] % 4 === 0;
    const next = recorded(history, historical ? { ...act, historical } : act, (place) =>
      lawfully ? 'ANNUL' : pick(DEPENDANT_ACTIONS, step[2] + place),
    );
    if (next !== undefined) histories.push(next);
  }
  return histories;
}

/** The history with one more act and what is decided about each of its dependants; nothing where it is refused. */
export function recorded(
  history: History,
  act: Act,
  decide?: (place: number) => DependantDecision['action'],
): History | undefined {
  const dependants: DependantDecision[] = [];
  for (;;) {
    const decision = history.when(act, { around, dependants });
    if (decision.refused === undefined) return history.recorded(act, decision);
    if (decision.refused !== 'DEPENDANT_ACTS' || decide === undefined) return undefined;
    for (const { eventId } of decision.facts['dependants'] as readonly { eventId: string }[])
      dependants.push({ eventId, action: decide(dependants.length) });
  }
}
