import { parseCsv } from '#shared/domain/scan/lexicon-csv.ts'
import { decodeText } from '../text-encoding.ts'
import { readSheet } from './read-sheet.ts'

const ZIP_MARK = Buffer.from('PK')

/** The rows of a table that somebody chose, told by its content: a workbook, or CSV. Refuses what `readSheet`, `decodeText` and `parseCsv` refuse. */
export const readTable = (bytes: Uint8Array) => {
  if (Buffer.from(bytes.subarray(0, 2)).equals(ZIP_MARK)) return readSheet(bytes)
  const decoded = decodeText(bytes)
  return decoded.ok ? parseCsv(decoded.value.text) : decoded
}
