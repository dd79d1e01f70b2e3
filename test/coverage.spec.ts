import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES } from '@elshi/access';
import { actKinds } from '@elshi/contract';
import { FINDING_RULES, findingRules } from '@elshi/domain';
import {
  bodies,
  citationCatalogue,
  type Citation,
  instruments,
  POLICY_VALUES,
  policyCatalogue,
  qualityLimits,
} from '@elshi/law';

import { endpoints } from '../apps/api/src/access/endpoints.js';
import { recorders } from '../apps/api/src/access/recorders.js';

const ROOT = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const document = (name: string) => join('docs', name === 'access.md' ? '' : 'law', name);

/** The files that a text names, each with the tests that are quoted after it. */
function references(text: string): readonly { readonly file: string; readonly tests: readonly string[] }[] {
  const parts = text.split(/`((?:libs|apps|test|scripts)\/[^`]+)`/);
  return parts.flatMap((file, place) =>
    place % 2 === 0
      ? []
      : [{ file, tests: [...(parts[place + 1] ?? '').matchAll(/“([^”]+)”/g)].map(([, test]) => test!) }],
  );
}

describe('docs/law/coverage.md', () => {
  const coverage = read(document('coverage.md'));
  const named = references(coverage);

  it('names files that there are', () => {
    expect(named.length).toBeGreaterThan(80);
    expect(named.map(({ file }) => file).filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it('quotes tests that there are', () => {
    const quoted = named.flatMap(({ file, tests }) => tests.map((test) => ({ file, test })));
    expect(quoted.length).toBeGreaterThan(60);
    expect(
      quoted.filter(({ file, test }) => !file.endsWith('.spec.ts') || !read(file).includes(test)),
    ).toEqual([]);
  });

  it('quotes a test for every rule, R01 to R26, each in one row', () => {
    const rules = Array.from({ length: 26 }, (_, place) => `R${String(place + 1).padStart(2, '0')}`);
    const rows = coverage.split('\n').filter((line) => /^\| R\d\d/.test(line));
    expect(rows.map((row) => row.slice(2, 5))).toEqual(rules);
    for (const row of rows) {
      expect(row).toContain('.spec.ts');
      expect(row).toContain('“');
    }
  });

  it('names every policy', () => {
    expect(Object.keys(POLICY_VALUES).filter((no) => !coverage.includes(no))).toEqual([]);
  });
});

const cite = ({ instrument, article, paragraph }: Citation) =>
  `${instrument} ${article}${paragraph === undefined ? '' : `.${paragraph}`}`;
const table = (...rows: readonly (readonly string[])[]) =>
  rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const policies = table(
  ['no', 'question', 'default', 'other values', 'because', 'provision'],
  ['---', '---', '---', '---', '---', '---'],
  ...policyCatalogue.map(({ no, asks, why, cite: provision, unavailable = {} }) => {
    const [first, ...others] = POLICY_VALUES[no].map((value) => `\`${value}\``);
    const values = others.map((value) =>
      value.slice(1, -1) in unavailable ? `${value} (not available)` : value,
    );
    return [no, asks, first!, values.join(', ') || '–', why, cite(provision)];
  }),
);
const texts = table(
  ['code', 'edition', 'adopted', 'title'],
  ['---', '---', '---', '---'],
  ...instruments.map(({ instrument, edition, adopted, title, titleRu }) => [
    `\`${instrument}\``,
    edition,
    adopted,
    `${title}<br>${titleRu}`,
  ]),
);
const provisions = table(
  ['provision', 'what it says, in our words'],
  ['---', '---'],
  ...citationCatalogue.map(({ citation, says }) => [cite(citation), says]),
);

const bodiesTable = table(
  ['kind', 'names', 'what it is', 'provision', 'counts as', 'in this register', 'headed by'],
  ['---', '---', '---', '---', '---', '---', '---'],
  ...bodies.map(({ kind, names, says, cite: provision, creditKind, register, head }) => [
    `\`${kind}\``,
    [names.en, names.ru, names.kk].join('<br>'),
    says,
    provision ? cite(provision) : '–',
    creditKind === undefined ? '–' : `kind ${creditKind}`,
    register.as === 'OFFICE'
      ? [register.established, register.reorganised, register.terminated]
          .map((act) => `\`${act}\``)
          .join(', ') + (register.cite ? ` (${cite(register.cite)})` : '')
      : `text: ${register.namedIn.map((named) => `\`${named.kind}.${named.member}\``).join(', ')}`,
    head === undefined
      ? '–'
      : `\`${head.title}\`, by the ${head.appointedBy === 'PRESIDENT' ? 'President' : 'Minister'} (${cite(head.cite)})`,
  ]),
);
const rules = table(
  ['rule', 'severity', 'what was found', 'provision', 'what mends it'],
  ['---', '---', '---', '---', '---'],
  ...FINDING_RULES.map((rule) => {
    const { severity, says, cite: provision, fix } = findingRules[rule];
    const kinds = fix.kinds.map((kind) => `\`${kind}\``).join(', ');
    return [`\`${rule}\``, severity, says, provision ? cite(provision) : '–', `${fix.says} ${kinds}`];
  }),
);
const limits = table(
  ['months', 'what is asked about', 'because'],
  ['---', '---', '---'],
  ...Object.values(qualityLimits).map(({ months, asks, why }) => [String(months), asks, why]),
);

const columns = [...ROLES, 'FEED', 'METRICS'] as const;
const cell = (to: readonly string[], grant: string) => (to.includes(grant) ? 'yes' : '');
const endpointTable = table(
  ['', 'path', ...columns, 'read'],
  ['---', '---', ...columns.map(() => '---'), '---'],
  ...endpoints.map(({ method, path, to, isRead }) => [
    method,
    `\`${path.replace(/:(\w+)/g, '{$1}')}\``,
    ...(to === 'ANYONE'
      ? ['*anyone*', ...columns.slice(1).map(() => '')]
      : columns.map((grant) => cell(to, grant))),
    isRead ? 'written down' : '',
  ]),
);
const recorderTable = table(
  ['kind of act', 'REG', 'HEAD', 'COM', ''],
  ['---', '---', '---', '---', '---'],
  ...actKinds.map((kind) => {
    const { by, approved } = recorders[kind];
    return [
      `\`${kind}\``,
      cell(by, 'REG'),
      cell(by, 'HEAD'),
      cell(by, 'COM'),
      approved ? 'with approval' : '',
    ];
  }),
);

/** With ELSHI_WRITE_DOCS set, the tables are written instead of compared. */
describe.each([
  ['policies.md', 'catalogue', policies],
  ['instruments.md', 'instruments', texts],
  ['instruments.md', 'citations', provisions],
  ['bodies.md', 'bodies', bodiesTable],
  ['findings.md', 'rules', rules],
  ['findings.md', 'limits', limits],
  ['access.md', 'endpoints', endpointTable],
  ['access.md', 'recorders', recorderTable],
])('docs: %s', (name, marker, expected) => {
  it(`has the ${marker} of the code`, () => {
    const file = document(name);
    const between = new RegExp(`(<!-- ${marker} -->\n)[^]*?(\n?<!-- end -->)`);
    if (process.env['ELSHI_WRITE_DOCS'] !== undefined)
      writeFileSync(
        join(ROOT, file),
        read(file).replace(between, (_all, begin: string) => `${begin}\n${expected}\n\n<!-- end -->`),
      );
    expect(between.exec(read(file))?.[0]).toBe(`<!-- ${marker} -->\n\n${expected}\n\n<!-- end -->`);
  });
});
