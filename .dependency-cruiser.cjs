/**
 * The arrows of the house. Each library names the libraries that it may see; everything else is forbidden.
 * `npm run arrows` checks them, type imports included.
 */
const sees = {
  law: [],
  domain: ['law'],
  projections: ['domain', 'law'],
  contract: ['domain', 'law'],
  printing: ['domain', 'law', 'projections'],
  'event-store': [],
  'read-models': [],
  access: ['read-models'],
  application: ['contract', 'domain', 'event-store', 'law', 'projections', 'read-models'],
};
const pure = ['law', 'domain', 'projections'];
/** Where an app puts itself together, and so may name an adapter. */
const compositionRoots = '^apps/(api/src/([^/]+[.]module|main)[.]ts$|cli/src/)';

/** What tests a library and is not shipped: its specs, and what they share in a folder `testing`. */
const spec = '[.]spec[.]ts$|/src/testing/';
const oneOf = (names) => `(${names.join('|')})`;
const others = Object.keys(sees);

/** The libraries that one may not see. */
const arrows = Object.entries(sees).map(([library, seen]) => ({
  name: `${library}-sees-${seen.join('-') || 'nothing'}`,
  comment: `libs/${library} may import ${seen.join(', ') || 'none'} of our libraries, and no app.`,
  severity: 'error',
  from: { path: `^libs/${library}/` },
  to: {
    path: `^(apps/|libs/${oneOf(others.filter((other) => other !== library && !seen.includes(other)))}/)`,
  },
}));

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'pure-means-pure',
      comment: 'law, domain and projections import no package and no module of Node.',
      severity: 'error',
      from: { path: `^libs/${oneOf(pure)}/`, pathNot: spec },
      to: { pathNot: '^libs/' },
    },
    {
      name: 'pure-specs-stay-pure',
      comment: 'Their specs add jest, fast-check and the support of our tests, nothing else.',
      severity: 'error',
      from: { path: `^libs/${oneOf(pure)}/.*(${spec})` },
      to: {
        pathNot:
          '^(libs/|test/support/)|(^|/)node_modules/(@jest/globals|fast-check)/|^(@jest/globals|fast-check)$',
      },
    },
    {
      name: 'adapters-only-at-the-root',
      comment: 'An app names the event store and the read models only where it is put together.',
      severity: 'error',
      from: { path: '^apps/', pathNot: [compositionRoots, spec] },
      to: { path: '^libs/(event-store|read-models)/' },
    },
    {
      name: 'apps-see-no-projections',
      comment: 'Apps ask the application; they never fold.',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^libs/projections/' },
    },
    {
      name: 'apps-apart',
      comment: 'No app imports another.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/(?!$1/)' },
    },
    {
      name: 'by-the-front-door',
      comment: 'Another library is imported as @elshi/<name>, never one of its files.',
      severity: 'error',
      from: { path: '^(?:apps|test|bench|libs/([^/]+))/' },
      to: { path: '^libs/(?!$1/)[^/]+/(?!src/index[.]ts$)' },
    },
    {
      name: 'by-its-name',
      comment: 'Another library is imported as @elshi/<name>, never by a relative path.',
      severity: 'error',
      from: { path: '^(?:apps|test|bench|libs/([^/]+))/' },
      to: { path: '^libs/(?!$1/)', dependencyTypesNot: ['aliased'] },
    },
    {
      name: 'not-to-tests',
      comment: 'What is shipped does not import what tests it.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: spec },
      to: { path: `^(test|bench)/|${spec}` },
    },
    {
      name: 'no-cycles',
      comment: 'No module imports itself by way of others, not even a type.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'A package stands in package.json, and what is shipped needs no development package.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: spec },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'],
        dependencyTypesNot: ['type-only', 'npm'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
