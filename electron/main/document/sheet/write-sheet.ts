import { element, part, text } from '../docx-export/xml.ts'
import { OFFICE, relationship, relationships, SHEET, workbookOf } from './workbook-parts.ts'

/** What XML has no room for, and what would be read as such an escape (ECMA-376 part 1, 22.9.2.19). */
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu // eslint-disable-line no-control-regex -- the class of them
export const encoded = (cell: string): string =>
  cell.replaceAll(UNWRITABLE, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)

/** 0 → A, 26 → AA */
export const columnName = (column: number): string =>
  (column < 26 ? '' : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

const rowXml = (cells: readonly string[], index: number): string =>
  element(
    'row',
    { r: index + 1 },
    ...cells.flatMap((cell, column) =>
      cell === ''
        ? []
        : [
            element(
              'c',
              { r: `${columnName(column)}${String(index + 1)}`, t: 'inlineStr' },
              element('is', {}, element('t', { 'xml:space': 'preserve' }, text(encoded(cell)))),
            ),
          ],
    ),
  )

/**
 * A workbook of one sheet, every cell a text: what begins with = or + stays text and is never reckoned. The first row
 * stays in sight. `readSheet` reads the same cells; equal input gives equal bytes.
 */
export const writeSheet = (name: string, rows: readonly (readonly string[])[]): Uint8Array => {
  const parts = {
    'xl/workbook.xml': part(
      'workbook',
      { xmlns: SHEET, 'xmlns:r': OFFICE },
      element('sheets', {}, element('sheet', { name, sheetId: 1, 'r:id': 'sheet' })),
    ),
    'xl/_rels/workbook.xml.rels': relationships(relationship('sheet', 'worksheet', 'worksheets/sheet1.xml')),
    'xl/worksheets/sheet1.xml': part(
      'worksheet',
      { xmlns: SHEET },
      element(
        'sheetViews',
        {},
        element(
          'sheetView',
          { workbookViewId: 0 },
          element('pane', { ySplit: 1, topLeftCell: 'A2', activePane: 'bottomLeft', state: 'frozen' }),
        ),
      ),
      element('sheetData', {}, ...rows.map(rowXml)),
    ),
  }
  return workbookOf(parts, [['/xl/worksheets/sheet1.xml', 'worksheet']])
}
