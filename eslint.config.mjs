import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

const specs = ['**/*.spec.ts', '**/src/testing/**/*.ts', 'test/**/*.ts'];
const pure = ['libs/{law,domain,projections}/src/**/*.ts'];

const throwing = { selector: 'ThrowStatement', message: 'A refusal is a value; only calendarDate throws.' };
const outside = (...names) =>
  names.map((name) => ({ name, message: 'Time, chance and the surroundings come from outside.' }));
const inTheAct = (kind) => ({
  selector: kind,
  message: 'A handler passes the act on: decide in the act, repeat in a function of the library.',
});

export default defineConfig(
  globalIgnores(['dist/', 'node_modules/', 'data/', 'coverage/', '.cache/', 'docs/']),
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // An adapter's method is async so that its faults are rejections, also where it has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: pure,
    ignores: specs,
    rules: {
      'no-restricted-globals': [
        'error',
        ...outside(
          'Date',
          'process',
          'console',
          'globalThis',
          'performance',
          'crypto',
          'setTimeout',
          'fetch',
        ),
      ],
      'no-restricted-properties': [
        'error',
        ...outside('random').map(({ name, message }) => ({ object: 'Math', property: name, message })),
      ],
      'no-restricted-syntax': ['error', throwing],
    },
  },
  { files: ['libs/law/src/calendar.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['libs/law/src/**/*.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['libs/application/src/**/*.handlers.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        inTheAct('IfStatement'),
        inTheAct('ConditionalExpression'),
        inTheAct('SwitchStatement'),
        inTheAct(':matches(ForStatement, ForOfStatement, ForInStatement, WhileStatement, DoWhileStatement)'),
      ],
    },
  },
  { files: specs, rules: { 'max-lines-per-function': 'off' } },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'performance',
          'fetch',
          'Buffer',
          'AbortController',
          'AbortSignal',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'setImmediate',
          'structuredClone',
          'TextEncoder',
          'TextDecoder',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable', require: 'readonly' } } },
);
