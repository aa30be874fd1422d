import { integerOf } from './properties.ts'
import type { XmlAttributes } from '../xml.ts'

/** Word's limit of columns; a file may claim any span. */
const MAX_SPAN = 63
/** No padding beyond this: spans must not multiply a row. */
const MAX_PADDED_CELLS = 256
const spanOf = (attributes: XmlAttributes): number =>
  Math.min(Math.max(integerOf(attributes, 'w:val') ?? 0, 0), MAX_SPAN)

/**
 * Flattens tables: a row becomes one line, its cells parted by tabs. A cell that spans columns, and one that continues a
 * vertical merge, leaves empty cells, so that columns stay in line. A table in a cell becomes text of that cell.
 */
export class TableFlattener {
  #depth = 0
  #cells: string[] = []
  #paragraphs: string[] = []
  #span = 1
  #after = 0
  #continued = false
  #removed = false
  #cellRemoved = false
  tables = 0

  get inside(): boolean {
    return this.#depth > 0
  }

  openTable(): void {
    this.#depth += 1
    this.tables += 1
  }

  closeTable(): void {
    this.#depth -= 1
  }

  /** Only the outermost table has rows of its own. */
  get #outermost(): boolean {
    return this.#depth === 1
  }

  openRow(): void {
    if (!this.#outermost) return
    this.#cells = []
    this.#paragraphs = []
    this.#after = 0
    this.#removed = false
  }

  openCell(): void {
    if (!this.#outermost) return
    this.#paragraphs = []
    this.#span = 1
    this.#continued = false
    this.#cellRemoved = false
  }

  #pad(count: number): void {
    for (let i = 0; i < count && this.#cells.length < MAX_PADDED_CELLS; i++) this.#cells.push('')
  }

  /** Takes an element of w:trPr or w:tcPr that decides over the shape. */
  property(name: string, attributes: XmlAttributes, value: string | undefined): void {
    if (!this.#outermost) return
    if (name === 'w:gridBefore') this.#pad(spanOf(attributes))
    else if (name === 'w:gridAfter') this.#after = spanOf(attributes)
    else if (name === 'w:gridSpan') this.#span = Math.max(spanOf(attributes), 1)
    else if (name === 'w:vMerge' || name === 'w:hMerge') this.#continued = value !== 'restart'
  }

  /** The row that is open does not appear: a revision took it away, or it is hidden. */
  removeRow(): void {
    if (this.#outermost) this.#removed = true
  }

  /** The cell that is open does not appear: a revision took it away. */
  removeCell(): void {
    if (this.#outermost) this.#cellRemoved = true
  }

  /** Whether text at this place does not appear in any viewer. */
  get concealed(): boolean {
    return this.#depth > 0 && (this.#removed || this.#cellRemoved || this.#continued)
  }

  paragraph(text: string): void {
    if (text.trim() !== '') this.#paragraphs.push(text.trim())
  }

  closeCell(): void {
    if (!this.#outermost) return
    if (!this.#cellRemoved) {
      this.#cells.push(this.#paragraphs.join(' '))
      this.#pad(this.#span - 1)
    }
    this.#paragraphs = []
    this.#continued = false
    this.#cellRemoved = false
  }

  /** The line of the row that ends; undefined inside another table's cell, and for a removed row. */
  closeRow(): string | undefined {
    if (!this.#outermost) return undefined
    this.#pad(this.#after)
    const line = this.#cells.join('\t')
    this.#cells = []
    const removed = this.#removed
    this.#removed = false
    return removed ? undefined : line
  }
}
