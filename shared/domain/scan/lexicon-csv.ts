import { err, ok, type Result } from '../../lib/result.ts'
import { lexiconFromRows, rowsOfEntries, type LexiconRefusal, type LexiconRow } from './lexicon-entry.ts'
import type { Lexicon, LexiconEntry } from './lexicon.ts'
import type { ScanTables } from './tables.ts'

/** A lexicon from CSV text (RFC 4180). Blank lines are no entries. Refuses what `lexiconFromRows` refuses. */
export const lexiconFromCsv = (
  csv: string,
  id: string,
  version: string,
  tables: ScanTables,
): Result<Lexicon, LexiconRefusal> => {
  const text = csv.startsWith('\ufeff') ? csv.slice(1) : csv
  if (text.includes('\ufffd') || text.includes('\0')) return err({ code: 'lexicon.encoding', line: 1 })
  const parsed = parseCsv(text)
  return parsed.ok ? lexiconFromRows(parsed.value, id, version, tables) : parsed
}

/** The entries as CSV (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8. */
export const csvOfEntries = (entries: readonly LexiconEntry[]): string =>
  `\ufeff${rowsOfEntries(entries)
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('')}`

const quoted = (cell: string): string => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** RFC 4180 with LF or CRLF; rows without any text are left out. */
export const parseCsv = (text: string): Result<LexiconRow[], LexiconRefusal> => {
  const rows: LexiconRow[] = []
  let i = 0
  let line = 1
  while (i < text.length) {
    const first = line
    const cells: string[] = []
    for (;;) {
      if (text[i] === '"') {
        let cell = ''
        for (i++; ; i++) {
          const quote = text.indexOf('"', i)
          if (quote === -1) return err({ code: 'lexicon.quote', line: first })
          cell += text.slice(i, quote)
          i = quote + 1
          if (text[i] !== '"') break
          cell += '"'
        }
        line += cell.split('\n').length - 1
        if (i < text.length && !',\r\n'.includes(text.charAt(i))) return err({ code: 'lexicon.quote', line: first })
        cells.push(cell)
      } else {
        let end = i
        while (end < text.length && !',\r\n'.includes(text.charAt(end))) end++
        const cell = text.slice(i, end)
        if (cell.includes('"')) return err({ code: 'lexicon.quote', line })
        cells.push(cell)
        i = end
      }
      if (text[i] !== ',') break
      i++
    }
    if (text[i] === '\r') i++
    if (text[i] === '\n') i++
    line++
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, line: first })
  }
  return ok(rows)
}
