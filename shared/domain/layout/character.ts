/**
 * How single characters behave at the ends of lines (禁则), after GB/T 15834-2011, 5.1: stops and closing marks do not
 * begin a line, opening marks do not end one, a dash or an ellipsis of two cells is not torn apart.
 */

const CLOSING =
  '\uff01\uff05\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017' +
  '\u2019\u201d\u2103\u2030\u00b7\uff5e\uff0f!%),.:;?]}'
const OPENING = '\uff08\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff3b\uff5b\u2018\u201c\uff04\uffe5$([{'
/** Small marks that may stand in the margin behind a full line rather than open the next one. */
const HANGING = '\uff0c\u3002\u3001\uff1b\uff1a'
/** Marks that take a full cell in Chinese; Western faces draw them narrow. */
const FULL_CELL = '\u2018\u2019\u201c\u201d\u2014\u2026\u00b7'
const DOUBLE = '\u2014\u2026\u2e3a'

const setOf = (characters: string): ReadonlySet<string> => new Set(characters)
const NOT_AT_START = setOf(CLOSING)
const NOT_AT_END = setOf(OPENING)
const MAY_HANG = setOf(HANGING)
const FULL = setOf(FULL_CELL)
const PAIRED = setOf(DOUBLE)
const LATIN = /^[!-~\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]$/u

/** Letters, digits and marks of Western text, set in the Latin face and not torn apart inside a word. */
export const isLatin = (character: string): boolean => LATIN.test(character)

export const isSpace = (character: string): boolean => character === ' '

export const mayHang = (character: string): boolean => MAY_HANG.has(character)

/** Must be drawn by a face that gives it a full cell. */
export const needsFullCell = (character: string): boolean => FULL.has(character)

/** Whether a line may end with `before` and the next one begin with `after`. */
export const mayBreakBetween = (before: string, after: string): boolean => {
  if (isSpace(after) || NOT_AT_START.has(after) || NOT_AT_END.has(before)) return false
  if (before === after && PAIRED.has(before)) return false
  if (isLatin(before) && isLatin(after)) return before === '/' && /\p{L}/u.test(after)
  return true
}
