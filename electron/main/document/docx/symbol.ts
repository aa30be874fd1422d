import type { FindingList } from '../finding.ts'
import { attributeOf, type XmlAttributes } from '../xml.ts'

/**
 * Symbol fonts keep pictures in place of letters, stored at U+F000 + code; these are the ones that official documents
 * hold, by font, as the Unicode character of the same picture.
 */
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●',
  0x6d: '○',
  0x6e: '■',
  0x6f: '□',
  0x71: '□',
  0x72: '□',
  0x75: '◆',
  0x76: '❖',
  0x77: '◆',
  0x9f: '•',
  0xa1: '○',
  0xa7: '▪',
  0xa8: '□',
  0xab: '★',
  0xd8: '➢',
  0xdf: '←',
  0xe0: '→',
  0xe1: '↑',
  0xe2: '↓',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
}
const SYMBOL: Readonly<Record<number, string>> = {
  0xa3: '≤',
  0xa5: '∞',
  0xac: '←',
  0xad: '↑',
  0xae: '→',
  0xaf: '↓',
  0xb0: '°',
  0xb1: '±',
  0xb3: '≥',
  0xb4: '×',
  0xb7: '•',
  0xb8: '÷',
  0xb9: '≠',
  0xd6: '√',
  0xe5: '∑',
}
const WINGDINGS_2: Readonly<Record<number, string>> = {
  0x4f: '✗',
  0x50: '✓',
  0x51: '☒',
  0x52: '☑',
  0x54: '☒',
  0xa3: '□',
}
const FONTS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: WINGDINGS,
  'wingdings 2': WINGDINGS_2,
  symbol: SYMBOL,
  // Known to hold pictures, of which none is in the tables.
  'wingdings 3': {},
  webdings: {},
  marlett: {},
}

export const isSymbolFont = (font: string): boolean => Object.hasOwn(FONTS, font.toLowerCase())

/** What stands for a picture that has no known character: visible, so that a reader asks. */
export const UNKNOWN_SYMBOL = '\ufffd'

/** The character that a code of a font shows; `UNKNOWN_SYMBOL` when a symbol font's picture is not in the tables. */
export const symbolOf = (font: string, code: number): string => {
  const table = isSymbolFont(font) ? FONTS[font.toLowerCase()] : undefined
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  if (table !== undefined) return table[low] ?? UNKNOWN_SYMBOL
  const valid = low >= 0x20 && low <= 0x10ffff && (low < 0xd800 || low > 0xdfff)
  return valid ? String.fromCodePoint(low) : UNKNOWN_SYMBOL
}

/** The character of a w:sym element (ECMA-376 part 1, 17.3.3.30); one that nobody can name becomes a finding. */
export const symbolIn = (attributes: XmlAttributes, findings: FindingList): string => {
  const code = Number.parseInt(attributeOf(attributes, 'w:char') ?? '', 16)
  const symbol = Number.isNaN(code) ? UNKNOWN_SYMBOL : symbolOf(attributeOf(attributes, 'w:font') ?? '', code)
  if (symbol === UNKNOWN_SYMBOL) findings.add('import.symbolReplaced')
  return symbol
}

/** What a reader sees of text in a symbol font: its Latin letters as pictures, all else (Chinese, spaces) as it is. */
export const symbolsOf = (font: string, text: string): string =>
  text.replace(/[!-\u00ff\uf021-\uf0ff]/gu, (letter) => symbolOf(font, letter.charCodeAt(0)))
