/**
 * 档号 (DA/T 22-2015, V2): by a pattern of the office, because the separators
 * differ between the examples of DA/T 22 and DA/T 13.
 */
export const RETENTIONS = ['Y', 'D30', 'D10'] as const // 永久, 定期30年, 定期10年: 国家档案局令第8号 (V2, M-M for the articles)
export type Retention = (typeof RETENTIONS)[number]

/** Years that a file can be of. */
export const FIRST_YEAR = 1949
export const LAST_YEAR = 2999

export interface NumberParts {
  /** 全宗号 */
  readonly fonds: string
  /** 档案门类代码: WS 文书, WY 网页信息 … */
  readonly category: string
  /** Four digits. */
  readonly year: number
  readonly retention: Retention
  /** 机构或问题 */
  readonly organisation: string
  /** 件号, from 1 within its series. */
  readonly serial: number
}

/** The example of DA/T 22-2015 (V2): `Z109-WS·2011-Y-BGS-0001`. */
export const DEFAULT_PATTERN = '{fonds}-{category}·{year}-{retention}-{organisation}-{serial}'
export const DEFAULT_SERIAL_DIGITS = 4

/** Typically a letter and three digits (DA/T 13-2022, V2). */
export const FONDS = /^[A-Z0-9]{1,10}$/
export const CATEGORY = /^[A-Z]{2}$/
export const ORGANISATION = /^[\p{Script=Han}A-Za-z0-9]{1,10}$/u
const PLACE = /\{([a-z]+)\}/g
const PLACES = ['fonds', 'category', 'year', 'retention', 'organisation', 'serial'] as const
const NEEDED = ['fonds', 'year', 'retention', 'serial'] as const
/** What may stand between the parts: nothing that a path or a URL reads otherwise. */
const BETWEEN = /^[-·.\p{Script=Han}A-Za-z0-9]*$/u

/** Can archival numbers be made by this pattern: each needed part once, nothing unknown, nothing that a file name cannot hold? */
export const isUsablePattern = (pattern: string): boolean => {
  const places = [...pattern.matchAll(PLACE)].map(([, name]) => name ?? '')
  const known = places.every((name) => PLACES.some((place) => place === name))
  const once = new Set(places).size === places.length
  return (
    pattern.length <= 100 &&
    known &&
    once &&
    NEEDED.every((name) => places.includes(name)) &&
    /[^}0-9]\{serial\}$/u.test(pattern) &&
    BETWEEN.test(pattern.replaceAll(PLACE, ''))
  )
}

const filled = (pattern: string, parts: Omit<NumberParts, 'serial'>, serialText: string): string =>
  pattern.replaceAll(PLACE, (_, name: string) =>
    name === 'serial' ? serialText : String((parts as Readonly<Record<string, string | number>>)[name] ?? ''),
  )

/** The whole number. */
export const archivalNumber = (pattern: string, parts: NumberParts, digits = DEFAULT_SERIAL_DIGITS): string =>
  filled(pattern, parts, String(parts.serial).padStart(digits, '0'))

/** What all numbers of one series begin with: within it serials run on, and a gap must be explained. */
export const numberSeries = (pattern: string, parts: Omit<NumberParts, 'serial'>): string => filled(pattern, parts, '')

const YEARS: Readonly<Record<Retention, number | null>> = { Y: null, D30: 30, D10: 10 }

/**
 * Last day of the retention period, YYYY-MM-DD: whole years after the year of the file (counted from the first of January
 * after it, M-H). Null for permanent.
 */
export const retentionEnds = (year: number, retention: Retention): string | null => {
  const years = YEARS[retention]
  return years === null ? null : `${String(year + years)}-12-31`
}
