import { parseCsv } from '#shared/domain/scan/lexicon-csv.ts'
import type { LexiconRefusal } from '#shared/domain/scan/lexicon-entry.ts'
import type { Result } from '#shared/lib/result.ts'
import type { ImportRefusal } from '../refusal.ts'
import { decodeText } from '../text-encoding.ts'
import { readMergedSheet, type SheetRow } from './read-sheet.ts'

const ZIP_MARK = Buffer.from('PK')

export type TableRead = Result<readonly SheetRow[], ImportRefusal | LexiconRefusal>

/** The rows of a table that somebody chose, told by its content: a workbook, or CSV. Refuses what `readMergedSheet`, `decodeText` and `parseCsv` refuse. */
export const readTable = (bytes: Uint8Array): TableRead => {
  if (Buffer.from(bytes.subarray(0, 2)).equals(ZIP_MARK)) return readMergedSheet(bytes)
  const decoded = decodeText(bytes)
  return decoded.ok ? parseCsv(decoded.value.text) : decoded
}
