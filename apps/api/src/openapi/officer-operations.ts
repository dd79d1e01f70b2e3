import { PRINT_STATES } from '@elshi/application';
import { refusalCodes } from '../codes.js';
import { HTML_TYPE, JSON_TYPE, NDJSON_TYPE, PDF_TYPE } from '../http/body.js';
import { clocks, json, type Operation, page, read } from './operation.js';
import type { ParameterName } from './parameters.js';
import { object, oneOf, ref, type Schema } from './schema.js';

const ofOfficer = (schema: Schema, description: string, lines?: Schema) => ({
  200: {
    description,
    content: { [JSON_TYPE]: schema, ...(lines && { [NDJSON_TYPE]: lines }) },
    headers: ['ETag'] as const,
  },
});
const printed =
  'Every line has its days, the order and the provisions that it rests on, and the acts that corrected it. The same clocks give the same bytes; the code of the content can be checked.';
const printedRecord = (type: string, schema: Schema, description: string) => ({
  200: { description, content: { [type]: schema }, headers: ['ETag', 'Content-Language'] as const },
});
const officer = {
  ...read,
  tag: 'Officers',
  problems: ['OFFICER_UNKNOWN', 'NOT_CAUGHT_UP', 'SUBJECT_PARKED'],
} as const;
const exampleAct = {
  kind: 'AssignRank',
  effectiveOn: '2022-03-15',
  order: { type: 'MINISTER_ORDER', number: '15-1/77', date: '2022-03-10', issuedBy: 'MINISTER' },
  data: { rank: 'THIRD_SECRETARY' },
};

/** What may be said of how an act is to be recorded. */
export const recordingParameters: readonly ParameterName[] = [
  'id',
  'dryRun',
  'dryRunAsOf',
  'ifMatch',
  'previewToken',
  'idempotencyKey',
];

/** What recording an act answers, whatever it is about. */
export const recording = {
  answers: {
    200: {
      description: 'A dry run: what would be written, and what it would change.',
      content: { [JSON_TYPE]: ref('Preview') },
    },
    201: {
      description: 'The act is recorded.',
      content: { [JSON_TYPE]: ref('Recorded') },
      headers: ['ETag', 'Location', 'Idempotency-Replayed'],
    },
  },
  problems: [
    'IN_FLIGHT',
    'STALE_REVISION',
    'STALE_PREVIEW',
    'PAYLOAD_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'IDEMPOTENCY_KEY_REUSED',
    'REVISION_REQUIRED',
    'SUBJECT_PARKED',
    'CLOCK_SKEW',
    'STORE_UNAVAILABLE',
    'STORE_TIMEOUT',
    ...refusalCodes,
  ],
} as const satisfies Partial<Operation>;

/** Recording, and everything about one officer. */
export const officerOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/officers/{id}/acts',
    id: 'recordAct',
    tag: 'Officers',
    summary: 'Record one act about an officer',
    description:
      'The act is judged by the law and by everything recorded before. It is written with all its events or not at all; a refusal names the provision.',
    parameters: recordingParameters,
    body: { type: JSON_TYPE, schema: ref('OfficerAct'), example: exampleAct },
    ...recording,
  },
  {
    ...officer,
    path: '/v1/officers/{id}',
    id: 'serviceRecord',
    summary: 'Service record',
    parameters: ['id', ...clocks],
    answers: ofOfficer(ref('ServiceRecord'), 'The service record on the day.'),
  },
  {
    ...officer,
    path: '/v1/officers/{id}/record.html',
    id: 'serviceRecordPage',
    summary: 'Service record as a page to read and to print',
    description: printed,
    parameters: ['id', 'lang', 'annulled', ...clocks],
    answers: printedRecord(HTML_TYPE, { type: 'string' }, 'One page that needs nothing else.'),
  },
  {
    ...officer,
    path: '/v1/officers/{id}/record.pdf',
    id: 'serviceRecordPdf',
    summary: 'Service record as a PDF',
    description: printed,
    parameters: ['id', 'lang', 'annulled', ...clocks],
    answers: printedRecord(PDF_TYPE, { type: 'string', format: 'binary' }, 'A tagged PDF on A4.'),
  },
  {
    ...read,
    path: '/v1/records/check',
    id: 'checkRecord',
    tag: 'Officers',
    summary: 'Does a printed record still hold',
    description:
      '`valid` when what is known now gives the same content, `superseded` when what was known at `knownAt` did, else `unknown`. Nothing else is told.',
    parameters: ['printedOfficer', 'code', 'printedAsOf', 'printedKnownAt', 'minPosition'],
    answers: json(object({ state: oneOf(PRINT_STATES) }), 'Whether it holds.'),
    problems: ['NOT_CAUGHT_UP'],
  },
  {
    ...officer,
    path: '/v1/officers/{id}/term',
    id: 'termCounter',
    summary: 'Term counter of the rank held',
    parameters: ['id', ...clocks, 'policy'],
    answers: ofOfficer(ref('TermCounter'), 'The counter on the day.'),
  },
  {
    ...officer,
    path: '/v1/officers/{id}/time-at-post',
    id: 'timeAtPost',
    summary: 'Days at each post, days abroad, and when rotation is due',
    description:
      'A stay begins with the arrival; a stay of a head counts like any other. Rotation is due whole years after the arrival at the office of the stay that runs, where policy P35 says how many; by default it is off.',
    parameters: ['id', ...clocks, 'policy'],
    answers: ofOfficer(ref('TimeAtPost'), 'The time at posts before the day.'),
  },
  {
    ...officer,
    path: '/v1/officers/{id}/eligibility',
    id: 'eligibility',
    summary: 'May a rank be assigned, and why',
    parameters: ['id', 'rank', ...clocks, 'policy'],
    answers: ofOfficer(
      ref('Eligibility'),
      'Every check of an ordinary assignment; of the next rank where none is named.',
    ),
  },
  {
    method: 'post',
    path: '/v1/what-if',
    id: 'whatIf',
    tag: 'Officers',
    summary: 'What would be, if acts were recorded or other policies in force',
    description:
      'Acts are judged one after another, each as if the lawful ones before it were recorded; then what is read of the officer on `asOf` is compared. Nothing is written.',
    parameters: clocks,
    body: { type: JSON_TYPE, schema: ref('WhatIf'), example: { officerId: 'w01', acts: [exampleAct] } },
    answers: ofOfficer(ref('Supposition'), 'The verdict on each act, and what would be read otherwise.'),
    problems: ['OFFICER_UNKNOWN', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'NOT_CAUGHT_UP'],
  },
  {
    ...officer,
    path: '/v1/officers/{id}/acts',
    id: 'officerActs',
    summary: 'Audit trail of one officer',
    parameters: ['id', ...clocks, ...page],
    answers: ofOfficer(ref('AuditTrail'), 'Every event, oldest first.', ref('AuditItem')),
  },
  {
    ...officer,
    path: '/v1/officers/{id}/replay',
    id: 'replay',
    summary: 'Career step by step, in recorded order',
    parameters: ['id', ...clocks, 'fromRevision', 'toRevision'],
    answers: ofOfficer(
      ref('Replay'),
      'For each event, the event and the record after it.',
      ref('ReplayStep'),
    ),
  },
];
