/** Number formats of lists (ST_NumberFormat, ECMA-376 part 1, 17.18.59) that Chinese and Western offices use. */

interface Counting {
  /** Zero to nine. */
  readonly digits: string
  /** Ten, hundred, thousand, ten thousand. */
  readonly units: string
  /** 十一 and 百一 instead of 一十一 and 一百一: never, for a leading ten, or for ten to thousand throughout. */
  readonly bareOne: 'never' | 'leadingTen' | 'always'
  readonly zero: boolean
}

const PLAIN = '〇一二三四五六七八九'
const CHINESE: Counting = { digits: PLAIN, units: '十百千万', bareOne: 'leadingTen', zero: true }
const TAIWANESE: Counting = { ...CHINESE, units: '十百千萬' }
const JAPANESE: Counting = { digits: PLAIN, units: '十百千万', bareOne: 'always', zero: false }
const SIMPLIFIED_LEGAL: Counting = { digits: '零壹贰叁肆伍陆柒捌玖', units: '拾佰仟万', bareOne: 'never', zero: true }
const TRADITIONAL_LEGAL: Counting = { ...SIMPLIFIED_LEGAL, digits: '零壹貳參肆伍陸柒捌玖', units: '拾佰仟萬' }
const JAPANESE_LEGAL: Counting = { digits: '〇壱弐参四伍六七八九', units: '拾百阡萬', bareOne: 'never', zero: false }

/** 1 to 99999 in words of a counting system. */
const inWords = (value: number, counting: Counting): string => {
  const { digits, units, bareOne, zero } = counting
  const figures = [...String(value)].map(Number)
  let words = ''
  let gap = false
  figures.forEach((figure, at) => {
    const power = figures.length - 1 - at
    if (figure === 0) {
      gap = true
      return
    }
    if (gap && zero) words += digits.charAt(0)
    gap = false
    const bare =
      figure === 1 &&
      (bareOne === 'always' ? power >= 1 && power <= 3 : bareOne === 'leadingTen' && power === 1 && at === 0)
    words += (bare ? '' : digits.charAt(figure)) + (power > 0 ? units.charAt(power - 1) : '')
  })
  return words
}

const inDigits = (value: number): string => [...String(value)].map((figure) => PLAIN.charAt(Number(figure))).join('')
/** 一 … 九十九, then digit by digit: 一〇〇. */
const countingBelowHundred = (value: number): string => (value < 100 ? inWords(value, CHINESE) : inDigits(value))
const words = (counting: Counting) => (value: number) => (value < 100_000 ? inWords(value, counting) : String(value))

/** Word repeats the letter after z: aa, bb … up to 30 times. */
const letters = (value: number): string =>
  value > 780 ? String(value) : String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]
const roman = (value: number): string => {
  if (value > 3999) return String(value)
  let rest = value
  let text = ''
  for (const [worth, numeral] of ROMAN) {
    text += numeral.repeat(Math.floor(rest / worth))
    rest %= worth
  }
  return text
}

const ordinal = (value: number): string => {
  const teen = value % 100 >= 11 && value % 100 <= 13
  return `${String(value)}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`
}

const fullWidth = (value: number): string =>
  [...String(value)].map((figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0)).join('')

/** A run of ready-made characters such as ① … ⑳; plain figures after its end. */
const oneOf = (first: number, last: number) => (value: number) =>
  first + value - 1 <= last ? String.fromCharCode(first + value - 1) : String(value)
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const cycle = (characters: string) => (value: number) => characters.charAt(value - 1) || String(value)
const sexagenary = (value: number): string =>
  value > 60 ? String(value) : STEMS.charAt((value - 1) % 10) + BRANCHES.charAt((value - 1) % 12)

const FORMATS: ReadonlyMap<string, (value: number) => string> = new Map([
  ['decimal', String],
  ['decimalHalfWidth', String],
  ['decimalZero', (value: number) => String(value).padStart(2, '0')],
  ['decimalFullWidth', fullWidth],
  ['decimalFullWidth2', fullWidth],
  ['decimalEnclosedCircle', oneOf(0x2460, 0x2473)],
  ['decimalEnclosedCircleChinese', oneOf(0x2460, 0x2473)],
  ['decimalEnclosedFullstop', oneOf(0x2488, 0x249b)],
  ['decimalEnclosedParen', oneOf(0x2474, 0x2487)],
  ['ideographEnclosedCircle', oneOf(0x3280, 0x3289)],
  ['chineseCounting', countingBelowHundred],
  ['taiwaneseCounting', countingBelowHundred],
  ['chineseCountingThousand', words(CHINESE)],
  ['taiwaneseCountingThousand', words(TAIWANESE)],
  ['japaneseCounting', words(JAPANESE)],
  ['chineseLegalSimplified', words(SIMPLIFIED_LEGAL)],
  ['ideographLegalTraditional', words(TRADITIONAL_LEGAL)],
  ['japaneseLegal', words(JAPANESE_LEGAL)],
  ['ideographDigital', inDigits],
  ['taiwaneseDigital', inDigits],
  ['japaneseDigitalTenThousand', inDigits],
  ['koreanDigital2', inDigits],
  ['ideographTraditional', cycle(STEMS)],
  ['ideographZodiac', cycle(BRANCHES)],
  ['ideographZodiacTraditional', sexagenary],
  ['lowerLetter', letters],
  ['upperLetter', (value: number) => letters(value).toUpperCase()],
  ['lowerRoman', roman],
  ['upperRoman', (value: number) => roman(value).toUpperCase()],
  ['ordinal', ordinal],
  ['numberInDash', (value: number) => `- ${String(value)} -`],
  ['hex', (value: number) => value.toString(16).toUpperCase()],
  ['none', () => ''],
  ['bullet', () => ''],
])

export const isKnownFormat = (format: string): boolean => FORMATS.has(format)

/** A list number as the format writes it; plain figures for an unknown format and for numbers below one. */
export const formatNumber = (value: number, format: string): string => {
  const write = FORMATS.get(format)
  if (format === 'none' || format === 'bullet') return ''
  return write === undefined || value < 1 ? String(value) : write(value)
}
