import { csvOfEntries } from '#shared/domain/scan/lexicon-csv.ts'
import { rowsOfEntries } from '#shared/domain/scan/lexicon-entry.ts'
import { parsePackage } from '#shared/domain/scan/lexicon-package.ts'
import type { ScanTables } from '#shared/domain/scan/tables.ts'
import { assert } from '#shared/lib/result.ts'
import { utf8Bytes, utf8Text } from '#shared/lib/utf8.ts'
import { writeSheet } from '../document/sheet/write-sheet.ts'

/** A stored package as a table that `readLexiconFile` reads again. @throws when it is no package: the store is damaged. */
export const lexiconTable = (file: Uint8Array, format: 'csv' | 'xlsx', tables: ScanTables): Uint8Array => {
  const parsed = parsePackage(utf8Text(file) ?? '', tables)
  assert(parsed.ok, 'a stored lexicon can be read')
  const { entries, id } = parsed.value.lexicon
  return format === 'csv' ? utf8Bytes(csvOfEntries(entries)) : writeSheet(id.slice(0, 31), rowsOfEntries(entries))
}
