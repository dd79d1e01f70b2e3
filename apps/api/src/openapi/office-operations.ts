import { JSON_TYPE, NDJSON_TYPE } from '../http/body.js';
import { recording, recordingParameters } from './officer-operations.js';
import { clocks, json, type Operation, page, read } from './operation.js';
import { ref, type Schema } from './schema.js';

const ofOffice = (schema: Schema, description: string, lines?: Schema) => ({
  200: {
    description,
    content: { [JSON_TYPE]: schema, ...(lines && { [NDJSON_TYPE]: lines }) },
    headers: ['ETag'] as const,
  },
});
const office = {
  ...read,
  tag: 'Offices',
  problems: ['OFFICE_UNKNOWN', 'NOT_CAUGHT_UP', 'SUBJECT_PARKED'],
} as const;
const exampleAct = {
  kind: 'EstablishOffice',
  effectiveOn: '2020-03-01',
  order: { type: 'PRESIDENT_DECREE', number: '512', date: '2020-02-20', issuedBy: 'PRESIDENT' },
  data: { officeKind: 'EMBASSY', name: 'Embassy in Austria', hostState: 'AT', seat: 'Vienna' },
};

/** Recording, and everything about one office abroad. */
export const officeOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/offices/{id}/acts',
    id: 'recordOfficeAct',
    tag: 'Offices',
    summary: 'Record one act about an office',
    parameters: recordingParameters,
    body: { type: JSON_TYPE, schema: ref('OfficeAct'), example: exampleAct },
    ...recording,
  },
  {
    ...office,
    problems: ['NOT_CAUGHT_UP', 'NOT_READY'],
    path: '/v1/offices',
    id: 'offices',
    summary: 'Offices abroad, by kind, host state, status and who heads them',
    parameters: [
      'officeKind',
      'hostState',
      'officeStatus',
      'headState',
      'headedBy',
      'commandedBy',
      ...clocks,
      ...page,
    ],
    answers: json(ref('OfficeList'), 'A page of offices as they stood on the day.'),
  },
  {
    ...office,
    problems: ['NOT_CAUGHT_UP', 'NOT_READY'],
    path: '/v1/accreditations',
    id: 'accreditations',
    summary: 'Who is accredited to which state or organisation',
    parameters: ['accreditedTo', 'accreditedAt', 'accredited', ...clocks, ...page],
    answers: json(ref('AccreditationList'), 'A page of the accreditations that stand on the day.'),
  },
  {
    ...office,
    path: '/v1/offices/{id}',
    id: 'office',
    summary: 'Office abroad, as it stood on the day',
    parameters: ['id', ...clocks],
    answers: ofOffice(ref('Office'), 'The office on the day, with what it was before.'),
  },
  {
    ...office,
    path: '/v1/offices/{id}/head',
    id: 'officeHead',
    summary: 'Who commands an office on the day',
    parameters: ['id', ...clocks],
    answers: ofOffice(ref('OfficeHead'), 'Exactly one of substantive, acting, vacant.'),
  },
  {
    ...office,
    path: '/v1/offices/{id}/command',
    id: 'officeCommand',
    summary: 'Who commanded an office, period by period',
    parameters: ['id', ...clocks],
    answers: ofOffice(
      ref('OfficeCommand'),
      'Every period from the establishment up to the day, oldest first.',
    ),
  },
  {
    ...office,
    problems: ['OFFICE_UNKNOWN', 'NOT_CAUGHT_UP', 'NOT_READY', 'SUBJECT_PARKED'],
    path: '/v1/offices/{id}/staff',
    id: 'officeStaff',
    summary: 'Who serves at an office on the day',
    parameters: ['id', ...clocks, ...page],
    answers: json(ref('OfficeStaff'), 'A page of those who serve there, and who commands the office.'),
  },
  {
    ...office,
    path: '/v1/offices/{id}/acts',
    id: 'officeActs',
    summary: 'Audit trail of one office',
    parameters: ['id', ...clocks, ...page],
    answers: ofOffice(ref('AuditTrail'), 'Every event, oldest first.', ref('AuditItem')),
  },
];
