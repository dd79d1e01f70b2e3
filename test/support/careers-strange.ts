import {
  CARD_KINDS,
  CREDIT_KINDS,
  dateOf,
  dayNumber,
  DEPARTMENT_KINDS,
  FIRST_DATE,
  LAST_DATE,
  LEAVE_KINDS,
  positions,
  POSTING_OUTCOMES,
  RANK_CODES,
} from '@elshi/law';
import {
  type Act,
  type ActKind,
  ATTESTATION_RESULTS,
  type DependantDecision,
  DEPENDANT_ACTIONS,
  LEAVING_CAUSES,
  type OfficeActKind,
  ORDER_ISSUERS,
  ORDER_TYPES,
  type ProposalActKind,
  STAFF_CATEGORIES,
} from '@elshi/domain';
import fc from 'fast-check';
import { eventId } from './careers.js';

/** Days of a lifetime mostly, and of the whole calendar now and then. */
const day = fc
  .oneof(
    { weight: 8, arbitrary: fc.integer({ min: 5_000, max: 22_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: dayNumber(FIRST_DATE), max: dayNumber(LAST_DATE) }) },
    { weight: 1, arbitrary: fc.constantFrom(dayNumber(FIRST_DATE), dayNumber(LAST_DATE)) },
  )
  .map((count): string => dateOf(count));
const cut = (length: number) => day.map((text) => text.slice(0, length));
const written = fc.oneof({ weight: 3, arbitrary: day }, cut(7), cut(4));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });
const text = fc.constantFrom('x', 'a word', '日本', '');
const id = (name: string) => fc.nat(3).map((no) => `${name}${no}`);
const anEvent = fc.nat(40).map(eventId);
/** The id of a finding that may well be there. */
const aFinding = fc
  .tuple(
    fc.constantFrom('CERTIFICATE_MISSING', 'RECORD_ENTRY_MISSING', 'BASIS_MISSING', 'SERVICE_GAP'),
    anEvent,
  )
  .map(([rule, event]) => `${rule}:${event}`);
const rank = fc.constantFrom(...RANK_CODES);

const order = (date: fc.Arbitrary<string>) =>
  fc.record({ type: fc.constantFrom(...ORDER_TYPES), number: text, date }).map((given) => ({
    ...given,
    issuedBy: ORDER_ISSUERS[given.type],
  }));
const representation = fc.record({ number: text, date: day });
const liability = fc.record({ jurisdiction: fc.constantFrom('KAZAKHSTAN', 'HOST_STATE'), decision: text });
const ground = fc.record({ kind: fc.constantFrom('SIGNIFICANT_SUCCESS', 'SPECIAL_MERIT'), detail: text });
const assignment = { rank, representation: maybe(representation), justification: maybe(text) };

/** What each kind of act holds, `when` being the dates that it may name. */
const dataOf = (when: fc.Arbitrary<string>): Readonly<Record<Kind, fc.Arbitrary<object>>> => ({
  RegisterOfficer: fc.record({
    names: fc.constant({ latin: 'A' }),
    category: fc.constantFrom(...STAFF_CATEGORIES),
  }),
  SetStaffCategory: fc.record({ category: fc.constantFrom(...STAFF_CATEGORIES) }),
  EnterService: fc.constant({}),
  ReenterService: fc.constant({}),
  LeaveService: fc.record({ cause: fc.constantFrom(...LEAVING_CAUSES) }),
  DismissForDisciplineBreach: fc.record({
    breach: text,
    revocation: maybe(fc.record({ order: order(when), representation: maybe(representation) })),
  }),
  AppointToPosition: fc.record({
    positionCode: fc.constantFrom(...positions.map(({ code }) => code), 'POS_GHOST'),
    officeId: maybe(id('o')),
  }),
  RelieveFromPosition: fc.record({ cause: text }),
  AssignRank: fc.record(assignment),
  AssignRankEarly: fc.record({ ...assignment, ground: maybe(ground) }),
  AssignRankOutOfTurn: fc.record({ ...assignment, ground: maybe(ground) }),
  RecordHistoricalRank: fc.oneof(
    fc.record({ rank, source: text }),
    fc.record({ ladder: text, rankText: text, source: text }),
  ),
  DemoteRank: fc.record({ toRank: rank, liability: maybe(liability), representation: maybe(representation) }),
  RevokeRank: fc.record({ liability: maybe(liability), representation: maybe(representation) }),
  RestoreRank: fc.record({ rank, attestationId: id('a'), representation: maybe(representation) }),
  IssueRankCertificate: fc.record({ certificateNo: id('n'), rank }),
  WithdrawRankCertificate: fc.record({ certificateNo: id('n'), cause: text }),
  EnterServiceRecord: fc.record({ entryNo: id('e'), eventId: anEvent }),
  RecordServiceCredit: fc.record({
    creditId: id('c'),
    creditKind: fc.constantFrom(...CREDIT_KINDS),
    organisation: text,
    from: when,
    to: maybe(when),
    document: text,
  }),
  CloseServiceCredit: fc.record({ creditId: id('c'), to: when }),
  VoidServiceCredit: fc.record({ creditId: id('c'), cause: text }),
  RecordLeave: fc.record({
    leaveId: id('l'),
    leaveKind: fc.constantFrom(...LEAVE_KINDS),
    from: when,
    to: when,
  }),
  CancelLeave: fc.record({ leaveId: id('l') }),
  SuspendFromDuty: fc.record({ suspensionId: id('s') }),
  EndSuspension: fc.record({ suspensionId: id('s'), cleared: fc.boolean() }),
  RecordAttestation: fc.record({
    attestationId: id('a'),
    result: fc.constantFrom(...ATTESTATION_RESULTS),
    commission: text,
  }),
  ImposeSanction: fc.record({ sanctionId: id('d'), sanctionKind: text }),
  LiftSanction: fc.record({ sanctionId: id('d') }),
  JoinRecord: fc.record({ officerId: id('o'), reason: maybe(text) }),
  RecordAward: fc.record({ award: text }),
  AssignPosting: fc.record({
    postingId: id('p'),
    officeId: id('o'),
    positionCode: fc.constantFrom(...positions.map(({ code }) => code), 'POS_GHOST'),
    plannedFrom: maybe(when),
    plannedTo: maybe(when),
  }),
  StartPosting: fc.record({ postingId: id('p') }),
  ExtendPosting: fc.record({ postingId: id('p'), plannedTo: when, proposalId: rarely(id('x')) }),
  RecallEarly: fc.record({ postingId: id('p'), cause: text, proposalId: rarely(id('x')) }),
  EndPosting: fc.record({ postingId: id('p'), outcome: fc.constantFrom(...POSTING_OUTCOMES) }),
  AssignDepartment: fc.record({
    postingId: id('p'),
    department: fc.constantFrom(...DEPARTMENT_KINDS),
    duties: maybe(text),
  }),
  PermitShortTrip: fc.record({
    tripId: id('t'),
    destination: text,
    from: when,
    to: when,
    ministryAgreement: maybe(text),
    onAnnualLeave: fc.boolean(),
  }),
  IssueAccreditationCard: fc.record({
    cardNo: id('k'),
    cardKind: fc.constantFrom(...CARD_KINDS),
    hostState: fc.constantFrom('AT', 'TR'),
    validTo: maybe(when),
  }),
  ReturnAccreditationCard: fc.record({ cardNo: id('k') }),
  AcceptFinding: fc.record({ findingId: aFinding, reason: text }),
  CorrectAct: fc.record({ eventId: anEvent, changes: changes(when), reason: text }),
  AnnulAct: fc.record({ eventId: anEvent, reason: text }),
});

/** Changes that leave some acts well-formed; the others are none that could be recorded, and must do no harm either. */
function changes(when: fc.Arbitrary<string>): fc.Arbitrary<object> {
  const data = fc.record(
    {
      rank,
      from: when,
      to: when,
      leaveId: id('l'),
      creditId: id('c'),
      attestationId: id('a'),
      postingId: id('p'),
      officeId: id('o'),
    },
    { requiredKeys: [] },
  );
  return fc.record(
    {
      effectiveOn: fc.option(when),
      order: fc.oneof(order(when), fc.record({ number: text }), fc.constant(null)),
      data,
    },
    { requiredKeys: [] },
  );
}

type Kind = Exclude<ActKind, OfficeActKind | ProposalActKind>;

function actOf(kind: Kind, historical: boolean): fc.Arbitrary<Act> {
  const when = historical ? written : day;
  return fc
    .record({
      effectiveOn: when,
      order: historical ? maybe(order(when)) : order(when),
      data: dataOf(when)[kind],
    })
    .map((members) => {
      const plain = JSON.parse(JSON.stringify({ kind, ...members })) as object;
      return { ...plain, ...(historical && { historical }) } as Act;
    });
}

/** Any well-formed act, however little it fits. Ids are few, so that they meet. */
export const anyAct: fc.Arbitrary<Act> = fc
  .tuple(
    fc.constantFrom(...(Object.keys(dataOf(day)) as Kind[])),
    fc.nat(5).map((of) => of === 0),
  )
  .chain(([kind, historical]) => actOf(kind, historical || kind === 'RecordHistoricalRank'));

/** What a caller may say about dependants, knowing little. */
export const anyDependants: fc.Arbitrary<readonly DependantDecision[]> = fc.array(
  fc.record({ eventId: anEvent, action: fc.constantFrom(...DEPENDANT_ACTIONS) }),
  { maxLength: 4 },
);
