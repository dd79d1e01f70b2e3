import { CSV_TYPE } from '../csv.js';
import { JSON_TYPE, NDJSON_TYPE } from '../http/body.js';
import { clocks, json, type Operation, page, read } from './operation.js';
import { ref, text } from './schema.js';

const lists = { ...read, problems: ['NOT_CAUGHT_UP', 'NOT_READY', 'SUBJECT_PARKED'] } as const;

/** Everything over many officers. */
export const listOperations: readonly Operation[] = [
  {
    ...lists,
    path: '/v1/officers',
    id: 'officers',
    tag: 'Officers',
    summary: 'Officers, by name, rank, office and status',
    parameters: ['q', 'rank', 'office', 'status', ...clocks, ...page],
    answers: json(ref('OfficerList'), 'A page of officers.'),
  },
  {
    ...lists,
    path: '/v1/eligibility',
    id: 'eligibilityCalendar',
    tag: 'Officers',
    summary: 'Who becomes eligible for the next rank between two days',
    parameters: ['from', 'to', ...clocks, 'policy', ...page],
    answers: json(
      ref('EligibleList'),
      'A page of the calendar; it may hold fewer than `limit` while there is more.',
    ),
  },
  {
    ...lists,
    path: '/v1/audit',
    id: 'auditTrail',
    tag: 'Audit',
    summary: 'Audit trail over everything',
    parameters: [
      'actor',
      'kind',
      'order',
      'subject',
      'effectiveFrom',
      'effectiveTo',
      'recordedFrom',
      'recordedTo',
      ...clocks,
      ...page,
    ],
    answers: {
      200: {
        description: 'A page as JSON, or all of it as CSV or NDJSON.',
        content: { [JSON_TYPE]: ref('AuditTrail'), [CSV_TYPE]: text, [NDJSON_TYPE]: ref('AuditItem') },
        headers: ['X-Elshi-Incomplete'],
      },
    },
  },
  {
    ...lists,
    path: '/v1/quality/findings',
    id: 'findings',
    tag: 'Quality',
    summary: 'What should be looked at in the records',
    description:
      'Acts that would be refused now, obligations that are open, gaps, overlaps and what else does not fit. A finding forbids nothing. Recording what is missing removes it; the act `AcceptFinding` takes it out of the open ones.',
    parameters: ['subject', 'rule', 'severity', 'findingStatus', ...clocks, ...page],
    answers: {
      200: {
        description: 'A page by subject as JSON, or all of it as CSV or NDJSON.',
        content: { [JSON_TYPE]: ref('FindingList'), [CSV_TYPE]: text, [NDJSON_TYPE]: ref('FindingItem') },
        headers: ['X-Elshi-Incomplete'],
      },
    },
  },
  {
    ...lists,
    path: '/v1/events',
    id: 'feed',
    tag: 'Audit',
    summary: 'Recorded feed, in log order',
    parameters: ['after', 'limit', 'types', 'subject', ...clocks],
    answers: json(
      ref('Feed'),
      'Events after the position. `nextCursor` is the position to go on from, while there is more.',
    ),
    problems: [...lists.problems, 'LOG_REPLACED'],
  },
  {
    ...lists,
    path: '/v1/events/count',
    id: 'feedCount',
    tag: 'Audit',
    summary: 'How many events were recorded, up to a position',
    description: 'By it a subscriber proves that he has them all.',
    parameters: ['upTo', ...clocks],
    answers: json(
      ref('FeedCount'),
      'How many events the recorded feed holds up to there, over all subjects.',
    ),
    problems: [...lists.problems, 'LOG_REPLACED'],
  },
  {
    ...lists,
    path: '/v1/events/effective',
    id: 'effectiveFeed',
    tag: 'Audit',
    summary: 'Effective feed: what takes effect in a period, whenever it was recorded',
    description:
      'In the order of the days of effect. What is annulled or removed at `knownAt` is not there; what is corrected stands on its corrected day with its corrected data. `asOf` changes nothing.',
    parameters: ['effectFrom', 'effectTo', 'types', 'subject', ...clocks, ...page],
    answers: json(
      ref('EffectiveFeed'),
      'Events in force; a page may hold fewer than `limit` while there is more.',
    ),
  },
  {
    ...lists,
    path: '/v1/events/notices',
    id: 'retroactivityNotices',
    tag: 'Audit',
    summary: 'Notices of acts that changed days which had passed, in log order',
    description:
      'One for each act that takes effect before the day on which it was recorded, or that corrects, annuls or removes what had effect by then; none for the act by which a subject came to be recorded.',
    parameters: ['after', 'limit', 'subject', ...clocks],
    answers: json(
      ref('NoticeFeed'),
      'Notices of acts recorded after the position. `nextCursor` is the position to go on from, while there is more; a page may hold fewer than `limit`.',
    ),
  },
  {
    ...read,
    path: '/v1/events/stream',
    id: 'feedStream',
    tag: 'Audit',
    summary: 'Recorded feed as server-sent events',
    description:
      'First what is there, then what comes. `id:` is the position, `data:` a CloudEvent. A comment comes every 15 seconds while nothing else does.',
    parameters: ['after', 'types', 'subject', 'lastEventId'],
    answers: { 200: { description: 'Does not end.', content: { 'text/event-stream': text } } },
    problems: ['NOT_CAUGHT_UP', 'LOG_REPLACED'],
  },
  {
    ...read,
    path: '/v1/export',
    id: 'export',
    tag: 'Transfer',
    summary: 'Everything recorded, as import lines',
    parameters: ['subject'],
    answers: { 200: { description: 'In log order.', content: { [NDJSON_TYPE]: ref('ImportLine') } } },
  },
  {
    method: 'post',
    path: '/v1/import',
    id: 'import',
    tag: 'Transfer',
    summary: 'Record many acts, one a line',
    description:
      'Reports come while lines are read. A line that was recorded before is left as it is, so a file can be sent again after whatever went wrong.',
    parameters: ['dryRun', 'atomic', 'importSource'],
    body: { type: NDJSON_TYPE, schema: ref('ImportLine') },
    answers: {
      200: {
        description: 'A report a line, the totals last.',
        content: { [NDJSON_TYPE]: ref('ImportReport') },
      },
    },
    problems: ['UNSUPPORTED_MEDIA_TYPE'],
  },
];
