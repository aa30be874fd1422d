import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { lexiconFromCsv } from '#shared/domain/scan/lexicon-csv.ts'
import type { Lexicon } from '#shared/domain/scan/lexicon.ts'
import { compileLexicons, type Matcher } from '#shared/domain/scan/matcher.ts'
import type { ScanData } from '#shared/domain/scan/scan-data.ts'
import { scanner, type Scanner } from '#shared/domain/scan/scan-text.ts'
import { parsePackage } from '#shared/domain/scan/lexicon-package.ts'
import { prepareTables } from '#shared/domain/scan/tables.ts'
import { assert } from '#shared/lib/result.ts'

/** A scanner over the lexicons that the product ships, with what a scan record says of each. */
export interface LoadedScanner {
  readonly scan: Scanner
  readonly matcher: Matcher
  /** Of the lexicon's file as it was read, lower-case hex. */
  readonly sha256Of: (lexicon: Lexicon) => string
}

const index = z.array(z.strictObject({ id: z.string(), version: z.string(), file: z.string() }))

/**
 * Reads resources/lexicon: the tables of the folding layers and every lexicon that lexicons.json lists.
 * @throws when a shipped file is missing or refused: the product is damaged.
 */
export const loadScanner = (resourcesFolder: string): LoadedScanner => {
  const folder = join(resourcesFolder, 'lexicon')
  const json = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))
  // Shape and content of the tables are held by the tests that build them.
  const tables = prepareTables(json('scan-tables.json') as ScanData)
  const hashes = new Map<string, string>()
  const lexicons = index.parse(json('lexicons.json')).map(({ id, version, file }) => {
    const bytes = readFileSync(join(folder, file))
    const lexicon = lexiconFromCsv(bytes.toString('utf8'), id, version, tables)
    if (!lexicon.ok)
      throw new Error(`shipped lexicon ${id}: ${lexicon.error.code} at line ${String(lexicon.error.line)}`)
    hashes.set(id, createHash('sha256').update(bytes).digest('hex'))
    return lexicon.value
  })
  const matcher = compileLexicons(lexicons, tables)
  return { scan: scanner(matcher), matcher, sha256Of: (lexicon) => hashes.get(lexicon.id) ?? '' }
}

/** A lexicon that the office has put to use: the signed file as it lies in the store. */
export interface ActiveLexicon {
  /** Lower-case hex. */
  readonly sha256: string
  readonly file: Uint8Array
}

/**
 * The scanner with the office's lexicons beside the shipped ones; one with the name of a shipped one stands in its place.
 * Their signatures were looked at when they were taken in, and their bytes lie authenticated in the store.
 * @throws when a stored file is refused or is not the one that its hash names: the store is damaged.
 */
export const scannerWith = (shipped: LoadedScanner, active: readonly ActiveLexicon[]): LoadedScanner => {
  if (active.length === 0) return shipped
  const { tables, lexicons } = shipped.matcher
  const hashes = new Map(lexicons.map((lexicon) => [lexicon.id, shipped.sha256Of(lexicon)]))
  const own = active.map(({ sha256, file }) => {
    const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
    assert(createHash('sha256').update(bytes).digest('hex') === sha256, 'a stored lexicon is the one its hash names')
    const parsed = parsePackage(bytes.toString('utf8'), tables)
    assert(parsed.ok, 'a stored lexicon can be read')
    const { id, version, entries } = parsed.value.lexicon
    hashes.set(id, sha256)
    return { id, version, entries }
  })
  const ids = new Set(own.map(({ id }) => id))
  const matcher = compileLexicons([...lexicons.filter(({ id }) => !ids.has(id)), ...own], tables)
  return { scan: scanner(matcher), matcher, sha256Of: (lexicon) => hashes.get(lexicon.id) ?? '' }
}
