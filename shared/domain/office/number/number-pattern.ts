/** 索引号 and 发文字号 by pattern: text with {year} at most once and {serial} or {serial:5} (so many digits) exactly once. */
const PART = /\{(year|serial(?::([1-9]))?)\}/gu
const MOST_SERIAL = 9_999_999

/** Can numbers be made and told apart by it? */
export const isNumberPattern = (pattern: string): boolean => {
  const parts = [...pattern.matchAll(PART)].map(([, name]) => (name === 'year' ? 'year' : 'serial'))
  const plain = pattern.replace(PART, '')
  const serials = parts.filter((part) => part === 'serial').length
  return serials === 1 && parts.length <= 2 && !/[{}]/u.test(plain) && plain.trim() !== ''
}

export const formatNumber = (pattern: string, year: number, serial: number): string =>
  pattern.replace(PART, (_, name: string, digits: string | undefined) =>
    name === 'year' ? String(year) : String(serial).padStart(Number(digits ?? 1), '0'),
  )

/** The year (null where the pattern has none) and serial of a number of this pattern; null for any other number. */
export const matchNumber = (
  pattern: string,
  number: string,
): { readonly year: number | null; readonly serial: number } | null => {
  if (!isNumberPattern(pattern)) return null
  const names: string[] = []
  const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
  let source = ''
  let last = 0
  for (const found of pattern.matchAll(PART)) {
    source += escaped(pattern.slice(last, found.index))
    names.push(found[1] === 'year' ? 'year' : 'serial')
    source += found[1] === 'year' ? '(\\d{4})' : '(\\d{1,7})'
    last = found.index + found[0].length
  }
  const groups = new RegExp(`^${source}${escaped(pattern.slice(last))}$`, 'u').exec(number)
  if (groups === null) return null
  const valueOf = (name: string): number | null => {
    const at = names.indexOf(name)
    return at < 0 ? null : Number(groups[at + 1])
  }
  const [year, serial] = [valueOf('year'), valueOf('serial')]
  if (serial === null || serial < 1 || serial > MOST_SERIAL) return null
  // Written as the pattern writes it: 5 and 00005 are not two numbers.
  return formatNumber(pattern, year ?? 0, serial) === number ? { year, serial } : null
}
