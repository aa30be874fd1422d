/** The suites of `npm test`, in order. Each runs to the end and gives its counts; none stops the others. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuild } from './build.mjs'
import { run } from './child.mjs'
import { countsOfCheck, countsOfVitest } from './counts.mjs'
import { inCheckout, root } from './paths.mjs'
import { runPlaywright } from './playwright.mjs'

const stdio = ['ignore', 'inherit', 'inherit']
const tool = (...path) => inCheckout('node_modules', ...path)

const runTool = (script, args) => run(process.execPath, [script, ...args], { cwd: root, stdio })

/** Several tools as one check: all run, so that one run shows everything there is to mend. */
const check = async (...runs) => countsOfCheck(Math.max(...(await Promise.all(runs))))

/**
 * Rules that ask for types hold all programs in memory that their files belong to: all of them at once filled the heap that Node
 * takes of itself (4 GB). One part after another.
 */
const LINTED_APART = [['shared', 'electron', 'resources'], ['renderer'], ['tests']]

const lintParts = async () => {
  let worst = 0
  for (const folders of LINTED_APART) {
    const args = ['--config', 'tests/lint/eslint.config.js', '--max-warnings', '0', ...folders]
    worst = Math.max(worst, await runTool(tool('eslint', 'bin', 'eslint.js'), args))
  }
  return worst
}

const vitest = async (executable, folders, extraEnv = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-vitest-'))
  const report = join(folder, 'report.json')
  try {
    const args = ['run', '--config', 'tests/vitest.config.ts', ...folders]
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const exitCode = await run(executable, [tool('vitest', 'vitest.mjs'), ...args, ...reporters], {
      cwd: root,
      stdio,
      env: { ...process.env, ...extraEnv },
    })
    return countsOfVitest(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, exitCode)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @type {Record<string, (electron: { folder: string, executable: string }) => Promise<import('./counts.mjs').Counts>>} */
export const suites = {
  format: () => check(runTool(tool('prettier', 'bin', 'prettier.cjs'), ['--check', '--log-level', 'warn', '.'])),
  types: () => check(runTool(tool('typescript', 'bin', 'tsc'), ['-b'])),
  lint: () =>
    check(
      lintParts(),
      runTool(tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'), [
        ...['--config', 'tests/lint/dependency-cruiser.cjs', '--output-type', 'err'],
        ...['shared', 'electron', 'renderer', 'resources'],
      ]),
    ),
  unit: () => vitest(process.execPath, []),
  // What the product does with keys and files, once more in the runtime that ships.
  electron: ({ executable }) =>
    vitest(executable, ['tests/unit/electron/crypto', 'tests/store'], { ELECTRON_RUN_AS_NODE: '1' }),
  build: async () => {
    await ensureBuild()
    return countsOfCheck(0)
  },
  e2e: async (electron) => {
    await ensureBuild()
    return runPlaywright('tests/e2e/playwright.config.ts', electron, 'test-results')
  },
}
