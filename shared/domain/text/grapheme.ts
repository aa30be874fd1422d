/**
 * Where a text may be cut without splitting what a reader takes for one character: extended grapheme clusters after
 * UAX #29. Intl.Segmenter is not asked: engines ship it with different data, and a comparison must not differ by them.
 */

const PREPEND = '[\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u0d4e\\u{110bd}\\u{110cd}\\u{111c2}\\u{111c3}]'
/** Also the spacing marks, as one class: both cling to what stands before them. U+FF9E and U+FF9F are halfwidth marks. */
const EXTEND = '[\\p{Grapheme_Extend}\\p{Mc}\\p{Emoji_Modifier}\\u200d\\u0e33\\u0eb3]'
const HANGUL =
  '[\\u1100-\\u115f\\ua960-\\ua97c]*[\\uac00-\\ud7a3\\u1160-\\u11ff\\ud7b0-\\ud7fb]+|[\\u1100-\\u115f\\ua960-\\ua97c]+'
const PICTURE = `\\p{Extended_Pictographic}(?:\\p{Grapheme_Extend}*\\p{Emoji_Modifier}*\\u200d\\p{Extended_Pictographic})*`
/** Consonants that a virama of the Indic scripts binds together (GB9c). */
const CONJUNCT =
  '\\p{Lo}(?:[\\p{Grapheme_Extend}\\p{Mc}\\u200d]*[\\u094d\\u09cd\\u0acd\\u0b4d\\u0c4d\\u0d4d][\\p{Grapheme_Extend}\\u200d]*\\p{Lo})*'
const CLUSTER = new RegExp(
  `\\r\\n|[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u200b]|${PREPEND}*(?:\\p{RI}{2}|${HANGUL}|${PICTURE}|${CONJUNCT}|[^\\p{Cc}\\p{Cs}])${EXTEND}*|.`,
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
