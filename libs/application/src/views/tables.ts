import type { Table } from '@elshi/read-models';

/** Names and personal number, by which officers are found. They hold on every day; only what is known of them changes. */
export const officerNames = {
  name: 'officerNames',
  kind: 'two-clocks',
  columns: { officerId: 'text', latin: 'text', ru: 'text', kk: 'text', personalNo: 'text', text: 'text' },
  indexes: [],
  searched: 'text',
} as const satisfies Table;

/** What the list of officers shows and is filtered by. */
export const officers = {
  name: 'officers',
  kind: 'two-clocks',
  columns: {
    officerId: 'text',
    category: 'name',
    status: 'name',
    rank: 'name',
    positionCode: 'name',
    officeId: 'name',
  },
  indexes: [
    ['officeId', 'officerId', 'rank', 'status'],
    ['rank', 'status', 'officerId'],
    ['rank', 'officerId'],
    ['status', 'officerId'],
    ['officerId'],
  ],
} as const satisfies Table;

/** Under which record that of an officer goes on, since the joining is known. */
export const joinedRecords = {
  name: 'joinedRecords',
  kind: 'two-clocks',
  columns: { officerId: 'text', joinedInto: 'text' },
  indexes: [['officerId'], ['joinedInto']],
} as const satisfies Table;

/** When the holder of a rank becomes eligible for the next, by the default policies. */
export const eligibility = {
  name: 'eligibility',
  kind: 'two-clocks',
  columns: { officerId: 'text', spellId: 'text', rankHeld: 'name', nextRank: 'name', eligibleOn: 'text' },
  indexes: [['eligibleOn', 'officerId'], ['officerId']],
} as const satisfies Table;

/** A line for each event of the log: what the audit trail, and all acts under one order, are found by. */
export const audit = {
  name: 'audit',
  kind: 'log',
  columns: {
    eventId: 'text',
    effectiveOn: 'text',
    actor: 'name',
    kind: 'name',
    type: 'name',
    orderNo: 'text',
  },
  indexes: [
    ['stream', 'effectiveOn'],
    ['orderNo'],
    ['orderNo', 'effectiveOn'],
    ['actor', 'kind'],
    ['actor', 'kind', 'effectiveOn'],
    ['actor'],
    ['actor', 'effectiveOn'],
    ['kind'],
    ['kind', 'effectiveOn'],
    ['type', 'effectiveOn'],
    ['effectiveOn'],
  ],
} as const satisfies Table;

/** What became of acts that do not simply stand: on every day, but not from the first on that they were known. */
export const actFates = {
  name: 'actFates',
  kind: 'two-clocks',
  columns: {
    actId: 'text',
    status: 'name',
    corrections: 'text',
    annulledBy: 'text',
    removes: 'text',
    removedBy: 'text',
  },
  indexes: [['actId']],
} as const satisfies Table;

/** Events of acts that are corrected, with the values that stand: what they are found by from the correction on. */
export const correctedEvents = {
  name: 'correctedEvents',
  kind: 'two-clocks',
  columns: { eventId: 'text', position: 'position', type: 'name', effectiveOn: 'text', orderNo: 'text' },
  indexes: [['orderNo'], ['type', 'effectiveOn', 'position'], ['effectiveOn', 'position']],
} as const satisfies Table;

/** What should be looked at in a record: the day from which it stands is a row's first, so that no time has to pass here. */
export const findings = {
  name: 'findings',
  kind: 'two-clocks',
  columns: {
    subject: 'text',
    findingId: 'text',
    rule: 'name',
    severity: 'name',
    status: 'name',
    since: 'text',
    until: 'text',
    explanation: 'text',
    details: 'text',
  },
  indexes: [
    ['status', 'subject', 'findingId'],
    ['status', 'rule', 'subject', 'findingId'],
    ['status', 'severity', 'subject', 'findingId'],
  ],
} as const satisfies Table;

/** What the list of offices shows and is filtered by, and who commands each. */
export const offices = {
  name: 'offices',
  kind: 'two-clocks',
  columns: {
    officeId: 'text',
    officeKind: 'name',
    name: 'text',
    hostState: 'name',
    organisation: 'text',
    seat: 'text',
    parentOfficeId: 'text',
    status: 'name',
    headState: 'name',
    headedBy: 'text',
    commandedBy: 'text',
    title: 'name',
  },
  indexes: [
    ['headedBy', 'officeId'],
    ['commandedBy', 'officeId'],
    ['hostState', 'officeId'],
    ['status', 'headState', 'officeId'],
    ['officeKind', 'status', 'officeId'],
    ['headState', 'officeId'],
    ['officeKind', 'officeId'],
    ['status', 'officeId'],
    ['officeId'],
  ],
} as const satisfies Table;

/** To which states and organisations the heads of offices are accredited. */
export const accreditations = {
  name: 'accreditations',
  kind: 'two-clocks',
  columns: {
    officeId: 'text',
    accreditedTo: 'text',
    officerId: 'text',
    basis: 'name',
    concurrent: 'integer',
    since: 'text',
  },
  indexes: [
    ['officerId', 'officeId', 'accreditedTo', 'basis'],
    ['officerId', 'accreditedTo', 'officeId', 'basis'],
    ['officeId', 'accreditedTo', 'officerId', 'basis'],
    ['accreditedTo', 'officeId', 'officerId', 'basis'],
  ],
} as const satisfies Table;

/** What the list of proposals shows and is filtered by. It holds on every day; only what is known of a proposal changes. */
export const proposals = {
  name: 'proposals',
  kind: 'two-clocks',
  columns: {
    proposalId: 'text',
    standing: 'name',
    state: 'name',
    proposedBy: 'text',
    officeId: 'name',
    officerId: 'text',
    proposes: 'name',
    subject: 'name',
    number: 'text',
    submittedOn: 'text',
    submittedDay: 'text',
    settledOn: 'text',
  },
  indexes: [
    ['officerId', 'submittedDay', 'proposalId'],
    ['proposedBy', 'submittedDay', 'proposalId'],
    ['officeId', 'submittedDay', 'proposalId'],
    ['state', 'proposes', 'submittedDay', 'proposalId'],
    ['state', 'subject', 'submittedDay', 'proposalId'],
    ['state', 'submittedDay', 'proposalId'],
    ['proposes', 'submittedDay', 'proposalId'],
    ['subject', 'submittedDay', 'proposalId'],
    ['standing', 'submittedDay', 'proposalId'],
  ],
} as const satisfies Table;

/** Every view that is kept. */
export const viewTables: readonly Table[] = [
  officerNames,
  officers,
  joinedRecords,
  eligibility,
  audit,
  actFates,
  correctedEvents,
  findings,
  offices,
  accreditations,
  proposals,
];
