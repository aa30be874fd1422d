import type { Node } from 'prosemirror-model'
import type { NodeView } from 'prosemirror-view'
import { columnWidths } from '../table-convert.ts'

/** A table as it is printed: as wide as the page, its columns in their proportions, its head rows marked. */
export class TableNodeView implements NodeView {
  readonly dom = document.createElement('div')
  readonly contentDOM = document.createElement('tbody')
  readonly #table = document.createElement('table')
  readonly #columns = document.createElement('colgroup')
  #node: Node

  constructor(node: Node) {
    this.#node = node
    this.dom.className = 'table-frame'
    this.#table.append(this.#columns, this.contentDOM)
    this.dom.append(this.#table)
    this.#draw()
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    this.#node = node
    this.#draw()
    return true
  }

  /** What is drawn here is not text that somebody typed. */
  ignoreMutation(record: { readonly type: string; readonly target: globalThis.Node }): boolean {
    return record.type === 'attributes' && !this.contentDOM.contains(record.target)
  }

  #draw(): void {
    const widths = columnWidths(this.#node)
    const total = widths.reduce((sum, width) => sum + width, 0)
    const percents = widths.map((width) => `${((width / total) * 100).toFixed(3)}%`)
    const drawn = Array.from(this.#columns.children, (column) => (column as HTMLElement).style.width)
    if (percents.join() !== drawn.join()) {
      this.#columns.replaceChildren(
        ...percents.map((width) => {
          const column = document.createElement('col')
          column.style.width = width
          return column
        }),
      )
    }
    const { headRows, landscape } = this.#node.attrs
    this.#table.style.setProperty('--head-rows', String(headRows))
    this.#table.dataset['headRows'] = String(headRows)
    this.dom.classList.toggle('table-landscape', landscape === true)
  }
}
