import type { DocumentLine, LinePart } from '../../document/lines.ts'
import { clusterEnd } from '../grapheme.ts'
import { labelOf } from '../label.ts'

/** What of the document a line belongs to: the head with the title, the body, what stands below it, an attachment, 版头 and 版记. */
export const PORTIONS = ['head', 'body', 'ending', 'attachment', 'imprint'] as const
export type Portion = (typeof PORTIONS)[number]

/** Where a line stands: its 条款. */
export interface Section {
  readonly portion: Portion
  /** 0 for the document itself, 1, 2 … for its attachments. */
  readonly item: number
  /** The lines of the headings above it (itself too if it is one), the outermost first. */
  readonly headings: readonly number[]
}

/** A heading as it is cited. */
export interface HeadingName {
  /** 二、 （三） 第五条; '' of a heading without number. */
  readonly label: string
  /** Its words without the label, cut to what a list has room for. */
  readonly text: string
}

const PORTION_OF_PART: Readonly<Partial<Record<LinePart, Portion>>> = {
  title: 'head',
  addressee: 'head',
  attachmentName: 'ending',
  signatory: 'ending',
  date: 'ending',
  note: 'ending',
  attachmentTitle: 'attachment',
  attachmentFile: 'attachment',
  urgency: 'imprint',
  issuer: 'imprint',
  documentNumber: 'imprint',
  signers: 'imprint',
  copyTo: 'imprint',
  printing: 'imprint',
}

/** Ranks by the levels of label.ts: 编 章 节 条 are above 一、 （一） 1. （1）. */
const RANKS_OF_LABELS = [0, 5, 6, 7, 8, 1, 2, 3, 4]
const RANKS_OF_HEADINGS: Readonly<Partial<Record<LinePart, number>>> = {
  heading1: 5,
  heading2: 6,
  heading3: 7,
  heading4: 8,
}
/** A paragraph that begins with 1. or （1） is an item of its paragraph, not a 条款 of its own, unless it is a heading. */
const MOST_RANK_OF_PARAGRAPH = 6
const NAME_CHARACTERS = 24

/** The rank of a line among headings, from 1; 0 if it is none. */
const rankOf = ({ part, text }: DocumentLine): number => {
  const own = RANKS_OF_HEADINGS[part]
  if (own !== undefined) return own
  if (part !== 'paragraph' && part !== 'listItem') return 0
  const rank = RANKS_OF_LABELS[labelOf(text).level] ?? 0
  return rank > MOST_RANK_OF_PARAGRAPH ? 0 : rank
}

/** For each line of a document, where it stands. */
export const sectionsOf = (lines: readonly DocumentLine[]): readonly Section[] => {
  let above: { readonly line: number; readonly rank: number }[] = []
  let lastItem = 0
  return lines.map((line, at) => {
    const { part, item } = line
    if (item !== lastItem) above = []
    lastItem = item
    const portion = PORTION_OF_PART[part] ?? (item === 0 ? 'body' : 'attachment')
    if (PORTION_OF_PART[part] !== undefined) return { portion, item, headings: [] }
    const rank = rankOf(line)
    if (rank > 0) above = [...above.filter((head) => head.rank < rank), { line: at, rank }]
    return { portion, item, headings: above.map((head) => head.line) }
  })
}

export const headingName = (text: string): HeadingName => {
  const label = labelOf(text)
  let end = label.text.length
  for (let count = 0; count < NAME_CHARACTERS && end < text.length; count += 1) {
    // A heading that leads into its paragraph ends at the first stop.
    if (text[end] === '。') break
    end = clusterEnd(text, end)
  }
  return { label: label.text.trim(), text: text.slice(label.text.length, end) }
}
