import type { FindingList } from '../finding.ts'
import { attributeOf, type XmlAttributes } from '../xml.ts'
import { nextLabel, type ListCount } from './list-labels.ts'
import { OUTLINE, type OdtStyles } from './styles.ts'

interface OpenList {
  readonly style: string
  readonly count: ListCount
  /** The item whose first paragraph is still to come. */
  pending: { readonly startAt: string | undefined } | null
}

/** The lists of a text document, one inside another, and those that go on from an earlier one (ODF 1.3 part 3, 5.3). */
export class OdtLists {
  readonly #open: OpenList[] = []
  readonly #counts = new Map<string, ListCount>()
  readonly #headings: ListCount = []
  readonly #styles: OdtStyles
  readonly #findings: FindingList
  #last = ''

  constructor(styles: OdtStyles, findings: FindingList) {
    this.#styles = styles
    this.#findings = findings
  }

  get isOpen(): boolean {
    return this.#open.length > 0
  }

  open(attributes: XmlAttributes): void {
    const outer = this.#open.at(-1)
    const style = attributeOf(attributes, 'text:style-name') ?? outer?.style ?? ''
    if (outer !== undefined) {
      this.#open.push({ style, count: outer.count, pending: null })
      return
    }
    const id = attributeOf(attributes, '?:id') ?? `list ${String(this.#counts.size)}`
    const goesOn = attributeOf(attributes, 'text:continue-numbering') === 'true'
    const earlier = attributeOf(attributes, 'text:continue-list') ?? (goesOn ? this.#last : '')
    const count = this.#counts.get(earlier) ?? []
    this.#counts.set(id, count)
    this.#last = id
    this.#open.push({ style, count, pending: null })
  }

  openItem(startAt: string | undefined): void {
    const list = this.#open.at(-1)
    if (list !== undefined) list.pending = { startAt }
  }

  close(): void {
    this.#open.pop()
  }

  /** The label of the paragraph that begins here: '' for every paragraph of an item but its first. */
  labelOfItem(): string {
    const list = this.#open.at(-1)
    if (list?.pending == null) return ''
    const { startAt } = list.pending
    list.pending = null
    return nextLabel(this.#styles.levelsOf(list.style), list.count, this.#open.length - 1, startAt, this.#findings)
  }

  /** The number of a heading by the outline of the document. */
  labelOfHeading(level: number, restarts: boolean): string {
    const levels = this.#styles.levelsOf(OUTLINE)
    return nextLabel(levels, this.#headings, level, restarts ? '1' : undefined, this.#findings)
  }
}
