/** A display: the one that is there, or Xvfb of our own, which only the holder of its cookie can read. */
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from '../../resources/text/setup.mjs'
import { start } from './child.mjs'
import { SetupProblem, say } from './progress.mjs'

const READY_MS = 15_000
const FAMILY_WILD = 0xffff

/**
 * One entry of an .Xauthority file (libXau's format: big-endian lengths), good for any host and display number, so
 * that the number need not be known before the server has chosen it.
 * @param {Buffer} cookie
 */
export const authorityEntry = (cookie) => {
  const field = (bytes) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes])
  const family = Buffer.from([FAMILY_WILD >> 8, FAMILY_WILD & 0xff])
  const anywhere = field(Buffer.alloc(0))
  return Buffer.concat([family, anywhere, anywhere, field(Buffer.from('MIT-MAGIC-COOKIE-1')), field(cookie)])
}

/** setpriv makes the kernel end Xvfb with us even when we are killed; without it, it ends when we exit. */
const withParent = (command, args) =>
  existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', ['--pdeathsig', 'TERM', command, ...args]] : [command, args]

const startXvfb = (authority) =>
  new Promise((resolve, reject) => {
    // -noreset: else it begins anew when its last window is gone, and whoever connects in that moment is turned away.
    const args = ['-displayfd', '3', '-auth', authority, '-nolisten', 'tcp', '-noreset', '-screen', '0', '1920x1080x24']
    const child = start(...withParent('Xvfb', args), { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
    let complaint = ''
    let number = ''
    const fail = () => reject(new SetupProblem(text.noDisplay(complaint.trim())))
    const timer = setTimeout(fail, READY_MS)
    child.stderr.on('data', (chunk) => (complaint += chunk))
    child.stdio[3].on('data', (chunk) => {
      number += chunk
      if (!number.endsWith('\n')) return
      clearTimeout(timer)
      // Xvfb must not keep this process alive once the program in it has ended.
      child.unref()
      child.stderr.unref()
      child.stdio[3].unref()
      resolve(`:${number.trim()}`)
    })
    child.once('error', fail)
    child.once('close', fail)
  })

export const hasDisplay = () => Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/**
 * The environment that names a display. Without one on Linux, Xvfb is started, and said so; it ends with this process.
 * @param {{ uid: number, gid: number }} [user] who else must be able to open it
 * @param {{ own: boolean }} [options] own: Xvfb even beside a display; tests must not flash over somebody's screen
 * @returns {Promise<Record<string, string | undefined>>} to be laid over process.env
 */
export const ensureDisplay = async (user, { own } = { own: false }) => {
  if (process.platform !== 'linux' || (hasDisplay() && !own)) return {}
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-display-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const authority = join(folder, 'Xauthority')
  writeFileSync(authority, authorityEntry(randomBytes(16)), { mode: 0o600 })
  if (user !== undefined) {
    chownSync(authority, user.uid, user.gid)
    chownSync(folder, user.uid, user.gid)
  }
  const display = await startXvfb(authority)
  say(text.underXvfb(display))
  return { DISPLAY: display, XAUTHORITY: authority, WAYLAND_DISPLAY: undefined }
}
