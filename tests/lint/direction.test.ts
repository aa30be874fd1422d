import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { cruise } from 'dependency-cruiser'
import type { ICruiseOptions, ICruiseResult, IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

interface Rules {
  readonly forbidden: IForbiddenRuleType[]
  readonly options: ICruiseOptions
}
const rules = createRequire(import.meta.url)('./dependency-cruiser.cjs') as Rules

/** From, to, and the rule that must speak up; null for what is allowed. A leading `type ` imports only a type. */
const edges: readonly (readonly [from: string, to: string, rule: string | null])[] = [
  ['shared/lib/a.ts', 'shared/domain/a.ts', 'lib-stands-alone'],
  ['shared/domain/b.ts', 'shared/contract/a.ts', 'domain-is-pure'],
  ['shared/domain/c.ts', 'shared/lib/b.ts', null],
  ['shared/contract/b.ts', 'electron/main/store/a.ts', 'contract-inward'],
  ['electron/preload/preload.ts', 'shared/contract/channels.ts', 'preload-knows-names'],
  ['electron/preload/b.ts', 'shared/contract/names.ts', null],
  ['renderer/api/a.ts', 'shared/contract/channels.ts', 'renderer-types-only'],
  ['renderer/api/b.ts', 'type shared/contract/channels.ts', null],
  ['renderer/ui/c.ts', 'electron/main/store/a.ts', 'renderer-has-no-main'],
  ['renderer/ui/e.ts', 'resources/text/b.ts', 'renderer-has-no-main'],
  ['renderer/i18n/b.ts', 'resources/text/word/a.ts', null],
  ['resources/text/word/b.ts', 'resources/text/c.ts', 'names-are-plain'],
  ['electron/main/usecase/a.ts', 'renderer/ui/a.ts', 'main-has-no-page'],
  ['electron/main/usecase/b.ts', 'electron/main/ipc/a.ts', 'only-main-sees-ipc'],
  ['electron/main/usecase/c.ts', 'electron/main/window/a.ts', 'window-is-outer'],
  ['electron/main/usecase/d.ts', 'electron/main/store/a.ts', null],
  ['electron/main/ipc/b.ts', 'electron/main/store/a.ts', 'ipc-through-usecase'],
  ['electron/main/ipc/c.ts', 'electron/main/usecase/d.ts', null],
  ['electron/main/main.ts', 'electron/main/ipc/a.ts', null],
  ['electron/main/program.ts', 'electron/main/ipc/d.ts', null],
  ['electron/main/store/b.ts', 'electron/main/usecase/d.ts', 'leaf-below-usecase'],
  ['electron/main/store/c.ts', 'electron/main/crypto/a.ts', 'leaves-apart'],
  ['electron/main/store/d.ts', 'electron/main/crypto/secret.ts', null],
  ['electron/main/signing/b.ts', 'electron/main/certificate/a.ts', null],
  ['electron/main/certificate/b.ts', 'electron/main/crypto/a.ts', 'leaves-apart'],
  ['electron/main/worker/a.ts', 'electron/main/document/a.ts', null],
  ['electron/command/a.ts', 'electron/main/usecase/d.ts', 'command-below-usecase'],
  ['electron/command/b.ts', 'electron/runtime/a.mjs', 'command-has-no-window'],
  ['electron/command/c.ts', 'electron/main/signing/a.ts', null],
  ['electron/runtime/b.mjs', 'shared/lib/b.ts', 'runtime-is-plain'],
  ['resources/text/a.ts', 'electron/main/store/a.ts', 'resources-are-data'],
  ['renderer/feature/inbox/a.ts', 'renderer/feature/review/a.ts', 'features-apart'],
  ['renderer/feature/inbox/b.ts', 'renderer/feature/inbox/c.ts', null],
  ['renderer/feature/inbox/d.ts', 'renderer/app/a.ts', 'app-is-outermost'],
  ['renderer/i18n/a.ts', 'renderer/feature/inbox/c.ts', 'renderer-inward'],
  ['renderer/ui/d.ts', 'renderer/api/c.ts', 'ui-knows-no-business'],
  ['shared/domain/circle-a.ts', 'shared/domain/circle-b.ts', 'no-circle'],
  ['electron/main/log/circle-a.ts', 'type electron/main/log/circle-b.ts', 'no-circle'],
  // A circle is reported once, where it was met first.
  ['shared/domain/circle-b.ts', 'shared/domain/circle-a.ts', null],
  ['electron/main/log/circle-b.ts', 'type electron/main/log/circle-a.ts', null],
]

describe('the direction of imports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-direction-'))
  const reported = new Map<string, string[]>()

  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  beforeAll(async () => {
    const imported = edges.map(([, to]) => to.replace('type ', ''))
    for (const path of imported) write(path, 'export const value = 1\nexport type Value = number\n')
    for (const [from, to] of edges) {
      const [path, what] = to.startsWith('type ') ? [to.slice(5), 'type Value'] : [to, 'value']
      write(
        from,
        `import { ${what} } from './${relative(dirname(from), path)}'\nexport const own: unknown = ${what === 'value' ? 'value' : '1 as Value'}\nexport const value = 1\n`,
      )
    }
    write('package.json', JSON.stringify({ dependencies: { react: '1' }, devDependencies: { vite: '1' } }))
    symlinkSync(join(import.meta.dirname, '..', '..', 'node_modules'), join(folder, 'node_modules'))
    write('electron/main/log/gone.ts', "import './nowhere.ts'\n")
    write('electron/main/log/tool.ts', "import 'vite'\n")
    write('renderer/ui/declared.ts', "import 'react'\n")
    const ruleSet = { forbidden: rules.forbidden as IRegularForbiddenRuleType[] }
    const { output } = await cruise(['shared', 'electron', 'renderer', 'resources'], {
      ...rules.options,
      baseDir: folder,
      validate: true,
      ruleSet,
    })
    for (const violation of (output as ICruiseResult).summary.violations) {
      reported.set(violation.from, [...(reported.get(violation.from) ?? []), violation.rule.name])
    }
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(edges)('from %s to %s: %s', (from, _to, rule) => {
    expect(reported.get(from) ?? []).toEqual(rule === null ? [] : [rule])
  })

  it('refuses a file that is not there', () => {
    expect(reported.get('electron/main/log/gone.ts')).toEqual(['resolvable'])
  })

  it('refuses a tool where the product needs a dependency', () => {
    expect(reported.get('electron/main/log/tool.ts')).toEqual(['declared-packages'])
    expect(reported.get('renderer/ui/declared.ts')).toBeUndefined()
  })

  it('has no rule that was never seen to speak', () => {
    const spoken = new Set([...reported.values()].flat())
    expect(rules.forbidden.map((rule) => rule.name).filter((name) => !spoken.has(name ?? ''))).toEqual([])
  })
})
