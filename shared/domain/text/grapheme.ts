/**
 * Where a text may be cut without splitting what a reader takes for one character: extended grapheme clusters after
 * UAX #29. Intl.Segmenter is not asked: engines ship it with different data, and a comparison must not differ by them.
 */

const PREPEND = '[\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u0d4e\\u{110bd}\\u{110cd}\\u{111c2}\\u{111c3}]'
/** Also the spacing marks, as one class: both cling to what stands before them. U+FF9E and U+FF9F are halfwidth marks. */
const EXTEND = '[\\p{Grapheme_Extend}\\p{Mc}\\p{Emoji_Modifier}\\u200d\\u0e33\\u0eb3]'
/** Leading, syllable or vowels, trailing. A syllable that has its trailing part takes vowels too: on the safe side. */
const LEADING = '[\\u1100-\\u115f\\ua960-\\ua97c]'
const VOWEL = '[\\u1160-\\u11a7\\ud7b0-\\ud7c6]'
const TRAILING = '[\\u11a8-\\u11ff\\ud7cb-\\ud7fb]'
const HANGUL = `${LEADING}*(?:[\\uac00-\\ud7a3]${VOWEL}*|${VOWEL}+)${TRAILING}*|${LEADING}+|${TRAILING}+`
const PICTURE = `\\p{Extended_Pictographic}(?:\\p{Grapheme_Extend}*\\p{Emoji_Modifier}*\\u200d\\p{Extended_Pictographic})*`
/** Consonants that a virama of six Indic scripts binds together (GB9c). */
const CONSONANT =
  '[\\u0915-\\u0939\\u0958-\\u095f\\u0978-\\u097f\\u0995-\\u09b9\\u09dc-\\u09df\\u09f0\\u09f1\\u0a95-\\u0ab9\\u0af9\\u0b15-\\u0b39\\u0b5c-\\u0b5f\\u0b71\\u0c15-\\u0c39\\u0c58-\\u0c5a\\u0d15-\\u0d3a]'
const VIRAMA = '[\\u094d\\u09cd\\u0acd\\u0b4d\\u0c4d\\u0d4d]'
const LINK = `\\p{Grapheme_Extend}*${VIRAMA}[\\p{Grapheme_Extend}\\u200d]*`
const CONJUNCT = `${CONSONANT}(?:${LINK}${CONSONANT})*`
const CONTROL = `(?!${PREPEND}|${EXTEND})[\\p{Cc}\\p{Cf}\\u2028\\u2029]`
const CLUSTER = new RegExp(
  `\\r\\n|${CONTROL}|${PREPEND}*(?:\\p{RI}{2}|${HANGUL}|${PICTURE}|${CONJUNCT}|(?!${CONTROL}).)${EXTEND}*`,
  'suy',
)
const EXTENSION = new RegExp(`${EXTEND}+`, 'uy')

/** The end of the cluster that starts at `start`, which must be a boundary before the end of `text`. */
export const clusterEnd = (text: string, start: number): number => {
  CLUSTER.lastIndex = start
  return CLUSTER.test(text) ? CLUSTER.lastIndex : start + 1
}

/** The end of the marks and joiners, if any, that cling to the character ending at `end`. */
export const extensionEnd = (text: string, end: number): number => {
  if (end >= text.length || !mayExtend(text.charCodeAt(end))) return end
  EXTENSION.lastIndex = end
  return EXTENSION.test(text) ? EXTENSION.lastIndex : end
}

/** Quick and on the safe side: false for Latin, Chinese and their punctuation. */
const mayExtend = (code: number): boolean =>
  code >= 0x300 && !(code >= 0x3400 && code <= 0x9fff) && !(code >= 0x3000 && code <= 0x3029) && !isWide(code)

const isWide = (code: number): boolean => (code >= 0xff01 && code <= 0xff9d) || (code >= 0x2010 && code <= 0x2027)

/** How many characters a reader counts in `text`. */
export const countCharacters = (text: string): number => {
  if (!UNUSUAL.test(text)) return text.length
  let count = 0
  for (let at = 0; at < text.length; at = clusterEnd(text, at)) count += 1
  return count
}
/** Anything that could be part of a cluster of several code units. */
const UNUSUAL =
  /[^\t -\u00a8\u00aa-\u00ad\u00af-\u02ff\u2010-\u2027\u3000-\u3029\u3041-\u3096\u3400-\u9fff\uff01-\uff9d]/
