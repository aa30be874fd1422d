/** The system libraries and tools: on Debian and its kin as root they are installed, otherwise the missing are named. */
import { readFileSync } from 'node:fs'
import { text } from '../../resources/text/setup.mjs'
import { capture, ending } from './child.mjs'
import { isRoot } from './paths.mjs'
import { SetupProblem, step } from './progress.mjs'

/**
 * What Electron, the display and the tests need, as Debian names it. A second name is that of newer releases, which
 * renamed the libraries whose time type became 64 bits wide.
 */
const RUN = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libasound2', 'libasound2t64'],
  ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
  ['libcups2', 'libcups2t64'],
  ['libatspi2.0-0', 'libatspi2.0-0t64'],
  ['libnss3'],
  ['libgbm1'],
  ['libdrm2'],
  ['libxss1'],
  ['libxtst6'],
  ['libxkbcommon0'],
  ['libnotify4'],
  ['fonts-noto-cjk'],
]
const DISPLAY = [['xvfb']]
const TEST = [['poppler-utils'], ['softhsm2'], ['opensc']]
const COMPILER = [['g++'], ['make'], ['python3']]

/** @param {string} osRelease the text of /etc/os-release */
export const isDebianLike = (osRelease) => /^(ID|ID_LIKE)=.*\b(debian|ubuntu)\b/m.test(osRelease)

const onDebian = () => {
  try {
    return isDebianLike(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

/**
 * The wanted packages of which no name is installed.
 * @param {string[][]} wanted
 * @param {Set<string>} installed
 */
export const missingPackages = (wanted, installed) =>
  wanted.filter((names) => !names.some((name) => installed.has(name)))

/**
 * For each wanted package the name that this release knows; the first name when it knows none, so that apt-get says so.
 * @param {string[][]} wanted
 * @param {Set<string>} known
 */
export const knownNames = (wanted, known) => wanted.map((names) => names.find((name) => known.has(name)) ?? names[0])

const installedPackages = async (wanted) => {
  const { output } = await capture('dpkg-query', ['-W', '-f=${binary:Package} ${db:Status-Status}\n', ...wanted.flat()])
  const lines = [...output.matchAll(/^([^\s:]+)(?::\S+)? installed$/gm)]
  return new Set(lines.map((line) => line[1]))
}

/** Names with an installation candidate; a purely virtual name has none. */
const knownPackages = async (wanted) => {
  const { output } = await capture('apt-cache', ['policy', ...wanted.flat()], { env: { ...process.env, LC_ALL: 'C' } })
  const entries = [...output.matchAll(/^(\S+):\n\s+Installed: .*\n\s+Candidate: (?!\(none\))/gm)]
  return new Set(entries.map((entry) => entry[1]))
}

const aptGet = async (args) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { code, output } = await capture('apt-get', ['-q', '-y', ...args], { env })
  if (code !== 0) throw new SetupProblem(text.aptFailed(ending(output)))
}

/** All that any step may need: a person is asked for one command, not for one after another. */
const everythingMissing = async () => {
  const all = [...RUN, ...DISPLAY, ...TEST, ...COMPILER]
  const missing = missingPackages(all, await installedPackages(all))
  return knownNames(missing, await knownPackages(missing)).join(' ')
}

const ensurePackages = async (wanted) => {
  if (process.platform !== 'linux' || !onDebian()) return
  const missing = missingPackages(wanted, await installedPackages(wanted))
  if (missing.length === 0) return
  if (!isRoot) throw new SetupProblem(text.aptNeeded(await everythingMissing()))
  await step(text.aptInstall(missing.map((names) => names[0]).join(' ')), async () => {
    await aptGet(['update'])
    const names = knownNames(missing, await knownPackages(missing))
    await aptGet(['install', '--no-install-recommends', ...names])
  })
}

/** @param {{ display: boolean, test: boolean }} needs */
export const ensureSystem = (needs) =>
  ensurePackages([...RUN, ...(needs.display ? DISPLAY : []), ...(needs.test ? TEST : [])])

export const ensureCompiler = () => ensurePackages(COMPILER)

/**
 * The shared libraries that a program asks for and this machine lacks, as the system's own loader reports them.
 * @param {string} lddOutput
 */
export const missingLibraries = (lddOutput) =>
  [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map((line) => line[1])

/** @throws {SetupProblem} naming what is missing; for systems whose packages we do not know. */
export const checkLibraries = async (executable) => {
  if (process.platform !== 'linux') return
  const { output } = await capture('ldd', [executable], { env: { ...process.env, LC_ALL: 'C' } })
  const missing = missingLibraries(output)
  if (missing.length > 0) throw new SetupProblem(text.librariesMissing(missing.join(' ')))
}
