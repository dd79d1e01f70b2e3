import { type Endpoint, endpointOf } from '../access/endpoints.js';
import { problemCodes, type ProblemCode } from '../codes.js';
import { PROBLEM_TYPE } from '../http/problem.filter.js';
import { headers, type Operation } from './operation.js';
import { groupOperations } from './group-operations.js';
import { listOperations } from './list-operations.js';
import { officeOperations } from './office-operations.js';
import { officerOperations } from './officer-operations.js';
import { orderOperations } from './order-operations.js';
import { parkedOperations } from './parked-operations.js';
import { proposalOperations } from './proposal-operations.js';
import { readsOperations } from './reads-operations.js';
import { serviceOperations } from './service-operations.js';
import { webhookOperations } from './webhook-operations.js';
import { viewsOperations } from './views-operations.js';
import { componentParameters, type ParameterName } from './parameters.js';
import { ref } from './schema.js';
import { componentSchemas } from './schemas.js';

/** Every operation of the service. */
const operations: readonly Operation[] = [
  ...officerOperations,
  ...officeOperations,
  ...orderOperations,
  ...proposalOperations,
  ...listOperations,
  ...groupOperations,
  ...parkedOperations,
  ...readsOperations,
  ...serviceOperations,
  ...viewsOperations,
  ...webhookOperations,
];

/** What any request may be answered with. */
const everywhere: readonly ProblemCode[] = ['MALFORMED', 'FORBIDDEN', 'TOO_MANY_REQUESTS', 'STOPPING'];
/** And one for which it is asked who asks. */
const whereAsked: readonly ProblemCode[] = ['UNAUTHENTICATED', 'ISSUER_UNAVAILABLE'];
/** Headers that any request may carry. */
const sentAnywhere: readonly ParameterName[] = ['user', 'role', 'requestId'];

const says = `Career histories of the diplomatic service. Every legal act is judged by the law, appended to a log that is never
changed, and read back at two clocks: what was valid on a day (\`asOf\`), as it was known at an instant (\`knownAt\`).

Every answer that says no is \`application/problem+json\`; a malformed request is told all its faults at once. Members of a body
and parameters that are not described here are refused. A path takes the methods described here, and answers others with 405.

Where access is configured, a request shows a token of the issuer or a key in \`Authorization: Bearer …\`, and \`x-elshi-grants\` of an
operation names the roles and scopes that may ask it (SELF one's own record, HEAD one's own office). In protected mode nothing is shown.`;

/** Version of what the paths under `/v1` promise. */
const VERSION = '1.0.0';

/** The description of the service (OpenAPI 3.1). */
export function openApiDocument(): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Elshi',
      version: VERSION,
      description: says,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: componentSchemas(),
      parameters: componentParameters(),
      headers,
      securitySchemes: { bearer },
    },
  };
}

const bearer = {
  type: 'http',
  scheme: 'bearer',
  description:
    'A token of the OpenID Connect issuer of the service (a JWT signed with a key of its own), or a key made by `elshi keys create`.',
};

/** The row of an operation in the table of who may ask what. */
function endpointFor({ method, path }: Operation): Endpoint | undefined {
  return endpointOf(method.toUpperCase(), path.replace(/\{(\w+)\}/g, ':$1'));
}

function secured(operation: Operation): object {
  const to = endpointFor(operation)?.to ?? [];
  return to === 'ANYONE' ? { security: [] } : { security: [{ bearer: [] }], 'x-elshi-grants': to };
}

function described(operation: Operation): object {
  const { id, tag, summary, description, parameters = [], body } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    ...secured(operation),
    parameters: [...parameters, ...sentAnywhere].map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ...(body && {
      requestBody: {
        required: body.optional !== true,
        content: {
          [body.type]: {
            schema: body.schema,
            ...(body.example !== undefined && { example: body.example }),
          },
        },
      },
    }),
    responses: { ...answersOf(operation), ...problemsOf(operation) },
  };
}

function answersOf({ answers }: Operation): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, content, headers: named = [] }]) => [
      status,
      {
        description,
        headers: headerRefs(['X-Request-Id', ...named]),
        content: Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }])),
      },
    ]),
  );
}

/** One answer a status, with the codes that it may carry. */
function problemsOf(operation: Operation): Readonly<Record<string, object>> {
  const { problems = [], parameters = [], answers } = operation;
  const endpoint = endpointFor(operation);
  const byStatus = new Map<number, ProblemCode[]>();
  const choice = Object.values(answers).some(({ content }) => Object.keys(content).length > 1);
  const unknown = parameters.includes('id');
  for (const code of new Set([
    ...everywhere,
    ...(endpoint?.to === 'ANYONE' ? [] : whereAsked),
    ...(endpoint?.isRead === true || parameters.includes('dryRun') ? (['READS_NOT_KEPT'] as const) : []),
    ...(choice ? (['NOT_ACCEPTABLE'] as const) : []),
    ...problems,
  ])) {
    const addressed =
      unknown && /^(OFFICER|OFFICE|PROPOSAL)_UNKNOWN$/.test(code) && !isNamedByAct(code, problems);
    const status = addressed ? 404 : problemCodes[code].status;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\`: ${problemCodes[code].title}.`).join('\n\n'),
        headers: headerRefs(['X-Request-Id', ...(headersOf[status] ?? [])]),
        content: { [PROBLEM_TYPE]: { schema: ref('Problem') } },
      },
    ]),
  );
}

const headersOf: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  415: ['Accept-Post'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

/** What a posted act may name is 422; only the officer stands in the path as well. */
function isNamedByAct(code: ProblemCode, problems: readonly ProblemCode[]): boolean {
  return problems.includes('REVISION_REQUIRED') && code !== 'OFFICER_UNKNOWN';
}

function headerRefs(names: readonly string[]): Readonly<Record<string, object>> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
