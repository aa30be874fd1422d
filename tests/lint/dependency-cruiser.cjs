/** The directions in which folders may import, as a table: from → what alone it may reach. See README, 代码在哪里. */

/** Reaching anything of our own but `to` is an error. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(shared|electron|renderer|resources|tests)/', pathNot: to },
})

const never = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
})

const MAIN = '^electron/main/'
const LEAF = '(certificate|deadline|store|crypto|signing|archive|document|pdf|ocr|log|exchange)'

module.exports = {
  forbidden: [
    only('lib-stands-alone', '^shared/lib/', '^shared/lib/', 'shared/lib knows no business word'),
    only('domain-is-pure', '^shared/domain/', '^shared/(lib|domain)/', 'rules depend on nothing but basics'),
    only('contract-inward', '^shared/contract/', '^shared/', 'the contract knows shared/ only'),
    only(
      'preload-knows-names',
      '^electron/preload/',
      '^(shared/contract/names\\.ts|electron/preload/)',
      'nothing else',
    ),
    only(
      'renderer-has-no-main',
      '^renderer/',
      '^(renderer|shared|resources/text/word)/',
      'the page reaches the main process by channels only, and shares the names of things with it',
    ),
    only('main-has-no-page', MAIN, '^(electron/main|shared|resources)/', 'the main process does not know the page'),
    only(
      'command-has-no-window',
      '^electron/command/(?!mingjian\\.mjs$)',
      '^(electron/(command|main)|shared|resources)/',
      '',
    ),
    only(
      'runtime-is-plain',
      '^electron/runtime/',
      '^(electron/runtime|resources/text)/',
      'runs before anything is installed',
    ),
    only('resources-are-data', '^resources/', '^(resources|shared)/', 'data at most has a type of shared/'),
    only('names-are-plain', '^resources/text/word/', '^(resources/text/word|shared/domain)/', 'they go into the page'),
    {
      name: 'renderer-types-only',
      comment: 'schemas never enter the page: of the contract it takes types, and names.ts',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^shared/contract/', pathNot: '^shared/contract/names\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    never(
      'only-main-sees-ipc',
      `${MAIN}(?!(main|program)\\.ts$|ipc/)`,
      `${MAIN}(ipc/|main\\.ts$)`,
      'ipc is the outermost',
    ),
    never(
      'window-is-outer',
      `${MAIN}(?!(main|program)\\.ts$|window/|ipc/)`,
      `${MAIN}window/`,
      'only main.ts and program.ts know the window; ipc asks who sent',
    ),
    never('ipc-through-usecase', `${MAIN}ipc/`, `${MAIN}${LEAF}/`, 'a handler calls a use case'),
    never('leaf-below-usecase', `${MAIN}(${LEAF}|worker)/`, `${MAIN}usecase/`, 'use cases call leaves, never back'),
    {
      name: 'leaves-apart',
      comment: 'leaves do not know each other but for four basics; a use case or the task thread brings them together',
      severity: 'error',
      from: { path: `${MAIN}${LEAF}/` },
      to: {
        path: `${MAIN}(${LEAF}|worker)/`,
        pathNot: [`${MAIN}$1/`, `${MAIN}(certificate/|crypto/(digest|secret|sealed)\\.ts$)`],
      },
    },
    never(
      'command-below-usecase',
      '^electron/command/',
      `${MAIN}(usecase/(?!verify/(?:verify-path|inspection)\\.ts$)|ipc|window|main\\.ts)`,
      'a command has no session; verifying and inspecting ask for none',
    ),
    {
      name: 'features-apart',
      comment: 'a feature does not import another feature',
      severity: 'error',
      from: { path: '^renderer/feature/([^/]+)/' },
      to: { path: '^renderer/feature/', pathNot: '^renderer/feature/$1/' },
    },
    never('renderer-inward', '^renderer/(ui|i18n|api)/', '^renderer/(app|feature)/', 'app → feature → {api, ui, i18n}'),
    never('app-is-outermost', '^renderer/feature/', '^renderer/app/', 'app → feature → {api, ui, i18n}'),
    never('ui-knows-no-business', '^renderer/ui/', '^renderer/api/', 'ui takes props'),
    {
      name: 'no-circle',
      comment:
        'two files that need each other are one file, or a third is missing; what both need a type for has a place of its own',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'an import that resolves to nothing',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
    {
      name: 'declared-packages',
      comment: 'what the product imports is in `dependencies`',
      severity: 'error',
      from: { path: '^(shared|electron/(main|preload|command)|renderer)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/(electron|@types)/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
}
