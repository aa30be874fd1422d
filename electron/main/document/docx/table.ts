import type { Flow } from '../flow.ts'
import type { XmlAttributes } from '../xml.ts'
import { attributeOf } from '../xml.ts'
import { integerOf } from './properties.ts'

/** Word's limit of columns; a file may claim any span. */
const MAX_SPAN = 63
const spanOf = (attributes: XmlAttributes): number =>
  Math.min(Math.max(integerOf(attributes, 'w:val') ?? 0, 0), MAX_SPAN)

interface Cell {
  readonly lines: string[]
  columnSpan: number
  rowSpan: number
}
type Merge = 'none' | 'restart' | 'continue'
const mergeOf = (value: string | undefined): Merge => (value === 'restart' || value === 'rest' ? 'restart' : 'continue')

/**
 * Builds the outermost table from its rows and cells (ECMA-376 part 1, 17.4): grid spans, merges down and across, rows
 * that are repeated. A table in a cell becomes lines of that cell. What a merge covers is shown by no viewer.
 */
export class TableBuilder {
  #depth = 0
  #rows: { cells: Cell[]; isHead: boolean }[] = []
  #widths: number[] = []
  #row: Cell[] = []
  #isHead = false
  #isRowRemoved = false
  #isRowOpen = false
  #cell: Cell | null = null
  #column = 0
  #down: Merge = 'none'
  #across: Merge = 'none'
  #isCellRemoved = false
  /** By column, the cells above that may go on in this row; and those that go on in the next. */
  #above = new Map<number, Cell>()
  #below = new Map<number, Cell>()
  readonly #continued: Cell[] = []

  get depth(): number {
    return this.#depth
  }

  openTable(): void {
    this.#depth += 1
    if (this.#depth > 1) return
    this.#rows = []
    this.#widths = []
    this.#above = new Map()
  }

  column(attributes: XmlAttributes): void {
    if (this.#depth === 1) this.#widths.push(integerOf(attributes, 'w:w') ?? 0)
  }

  openRow(): void {
    if (this.#depth !== 1) return
    this.#row = []
    this.#isHead = false
    this.#isRowRemoved = false
    this.#isRowOpen = true
    this.#column = 0
    this.#below = new Map()
    this.#continued.length = 0
  }

  openCell(): void {
    if (this.#depth !== 1) return
    this.#cell = { lines: [], columnSpan: 1, rowSpan: 1 }
    this.#down = 'none'
    this.#across = 'none'
    this.#isCellRemoved = false
  }

  /** Takes an element of w:trPr or w:tcPr that decides over the shape. */
  property(name: string, attributes: XmlAttributes): void {
    if (this.#depth !== 1) return
    if (name === 'w:gridBefore') this.#fill(spanOf(attributes))
    else if (name === 'w:tblHeader')
      this.#isHead = !['0', 'false', 'off'].includes(attributeOf(attributes, 'w:val') ?? '1')
    else if (name === 'w:gridSpan' && this.#cell !== null) this.#cell.columnSpan = Math.max(spanOf(attributes), 1)
    else if (name === 'w:vMerge') this.mergeDown(attributeOf(attributes, 'w:val'))
    else if (name === 'w:hMerge') this.#across = mergeOf(attributeOf(attributes, 'w:val'))
  }

  /** Of a tracked merge, the side that was chosen; undefined when the cell is merged on neither. */
  mergeDown(value: string | undefined, isMerged = true): void {
    if (this.#depth === 1) this.#down = isMerged ? mergeOf(value) : 'none'
  }

  #fill(span: number): void {
    if (span === 0) return
    this.#row.push({ lines: [], columnSpan: span, rowSpan: 1 })
    this.#column += span
  }

  /** The row that is open does not appear: a revision took it away, or it is hidden. */
  removeRow(): void {
    if (this.#depth === 1) this.#isRowRemoved = true
  }

  /** The cell that is open does not appear: a revision took it away. */
  removeCell(): void {
    if (this.#depth === 1) this.#isCellRemoved = true
  }

  get #goesOnDown(): boolean {
    return this.#down === 'continue' && this.#above.has(this.#column)
  }
  get #goesOnAcross(): boolean {
    return this.#across === 'continue' && this.#row.length > 0
  }

  /** Whether text at this place does not appear in any viewer. */
  get isConcealed(): boolean {
    if (this.#depth === 0) return false
    const inCell = this.#cell !== null && (this.#isCellRemoved || this.#goesOnDown || this.#goesOnAcross)
    return (this.#isRowOpen && this.#isRowRemoved) || inCell
  }

  /** Takes a line of the open cell; false when no cell is open. */
  line(text: string): boolean {
    if (this.#cell === null) return false
    if (text.trim() !== '') this.#cell.lines.push(text.trim())
    return true
  }

  closeCell(): void {
    const cell = this.#cell
    if (this.#depth !== 1 || cell === null) return
    this.#cell = null
    if (this.#isCellRemoved) return
    const before = this.#row.at(-1)
    if (this.#goesOnDown) {
      const above = this.#above.get(this.#column)
      if (above !== undefined) {
        this.#continued.push(above)
        this.#below.set(this.#column, above)
      }
    } else if (this.#goesOnAcross && before !== undefined) before.columnSpan += cell.columnSpan
    else {
      this.#row.push(cell)
      if (this.#down !== 'none') this.#below.set(this.#column, cell)
    }
    this.#column += cell.columnSpan
  }

  closeRow(): void {
    if (this.#depth !== 1) return
    this.#isRowOpen = false
    if (this.#isRowRemoved) return
    for (const cell of this.#continued) cell.rowSpan += 1
    this.#above = this.#below
    if (this.#row.length > 0 || this.#continued.length > 0) this.#rows.push({ cells: this.#row, isHead: this.#isHead })
  }

  /** Hands a whole table on; nothing while another one is open around it. */
  closeTable(flow: Flow): void {
    this.#depth -= 1
    if (this.#depth > 0) return
    flow.openTable()
    for (const { cells, isHead } of this.#rows) {
      flow.openRow(isHead)
      for (const { lines, columnSpan, rowSpan } of cells) {
        flow.openCell(columnSpan, rowSpan)
        for (const line of lines) {
          flow.text(line)
          flow.endLine({})
        }
        flow.closeCell()
      }
    }
    flow.closeTable(this.#widths)
    this.#rows = []
  }
}
