import { join } from 'node:path'
import reactHooks from 'eslint-plugin-react-hooks'
import { configs, plugin as typescript } from 'typescript-eslint'
import { importWithExtension } from './rules/import-with-extension.ts'
import { noHan } from './rules/no-han.ts'
import { viewWithoutApi } from './rules/view-without-api.ts'

/** Run from the top folder: eslint --config tests/lint/eslint.config.js . — the patterns are relative to it. */
const local = {
  rules: { 'no-han': noHan, 'view-without-api': viewWithoutApi, 'import-with-extension': importWithExtension },
}

const TYPESCRIPT = ['**/*.ts', '**/*.tsx']

/** Chinese is the data here: markings, numbering labels, punctuation rules, sensitive terms, names of styles. */
const HAN_IS_DATA = ['shared/domain/{document,lint,text,scan,layout,deadline,decision}/**', 'electron/main/document/**']

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Exports are named: one name for a thing, wherever it is used.',
}
const noClock = [
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'Time comes in as a value.' },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes in as a value.' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Time comes in as a value.' },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Randomness comes in as a value.',
  },
]
const noThrow = { selector: 'ThrowStatement', message: 'Refusals are values; a broken invariant is an assert().' }

// V8 may collect the answer of a plain function before it is sent (under an explicit microtask policy, which Electron has):
// with the collector running all the time 31 of 1,200 were lost, and none of 1,200 of an async function.
const plainInMain = ['[callee.object.name="app"]', '[callee.object.property.name="app"]'].map((object) => ({
  selector: `CallExpression${object}[callee.property.name="evaluate"] > ArrowFunctionExpression[async=false]`,
  message: 'What is evaluated in the main process is an async function: the answer of a plain one can be lost.',
}))

const NO_NODE = { regex: '^(node:|electron$|electron/)', message: 'This folder runs without Node and Electron.' }
const NO_ZOD = { regex: '^zod', message: 'Schemas stay in shared/contract and electron/main.' }
const NO_IPC_MAIN = {
  name: 'electron',
  importNames: ['ipcMain'],
  message: 'Every channel goes through ipc/router.ts: it checks sender, input and role.',
}

const imports = (files, patterns, paths = []) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths, patterns }] },
})

export default [
  { ignores: ['node_modules/', 'out/', 'dist/', 'demo/', 'test-results/', '.cache/', 'tests/lint/sample/'] },
  ...configs.strictTypeChecked.map((config) => ({ ...config, files: TYPESCRIPT })),
  {
    files: TYPESCRIPT,
    plugins: { '@typescript-eslint': typescript, local },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: join(import.meta.dirname, '..', '..') },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-control-regex': 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
      'local/no-han': 'error',
      'local/import-with-extension': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // By code points is what is meant: this program counts and cuts Han text, where a code point is a character.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // `number | -1` tells the reader what -1 is for.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      // An interface asks for a promise; whether this implementation awaits is its own matter.
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: HAN_IS_DATA, rules: { 'local/no-han': 'off' } },
  { files: ['renderer/i18n/**', 'resources/**', 'tests/**'], rules: { 'local/no-han': 'off' } },

  { files: ['shared/**'], rules: { 'no-restricted-syntax': ['error', noDefaultExport, ...noClock] } },
  { files: ['shared/domain/**'], rules: { 'no-restricted-syntax': ['error', noDefaultExport, ...noClock, noThrow] } },
  imports(['shared/lib/**', 'shared/domain/**'], [NO_NODE, NO_ZOD]),
  imports(['shared/contract/**'], [NO_NODE]),
  imports(['electron/main/**'], [], [NO_IPC_MAIN]),
  imports(['electron/main/ipc/router.ts'], []),
  imports(['renderer/**'], [NO_NODE, NO_ZOD]),

  {
    ...reactHooks.configs.flat.recommended,
    files: ['renderer/**'],
    rules: {
      ...reactHooks.configs.flat.recommended.rules,
      // Both are for the React compiler, which is not used: a latest-value ref and a reset on opening are plain here.
      'react-hooks/refs': 'off',
      'react-hooks/set-state-in-effect': 'off',
    },
  },
  { files: ['renderer/**/*.tsx'], rules: { 'local/view-without-api': 'error' } },
  {
    files: ['tests/**'],
    rules: {
      // A test says what must be there; if it is not, the test fails at that very place.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      'no-console': 'off',
      'no-restricted-syntax': ['error', noDefaultExport, ...plainInMain],
    },
  },
  { files: ['**/*.config.ts', '**/*.d.ts', 'tests/lint/eslint.config.js'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'Buffer',
          'URL',
          'AbortController',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: { eqeqeq: 'error', 'max-lines': ['error', { max: 400 }], 'no-undef': 'error', 'no-unused-vars': 'error' },
  },
]
