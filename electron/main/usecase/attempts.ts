import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** 登录失败处理, GB/T 22239-2019 8.1.4.1 b; the numbers are practice (M-H). */
export const MAX_FAILURES = 5
export const LOCKOUT_MINUTES = 30
const MINUTE_MS = 60_000

const schema = z.strictObject({
  /** Which book this is: the sealed store knows it, so that one that was deleted or begun anew shows. */
  book: z.string().max(64).optional(),
  people: z.record(
    z.string().max(64),
    z.strictObject({
      /** Since the last time that the password was right. */
      failures: z.int().min(0).max(1_000_000),
      lastAt: z.iso.datetime({ precision: 3 }),
      lockedUntil: z.iso.datetime({ precision: 3 }).nullable(),
    }),
  ),
})
type Attempts = z.output<typeof schema>

/** Failed tries of one person, as the log of the office tells them. */
export interface FailedTries {
  readonly personId: string
  readonly failures: number
  readonly lastAt: string
}

/** Who tried a wrong password how often; beside the store, which is closed at that moment. Survives a restart. */
export interface AttemptBook {
  /** Whole minutes that this person has to wait; 0 for none. A clock that was set back makes it no shorter. */
  waitOf(personId: string): number
  /** Notes a wrong password; gives how many tries are left, 0 when the person is locked out now. */
  failed(personId: string): number
  /** The password was right: forgets the person's tries, and gives all tries that the log does not know yet. */
  succeeded(personId: string): readonly FailedTries[]
  /** Which book lies here; null for none, one that cannot be read, and one that was begun since anybody signed in. */
  name(): string | null
  /** From now on the book that lies here is this one. */
  become(name: string): void
}

const readAttempts = (path: string): Attempts => {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return { people: {} } // none yet; or not ours, and then it says nothing
  }
}

/** @throws what the system says of a profile that cannot be written: without the book nobody may try. */
export const openAttempts = (profileFolder: string, now: () => Date): AttemptBook => {
  const path = join(profileFolder, 'attempts.json')
  const write = (attempts: Attempts): void => {
    writeFileSync(`${path}.new`, `${JSON.stringify(attempts)}\n`, { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }
  const later = (minutes: number): string => new Date(now().getTime() + minutes * MINUTE_MS).toISOString()
  return {
    waitOf: (personId) => {
      const { people, ...book } = readAttempts(path)
      const entry = people[personId]
      if (entry === undefined || entry.lockedUntil === null) return 0
      const at = now().toISOString()
      if (at < entry.lastAt) {
        // The clock was set back: the time begins again, from what it says now.
        const lockedUntil = later(LOCKOUT_MINUTES)
        write({ ...book, people: { ...people, [personId]: { ...entry, lastAt: at, lockedUntil } } })
        return LOCKOUT_MINUTES
      }
      return Math.max(0, Math.ceil((Date.parse(entry.lockedUntil) - Date.parse(at)) / MINUTE_MS))
    },
    failed: (personId) => {
      const { people, ...book } = readAttempts(path)
      const failures = (people[personId]?.failures ?? 0) + 1
      // Each further try after a lockout that has run out locks again at once.
      const locked = failures >= MAX_FAILURES
      const entry = { failures, lastAt: now().toISOString(), lockedUntil: locked ? later(LOCKOUT_MINUTES) : null }
      write({ ...book, people: { ...people, [personId]: entry } })
      return Math.max(0, MAX_FAILURES - failures)
    },
    succeeded: (personId) => {
      const { people, ...book } = readAttempts(path)
      const tries = Object.entries(people).filter(([, { failures }]) => failures > 0)
      if (tries.length === 0) return []
      // Others stay locked out; their tries are told when they have come in themselves.
      const { [personId]: own, ...others } = people
      write({ ...book, people: others })
      return own === undefined || own.failures === 0 ? [] : [{ personId, failures: own.failures, lastAt: own.lastAt }]
    },
    name: () => readAttempts(path).book ?? null,
    become: (book) => {
      const attempts = readAttempts(path)
      if (attempts.book !== book) write({ ...attempts, book })
    },
  }
}
