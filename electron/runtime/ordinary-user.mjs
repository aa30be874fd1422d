/**
 * The end-to-end tests as an ordinary user, so that the window runs with the sandbox it has in production: Chromium
 * refuses its sandbox to root. When we are root they run as `nobody`, in the checkout if that user can read it, else in
 * a readable copy.
 */
import { chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { text } from '../../resources/text/setup.mjs'
import { capture } from './child.mjs'
import { isRoot, projectNode, root } from './paths.mjs'
import { SetupProblem, step } from './progress.mjs'
import { windowEnvironment } from './window-environment.mjs'

/** Not needed to run: history, results, caches. */
const LEFT_OUT = new Set(['.git', 'demo', 'dist', 'test-results'])

/** @param {string} passwd the text of /etc/passwd */
export const findNobody = (passwd) => {
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(passwd)
  return entry === null ? undefined : { uid: Number(entry[1]), gid: Number(entry[2]) }
}

/** Can the user read everything below these paths? Asked of the system itself, as that user. */
const canRead = async (user, paths, depth) => {
  const args = [...paths, '-maxdepth', String(depth), '!', '-readable', '-print', '-quit']
  const { code, output } = await capture('find', args, user)
  return code === 0 && output === ''
}

const canReadAll = async (user, checkout, electronFolder) => {
  const sources = readdirSync(checkout).filter((name) => !LEFT_OUT.has(name) && name !== 'node_modules')
  return (
    (await canRead(user, [...sources.map((name) => join(checkout, name)), electronFolder], 20)) &&
    // npm installs with one mask: the first levels stand for all of the many files.
    (await canRead(user, [join(checkout, 'node_modules')], 2))
  )
}

const copyFor = async (user, from, to) => {
  const { code, output } = await capture('cp', ['-a', '--reflink=auto', ...from, to])
  const owned = await capture('chown', ['-R', `${String(user.uid)}:${String(user.gid)}`, to])
  if (code !== 0 || owned.code !== 0) throw new SetupProblem(text.copyFailed(output || owned.output))
}

/**
 * Where and as whom the window is to run.
 * @param {{ folder: string }} electron
 * @returns {Promise<{ user: { uid: number, gid: number } | undefined, checkout: string, electronFolder: string, scratch: string }>}
 *   `scratch` is an empty folder which that user owns, removed when this process ends.
 */
export const placeForWindow = async (electron) => {
  const scratch = mkdtempSync(join(tmpdir(), 'mingjian-run-'))
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
  const inPlace = { user: undefined, checkout: root, electronFolder: electron.folder, scratch }
  if (process.platform !== 'linux' || !isRoot) return inPlace
  const user = findNobody(readFileSync('/etc/passwd', 'utf8'))
  if (user === undefined) throw new SetupProblem(text.noOrdinaryUser)
  chownSync(scratch, user.uid, user.gid)
  if (await canReadAll(user, root, electron.folder)) return { ...inPlace, user }
  return step(text.copyForUser, async () => {
    const checkout = join(scratch, 'checkout')
    mkdirSync(checkout)
    const names = readdirSync(root).filter((name) => !LEFT_OUT.has(name))
    await copyFor(
      user,
      names.map((name) => join(root, name)),
      checkout,
    )
    await copyFor(user, [electron.folder], scratch)
    return { user, checkout, electronFolder: join(scratch, basename(electron.folder)), scratch }
  })
}

/** The environment of that user: nothing that names root's own folders or npm's settings. */
const environmentFor = (user, home) => {
  if (user === undefined) return process.env
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|XDG_|HOME$|USER$|LOGNAME$|MAIL$|DBUS_)/.test(name),
  )
  return { ...Object.fromEntries(kept), HOME: home, USER: 'nobody', LOGNAME: 'nobody' }
}

/**
 * How to spawn a program in that place: options for node:child_process. What it writes into the folder MINGJIAN_OUTPUT
 * is for the person; see `keepOutput`.
 */
export const spawnOptions = (place, electron, display) => {
  const home = join(place.scratch, 'home')
  const output = join(place.scratch, 'output')
  for (const folder of [home, output]) {
    mkdirSync(folder, { recursive: true })
    if (place.user !== undefined) chownSync(folder, place.user.uid, place.user.gid)
  }
  const env = {
    ...environmentFor(place.user, home),
    ...display,
    ...windowEnvironment,
    ELECTRON_OVERRIDE_DIST_PATH: place.electronFolder,
    MINGJIAN_ELECTRON: join(place.electronFolder, basename(electron.executable)),
    MINGJIAN_OUTPUT: output,
  }
  return { cwd: place.checkout, env, ...place.user }
}

/** The project's Node as that place has it. */
export const nodeIn = (place) => {
  const node = projectNode()
  return node === undefined ? process.execPath : join(place.checkout, relative(root, node))
}

/** Brings what was written into MINGJIAN_OUTPUT into the checkout, in the place of what was there. */
export const keepOutput = (place, name) => {
  const target = join(root, name)
  rmSync(target, { recursive: true, force: true })
  cpSync(join(place.scratch, 'output'), target, { recursive: true })
}
