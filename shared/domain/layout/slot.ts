import type { Element, ElementKind } from './element.ts'
import type { Line } from './line-break.ts'
import type { Setting } from './typeset.ts'

/** A line of an element in a slot: slots count the grid lines of all pages from 0. */
export interface PlacedLine {
  readonly element: number
  readonly line: Line
  readonly slot: number
}

/** Empty lines above the title where no 版头 stands: as many as under the red line (GB/T 9704-2012, 7.3.1). */
const ABOVE_TITLE = 2

const isHeading = (kind: ElementKind | undefined): boolean => kind?.startsWith('heading') ?? false

/** Empty lines between two elements: one under the title block (7.3.2), one above 署名 or a lone date (7.3.5.2). */
const blankBetween = (before: ElementKind | undefined, kind: ElementKind): number => {
  const titleBlock = before === 'title' || before === 'documentNumber'
  if (titleBlock && kind !== 'documentNumber') return 1
  return kind === 'signatory' || (kind === 'date' && before !== 'signatory') ? 1 : 0
}

/** Lines that must stand on one page with the first line of heading `index`, itself included; counted up to `limit`. */
const keptWithHeading = (
  elements: readonly Element[],
  settings: readonly Setting[],
  index: number,
  limit: number,
): number => {
  let lines = 0
  let at = index
  for (; isHeading(elements[at]?.kind) && lines <= limit; at++) lines += settings[at]?.lines.length ?? 0
  return at < elements.length ? lines + 1 : lines
}

/** Lines of text that go over with 署名 or 成文日期, so that no page holds them alone (7.3.5.5). */
const CARRIED_LINES = 2

/** The last lines of the paragraph before 署名, taken back from their page; none when that paragraph is no paragraph. */
const takeBack = (placed: PlacedLine[], elements: readonly Element[], index: number): readonly PlacedLine[] => {
  if (elements[index - 1]?.kind !== 'paragraph') return []
  const lines = placed.filter((one) => one.element === index - 1).slice(-CARRIED_LINES)
  return placed.splice(placed.length - lines.length, lines.length)
}

/**
 * Puts the lines of all elements into slots, page after page. A heading is not left as the last line of a page, nor
 * 署名 parted from its date or from all text; empty lines between elements vanish at the top of a page.
 */
export const slotLines = (
  elements: readonly Element[],
  settings: readonly Setting[],
  linesPerPage: number,
): readonly PlacedLine[] => {
  const placed: PlacedLine[] = []
  let slot = ABOVE_TITLE
  const place = (element: number, line: Line): void => {
    placed.push({ element, line, slot })
    slot++
  }
  const toNextPage = (): void => {
    slot += linesPerPage - (slot % linesPerPage)
  }
  for (const [index, { kind }] of elements.entries()) {
    const blank = blankBetween(elements[index - 1]?.kind, kind)
    const left = slot % linesPerPage === 0 ? 0 : linesPerPage - (slot % linesPerPage)
    if (blank > 0 && (kind === 'signatory' || kind === 'date')) {
      if (left < blank + (kind === 'signatory' ? 2 : 1)) {
        const carried = takeBack(placed, elements, index)
        if (slot % linesPerPage !== 0) toNextPage()
        for (const { element, line } of carried) place(element, line)
      }
    } else if (isHeading(kind)) {
      const needed = keptWithHeading(elements, settings, index, linesPerPage)
      if (needed > left && needed <= linesPerPage && left > 0) toNextPage()
    }
    if (slot % linesPerPage !== 0) slot += blank
    for (const line of settings[index]?.lines ?? []) place(index, line)
  }
  return placed
}
