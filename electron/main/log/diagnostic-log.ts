import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What an entry may hold: codes, names of places in the program, hashes. Never a message, a text, a path or a name. */
export interface DiagnosticEntry {
  readonly code: string
  readonly where: string
  readonly fileSha256?: string
  readonly personId?: string
  readonly rule?: string
}

export interface DiagnosticLog {
  /** Records a fault, defect or refusal at the door; the identifier is what the person is shown. Never throws. */
  record(entry: DiagnosticEntry, error?: unknown): string
}

/** A frame as V8 writes it: function, if it has a name, and place. What a message holds does not look so, or is cut off. */
const FRAME = /^ {4}at (?:([\w$.<> [\]]+) \()?(?:[^()\n]*[\\/])?([\w.-]+:\d+:\d+)\)?$/

/** Function and place of each frame, without the folders of this machine and without the message. */
const frames = (error: unknown): readonly string[] => {
  if (!(error instanceof Error) || error.stack === undefined) return []
  const places = error.stack
    .replace(error.message, '')
    .split('\n')
    .map((line) => FRAME.exec(line))
  return places.flatMap((found) => (found === null ? [] : [`${found[1] ?? ''} ${found[2] ?? ''}`.trim()])).slice(0, 12)
}

/** The class of an error, and its code when it is one of the system's (ENOSPC …); both are fixed words. */
const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error
  const code =
    'code' in error && typeof error.code === 'string' && /^[A-Za-z_.]{1,40}$/.test(error.code) ? error.code : ''
  return code === '' ? error.constructor.name : `${error.constructor.name} ${code}`
}

/** About 10,000 entries. A file that grew beyond is put aside once, in place of the one before it. */
const MAX_BYTES = 4_000_000

const putAsideWhenLarge = (file: string): void => {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(file, `${file}.1`)
}

/**
 * The diagnostic log of this workstation, one JSON line an entry, beside the store. It takes only the fields above, so
 * that no secret and no document text can reach it; a log that cannot be written is said on standard error.
 */
export const openDiagnosticLog = (profileFolder: string, now: () => Date): DiagnosticLog => ({
  record(entry, error) {
    const faultId = randomBytes(5).toString('hex')
    const line = { at: now().toISOString(), faultId, ...entry, error: nameOf(error), frames: frames(error) }
    try {
      const folder = join(profileFolder, 'log')
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, 'diagnostic.jsonl')
      putAsideWhenLarge(file)
      appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 })
    } catch {
      process.stderr.write(`diagnostic log cannot be written: ${faultId} ${entry.code} ${entry.where}\n`)
    }
    return faultId
  },
})
