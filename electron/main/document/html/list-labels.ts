import { formatNumber } from '../docx/number-format.ts'

interface OpenList {
  readonly label: (value: number) => string
  next: number
}

/** Marks that lists show by their CSS style or `type` attribute; the number formats are those of documents. */
const FORMATS: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
}
const MAX_NUMBER = 100_000

/** Counts the lists of a page, one inside another, and gives each item its mark as text. */
export class ListLabels {
  readonly #open: OpenList[] = []

  open(tag: 'ol' | 'ul', attributes: ReadonlyMap<string, string>): void {
    const start = Number.parseInt(attributes.get('start') ?? '1', 10)
    const format = FORMATS[attributes.get('type') ?? ''] ?? 'decimal'
    const isMarked = !/list-style(?:-type)?\s*:\s*none/iu.test((attributes.get('style') ?? '').slice(0, 20_000))
    const numbered = (value: number): string => `${formatNumber(value, format)}.`
    this.#open.push({
      label: isMarked && tag === 'ol' ? numbered : () => '',
      next: Number.isInteger(start) && Math.abs(start) < MAX_NUMBER ? start : 1,
    })
  }

  close(): void {
    this.#open.pop()
  }

  /** The mark of the next item, '' for a bullet; `value` is the item's own number, if it has one. */
  next(value: string | undefined): string {
    const list = this.#open.at(-1)
    if (list === undefined) return ''
    const own = Number.parseInt(value ?? '', 10)
    if (Number.isInteger(own) && Math.abs(own) < MAX_NUMBER) list.next = own
    const label = list.label(list.next)
    list.next += 1
    return label
  }
}
