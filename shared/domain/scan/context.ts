/* eslint-disable @typescript-eslint/no-non-null-assertion -- offsets are those of the hit in its text */
import type { LoweringReason } from './hit.ts'
import { DIGIT, GUESSED, SEPARATOR, type LayerMask } from './layer.ts'
import type { HitLevel, LexiconEntry } from './lexicon.ts'
import { isBlank, isSentenceMark } from './plausible.ts'
import { SOFT, type ScanTables } from './tables.ts'
import { isHan } from './variant.ts'

/** A match of a lexicon entry, before it is judged. */
export interface Judged {
  readonly entry: LexiconEntry
  readonly start: number
  readonly end: number
  readonly via: LayerMask
}

export interface Judgement {
  readonly level: HitLevel
  readonly reason: LoweringReason
}

type Judge = (match: Judged, text: string, tables: ScanTables) => Judgement | null

/** What a reason that weakens a hit makes of its level. */
export const ONE_DOWN: Readonly<Record<HitLevel, HitLevel>> = {
  block: 'high',
  high: 'medium',
  medium: 'notice',
  notice: 'notice',
}

const isLetter = (unit: number): boolean => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
/** Characters that go on with a number in words: 十二, 二百, 三点五. */
const NUMERALS = new Set([...'十百千万亿点拾佰仟'].map((character) => character.charCodeAt(0)))

/** SM in Smoking, 2号 in 12号: a term that begins or ends in a letter or digit ends where those end. */
const letterBorder: Judge = ({ start, end }, text, { plain, stages }) => {
  const digits = stages.at(-1)!.map
  const fold = (offset: number): number => {
    const unit = text.charCodeAt(offset)
    return Number.isNaN(unit) ? 0 : digits[plain[unit]!]!
  }
  const sides = [
    [fold(start - 1), fold(start)],
    [fold(end), fold(end - 1)],
  ] as const
  for (const [outside, inside] of sides) {
    if (isDigit(inside) && (isDigit(outside) || NUMERALS.has(outside)))
      return { level: 'notice', reason: 'context.insideNumber' }
    if (isLetter(inside) && isLetter(outside)) return { level: 'notice', reason: 'context.letterBorder' }
  }
  return null
}

/** Terms longer than this seldom arise from two words that meet. */
const BORDER_TERM_MAX = 3

/**
 * 口交 in 路口交通, 大麻 in 大麻烦: the text's own words cross the border of the match. Crossing on one side counts only
 * when the crossing word is the more ordinary one and what it cuts off begins no word of its own (机密|切勿).
 */
const wordBorder: Judge = ({ start, end, via }, text, { plain, words }) => {
  const length = end - start
  if (length < 2 || length > BORDER_TERM_MAX || (via & (SEPARATOR | GUESSED | DIGIT)) !== 0) return null
  const unit = (offset: number): number => plain[text.charCodeAt(offset)] ?? 0
  if (!isHan(unit(start)) || !isHan(unit(end - 1))) return null
  const left = start > 0 ? words.rank(unit(start - 1), unit(start)) : 0
  const right = end < text.length ? words.rank(unit(end - 1), unit(end)) : 0
  const leftFree = start > 1 && words.rank(unit(start - 2), unit(start - 1)) > 0
  const rightFree = end + 1 < text.length && words.rank(unit(end), unit(end + 1)) > 0
  const crossing = { level: 'notice', reason: 'context.wordBorder' } as const
  if (left > 0 && right > 0) return leftFree && rightFree ? null : crossing
  if (length > 2) return null
  const own = words.rank(unit(start), unit(start + 1))
  if (left > own && !leftFree) return crossing
  return right > own && !rightFree ? crossing : null
}

/** 1.3 is no 一三, nor 2-5 二五: what stands between two digits makes a number or a range of them. */
const numberSign: Judge = ({ start, end, via }, text, { plain, stages, kinds }) => {
  if ((via & SEPARATOR) === 0) return null
  const digits = stages.at(-1)!.map
  let last = 0
  let apart = false
  for (let i = start; i < end; i++) {
    if (kinds[text.charCodeAt(i)] === SOFT) {
      apart = true
      continue
    }
    const symbol = digits[plain[text.charCodeAt(i)]!]!
    if (apart && isDigit(last) && isDigit(symbol)) return { level: 'notice', reason: 'context.insideNumber' }
    last = symbol
    apart = false
  }
  return null
}

/** 部，门 and 机、密: two clauses or two items that meet, not one word with a sign put in. */
const sentenceMark: Judge = ({ entry, start, end, via }, text, { kinds }) => {
  if ((via & SEPARATOR) === 0) return null
  let marks = 0
  let others = 0
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (kinds[unit] !== SOFT || entry.term.includes(text.charAt(i))) continue
    if (isSentenceMark(unit)) marks++
    else if (!isBlank(unit)) others++
  }
  return marks > 0 && others === 0 ? { level: 'notice', reason: 'context.sentenceMark' } : null
}

/** Titles are no longer than this to either side of a term. */
const TITLE_REACH = 40
const LAW_TITLE = /^[^《》\n]{0,40}(?:法|条例|规定|办法|细则|规则|标准|目录|规范)(?:（[^）\n]{0,12}）)?》/u

/** 《涉密文件管理办法》: the term is part of the title of a law or rule that the text cites. */
const citation: Judge = ({ start, end }, text) => {
  const open = text.slice(Math.max(0, start - TITLE_REACH), start)
  const isInside = open.lastIndexOf('《') > Math.max(open.lastIndexOf('》'), open.lastIndexOf('\n'))
  if (!isInside || !LAW_TITLE.test(text.slice(end - 1, end + TITLE_REACH))) return null
  return { level: 'notice', reason: 'context.citation' }
}

/** Two characters of which one was guessed: likely enough to show, not to stop a case by itself. */
const guess: Judge = ({ entry, via }) =>
  (via & GUESSED) !== 0 && entry.term.length === 2 ? { level: ONE_DOWN[entry.level], reason: 'context.guess' } : null

const JUDGES: readonly Judge[] = [letterBorder, numberSign, wordBorder, sentenceMark, citation, guess]

/** The first ground there is to lower a match, or null. A notice cannot be lowered. */
export const judge = (match: Judged, text: string, tables: ScanTables): Judgement | null => {
  if (match.entry.level === 'notice') return null
  for (const ground of JUDGES) {
    const judgement = ground(match, text, tables)
    if (judgement !== null) return judgement
  }
  return null
}
