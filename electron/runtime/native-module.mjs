/**
 * The native SQLite module for the Electron in use. The package ships binaries that ask for Node-API 10; an Electron
 * before 36 has 9 and crashes at load. For such a one the module is compiled once, into the cache, as a binary that runs
 * in Electron and in Node 24 alike, and put where the package's loader looks first.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, readFileSync, renameSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { text } from '../../resources/text/setup.mjs'
import { cached } from './cache.mjs'
import { capture, ending } from './child.mjs'
import { inCheckout, projectNode } from './paths.mjs'
import { SetupProblem, step } from './progress.mjs'
import { ensureCompiler } from './system.mjs'

const SHIPPED_NODE_API = 10

/** The stable Node-API of the package's own define is taken back: 9 would abort at load, experimental binds late. */
const CXX_FLAGS = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL'

const SMOKE = `const Database = require('better-sqlite3')
const db = new Database(':memory:', { nativeBinding: process.argv[1] })
if (db.prepare('select 6 * 7 as answer').get().answer !== 42) process.exit(1)`

const packageFolder = () => inCheckout('node_modules', 'better-sqlite3')

/** The entry's name holds all that the binary depends on, so that another version never takes an old one. */
export const cacheEntryName = (version, flags) => {
  const key = createHash('sha256').update(flags).digest('hex').slice(0, 8)
  return `better-sqlite3-${version}-${process.platform}-${process.arch}-${key}.node`
}

const compile = async (folder) => {
  await ensureCompiler()
  const node = projectNode()
  const source = join(folder, 'better-sqlite3')
  return step(text.compileSqlite, async () => {
    cpSync(packageFolder(), source, { recursive: true })
    const env = {
      ...process.env,
      CXXFLAGS: CXX_FLAGS,
      NODE_PATH: inCheckout('node_modules'),
      PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
    }
    const nodeGyp = inCheckout('node_modules', 'node-gyp', 'bin', 'node-gyp.js')
    // The headers come with the project's Node, so nothing is downloaded.
    const headers = dirname(dirname(node))
    const args = [nodeGyp, 'rebuild', '--release', '--force_build=1', `--nodedir=${headers}`, '--jobs=max']
    const { code, output } = await capture(node, args, { cwd: source, env })
    if (code !== 0) throw new SetupProblem(text.compileFailed(ending(output)))
    return join(source, 'build', 'Release', 'better_sqlite3.node')
  })
}

const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex')

/** Loads the binary where it will run: one that does not fit ends that process, never ours. */
const smokeTest = async (binary, electron) => {
  const cwd = inCheckout()
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  for (const executable of [electron.executable, projectNode()]) {
    const { code, output } = await capture(executable, ['-e', SMOKE, binary], { cwd, env })
    if (code !== 0) throw new SetupProblem(text.sqliteDoesNotLoad(binary, executable, ending(output)))
  }
}

/**
 * Puts a fitting SQLite module into node_modules; costs milliseconds when it is there.
 * @param {{ executable: string, nodeApi: number }} electron
 * @throws {SetupProblem} when it cannot be compiled or does not load.
 */
export const ensureNativeModule = async (electron) => {
  if (electron.nodeApi >= SHIPPED_NODE_API) return
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'))
  const binary = await cached(cacheEntryName(version, CXX_FLAGS), compile)
  const target = join(packageFolder(), 'prebuilds', `${process.platform}-${process.arch}.node`)
  if (existsSync(target) && digest(target) === digest(binary)) return
  await smokeTest(binary, electron)
  // Renamed into place: a program that has the old one open keeps it.
  const beside = `${target}.${String(process.pid)}`
  copyFileSync(binary, beside)
  renameSync(beside, target)
}
