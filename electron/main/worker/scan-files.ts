import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { lexiconFromCsv } from '#shared/domain/scan/lexicon-csv.ts'
import type { Lexicon } from '#shared/domain/scan/lexicon.ts'
import { compileLexicons, type Matcher } from '#shared/domain/scan/matcher.ts'
import type { ScanData } from '#shared/domain/scan/scan-data.ts'
import { scanner, type Scanner } from '#shared/domain/scan/scan-text.ts'
import { prepareTables } from '#shared/domain/scan/tables.ts'

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
