import type { ActKind } from '@elshi/domain';
import { officeActs } from './office-acts.js';
import { type Body, decree, order, representation } from './papers.js';

export * from './papers.js';

export const eventId = '0190b6f0-5b1e-7c3a-9d2f-3a1b5c7d9e0f';
const on = '2020-03-15';

const ground = { kind: 'SIGNIFICANT_SUCCESS', detail: 'concluded the talks on the border' };
const liability = { jurisdiction: 'KAZAKHSTAN', decision: 'verdict 2-14 of 1 February 2020' };
export const dependants = [
  { eventId: '0190b6f0-5b1e-7c3a-9d2f-3a1b5c7d9e10', action: 'KEEP' },
  { eventId: '0190b6f0-5b1e-7c3a-9d2f-3a1b5c7d9e11', action: 'ANNUL' },
];

/** Data of every kind with nothing but what is needed, and the members that may stand beside it. */
const dataOf: Readonly<Record<ActKind, readonly [needed: Body, optional: Body]>> = {
  RegisterOfficer: [
    { names: { latin: 'Abenova Aigerim' }, category: 'OFFICER' },
    {
      names: { latin: 'Abenova Aigerim', ru: 'Абенова Айгерим', kk: 'Әбенова Әйгерім' },
      birthDate: '1990-05',
      personalNo: 'KZ 0001/7',
    },
  ],
  SetStaffCategory: [{ category: 'EMPLOYEE' }, {}],
  JoinRecord: [{ officerId: 'omarov' }, { reason: 'one person, recorded twice' }],
  EnterService: [{}, { organisation: 'Ministry of Foreign Affairs' }],
  ReenterService: [{}, { organisation: 'Ministry of Foreign Affairs' }],
  LeaveService: [{ cause: 'RETIREMENT' }, {}],
  DismissForDisciplineBreach: [
    { breach: 'left the post without leave' },
    { revocation: { order: decree, representation } },
  ],
  AppointToPosition: [
    { positionCode: 'POS_ATTACHE' },
    { unit: 'Department of Bilateral Cooperation', officeId: 'emb-vienna' },
  ],
  RelieveFromPosition: [{ cause: 'transfer\nto another department' }, {}],
  AssignRank: [{ rank: 'ATTACHE' }, { representation, justification: 'long experience abroad' }],
  AssignRankEarly: [
    { rank: 'THIRD_SECRETARY' },
    { ground, representation, justification: 'long experience abroad' },
  ],
  AssignRankOutOfTurn: [
    { rank: 'SECOND_SECRETARY_II' },
    { ground, representation, justification: 'long experience abroad' },
  ],
  RecordHistoricalRank: [{ rank: 'ATTACHE', source: 'personal file, sheet 3' }, {}],
  DemoteRank: [{ toRank: 'ATTACHE' }, { liability, representation }],
  RevokeRank: [{}, { liability, representation }],
  RestoreRank: [{ rank: 'THIRD_SECRETARY', attestationId: 'att-1' }, { representation }],
  IssueRankCertificate: [{ certificateNo: '№ 0042', rank: 'ATTACHE' }, {}],
  WithdrawRankCertificate: [{ certificateNo: '№ 0042', cause: 'lost' }, {}],
  EnterServiceRecord: [{ entryNo: '17', eventId }, {}],
  RecordServiceCredit: [
    {
      creditId: 'c1',
      creditKind: 5,
      organisation: 'Secretariat of an international organisation',
      from: '2018-01-01',
      document: 'certificate of service 12',
    },
    { to: '2019-01-01' },
  ],
  CloseServiceCredit: [{ creditId: 'c1', to: '2019-01-01' }, {}],
  VoidServiceCredit: [{ creditId: 'c1', cause: 'recorded twice' }, {}],
  RecordLeave: [{ leaveId: 'l1', leaveKind: 'UNPAID', from: '2020-04-01', to: '2020-05-01' }, {}],
  CancelLeave: [{ leaveId: 'l1' }, {}],
  SuspendFromDuty: [{ suspensionId: 's1' }, {}],
  EndSuspension: [{ suspensionId: 's1', cleared: true }, {}],
  RecordAttestation: [
    { attestationId: 'att-1', result: 'PASSED', commission: 'Attestation commission' },
    { purpose: 'restoration in rank' },
  ],
  ImposeSanction: [{ sanctionId: 'd1', sanctionKind: 'REPRIMAND' }, {}],
  LiftSanction: [{ sanctionId: 'd1' }, {}],
  RecordAward: [{ award: 'Letter of Thanks' }, {}],
  AssignPosting: [
    { postingId: 'p1', officeId: 'emb-vienna', positionCode: 'POS_ATTACHE' },
    { plannedFrom: '2020-05-01', plannedTo: '2023-05-01' },
  ],
  StartPosting: [{ postingId: 'p1' }, {}],
  ExtendPosting: [{ postingId: 'p1', plannedTo: '2024-05-01' }, { proposalId: 'proposal-1' }],
  RecallEarly: [{ postingId: 'p1', cause: 'reorganisation' }, { proposalId: 'proposal-1' }],
  EndPosting: [{ postingId: 'p1', outcome: 'COMPLETED' }, { detail: 'handed over to the successor' }],
  AssignDepartment: [{ postingId: 'p1', department: 'CONSULAR' }, { duties: 'visas' }],
  PermitShortTrip: [
    { tripId: 't1', destination: 'Almaty', from: '2020-06-03', to: '2020-06-08', onAnnualLeave: false },
    { ministryAgreement: 'letter No. 4-7/118' },
  ],
  IssueAccreditationCard: [
    { cardNo: 'D-101', cardKind: 'DIPLOMATIC', hostState: 'AT' },
    { validTo: '2024-05-01' },
  ],
  ReturnAccreditationCard: [{ cardNo: 'D-101' }, {}],
  ...officeActs,
  SubmitHeadProposal: [
    {
      proposedBy: 'abenova',
      officeId: 'emb-vienna',
      officerId: 'omarov',
      proposes: 'AWARD',
      detail: 'settled a consular emergency',
    },
    {},
  ],
  SubmitMinisterRepresentation: [
    { officerId: 'omarov', subject: 'RANK', detail: 'Envoy of the II class', number: '1-03/881' },
    {},
  ],
  AcceptProposal: [{}, { reason: 'agreed', resultingEventId: eventId }],
  RejectProposal: [{}, { reason: 'awarded last year', resultingEventId: eventId }],
  WithdrawProposal: [{}, { reason: 'settled', resultingEventId: eventId }],
  AcceptFinding: [
    { findingId: `CERTIFICATE_MISSING:${eventId}`, reason: 'issued before certificates were numbered' },
    {},
  ],
  CorrectAct: [
    { eventId, changes: { effectiveOn: '2020-03-16' }, reason: 'a slip of the pen' },
    {
      changes: {
        effectiveOn: '2020-03-16',
        order: { number: '15-1/78', date: '2020-03-11' },
        data: { unit: null, revocation: { order: { number: '413' } }, creditKind: 2, cleared: false },
      },
    },
  ],
  AnnulAct: [{ eventId, reason: 'issued without authority' }, {}],
};

const unordered: ReadonlySet<ActKind> = new Set<ActKind>([
  'RegisterOfficer',
  'IssueRankCertificate',
  'WithdrawRankCertificate',
  'EnterServiceRecord',
  'RecordServiceCredit',
  'CloseServiceCredit',
  'VoidServiceCredit',
  'RecordTakingUpFunctions',
  'AgreeHeadTrip',
  'RecordHeadAbsence',
  'EndHeadAbsence',
  'NotifyActingHead',
  'SubmitHeadProposal',
  'SubmitMinisterRepresentation',
  'StartPosting',
  'IssueAccreditationCard',
  'ReturnAccreditationCard',
  'AcceptFinding',
]);
const settling: readonly ActKind[] = ['AcceptProposal', 'RejectProposal', 'WithdrawProposal'];
const orderable: ReadonlySet<ActKind> = new Set<ActKind>([
  ...settling,
  'RecordHistoricalRank',
  'JoinRecord',
  'CorrectAct',
]);

/** Every kind of act. */
export const allKinds = Object.keys(dataOf) as readonly ActKind[];

/** A well-formed body of a kind with nothing that could be left out, but the day. */
export function minimalBody(kind: ActKind): Body {
  const needsOrder = !unordered.has(kind) && !orderable.has(kind);
  return { kind, effectiveOn: on, ...(needsOrder && { order }), data: dataOf[kind][0] };
}

/** A well-formed body of a kind with everything that can stand in it. */
export function fullBody(kind: ActKind): Body {
  const [needed, optional] = dataOf[kind];
  return {
    kind,
    effectiveOn: on,
    ...(!unordered.has(kind) && { order }),
    data: { ...needed, ...optional, dependants },
    note: 'entered from the paper file\n\tsheet 12',
    historical: true,
  };
}
