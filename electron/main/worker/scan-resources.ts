import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#shared/lib/result.ts'
import { lexiconFromCsv } from '#shared/domain/scan/lexicon-csv.ts'
import type { Lexicon } from '#shared/domain/scan/lexicon.ts'
import type { ScanData } from '#shared/domain/scan/scan-data.ts'
import { prepareTables, type ScanTables } from '#shared/domain/scan/tables.ts'

/** A lexicon with the SHA-256 of the file that it was read from: what a scan record names. */
export interface HashedLexicon {
  readonly lexicon: Lexicon
  readonly sha256: string
}

/** The tables and the starter lexicon that ship with the program. */
export interface ScanResources {
  readonly tables: ScanTables
  readonly starter: HashedLexicon
}

export const STARTER_ID = 'starter'
export const STARTER_VERSION = '2026.11'

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Reads resources/lexicon.
 * @throws when a file is missing or not what was shipped: the installation is damaged and must not scan.
 */
export const readScanResources = async (resourcesFolder: string): Promise<ScanResources> => {
  const folder = join(resourcesFolder, 'lexicon')
  // The file is ours and tested against its builder; its shape is not checked again.
  const data = JSON.parse(await readFile(join(folder, 'scan-tables.json'), 'utf8')) as ScanData
  const tables = prepareTables(data)
  const bytes = await readFile(join(folder, 'starter.csv'))
  const starter = lexiconFromCsv(bytes.toString('utf8'), STARTER_ID, STARTER_VERSION, tables)
  assert(starter.ok, 'the starter lexicon is well formed')
  return { tables, starter: { lexicon: starter.value, sha256: sha256Hex(bytes) } }
}
