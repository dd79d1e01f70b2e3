import { HTML_TYPE, JSON_TYPE, SCHEMA_TYPE } from '../http/body.js';
import { clocks, json, type Operation, read } from './operation.js';
import { anything, list, object, ref, type Schema, text } from './schema.js';

const catalogue = (name: string, schema: string, summary: string): Operation => ({
  ...read,
  path: `/v1/catalogue/${name}`,
  id: `${name}Catalogue`,
  tag: 'Catalogues',
  summary,
  parameters: clocks,
  answers: json(ref(schema), 'The whole table.'),
  problems: ['NOT_CAUGHT_UP'],
});

/** For a program as JSON, for a person as a page. */
const shown = (schema: Schema) => ({
  200: {
    description: 'For a program, or for a person.',
    content: { [JSON_TYPE]: schema, [HTML_TYPE]: text },
  },
});
const catalogueOf = (name: string) => object({ items: list(ref(name)) });

/** Tables, and what concerns the running service. */
export const serviceOperations: readonly Operation[] = [
  catalogue('ranks', 'RankCatalogue', 'The eleven ranks, with their terms'),
  catalogue('positions', 'PositionCatalogue', 'Positions, with the ranks that match'),
  catalogue(
    'bodies',
    'BodyCatalogue',
    'Kinds of bodies of the service: what each is, how it is registered, who heads it',
  ),
  catalogue('acts', 'ActCatalogue', 'Kinds of act, with the schema of each'),
  catalogue('findings', 'FindingCatalogue', 'Rules of the quality findings, and after how long they ask'),
  catalogue('policies', 'PolicyCatalogue', 'Choices where the law is silent'),
  catalogue('citations', 'CitationCatalogue', 'Provisions that may be cited'),
  ...(
    [
      ['/', 'index', 'What this is', shown(anything)],
      ['/openapi.json', 'description', 'This document', json(anything, 'OpenAPI 3.1.')],
      ['/asyncapi.json', 'messages', 'What the service sends', json(anything, 'AsyncAPI 3.0.')],
      ['/problems', 'problems', 'All problems', shown(catalogueOf('ProblemPage'))],
      ['/health/live', 'live', 'Whether the process answers', json(anything, 'It does.')],
    ] as const
  ).map(([path, id, summary, answers]) => ({ ...read, path, id, tag: 'Service', summary, answers })),
  {
    ...read,
    path: '/v1/schemas/events',
    id: 'eventSchemas',
    tag: 'Catalogues',
    summary: 'Types of events, each with its schema',
    answers: json(ref('EventSchemaList'), 'All types.'),
  },
  {
    ...read,
    path: '/v1/schemas/events/{type}/{version}',
    id: 'eventSchema',
    tag: 'Catalogues',
    summary: 'JSON Schema of the data of a type of event',
    description:
      'What an event names as its `dataschema`. A version never changes but for members that may be missing.',
    parameters: ['eventType', 'eventVersion'],
    answers: { 200: { description: 'JSON Schema 2020-12.', content: { [SCHEMA_TYPE]: anything } } },
    problems: ['NOT_FOUND'],
  },
  {
    ...read,
    path: '/problems/{id}',
    id: 'problem',
    tag: 'Service',
    summary: 'What a problem means',
    parameters: ['problem'],
    answers: shown(ref('ProblemPage')),
    problems: ['NOT_FOUND'],
  },
  {
    ...read,
    path: '/health/ready',
    id: 'ready',
    tag: 'Service',
    summary: 'Whether the service can answer, and how far its views are',
    description:
      'Not ready while the lists are being made, while the server of the log is out of reach, and when what follows the log has shown no sign of work for 30 seconds though the log has grown. The problem then has the members of the status in `facts`.',
    answers: json(
      { anyOf: [ref('Status'), object({ ready: { const: true } })] },
      'It is ready. Where access is configured, all of the status is for `ADM`, `AUD` and `METRICS`.',
    ),
    problems: ['NOT_READY'],
  },
  {
    ...read,
    path: '/metrics',
    id: 'metrics',
    tag: 'Service',
    summary: 'Measurements for Prometheus',
    answers: { 200: { description: 'In its text format.', content: { 'text/plain': text } } },
  },
];
