const DIGITS = '零一二三四五六七八九'
const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
])

/** 一 to 九百九十九 as they are written in labels; `value` is a whole number from 1 to 999. */
export const hanNumber = (value: number): string => {
  const digit = (at: number): string => DIGITS[at] ?? ''
  const hundreds = Math.floor(value / 100)
  const tens = Math.floor((value % 100) / 10)
  const ones = value % 10
  const head = hundreds === 0 ? '' : `${digit(hundreds)}百`
  if (tens === 0) return head + (ones === 0 ? '' : `${hundreds === 0 ? '' : '零'}${digit(ones)}`)
  return `${head}${hundreds === 0 && tens === 1 ? '' : digit(tens)}十${ones === 0 ? '' : digit(ones)}`
}

/** The number that a Han numeral below 1000 stands for; null unless it is written exactly as `hanNumber` writes it. */
export const parseHanNumber = (text: string): number | null => {
  let value = 0
  let pending = 0
  for (const character of text) {
    const unit = UNITS.get(character)
    if (unit === undefined) pending = DIGITS.indexOf(character)
    else {
      value += Math.max(pending, unit === 10 && value === 0 ? 1 : pending) * unit
      pending = 0
    }
  }
  value += pending
  return value > 0 && value < 1000 && hanNumber(value) === text ? value : null
}
