import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { errorCode } from '#shared/lib/error-code.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { environmentOf } from '../../process/environment.ts'
import { MAX_FILE_BYTES } from '../limits.ts'
import { refuse, type ImportRefusal } from '../refusal.ts'

/** Formats that an installed LibreOffice turns into .docx, with the import filter that reads them and no other. */
const OLD_FORMATS = { doc: 'MS Word 97', wps: 'MS Word 97', rtf: 'Rich Text Format' } as const
export type OldFormat = keyof typeof OLD_FORMATS

/** A cold start on a slow PC takes 15 s. */
const TIME_LIMIT_MS = 60_000

/** No macro runs, nothing outside the file is fetched, nothing is remembered. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

/** The program file of an installed LibreOffice; null when there is none. */
export const findOffice = (): string | null => {
  const isWindows = process.platform === 'win32'
  const folders = isWindows
    ? [process.env['ProgramFiles'], process.env['ProgramFiles(x86)']].flatMap((folder) =>
        folder === undefined ? [] : [join(folder, 'LibreOffice', 'program')],
      )
    : [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/opt/libreoffice/program'].filter(
        // A relative entry of PATH names whatever lies in the folder that the program happens to be in.
        isAbsolute,
      )
  return folders.map((folder) => join(folder, isWindows ? 'soffice.com' : 'soffice')).find(existsSync) ?? null
}

/** Memory instead of a disk where the system has such a folder. */
const temporaryParent = (): string => {
  try {
    accessSync('/dev/shm', constants.W_OK)
    return '/dev/shm'
  } catch {
    return tmpdir() // Windows and others: the folder is removed all the same
  }
}

/** Each folder names the process that made it. */
const FOLDER = 'mingjian-convert-'

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) !== 'ESRCH' // somebody else's is there too
  }
}

/**
 * Takes away the folders, and with them the texts, of conversions in whose middle the program was killed or the power went.
 * To be called before this process converts anything. What another user left cannot be taken away, and is not ours.
 */
export const sweepConversions = async (): Promise<void> => {
  const parent = temporaryParent()
  for (const name of await readdir(parent)) {
    const pid = new RegExp(`^${FOLDER}(\\d+)-`, 'u').exec(name)?.[1]
    if (pid === undefined || (Number(pid) !== process.pid && isRunning(Number(pid)))) continue
    await rm(join(parent, name), { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)
  }
}

/** Ends the program with whatever it started: it runs in a group of its own. */
const killTree = (pid: number): void => {
  if (process.platform === 'win32') spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' })
  else {
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      // already gone
    }
  }
}

/** Leaves nothing of the folder nor of the program, should this process end meanwhile. */
const runOffice = (
  program: string,
  parameters: readonly string[],
  timeLimitMs: number,
  folder: string,
): Promise<'done' | 'late' | 'failed'> =>
  new Promise((resolve) => {
    // A proxy that nobody serves: what asks for the network gets nothing. What it puts aside goes with the folder.
    const nobody = 'http://127.0.0.1:9'
    const besides = { http_proxy: nobody, https_proxy: nobody, TMPDIR: folder, TEMP: folder, TMP: folder }
    const env = environmentOf(process.env, besides)
    const detached = process.platform !== 'win32'
    const child = spawn(program, parameters, { stdio: 'ignore', detached, windowsHide: true, env })
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      if (child.pid !== undefined) killTree(child.pid)
    }, timeLimitMs)
    const endNow = (): void => {
      if (child.pid !== undefined) killTree(child.pid)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    }
    process.once('exit', endNow)
    const end = (outcome: 'done' | 'failed'): void => {
      process.off('exit', endNow)
      clearTimeout(timer)
      if (child.pid !== undefined) killTree(child.pid)
      resolve(isLate ? 'late' : outcome)
    }
    child.on('error', () => {
      end('failed')
    })
    child.on('exit', (code) => {
      end(code === 0 ? 'done' : 'failed')
    })
  })

/**
 * Turns an old Word file into .docx by an installed LibreOffice, in a profile and folder of its own that are gone afterwards.
 * The file is written there: only one whose text has been looked at may come here. Refuses import.officeMissing,
 * import.officeFailed, and import.takesTooLong when the time is up.
 */
export const convertToDocx = async (
  bytes: Uint8Array,
  format: OldFormat,
  { program = findOffice(), timeLimitMs = TIME_LIMIT_MS }: { program?: string | null; timeLimitMs?: number } = {},
): Promise<Result<Uint8Array, ImportRefusal>> => {
  if (program === null) return refuse('import.officeMissing')
  const folder = await mkdtemp(join(temporaryParent(), `${FOLDER}${String(process.pid)}-`))
  try {
    const profile = join(folder, 'profile')
    const source = join(folder, `source.${format}`)
    await mkdir(join(profile, 'user'), { recursive: true })
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), SETTINGS)
    await writeFile(source, bytes, { mode: 0o600 })
    const parameters = [
      ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nofirststartwizard'],
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      `--infilter=${OLD_FORMATS[format]}`,
      ...['--convert-to', 'docx:MS Word 2007 XML', '--outdir', folder, source],
    ]
    const outcome = await runOffice(program, parameters, timeLimitMs, folder)
    if (outcome === 'late') return refuse('import.takesTooLong')
    const made = join(folder, 'source.docx')
    const size = await stat(made).then(
      (found) => found.size,
      () => null,
    )
    if (outcome === 'failed' || size === null || size > MAX_FILE_BYTES) return refuse('import.officeFailed')
    return ok(new Uint8Array(await readFile(made)))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
