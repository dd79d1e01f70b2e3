import { createHash } from 'node:crypto';

/** What this is, and where to go from here. */
export const index = {
  title: 'Elshi',
  says: 'Career histories of the diplomatic service: every legal act on record, judged by the law, readable at any two clocks.',
  links: {
    documentation: '/docs',
    openapi: '/openapi.json',
    asyncapi: '/asyncapi.json',
    officers: '/v1/officers',
    offices: '/v1/offices',
    proposals: '/v1/proposals',
    eligibility: '/v1/eligibility',
    whatIf: '/v1/what-if',
    audit: '/v1/audit',
    findings: '/v1/quality/findings',
    events: '/v1/events',
    groups: '/v1/groups',
    parked: '/v1/parked',
    webhooks: '/v1/webhooks',
    reads: '/v1/reads',
    acts: '/v1/catalogue/acts',
    ranks: '/v1/catalogue/ranks',
    positions: '/v1/catalogue/positions',
    policies: '/v1/catalogue/policies',
    citations: '/v1/catalogue/citations',
    findingRules: '/v1/catalogue/findings',
    problems: '/problems',
    ready: '/health/ready',
    metrics: '/metrics',
  },
} as const;

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}dt{font-weight:600}';

/** The page needs its own style sheet and nothing else, from nowhere. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The same as a plain page for a person. */
export function page(content: { readonly title: string }): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(content.title)}</title>
<style>${STYLE}</style>
${shown(content)}
</html>
`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `<ul>${value.map((item) => `<li>${shown(item)}</li>`).join('')}</ul>`;
  if (typeof value !== 'object' || value === null) return text(String(value));
  const terms = Object.entries(value).map(([name, part]) => `<dt>${escaped(name)}<dd>${shown(part)}`);
  return `<dl>${terms.join('')}</dl>`;
}

function text(plain: string): string {
  const safe = escaped(plain);
  return plain.startsWith('/') ? `<a href="${safe}">${safe}</a>` : safe;
}

function escaped(plain: string): string {
  return plain.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
