/** The dependencies of the checkout, exactly as the lockfile names them, and then this program on its own Node 24. */
import { existsSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { text } from '../../resources/text/setup.mjs'
import { capture, ending, run } from './child.mjs'
import { inCheckout, projectNode, root } from './paths.mjs'
import { SetupProblem, step } from './progress.mjs'

/**
 * True when what npm has installed is what the lockfile asks for. npm itself keeps the record that is compared
 * (node_modules/.package-lock.json, written last), so an interrupted install never counts, and one made by hand does.
 * A package that is missing is accepted only if it is optional: those of other platforms are left out.
 * @param {Record<string, {version?: string, integrity?: string, optional?: boolean}>} wanted `packages` of the lockfile
 * @param {Record<string, {version?: string, integrity?: string}>} installed `packages` of npm's record
 */
export const isInstalled = (wanted, installed) =>
  Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    if (found === undefined) return entry.optional === true
    return found.version === entry.version && found.integrity === entry.integrity
  })

const packages = (...path) => JSON.parse(readFileSync(inCheckout(...path), 'utf8')).packages

const upToDate = () =>
  existsSync(inCheckout('node_modules', '.package-lock.json')) &&
  isInstalled(packages('package-lock.json'), packages('node_modules', '.package-lock.json'))

/** npm as the person's own `npm run` has started us, or the one on the PATH. */
export const npm = (args, options = {}) => {
  const script = process.env.npm_execpath
  if (script !== undefined && basename(script) === 'npm-cli.js') {
    return capture(process.execPath, [script, ...args], { cwd: root, ...options })
  }
  return capture('npm', args, { cwd: root, shell: process.platform === 'win32', ...options })
}

const install = async () => {
  const ownNode = projectNode()
  if (
    process.platform === 'win32' &&
    ownNode !== undefined &&
    realpathSync(process.execPath) === realpathSync(ownNode)
  ) {
    throw new SetupProblem(text.installByHand)
  }
  await step(text.dependencies, async () => {
    // Without scripts: nothing of the dependencies runs at install time; what needs building is built by us.
    const args = [
      'ci',
      '--ignore-scripts',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]
    const { code, output } = await npm(args)
    if (code !== 0) throw new SetupProblem(text.dependenciesFailed(ending(output, 60)))
  })
}

/**
 * Links that npm may not have made: `mingjian`, since it links the bins of dependencies only, and `node`, which some
 * versions of npm take away again when they leave out the same program for other platforms.
 */
const linkCommands = (node) => {
  const bin = inCheckout('node_modules', '.bin')
  if (process.platform === 'win32') {
    writeFileSync(join(bin, 'mingjian.cmd'), '@node "%~dp0\\..\\..\\electron\\command\\mingjian.mjs" %*\r\n')
    return
  }
  const link = (name, target) => {
    if (!existsSync(join(bin, name))) symlinkSync(relative(bin, target), join(bin, name))
  }
  link('mingjian', inCheckout('electron', 'command', 'mingjian.mjs'))
  if (node !== undefined) link('node', node)
}

/**
 * Installs the dependencies when they are missing or not those of the lockfile.
 * @returns {Promise<string>} the Node 24 that the project runs on.
 * @throws {SetupProblem} when npm fails, or no Node 24 exists for this platform.
 */
export const ensureDependencies = async () => {
  if (!upToDate()) await install()
  const node = projectNode()
  linkCommands(node)
  if (node !== undefined) return node
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new SetupProblem(text.noNode(process.platform, process.arch))
}

/**
 * Ensures the dependencies, and that the calling entry point runs on the project's own Node 24, whatever the
 * machine's Node is: on another one it is started anew, and this process only waits for it.
 * @param {string} entryUrl import.meta.url of the entry point
 */
export const onProjectNode = async (entryUrl) => {
  const node = await ensureDependencies()
  if (realpathSync(process.execPath) === realpathSync(node)) return
  process.exit(await run(node, [fileURLToPath(entryUrl), ...process.argv.slice(2)]))
}
