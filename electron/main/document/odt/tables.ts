import type { Flow } from '../flow.ts'
import { attributeOf, type XmlAttributes } from '../xml.ts'
import type { OdtStyles } from './styles.ts'

const MAX_COLUMNS = 64

/** The tables of content.xml (ODF 1.3 part 3, 9.1). One that stands in text read apart gives its text alone. */
export class OdtTables {
  readonly #flow: Flow
  readonly #styles: OdtStyles
  readonly #widths: number[][] = []
  #headRows = 0

  constructor(flow: Flow, styles: OdtStyles) {
    this.#flow = flow
    this.#styles = styles
  }

  open(name: string, attributes: XmlAttributes, isApart: boolean): void {
    switch (name) {
      case 'table:table':
        this.#widths.push([])
        return isApart ? undefined : this.#flow.openTable()
      case 'table:table-column': {
        const repeated = Math.min(
          MAX_COLUMNS,
          Number(attributeOf(attributes, 'table:number-columns-repeated') ?? 1) || 1,
        )
        const width = this.#styles.columnWidth(attributeOf(attributes, 'table:style-name') ?? '')
        this.#widths.at(-1)?.push(...new Array<number>(Math.max(1, repeated)).fill(width))
        return
      }
      case 'table:table-header-rows':
        this.#headRows += 1
        return
      case 'table:table-row':
        return isApart ? undefined : this.#flow.openRow(this.#headRows > 0)
      case 'table:table-cell': {
        const columns = Number(attributeOf(attributes, 'table:number-columns-spanned') ?? 1)
        const rows = Number(attributeOf(attributes, 'table:number-rows-spanned') ?? 1)
        return isApart ? undefined : this.#flow.openCell(columns, rows)
      }
    }
  }

  /** True when a table of the body ended here. */
  close(name: string, isApart: boolean): boolean {
    if (name === 'table:table-header-rows') this.#headRows -= 1
    else if (name === 'table:table-cell' && !isApart) this.#flow.closeCell()
    else if (name === 'table:table') {
      const widths = this.#widths.pop() ?? []
      if (!isApart) this.#flow.closeTable(widths)
      return !isApart
    }
    return false
  }
}
