import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { canonicalText } from '#shared/lib/canonical.ts'
import { replaceFile } from '../../disk/replace-file.ts'

/** 登录失败处理, GB/T 22239-2019 8.1.4.1 b; the numbers are practice (M-H). */
const MAX_FAILURES = 5
const LOCKOUT_MINUTES = 30
const MINUTE_MS = 60_000

const name = z.string().max(64)
const time = z.iso.datetime({ precision: 3 })
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const people = z.record(
  name,
  z.strictObject({
    /** Since the last time that the password was right. */
    failures: z.int().min(0).max(1_000_000),
    lastAt: time,
    lockedUntil: time.nullable(),
  }),
)
type People = z.output<typeof people>
const note = z.strictObject({
  kind: z.enum(['failed', 'clockBack']),
  personId: name,
  at: time,
  /** Under the key of its turn, which is gone. */
  mac: digest,
})
const book = z.strictObject({
  /** Which book this is: the sealed store knows it, so that one that was deleted or begun anew shows. */
  book: name.optional(),
  /** As the store knows them of the last sign-in; a book of before that, or of an older program, has no key. */
  people,
  tries: z.array(note).max(100_000).default([]),
  /** For the next note. Each note moves it on, so that whoever finds the book cannot write the notes before it anew. */
  key: digest.optional(),
})
/** `before`: the book as it was, while a sign-in writes book and store one after the other. */
const schema = book.extend({ before: book.optional() })
type Book = z.output<typeof book>
type Attempts = z.output<typeof schema>

/** 输错口令的记录: the setting that knows it. */
export const ATTEMPT_BOOK = 'attemptBook'

/** What the sealed store keeps of the book; of an older program its name alone. */
export const sealedBook = z.union([name, z.strictObject({ name, people: digest, key: digest })])
export type SealedBook = z.output<typeof sealedBook>

/** Failed tries of one person, as the log of the office tells them. */
export interface FailedTries {
  readonly failures: number
  readonly lastAt: string
}

/** A sign-in with the right password, while it is being recorded. Ends with `settle`. */
export interface Opening {
  /** Not the book that the store knows, or not as that book can have become since. */
  readonly tries: 'missing' | 'altered' | null
  /** The person's own wrong ones, which the log does not know yet; those of others are told when they have come in. */
  readonly own: FailedTries | null
  /** To be kept in the store, in the transaction that tells of the sign-in. */
  readonly sealed: SealedBook
  /** `recorded`: forgets the person's tries. Otherwise the book is as it was. */
  readonly settle: (recorded: boolean) => void
}

/** Who tried a wrong password how often; beside the store, which is closed at that moment. Survives a restart. */
export interface AttemptBook {
  /** Whole minutes that this person has to wait; 0 for none. A clock that was set back makes it no shorter. */
  waitOf(personId: string): number
  /**
   * Notes a wrong password; gives how many tries are left, 0 when the person is locked out now. @throws what the system says when it
   * cannot be written; it is counted all the same.
   */
  failed(personId: string): number
  /**
   * The password was right. `known`: what the store keeps; null for a store that has not met a book. A copy of the book that was
   * made since the last sign-in, and put back, is the one thing that cannot be told: nothing here is secret while nobody is in.
   */
  opening(personId: string, known: SealedBook | null): Opening
}

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex')
const peopleDigest = (known: People): string => sha256Hex(canonicalText(known))
const macOf = (key: string, index: number, { kind, personId, at }: Omit<z.output<typeof note>, 'mac'>): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update([index, kind, personId, at].join('\n')).digest('hex')
const keyAfter = (key: string): string => sha256Hex(`next\n${key}`)

const later = (at: string): string => new Date(Date.parse(at) + LOCKOUT_MINUTES * MINUTE_MS).toISOString()

const after = (known: People, { kind, personId, at }: Omit<z.output<typeof note>, 'mac'>): People => {
  const entry = known[personId]
  if (kind === 'clockBack')
    return entry === undefined ? known : { ...known, [personId]: { ...entry, lastAt: at, lockedUntil: later(at) } }
  const failures = (entry?.failures ?? 0) + 1
  // Each further try after a lockout that has run out locks again at once.
  const lockedUntil = failures >= MAX_FAILURES ? later(at) : null
  return { ...known, [personId]: { failures, lastAt: at, lockedUntil } }
}

const peopleNow = ({ people: known, tries }: Book): People => tries.reduce(after, known)

const noted = (one: Book, made: Omit<z.output<typeof note>, 'mac'>): Book =>
  one.key === undefined
    ? { ...one, people: after(one.people, made) }
    : {
        ...one,
        tries: [...one.tries, { ...made, mac: macOf(one.key, one.tries.length, made) }],
        key: keyAfter(one.key),
      }

/** Can this book have become of the one that was sealed, by nothing but notes? */
const holds = ({ book: own, people: known, tries, key }: Book, sealed: Exclude<SealedBook, string>): boolean => {
  if (own !== sealed.name || peopleDigest(known) !== sealed.people) return false
  let turn = sealed.key
  for (const [index, { mac, ...made }] of tries.entries()) {
    if (mac !== macOf(turn, index, made)) return false
    turn = keyAfter(turn)
  }
  return key === turn
}

/**
 * @throws what the system says of a book that it does not give: one that is held for a moment is none that was taken away, and written
 * anew it would let everybody off and be told as such.
 */
const readAttempts = (path: string): Attempts => {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return { people: {}, tries: [] }
  const text = readFileSync(path, 'utf8')
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return { people: {}, tries: [] } // not ours, and then it says nothing
  }
}

/** @throws what the system says of a profile that cannot be read or written: without the book nobody may try. */
export const openAttempts = (profileFolder: string, now: () => Date): AttemptBook => {
  const path = join(profileFolder, 'attempts.json')
  /** What a full disk did not take: counted all the same as long as the program runs, and written with the next that it takes. */
  let unwritten: readonly Omit<z.output<typeof note>, 'mac'>[] = []
  /** In both books, where a sign-in was cut short between them: which of them stands, the store says at the next one. */
  const within = ({ before, ...current }: Attempts, made: Omit<z.output<typeof note>, 'mac'>): Attempts => {
    const next = noted(current, made)
    return before === undefined ? next : { ...next, before: noted(before, made) }
  }
  const readAll = (): Attempts => unwritten.reduce(within, readAttempts(path))
  /** Of what `readAll` gave. */
  const write = (attempts: Attempts): void => {
    replaceFile(path, `${JSON.stringify(attempts)}\n`)
    unwritten = []
  }
  const add = (made: Omit<z.output<typeof note>, 'mac'>): Attempts => {
    const attempts = within(readAll(), made)
    try {
      write(attempts)
    } catch (error) {
      unwritten = [...unwritten, made]
      throw error
    }
    return attempts
  }
  /** Where two stand, the one in which nobody was let off yet. */
  const standing = ({ before, ...current }: Attempts): People => peopleNow(before ?? current)
  return {
    waitOf: (personId) => {
      const attempts = readAll()
      const entry = standing(attempts)[personId]
      if (entry === undefined || entry.lockedUntil === null) return 0
      const at = now().toISOString()
      if (at < entry.lastAt) {
        // The clock was set back: the time begins again, from what it says now.
        add({ kind: 'clockBack', personId, at })
        return LOCKOUT_MINUTES
      }
      return Math.max(0, Math.ceil((Date.parse(entry.lockedUntil) - Date.parse(at)) / MINUTE_MS))
    },
    failed: (personId) => {
      const attempts = add({ kind: 'failed', personId, at: now().toISOString() })
      return Math.max(0, MAX_FAILURES - (standing(attempts)[personId]?.failures ?? 0))
    },
    opening: (personId, known) => {
      const { before, ...current } = readAll()
      const sealed = typeof known === 'string' ? null : known
      const isCutShort = sealed !== null && before !== undefined && !holds(current, sealed) && holds(before, sealed)
      const here = isCutShort ? before : current
      const expected = typeof known === 'string' ? known : known?.name
      const isOther = expected !== undefined && here.book !== expected
      const isAltered = sealed !== null && !holds(here, sealed)
      const { [personId]: own, ...others } = peopleNow(here)
      const next = {
        ...{ book: expected ?? here.book ?? randomUUID(), people: others, tries: [] },
        key: randomBytes(32).toString('hex'),
      }
      write({ ...next, before: here })
      return {
        tries: isOther ? 'missing' : isAltered ? 'altered' : null,
        own: own === undefined || own.failures === 0 ? null : { failures: own.failures, lastAt: own.lastAt },
        sealed: { name: next.book, people: peopleDigest(others), key: next.key },
        settle: (recorded) => {
          const { before: was, ...stands } = readAll()
          write(recorded ? stands : (was ?? stands))
        },
      }
    },
  }
}
