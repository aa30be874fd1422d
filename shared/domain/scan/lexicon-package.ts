import { canonicalBytes, canonicalText } from '../../lib/canonical.ts'
import { calendarDate, closed, identifier, list, nullable, text } from '../../lib/guard.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { cellOf, ENTRIES_MAX, entryReader, type LexiconRefusal } from './lexicon-entry.ts'
import type { Lexicon, LexiconEntry } from './lexicon.ts'
import type { ScanTables } from './tables.ts'

/** 词库包: a lexicon with its name and the day of its issue, as it travels in one signed file. */
export interface LexiconPackage extends Lexicon {
  readonly name: string
  /** YYYY-MM-DD */
  readonly issuedOn: string
}

/** The file as it was received: what the signature must hold over, and the signature. Nothing is believed yet. */
export interface ReceivedPackage {
  readonly lexicon: LexiconPackage
  readonly content: Uint8Array
  /** A detached CMS in base64. */
  readonly signature: string
}

/** Beside faults of an entry: not a package at all, without a signature, or not the one form in which packages are written. */
export interface PackageRefusal {
  readonly code: LexiconRefusal['code'] | 'lexicon.notPackage' | 'lexicon.notSigned' | 'lexicon.altered'
  readonly line: number
  readonly detail?: string
}

const FORMAT = 'mingjian-lexicon'
const cell = text(64 * 1024)
const cells = list(cell, 64)
const packageEntry = closed({
  term: cell,
  category: cell,
  level: cell,
  layers: nullable(cells),
  basis: cell,
  replacement: cell,
  allowedIn: cells,
  mustMatch: cells,
  mustNotMatch: cells,
})
/** A version as people count them: 2026.11.1 */
const version = text(32, /^[0-9A-Za-z][0-9A-Za-z._-]*$/)
const name = text(100, /^\S(?:.*\S)?$/u)
const facts = { id: identifier, version, name, issuedOn: calendarDate }
const isSignature = text(128 * 1024, /^[0-9A-Za-z+/]+={0,2}$/)
const packageFacts = closed(facts)

/** Whether these can be the facts of a package. */
export const isPackageFacts = (value: Pick<LexiconPackage, 'id' | 'version' | 'name' | 'issuedOn'>): boolean =>
  packageFacts({ id: value.id, version: value.version, name: value.name, issuedOn: value.issuedOn })

const plainEntry = (entry: LexiconEntry) => ({
  term: entry.term,
  category: entry.category,
  level: entry.level,
  layers: entry.layers ?? null,
  basis: entry.basis ?? '',
  replacement: entry.replacement ?? '',
  allowedIn: entry.allowedIn ?? [],
  mustMatch: entry.mustMatch ?? [],
  mustNotMatch: entry.mustNotMatch ?? [],
})

const contentOf = ({ id, version: number, name: title, issuedOn, entries }: LexiconPackage) => ({
  format: FORMAT,
  ...{ id, version: number, name: title, issuedOn },
  entries: entries.map(plainEntry),
})

/** What is signed: the canonical bytes (RFC 8785) of all but the signature. */
export const packageContent = (lexicon: LexiconPackage): Uint8Array => canonicalBytes(contentOf(lexicon))

/** The file: the content with its signature inside, canonical too, so that one package is one sequence of bytes. */
export const packageFile = (lexicon: LexiconPackage, signature: string): Uint8Array =>
  canonicalBytes({ ...contentOf(lexicon), signature })

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parseJson = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return null // not JSON: no package
  }
}

/**
 * Reads a package. Closed and bounded: the number of entries is asked before any is looked at. Says nothing of whether the
 * signature holds: that is asked of `content` (electron/main/worker/lexicon-package.ts).
 */
export const parsePackage = (json: string, tables: ScanTables): Result<ReceivedPackage, PackageRefusal> => {
  const value = parseJson(json)
  if (!isRecord(value) || value['format'] !== FORMAT) return err({ code: 'lexicon.notPackage', line: 1 })
  const { signature, format: _, entries: claimed, ...rest } = value
  if (!Array.isArray(claimed)) return err({ code: 'lexicon.notPackage', line: 1 })
  if (claimed.length === 0) return err({ code: 'lexicon.empty', line: 1 })
  if (claimed.length > ENTRIES_MAX) return err({ code: 'lexicon.tooManyEntries', line: 1 })
  if (signature === undefined) return err({ code: 'lexicon.notSigned', line: 1 })
  if (!isSignature(signature)) return err({ code: 'lexicon.altered', line: 1 })
  if (!packageFacts(rest)) return err({ code: 'lexicon.notPackage', line: 1 })
  const reader = entryReader(tables)
  const entries: LexiconEntry[] = []
  for (const [index, entry] of claimed.entries()) {
    const line = index + 1
    if (!packageEntry(entry)) return err({ code: 'lexicon.notPackage', line })
    const { layers, ...plain } = entry
    const received = layers === null ? plain : { ...plain, layers }
    // By the same rules as a row of a table, stray spaces cut too: what comes out different is not the one form.
    const read = reader((column) => cellOf(received, column).trim(), line)
    if (!read.ok) return read
    entries.push(read.value)
  }
  const lexicon = { ...rest, entries }
  if (canonicalText({ ...contentOf(lexicon), signature }) !== json) return err({ code: 'lexicon.altered', line: 1 })
  return ok({ lexicon, content: packageContent(lexicon), signature })
}
