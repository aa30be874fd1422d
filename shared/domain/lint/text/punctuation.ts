import type { TextFinding } from '../finding.ts'
import { findAll, type TextCheck } from './search.ts'

const FULL_WIDTH: ReadonlyMap<string, string> = new Map([
  [',', '，'],
  [';', '；'],
  [':', '：'],
  ['?', '？'],
  ['!', '！'],
  ['.', '。'],
])
/** Half-width marks that end Chinese words, or stand between a number and Chinese words. */
const HALF_WIDTH = /(?<=[\p{sc=Han}”’》）〕])[,;:?!]|(?<=[\w%℃])[,;?!](?=\p{sc=Han})|(?<=\p{sc=Han})\.$/gu

/** GB/T 15834-2011: the marks of Chinese text are full-width. A point between two characters may be a name's, and is left. */
const halfWidthMarks: TextCheck = (text) => findAll(text, HALF_WIDTH, 'halfWidthMark', ([mark]) => FULL_WIDTH.get(mark))

/** A label (一) or (1) at the head is told by the rule of headings. */
const LABEL_LENGTH = 6
const isLabel = (match: RegExpMatchArray): boolean =>
  match.index === 0 && match[0].length <= LABEL_LENGTH && /^[（(][\d一二三四五六七八九十百]+[）)]$/u.test(match[0])

const HALF_PARENTHESES = /\(([^()（）]*)\)/gu
const MIXED_PARENTHESES = /（([^()（）]*)\)|\(([^()（）]*)）/gu
const HAN = /\p{sc=Han}/u

const parentheses: TextCheck = (text) => {
  const isChinese = ({ 0: whole, index = 0 }: RegExpMatchArray): boolean =>
    HAN.test(whole) || HAN.test(text[index - 1] ?? '')
  const full = (match: RegExpMatchArray): string => `（${match[1] ?? match[2] ?? ''}）`
  const without = (pattern: RegExp, code: 'halfWidthParentheses' | 'mixedParentheses'): readonly TextFinding[] =>
    Array.from(text.matchAll(pattern))
      .filter((match) => isChinese(match) && !isLabel(match))
      .map((match) => ({
        code,
        start: match.index,
        end: match.index + match[0].length,
        detail: match[0],
        text: full(match),
      }))
  return [...without(HALF_PARENTHESES, 'halfWidthParentheses'), ...without(MIXED_PARENTHESES, 'mixedParentheses')]
}

const PARTNERS: ReadonlyMap<string, string> = new Map([
  ['》', '《'],
  ['）', '（'],
])
/** 1） a） 甲） number the items of a list. */
const LIST_MARK = /(?:^|[；。，：、\s])[0-9A-Za-z①-⑳甲乙丙丁一二三四五六七八九十]{1,3}）$/u

/** Quotation marks may run over several paragraphs, 书名号 and parentheses do not. Tells the first mark without partner. */
const unbalanced: TextCheck = (text) => {
  const plain = text.replaceAll('(', '（').replaceAll(')', '）')
  const open: { mark: string; at: number }[] = []
  const lone = (at: number): readonly TextFinding[] => [
    { code: 'unbalanced', start: at, end: at + 1, detail: text[at] ?? '' },
  ]
  for (const match of plain.matchAll(/[《》（）]/gu)) {
    const [mark] = match
    const partner = PARTNERS.get(mark)
    if (partner === undefined) open.push({ mark, at: match.index })
    else if (open.at(-1)?.mark === partner) open.pop()
    else if (mark !== '）' || !LIST_MARK.test(plain.slice(Math.max(0, match.index - 4), match.index + 1)))
      return lone(match.index)
  }
  const [first] = open
  return first === undefined ? [] : lone(first.at)
}

const straightQuotes: TextCheck = (text) =>
  text.includes('"')
    ? findAll(text, /"((?:(?!\p{sc=Han})[^"])*\p{sc=Han}[^"]*)"/gu, 'straightQuotes', ([, inner = '']) => `“${inner}”`)
    : []

const CORNER: ReadonlyMap<string, string> = new Map([
  ['「', '“'],
  ['」', '”'],
  ['『', '‘'],
  ['』', '’'],
])

/** Quotation marks and 书名号 inside each other: the inner ones are ‘ ’ and 〈 〉 (GB/T 15834-2011). */
const nested: TextCheck = (text) => [
  ...findAll(text, /[「」『』]/gu, 'cornerQuotes', ([mark]) => CORNER.get(mark)),
  ...findAll(
    text,
    /“([^“”]*)“([^“”]*)”([^“”]*)”/gu,
    'nestedQuotes',
    ([, before = '', inner = '', after = '']) => `“${before}‘${inner}’${after}”`,
  ),
  ...findAll(
    text,
    /《([^《》]*)《([^《》]*)》([^《》]*)》/gu,
    'nestedBookMarks',
    ([, before = '', inner = '', after = '']) => `《${before}〈${inner}〉${after}》`,
  ),
  ...findAll(text, /(?<=》)、(?=《)|(?<=”)、(?=“)/gu, 'markBetweenBookMarks', () => ''),
]

const runs: TextCheck = (text) => [
  ...findAll(text, /([，、；：])\1+|(?<!。)。。(?!。)/gu, 'repeatedMark', ([whole]) => whole[0]),
  ...findAll(text, /[，、；：][，、；：。！？]|[。！？][，、；：]|[！？]。/gu, 'clashingMarks').filter(
    ({ start, end }) => text[start] !== text[end - 1],
  ),
  ...findAll(text, /。{3,}|(?<=\p{sc=Han})\.{3,}|(?<!…)…(?!…)/gu, 'ellipsis', () => '……'),
  ...findAll(text, /(?<=\p{sc=Han})--+(?=\p{sc=Han})/gu, 'dash', () => '——'),
  ...findAll(text, /(?<=[\d%年月日时])~(?=\d)/gu, 'dash', () => '～'),
]

export const PUNCTUATION_CHECKS: readonly TextCheck[] = [
  halfWidthMarks,
  parentheses,
  unbalanced,
  straightQuotes,
  nested,
  runs,
]
