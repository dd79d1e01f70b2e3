import { availableParallelism } from 'node:os';

/** Native ESM: run through `npm test`, which adds --experimental-vm-modules. */
const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  // The message classes of the EventStoreDB client hang on the global object, also after a file has ended.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: '<rootDir>/tsconfig.json' }] },
  moduleNameMapper: {
    '^@elshi/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

export default {
  // A case that hangs is told so; how fast one is, the benchmarks say.
  testTimeout: 30_000,
  // On two cores jest would take one: but many specs wait for deadlines and for other processes, and keep no core busy.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs}/**/src/**/*.spec.ts'] },
    { ...common, displayName: 'whole', testMatch: ['<rootDir>/test/**/*.spec.ts'] },
  ],
};
