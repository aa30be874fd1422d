/** A place in the text: index into `documentLines`, UTF-16 units of that line. */
export interface Place {
  readonly line: number
  readonly start: number
  readonly end: number
}

/** Words on the page that are no words of the text that stands: what is struck, what is said for those who listen, notes. */
const BESIDE = 'del, .visually-hidden, .line-note, .origin-number'

const textNodesOf = (line: Element): readonly Text[] => {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node instanceof Text && node.parentElement?.closest(BESIDE) === null) nodes.push(node)
  return nodes
}

/** Where a place of the page is in the text of its line. */
const offsetIn = (line: Element, container: Node, offset: number): number => {
  const point = document.createRange()
  point.setStart(container, offset)
  let before = 0
  for (const node of textNodesOf(line)) {
    if (point.comparePoint(node, node.length) <= 0) before += node.length
    else return before + (node === container ? offset : 0)
  }
  return before
}

export interface Passage extends Place {
  readonly text: string
}

const lineAt = (node: Node): HTMLElement | null =>
  (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-line]') ?? null

/** The words that are selected, as a place in the text; of a selection over several lines those of the first. */
export const passageOf = (selection: Selection | null): Passage | null => {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  const element = lineAt(range.startContainer)
  if (element === null) return null
  const whole = textNodesOf(element)
    .map((node) => node.data)
    .join('')
  const start = offsetIn(element, range.startContainer, range.startOffset)
  const ends = element.contains(range.endContainer)
  const end = ends ? offsetIn(element, range.endContainer, range.endOffset) : whole.length
  return end <= start ? null : { line: Number(element.dataset['line']), start, end, text: whole.slice(start, end) }
}

/** Those words on the page; null when the page does not show them. */
const rangeOf = ({ line, start, end }: Place): Range | null => {
  const element = document.querySelector(`.work-main [data-line="${String(line)}"]`)
  if (element === null) return null
  const range = document.createRange()
  let at = 0
  let begun = false
  for (const node of textNodesOf(element)) {
    const next = at + node.length
    if (!begun && start < next) {
      range.setStart(node, Math.max(0, start - at))
      begun = true
    }
    if (begun && end <= next) {
      range.setEnd(node, Math.max(0, end - at))
      return range
    }
    at = next
  }
  return null
}

/** Marks places of the page by a name of the style sheet, without touching its elements. */
export const highlight = (name: string, places: readonly Place[]): void => {
  const ranges = places.flatMap((place) => rangeOf(place) ?? [])
  if (ranges.length === 0) CSS.highlights.delete(name)
  else CSS.highlights.set(name, new Highlight(...ranges))
}

/** Leads to a line of the page. */
export const showLine = (line: number): void => {
  document.querySelector(`.work-main [data-line="${String(line)}"]`)?.scrollIntoView({ block: 'center' })
}
