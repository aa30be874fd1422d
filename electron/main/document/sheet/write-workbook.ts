import { FACE } from '../docx-export/style.ts'
import { element, part, text } from '../docx-export/xml.ts'
import { readSheets } from './read-sheet.ts'
import { OFFICE, relationship, relationships, SHEET, workbookOf } from './workbook-parts.ts'
import { columnName, encoded } from './write-sheet.ts'

/** A cell at the first of the grid places that it covers. A value is written as a number, so that it can be reckoned with. */
export interface WorkbookCell {
  readonly text: string
  readonly value?: number | undefined
  readonly columnSpan: number
  readonly rowSpan: number
}
export interface WorkbookSheet {
  /** At most 31 characters, none of []:*?/\ (ECMA-376 part 1, 18.2.19, as Excel asks). */
  readonly name: string
  /** Above the table, across it. */
  readonly title: string
  readonly notes: readonly string[]
  /** Relative widths of the columns. */
  readonly widths: readonly number[]
  readonly landscape: boolean
  readonly head: readonly (readonly WorkbookCell[])[]
  readonly rows: readonly (readonly WorkbookCell[])[]
  readonly footnotes: readonly string[]
}

/** A written workbook did not hold what it was written from; nothing of it is given out. */
class WorkbookFault extends Error {
  readonly code = 'fault.selfCheckFailed'
  constructor() {
    super('the workbook does not hold its tables')
  }
}

/** Styles of styles.xml, by their place. */
const STYLE = { plain: 0, title: 1, note: 2, head: 3, words: 4, number: 5 } as const
type Style = (typeof STYLE)[keyof typeof STYLE]

interface Placed {
  readonly row: number
  readonly column: number
  readonly cell: WorkbookCell
  readonly style: Style
}

/** Every cell at its place; the places that a cell covers beside its first get its style, so that borders are whole. */
const placed = (
  rows: readonly (readonly WorkbookCell[])[],
  firstRow: number,
  styleOf: (cell: WorkbookCell) => Style,
): readonly Placed[] => {
  const taken = new Set<string>()
  const places: Placed[] = []
  for (const [index, cells] of rows.entries()) {
    let column = 0
    for (const cell of cells) {
      while (taken.has(`${String(index)} ${String(column)}`)) column += 1
      for (let down = 0; down < cell.rowSpan; down += 1)
        for (let across = 0; across < cell.columnSpan; across += 1)
          taken.add(`${String(index + down)} ${String(column + across)}`)
      places.push({ row: firstRow + index, column, cell, style: styleOf(cell) })
      column += cell.columnSpan
    }
  }
  return places
}

const across = (content: string, columns: number): readonly WorkbookCell[] => [
  { text: content, columnSpan: columns, rowSpan: 1 },
]

const placesOf = (sheet: WorkbookSheet): readonly Placed[] => {
  const columns = sheet.widths.length
  const { title, notes, head, rows, footnotes } = sheet
  const top = 1 + notes.length
  const end = top + head.length + rows.length
  return [
    ...placed([across(title, columns)], 0, () => STYLE.title),
    ...placed(
      notes.map((note) => across(note, columns)),
      1,
      () => STYLE.note,
    ),
    ...placed(head, top, () => STYLE.head),
    ...placed(rows, top + head.length, ({ value }) => (value === undefined ? STYLE.words : STYLE.number)),
    ...placed(
      footnotes.map((note) => across(note, columns)),
      end,
      () => STYLE.note,
    ),
  ]
}

const nameOf = (row: number, column: number): string => `${columnName(column)}${String(row + 1)}`

const cellXml = (row: number, column: number, style: Style, cell: WorkbookCell | null): string => {
  const r = nameOf(row, column)
  if (cell === null || (cell.value === undefined && cell.text === '')) return element('c', { r, s: style })
  if (cell.value !== undefined) return element('c', { r, s: style }, element('v', {}, String(cell.value)))
  const t = element('t', { 'xml:space': 'preserve' }, text(encoded(cell.text)))
  return element('c', { r, s: style, t: 'inlineStr' }, element('is', {}, t))
}

const rowsXml = (places: readonly Placed[]): string => {
  const rows = new Map<number, Map<number, string>>()
  for (const { row, column, cell, style } of places) {
    for (let down = 0; down < cell.rowSpan; down += 1) {
      for (let right = 0; right < cell.columnSpan; right += 1) {
        const cells = rows.get(row + down) ?? new Map<number, string>()
        const isFirst = down === 0 && right === 0
        cells.set(column + right, cellXml(row + down, column + right, style, isFirst ? cell : null))
        rows.set(row + down, cells)
      }
    }
  }
  const ordered = <T>(map: ReadonlyMap<number, T>) => [...map].toSorted(([a], [b]) => a - b)
  return ordered(rows)
    .map(([row, cells]) => element('row', { r: row + 1 }, ...ordered(cells).map(([, xml]) => xml)))
    .join('')
}

/** About so many characters of 五号 lie on a page's width. */
const PAGE_CHARACTERS = { portrait: 84, landscape: 126 }

const sheetXml = (sheet: WorkbookSheet): string => {
  const places = placesOf(sheet)
  const merges = places
    .filter(({ cell }) => cell.columnSpan > 1 || cell.rowSpan > 1)
    .map(({ row, column, cell }) =>
      element('mergeCell', {
        ref: `${nameOf(row, column)}:${nameOf(row + cell.rowSpan - 1, column + cell.columnSpan - 1)}`,
      }),
    )
  const total = sheet.widths.reduce((sum, width) => sum + width, 0)
  const page = sheet.landscape ? PAGE_CHARACTERS.landscape : PAGE_CHARACTERS.portrait
  const columns = sheet.widths.map((width, index) =>
    element('col', {
      min: index + 1,
      max: index + 1,
      width: Math.max(4, Math.round((width / total) * page * 10) / 10),
      customWidth: 1,
    }),
  )
  return part(
    'worksheet',
    { xmlns: SHEET },
    element('sheetPr', {}, element('pageSetUpPr', { fitToPage: 1 })),
    element('cols', {}, ...columns),
    element('sheetData', {}, rowsXml(places)),
    merges.length === 0 ? '' : element('mergeCells', { count: merges.length }, ...merges),
    element('pageSetup', { paperSize: 9, orientation: sheet.landscape ? 'landscape' : 'portrait', fitToHeight: 0 }),
  )
}

const side = (name: string): string => element(name, { style: 'thin' }, element('color', { auto: 1 }))
const xf = (fontId: number, borderId: number, horizontal: string): string =>
  element(
    'xf',
    { numFmtId: 0, fontId, fillId: 0, borderId, xfId: 0, applyFont: 1, applyBorder: 1, applyAlignment: 1 },
    element('alignment', { horizontal, vertical: 'center', wrapText: 1 }),
  )
const font = (size: number, isBold: boolean): string =>
  element('font', {}, isBold ? element('b') : '', element('sz', { val: size }), element('name', { val: FACE.song }))

const stylesXml = (): string =>
  part(
    'styleSheet',
    { xmlns: SHEET },
    element('fonts', { count: 3 }, font(10.5, false), font(16, true), font(10.5, true)),
    element(
      'fills',
      { count: 2 },
      element('fill', {}, element('patternFill', { patternType: 'none' })),
      element('fill', {}, element('patternFill', { patternType: 'gray125' })),
    ),
    element(
      'borders',
      { count: 2 },
      element('border', {}, ...['left', 'right', 'top', 'bottom', 'diagonal'].map((name) => element(name))),
      element('border', {}, ...['left', 'right', 'top', 'bottom'].map(side), element('diagonal')),
    ),
    element('cellStyleXfs', { count: 1 }, element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
    element(
      'cellXfs',
      { count: 6 },
      element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 }),
      xf(1, 0, 'center'),
      xf(0, 0, 'left'),
      xf(2, 1, 'center'),
      xf(0, 1, 'left'),
      xf(0, 1, 'right'),
    ),
  )

/** What a reader must find: the text or the number of every cell at its place. */
const expectedOf = (sheet: WorkbookSheet): ReadonlyMap<string, string> =>
  new Map(
    placesOf(sheet).flatMap(({ row, column, cell }) => {
      const found = cell.value === undefined ? cell.text : String(cell.value)
      return found === '' ? [] : [[nameOf(row, column), found] as const]
    }),
  )

const assertHolds = (bytes: Uint8Array, sheets: readonly WorkbookSheet[]): void => {
  const read = readSheets(bytes)
  if (!read.ok || read.value.length !== sheets.length) throw new WorkbookFault()
  for (const [index, sheet] of sheets.entries()) {
    const expected = expectedOf(sheet)
    const { name, rows } = read.value[index] ?? { name: '', rows: [] }
    const found = new Map(
      rows.flatMap(({ cells, line }) =>
        cells.flatMap((cell, column) => (cell === '' ? [] : [[nameOf(line - 1, column), cell] as const])),
      ),
    )
    const same = found.size === expected.size && [...expected].every(([place, cell]) => found.get(place) === cell)
    if (name !== sheet.name || !same) throw new WorkbookFault()
  }
}

/**
 * A workbook of the tables, ruled and ready to print on A4. It is opened again and every cell compared before it is given out;
 * text stays text, whatever it begins with. Equal tables have equal bytes. @throws WorkbookFault.
 */
export const writeWorkbook = (sheets: readonly WorkbookSheet[]): Uint8Array => {
  const numbered = sheets.map((sheet, index) => ({ sheet, number: index + 1 }))
  const parts: Readonly<Record<string, string>> = {
    'xl/workbook.xml': part(
      'workbook',
      { xmlns: SHEET, 'xmlns:r': OFFICE },
      element(
        'sheets',
        {},
        ...numbered.map(({ sheet, number }) =>
          element('sheet', { name: sheet.name, sheetId: number, 'r:id': `sheet${String(number)}` }),
        ),
      ),
    ),
    'xl/_rels/workbook.xml.rels': relationships(
      ...numbered.map(({ number }) =>
        relationship(`sheet${String(number)}`, 'worksheet', `worksheets/sheet${String(number)}.xml`),
      ),
      relationship('styles', 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': stylesXml(),
    ...Object.fromEntries(
      numbered.map(({ sheet, number }) => [`xl/worksheets/sheet${String(number)}.xml`, sheetXml(sheet)]),
    ),
  }
  const bytes = workbookOf(parts, [
    ['/xl/styles.xml', 'styles'],
    ...numbered.map(({ number }) => [`/xl/worksheets/sheet${String(number)}.xml`, 'worksheet'] as const),
  ])
  assertHolds(bytes, sheets)
  return bytes
}
