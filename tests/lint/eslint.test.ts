import { join } from 'node:path'
import { ESLint } from 'eslint'
import { beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** A sample of code, put in the place of an existing file, and the one rule that must speak up; null for none. */
const samples: readonly (readonly [file: string, code: string, rule: string | null])[] = [
  ['shared/domain/case/decide.ts', 'export const now = (): number => Date.now()', 'no-restricted-syntax'],
  ['shared/domain/case/decide.ts', 'export const now = (): Date => new Date()', 'no-restricted-syntax'],
  ['shared/domain/case/decide.ts', 'export const day = (at: number): Date => new Date(at)', null],
  ['shared/lib/result.ts', 'export const dice = (): number => Math.random()', 'no-restricted-syntax'],
  ['shared/domain/case/decide.ts', "export const stop = (): never => { throw new Error('x') }", 'no-restricted-syntax'],
  ['shared/lib/result.ts', "export const stop = (): never => { throw new Error('x') }", null],
  ['shared/lib/result.ts', 'export default 1', 'no-restricted-syntax'],
  ['shared/domain/case/decide.ts', "export const label = '退回'", 'local/no-han'],
  ['shared/domain/case/decide.ts', 'export const label = (n: string): string => `第${n}轮`', 'local/no-han'],
  ['shared/domain/case/decide.ts', 'export const label = /退回/', 'local/no-han'],
  ['shared/domain/case/decide.ts', '/** 退回 */\nexport const label = 1', null],
  ['shared/domain/text/label.ts', "export const label = '一、'", null],
  ['renderer/app/App.tsx', 'export const App = () => <p>待办</p>', 'local/no-han'],
  ['renderer/i18n/errors.ts', "export const label = '退回'", null],
  [
    'shared/domain/case/decide.ts',
    "import { ok } from '#shared/lib/result'\nexport { ok }",
    'local/import-with-extension',
  ],
  ['electron/main/ipc/route.ts', "export * from '../../../shared/lib/result.ts'", 'local/import-with-extension'],
  ['shared/contract/names.ts', "export * from 'node:fs'", '@typescript-eslint/no-restricted-imports'],
  ['renderer/app/App.tsx', "export { z } from 'zod'", '@typescript-eslint/no-restricted-imports'],
  ['electron/main/ipc/route.ts', "export { ipcMain } from 'electron'", '@typescript-eslint/no-restricted-imports'],
  ['electron/main/ipc/router.ts', "export { ipcMain } from 'electron'", null],
  ['renderer/feature/inbox/InboxView.tsx', "import '../../api/client.ts'", 'local/view-without-api'],
  ['renderer/feature/inbox/useInbox.ts', "import '../../api/client.ts'", null],
  ['shared/lib/result.ts', 'export const a: any = 1', '@typescript-eslint/no-explicit-any'],
  [
    'electron/main/ipc/route.ts',
    'const f = async () => 1\nf()\nexport { f }',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'shared/lib/result.ts',
    "export const f = (x: 'a' | 'b'): number => {\n  switch (x) {\n    case 'a':\n      return 1\n  }\n  return 2\n}",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  ['shared/lib/result.ts', `export const a = 1\n${'// long\n'.repeat(401)}`, 'max-lines'],
]

describe('the rules of the code', () => {
  let eslint: ESLint
  beforeAll(() => {
    eslint = new ESLint({ cwd: root, overrideConfigFile: join(import.meta.dirname, 'eslint.config.js') })
  })

  it.each(samples)('in %s: %j → %s', async (file, code, rule) => {
    const [result] = await eslint.lintText(code, { filePath: join(root, file) })
    const spoken = new Set(result?.messages.map((message) => message.ruleId))
    expect([...spoken]).toEqual(rule === null ? [] : [rule])
  })
})
