import type { LineTraits } from '../flow.ts'
import type { PageLine } from './lines.ts'

export interface Paragraph {
  readonly text: string
  readonly traits: LineTraits
  /** The pages that it stands on, from 0, each with the place in the text where it begins. */
  readonly pages: readonly { readonly at: number; readonly page: number }[]
}

/** What was told apart: paragraphs, running heads and page numbers, and how many line ends were joined. */
export interface Paragraphs {
  readonly paragraphs: readonly Paragraph[]
  readonly margins: readonly string[]
  readonly joined: number
}

/** — 1 —, 第 3 页 共 9 页: page numbers in the margin. */
const PAGE_NUMBER =
  /^[\s\t]*(?:[-—－–·•]*\s*\d{1,4}\s*[-—－–·•]*|第\s*\d{1,4}\s*页(?:\s*[/，,共]*\s*\d{1,4}\s*页)?)[\s\t]*$/u
/** The margins of a page, as a part of its height. */
const MARGIN = 0.12
/** A running head stands on at least this many pages. */
const REPEATED = 3

/** The edge that many lines share: the outermost one that at least a tenth of them reach, to 2 pt. */
const edgeOf = (values: readonly number[], outer: 'least' | 'most'): number => {
  const counts = new Map<number, number>()
  for (const value of values) {
    const bucket = Math.round(value / 2)
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }
  const enough = Math.max(1, values.length / 10)
  const common = [...counts].filter(([, count]) => count >= enough).map(([bucket]) => bucket * 2)
  const candidates = common.length > 0 ? common : values
  return candidates.reduce((edge, value) => (outer === 'least' ? Math.min(edge, value) : Math.max(edge, value)))
}

const isMargin = ({ y }: PageLine, heights: readonly number[], page: number): boolean => {
  const height = heights[page] ?? 0
  return y < height * MARGIN || y > height * (1 - MARGIN)
}

const splitMargins = (lines: readonly PageLine[], heights: readonly number[]) => {
  const pages = new Map<string, Set<number>>()
  const keyOf = ({ text, y }: PageLine): string => `${String(Math.round(y / 4))} ${text.replaceAll(/\d+/gu, '#')}`
  for (const line of lines) {
    const found = pages.get(keyOf(line)) ?? new Set()
    pages.set(keyOf(line), found.add(line.page))
  }
  const inMargin = (line: PageLine): boolean =>
    isMargin(line, heights, line.page) &&
    (PAGE_NUMBER.test(line.text) || (pages.get(keyOf(line))?.size ?? 0) >= REPEATED)
  return { body: lines.filter((line) => !inMargin(line)), margins: lines.filter(inMargin) }
}

const joinText = (before: string, after: string): string =>
  before + (/[A-Za-z0-9,.;:)]$/u.test(before) && /^[A-Za-z0-9(]/u.test(after) ? ' ' : '') + after

/**
 * Rebuilds paragraphs from lines. A line goes on in the next when it is full to the right edge and the next begins at the
 * left edge in the same size; what is indented, centred, short, in columns or of
 * another size begins anew.
 */
export const paragraphsOf = (lines: readonly PageLine[], heights: readonly number[]): Paragraphs => {
  const { body, margins } = splitMargins(lines, heights)
  if (body.length === 0) return { paragraphs: [], margins: margins.map(({ text }) => text), joined: 0 }
  const left = edgeOf(
    body.map((line) => line.left),
    'least',
  )
  const right = edgeOf(
    body.map((line) => line.right),
    'most',
  )
  const paragraphs: { text: string; readonly traits: LineTraits; readonly pages: { at: number; page: number }[] }[] = []
  let last: PageLine | undefined
  let joined = 0
  for (const line of body) {
    const { size, text } = line
    const inset = line.left - left
    const isCentred = inset > size * 2.5 && Math.abs(inset - (right - line.right)) < size
    const goesOn =
      last !== undefined &&
      !last.text.includes('\t') &&
      right - last.right < size * 1.6 &&
      inset < size * 0.8 &&
      Math.abs(last.size - size) < size * 0.1 &&
      (last.page !== line.page || line.y - last.y < size * 3)
    const paragraph = paragraphs.at(-1)
    if (goesOn && paragraph !== undefined) {
      if (last?.page !== line.page) paragraph.pages.push({ at: paragraph.text.length, page: line.page })
      paragraph.text = joinText(paragraph.text, text)
      joined += 1
    } else {
      const traits = { halfPoints: Math.round(size * 2), ...(isCentred ? { centred: true } : {}) }
      paragraphs.push({ text, traits, pages: [{ at: 0, page: line.page }] })
    }
    last = line
  }
  return { paragraphs, margins: margins.map(({ text }) => text), joined }
}
