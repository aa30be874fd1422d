import { hanNumber, parseHanNumber } from './han-number.ts'
import { isTextBlock, type Block, type TextBlock, type TextBlockKind } from './model.ts'

/** 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3). */
export type LabelLevel = 1 | 2 | 3 | 4

/** The numbering label at the head of a paragraph. */
export interface NumberLabel {
  readonly level: LabelLevel
  readonly number: number
  /** Its length in the text, with wrong marks after it that belong to no word: （一）、 is of four characters. */
  readonly length: number
}

const HAN = '[一二三四五六七八九十百零]{1,7}'
const PATTERNS: readonly (readonly [LabelLevel, RegExp])[] = [
  [1, new RegExp(`^(${HAN})(?:、|[.．](?![.．]))`, 'u')],
  [2, new RegExp(`^[（(](${HAN})[）)][、.．，,]?`, 'u')],
  [3, /^(\d{1,3})[.．、](?![\d.．])/u],
  [4, /^[（(](\d{1,3})[）)][、.．，,]?/u],
]
const MAY_BEGIN = /^[一二三四五六七八九十\d（(]/u
/** A paragraph 一、二季度… or 一、二、三产业… begins with words, not with a label. */
const WORDS = new RegExp(`^${HAN}、${HAN}(?:季度|类|级|期|产业|[、和至])`, 'u')

/** The label that a block begins with, also in a wrong form (（一）、 1、 (1)); null without. List items have none. */
export const labelOf = ({
  kind,
  text,
}: {
  readonly kind: TextBlockKind
  readonly text: string
}): NumberLabel | null => {
  if (kind === 'listItem' || !MAY_BEGIN.test(text) || (kind === 'paragraph' && WORDS.test(text))) return null
  for (const [level, pattern] of PATTERNS) {
    const match = pattern.exec(text)
    if (match === null) continue
    const digits = match[1] ?? ''
    const number = level === 1 || level === 2 ? parseHanNumber(digits) : Number(digits)
    return number === null || number === 0 ? null : { level, number, length: match[0].length }
  }
  return null
}

/** The label as the standard writes it. */
export const labelText = (level: LabelLevel, number: number): string => {
  switch (level) {
    case 1:
      return `${hanNumber(number)}、`
    case 2:
      return `（${hanNumber(number)}）`
    case 3:
      return `${String(number)}.`
    case 4:
      return `（${String(number)}）`
  }
}

/** A labelled block with the number that it should have by those before it. */
export interface NumberedBlock {
  readonly block: number
  readonly label: NumberLabel
  readonly expected: number
  /** The level of the label that it stands under; 0 under none, or under a 章, 节 or 条. */
  readonly under: LabelLevel | 0
  /** It stands under a 章, 节 or 条. */
  readonly inArticle: boolean
  /** First of its level under that label. */
  readonly first: boolean
}

/** 第一章 总则 and 第一条 为了…, with or without the gap; 第一条规定的… is prose. What stands under them is numbered anew. */
const ARTICLE = new RegExp(`^第(?:${HAN})[编章节条](?![款项规之的、和至所第])`, 'u')
const LEVELS: readonly LabelLevel[] = [1, 2, 3, 4]

/**
 * The labelled blocks of one body, each with the number that follows from those before it. Numbering begins anew under a
 * label of a higher level; it may also run on through the whole text, as （一） to （二十） do in many 意见. Levels three
 * and four may begin anew after a paragraph without label. List items number themselves. With `restated`, every number is
 * reckoned from the numbers that should be before it, else from those that are.
 */
export const numberedBlocks = (body: readonly Block[], restated = false): readonly NumberedBlock[] => {
  const numbered: NumberedBlock[] = []
  /** By level: the number of the label that is open, 0 for none; the last seen; the last that it should have been. */
  const open = [0, 0, 0, 0, 0]
  const seen = [0, 0, 0, 0, 0]
  const should = [0, 0, 0, 0, 0]
  let afterPlain = false
  let inArticle = false
  const close = (above: number): void => {
    for (const level of LEVELS) if (level > above) open[level] = 0
  }
  for (const [block, textBlock] of textBlocks(body)) {
    const label = labelOf(textBlock)
    if (label === null) {
      if (ARTICLE.test(textBlock.text)) {
        close(0)
        inArticle = true
      }
      afterPlain = true
      continue
    }
    const { level, number } = label
    const first = open[level] === 0
    const runsOn = first && (seen[level] ?? 0) > 0 && number === (seen[level] ?? 0) + 1
    const anew = level >= 3 && afterPlain && number === 1
    const before = runsOn ? (restated ? should[level] : seen[level]) : anew ? 0 : open[level]
    const expected = (before ?? 0) + 1
    const under = LEVELS.findLast((higher) => higher < level && open[higher] !== 0) ?? 0
    numbered.push({ block, label, expected, under, inArticle, first })
    close(level)
    open[level] = restated ? expected : number
    seen[level] = number
    should[level] = expected
    afterPlain = false
  }
  return numbered
}

const textBlocks = (body: readonly Block[]): readonly (readonly [number, TextBlock])[] =>
  body.flatMap((block, index) => (isTextBlock(block) ? [[index, block] as const] : []))

const MAX_NUMBER = 999

/** The body with all labels numbered as they should be and written as the standard writes them; same blocks if they are. */
export const renumber = (body: readonly Block[]): readonly Block[] => {
  const texts = new Map<number, string>()
  for (const { block, label, expected } of numberedBlocks(body, true)) {
    const found = body[block]
    if (found === undefined || !isTextBlock(found) || expected > MAX_NUMBER) continue
    const text = labelText(label.level, expected) + found.text.slice(label.length)
    if (text !== found.text) texts.set(block, text)
  }
  if (texts.size === 0) return body
  return body.map((block, index) => {
    const text = texts.get(index)
    return text === undefined || !isTextBlock(block) ? block : { ...block, text }
  })
}
