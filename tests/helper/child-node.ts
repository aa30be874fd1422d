import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** A Node that runs our sources as they are: this one, or (inside Electron's older one) the project's own. */
const NODE = process.features.typescript ? process.execPath : join(ROOT, 'node_modules', '.bin', 'node')

const scriptPath = (script: string): string => join(ROOT, 'tests', script)

/** Starts a script of the tests with `input` on its standard input. Whoever starts it ends it. */
export const startScript = (script: string, input: unknown): ChildProcessWithoutNullStreams => {
  const child = spawn(NODE, [scriptPath(script)], { cwd: ROOT, stdio: 'pipe' })
  child.stdin.end(JSON.stringify(input))
  return child
}

interface RunOptions {
  /** An account without rights, where we have the right to become it (root has every right, so cannot be refused). */
  readonly asNobody?: boolean
  /** What no file may grow beyond. */
  readonly maxFileKb?: number
}
const NOBODY = 65_534

/** Runs a script to its end and gives back what it printed. */
export const runScript = (script: string, input: unknown, options: RunOptions = {}): string => {
  const { asNobody = false, maxFileKb } = options
  const become = asNobody && process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  const limit = maxFileKb === undefined ? '' : `ulimit -f ${String(maxFileKb)}; ` // bash counts in KiB
  const { stdout, stderr, status } = spawnSync('bash', ['-c', `${limit}exec "$0" "$1"`, NODE, scriptPath(script)], {
    cwd: ROOT,
    input: JSON.stringify(input),
    encoding: 'utf8',
    timeout: 50_000,
    ...become,
  })
  if (status !== 0) throw new Error(`${script} ended with ${String(status)}: ${stderr}`)
  return stdout
}
