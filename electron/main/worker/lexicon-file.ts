import { lexiconFromCsv } from '#shared/domain/scan/lexicon-csv.ts'
import { lexiconFromRows } from '#shared/domain/scan/lexicon-entry.ts'
import { isPackageFacts, type LexiconPackage } from '#shared/domain/scan/lexicon-package.ts'
import type { ScanTables } from '#shared/domain/scan/tables.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { ImportRefusalCode } from '../document/refusal.ts'
import { readSheet } from '../document/sheet/read-sheet.ts'
import { decodeText } from '../document/text-encoding.ts'
import { openPackage, type SignedPackageRefusal } from './lexicon-package.ts'

export type LexiconFacts = Pick<LexiconPackage, 'id' | 'version' | 'name' | 'issuedOn'>

export interface LexiconFile {
  readonly lexicon: LexiconPackage
  /** A package carries its signature; a table was signed by nobody yet. */
  readonly isSigned: boolean
}

export interface LexiconFileRefusal {
  readonly code: SignedPackageRefusal['code'] | ImportRefusalCode | 'lexicon.factsNeeded'
  readonly line?: number
}

/**
 * A lexicon from a file, told by its content: a signed package, a workbook, or CSV. A table does not say which lexicon it
 * is: that is `facts` (lexicon.factsNeeded without). Refuses what `openPackage`, `readSheet`, `decodeText` and
 * `lexiconFromRows` refuse. `root`: the office's authority, DER.
 */
export const readLexiconFile = async (
  {
    bytes,
    facts,
    root,
  }: { readonly bytes: Uint8Array; readonly facts: LexiconFacts | null; readonly root: Uint8Array },
  tables: ScanTables,
): Promise<Result<LexiconFile, LexiconFileRefusal>> => {
  if (bytes[0] === 0x7b) {
    const opened = await openPackage(bytes, root, tables)
    return opened.ok ? ok({ lexicon: opened.value, isSigned: true }) : opened
  }
  if (facts === null || !isPackageFacts(facts)) return err({ code: 'lexicon.factsNeeded' })
  const table = readTable(bytes, facts, tables)
  if (!table.ok) return table
  return ok({ lexicon: { ...facts, entries: table.value.entries }, isSigned: false })
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

const readTable = (bytes: Uint8Array, { id, version }: LexiconFacts, tables: ScanTables) => {
  if (isZip(bytes)) {
    const rows = readSheet(bytes)
    return rows.ok ? lexiconFromRows(rows.value, id, version, tables) : err({ code: rows.error.code })
  }
  const csv = decodeText(bytes)
  return csv.ok ? lexiconFromCsv(csv.value.text, id, version, tables) : err({ code: csv.error.code })
}
