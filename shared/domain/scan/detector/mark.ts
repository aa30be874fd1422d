import { finding, lowered, type Finding, type Rule } from '../hit.ts'

/**
 * Marks of state secrets. They are read off the raw text with nothing but regular expressions, so that the import gate
 * needs no tables; the patterns themselves tolerate what is put between and for the characters.
 */
export const MARK: Rule = {
  rule: 'classMark',
  category: 'classified',
  level: 'block',
  basis: '《中华人民共和国保守国家秘密法》第二十二条、第二十九条、第三十一条',
}
const LINE: Rule = { ...MARK, rule: 'classLine' }

/** What may be put between two characters of a mark: marks, controls, punctuation, symbols, spaces; no line end. */
const GAP = '(?:(?![\\n\\r\\u2028\\u2029。；！？])[\\p{M}\\p{Cf}\\p{Cc}\\p{P}\\p{S}\\p{Z}]){0,8}'
/** The same without the star, which ends the level. */
const BLANK = '[\\p{M}\\p{Cf}\\p{Z}\\t]{0,8}'
const SECRET = '[密宻⾋㊙]'
const LEVEL = `(?:[绝絕絶]${GAP}${SECRET}|[机機]${GAP}${SECRET}|[秘祕泌]${GAP}${SECRET})`
const STAR = '[★☆✩✭✮✯✪✫✬✰⭐🌟⋆]'
const ASTERISK = '[*＊﹡∗✱✲❋※]'
const NUMBER = '[0-9０-９一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾①-⑳㈠-㈩Ⅰ-Ⅻ]'
const DURATION = `(?:长${BLANK}期|長${BLANK}期|永${BLANK}久|${NUMBER}(?:${BLANK}${NUMBER}){0,2}${BLANK}(?:年|个?月|個月|天|日))`
/** A named condition or time of declassification: 会议开始前, 公布后. */
const CONDITION = '[^\\s，。；、]{1,20}'
const MARKED = new RegExp(
  `${LEVEL}${BLANK}(?:${STAR}${BLANK}(?:${DURATION}|${CONDITION})?|(?:${ASTERISK}|\\p{So})${BLANK}${DURATION})`,
  'gu',
)
/** A star with its term behind any other word, at the end of a short line: whatever was put for the level. */
const TERM_ALONE = new RegExp(`${STAR}(?<=[\\p{L}\\p{N}]${BLANK}.)${BLANK}${DURATION}[ \\t\\r]{0,40}$`, 'gmu')
const LINE_END = `${BLANK}(?:\\r?\\n|\\f)${BLANK}`
/** After the first character of a level: it stands at the head of its line. Looked at from behind, so that few places are. */
const AT_HEAD = `(?<=(?:^|[\\n\\f])${BLANK}[^])`
/**
 * Over the ends of lines: a mark set from top to bottom, a character a line, as readers of pages and tables give it; and a
 * level whose star, or star and term, stand at the head of the next line. A heading about 国家秘密 above a list with stars is
 * neither.
 */
const UPRIGHT = new RegExp(
  `[绝絕絶机機秘祕泌](?:${AT_HEAD}(?:${LINE_END}${SECRET}(?:${LINE_END}|${BLANK})|${GAP}${SECRET}${LINE_END})${STAR}` +
    `|${GAP}${SECRET}${LINE_END}${STAR}${BLANK}${DURATION})`,
  'gu',
)
/** An asterisk with no term: a mark on a line of its own, a footnote sign in prose. */
const MARKED_BARE = new RegExp(`${LEVEL}${BLANK}${ASTERISK}(?!${BLANK}${DURATION})`, 'gu')

const LINE_OF_MARK = new RegExp(
  `(?<=^|\\f)[ \\t　]{0,40}(?:\\d{6}[ \\t　]{0,40})?${LEVEL}[ 　]{0,8}(?:级|級|件)?[ \\t　\\r]{0,40}$`,
  'gmu',
)
/** 版头 stands in the first lines of a page (GB/T 9704-2012, 7.2). */
const HEADER_LINES = 8
/** A line no longer than this is a marking, not a sentence. */
export const MARKING_LINE_MAX = 24

/** The line that holds a stretch when it is no longer than `max` characters; null for a longer one. */
export const shortLine = (text: string, start: number, end: number, max: number): string | null => {
  const from = Math.max(0, start - max)
  const before = text.slice(from, start)
  const after = text.slice(end, end + max)
  const lineStart = before.lastIndexOf('\n') + 1
  const lineEnd = after.indexOf('\n')
  if (lineStart === 0 && from > 0) return null
  if (lineEnd === -1 && end + max < text.length) return null
  const line = before.slice(lineStart) + text.slice(start, end) + (lineEnd === -1 ? after : after.slice(0, lineEnd))
  return line.length <= max ? line : null
}

/** Tells whether an offset lies in the first lines of a page; pages are parted by form feeds. */
export const headerZone = (text: string): ((offset: number) => boolean) => {
  const zones: (readonly [number, number])[] = []
  let page = 0
  while (page <= text.length) {
    const next = text.indexOf('\f', page)
    const pageEnd = next === -1 ? text.length : next
    let end = page
    for (let line = 0; line < HEADER_LINES && end < pageEnd; line++) {
      const stop = text.indexOf('\n', end)
      end = stop === -1 || stop > pageEnd ? pageEnd : stop + 1
    }
    zones.push([page, end])
    page = pageEnd + 1
  }
  return (offset) => {
    let low = 0
    let high = zones.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((zones[middle]?.[0] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return offset <= (zones[low - 1]?.[1] ?? -1)
  }
}

/** 密级标志 with a star, and lines that hold nothing but a level: blocking in the head of a page. */
export const findMarks = (text: string, inHeader: (offset: number) => boolean): Finding[] => {
  const found: Finding[] = []
  for (const match of text.matchAll(MARKED))
    found.push(finding(MARK, match.index, match.index + match[0].trimEnd().length))
  const marked = [...found]
  let next = 0
  for (const match of text.matchAll(TERM_ALONE)) {
    const hit = finding(LINE, match.index, match.index + match[0].trimEnd().length, 'high')
    while ((marked[next]?.end ?? Infinity) < hit.start) next += 1
    const isKnown = (marked[next]?.start ?? Infinity) <= hit.start
    if (!isKnown && shortLine(text, hit.start, hit.end, MARKING_LINE_MAX) !== null) found.push(hit)
  }
  for (const match of text.matchAll(UPRIGHT)) found.push(finding(MARK, match.index, match.index + match[0].length))
  for (const match of text.matchAll(MARKED_BARE)) {
    const hit = finding(MARK, match.index, match.index + match[0].length)
    const isMarking = shortLine(text, hit.start, hit.end, MARKING_LINE_MAX) !== null
    found.push(isMarking ? hit : lowered(hit, 'high', 'context.prose'))
  }
  for (const match of text.matchAll(LINE_OF_MARK)) {
    const start = match.index + match[0].search(/\S/u)
    const hit = finding(LINE, start, match.index + match[0].trimEnd().length)
    found.push(inHeader(start) ? hit : lowered(hit, 'medium', 'context.prose'))
  }
  return found
}
