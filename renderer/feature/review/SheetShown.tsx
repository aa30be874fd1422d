import { SHEET_COLUMNS, SHEET_ROWS } from '#shared/domain/case/review/opinion-sheet.ts'
import { SHEET, SHEET_COLUMN_WORDS, SHEET_MARK_WORDS, SHEET_ROW_WORDS } from '../../i18n/sheet.ts'
import { countMarks, type SheetInput } from './sheet-model.ts'
import './sheet.css'

/** The sheet of an earlier opinion: its sum, and the whole grid on demand. */
export const SheetShown = ({ sheet }: { readonly sheet: SheetInput }) => {
  const { passed, revise, notApplicable } = countMarks(sheet.cells)
  const cell = (row: string, column: string) => sheet.cells.find((one) => one.row === row && one.column === column)
  const notes = sheet.cells.filter(({ note }) => note !== '')
  return (
    <details className="sheet-shown">
      <summary>{SHEET.summary(passed, revise, notApplicable)}</summary>
      <table className="sheet sheet-small">
        <thead>
          <tr>
            <td />
            {SHEET_COLUMNS.map((column) => (
              <th key={column} scope="col">
                {SHEET_COLUMN_WORDS[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SHEET_ROWS.map((row) => (
            <tr key={row}>
              <th scope="row">{SHEET_ROW_WORDS[row]}</th>
              {SHEET_COLUMNS.map((column) => {
                const mark = cell(row, column)?.mark
                return <td key={column}>{mark === undefined ? '' : SHEET_MARK_WORDS[mark]}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {notes.length > 0 && (
        <ul>
          {notes.map(({ row, column, note }) => (
            <li key={`${row} ${column}`}>
              <strong>{SHEET.cell(row, column)}</strong> {note}
            </li>
          ))}
        </ul>
      )}
      {sheet.sources.length > 0 && (
        <>
          <p className="soft">{SHEET.sourcesGiven}</p>
          <ul>
            {sheet.sources.map((source, index) => (
              // Sources may be alike; they do not move.
              <li key={index}>{source}</li>
            ))}
          </ul>
        </>
      )}
      {sheet.majorMatter !== null && <p>{SHEET.majorGiven(sheet.majorMatter === 'yes')}</p>}
    </details>
  )
}
