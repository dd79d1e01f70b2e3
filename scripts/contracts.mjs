/**
 * `npm run contracts`: holds the documents that the service serves against the linters of the field.
 *
 * `/openapi.json` against the recommended rules of Redocly, `/asyncapi.json` against the parser of the AsyncAPI initiative and its rules. A
 * warning is a fault.
 */
import { Parser } from '@asyncapi/parser';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfNeeded, root } from './build-if-needed.mjs';

const RULES = {
  // Until access is configured there is nothing to declare.
  'security-defined': 'off',
  // Schemas that are closed by what stands beside them, and members that are required in one case only.
  'no-required-schema-properties-undefined': 'off',
  'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true },
  // Schemas of the data of events, for whoever makes types of them.
  'no-unused-components': 'off',
  'tag-description': 'off',
};
/** Advice about what a document of many servers should have. */
const ADVICE = ['asyncapi-latest-version', 'asyncapi-unused-components', 'asyncapi3-tags'];

if (!(await buildIfNeeded())) process.exit(1);
const compiled = (path) => import(pathToFileURL(join(root, 'dist/apps/api/src', path)).href);
const { openApiDocument } = await compiled('openapi/document.js');
const { asyncApiDocument } = await compiled('asyncapi/document.js');
const faults = [...(await openApiFaults()), ...(await asyncApiFaults())];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;

async function openApiFaults() {
  const config = await createConfig({ extends: ['recommended'], rules: RULES });
  const source = JSON.stringify(openApiDocument());
  const found = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  return found.map(
    ({ ruleId, message, location: [at] }) => `openapi.json ${at?.pointer ?? ''}: ${message} (${ruleId})`,
  );
}

async function asyncApiFaults() {
  const found = await new Parser().validate(JSON.stringify(asyncApiDocument()));
  return found
    .filter(({ code }) => !ADVICE.includes(code))
    .map(({ code, message, path }) => `asyncapi.json /${path.join('/')}: ${message} (${code})`);
}
