/** A date of the calendar; months and days from 1. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

const HAN_DIGITS = '〇一二三四五六七八九'
const HAN = /^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/u
const ARABIC = /^(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?$/u

const hanDigits = (text: string): number =>
  Number([...text].map((one) => HAN_DIGITS.indexOf(one === '○' || one === '零' ? '〇' : one)).join(''))

/** 一 to 三十一, as months and days are written. */
const hanCount = (text: string): number => {
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['', text]
  const head = text.includes('十') ? (tens === '' ? 10 : HAN_DIGITS.indexOf(tens) * 10) : 0
  return head + (ones === '' ? 0 : HAN_DIGITS.indexOf(ones))
}

/** The date that a text is, in any of the forms people write; null for anything else. It need not exist. */
export const readDate = (text: string): CalendarDate | null => {
  const plain = text.replaceAll(/\s/gu, '').replaceAll(/[０-９]/gu, (digit) => String(digit.charCodeAt(0) - 0xff10))
  const arabic = ARABIC.exec(plain)
  if (arabic !== null) return { year: Number(arabic[1]), month: Number(arabic[2]), day: Number(arabic[3]) }
  const [, year, month, day] = HAN.exec(plain) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  return { year: hanDigits(year), month: hanCount(month), day: hanCount(day) }
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether the Gregorian calendar has the day. */
export const dateExists = ({ year, month, day }: CalendarDate): boolean => {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day >= 1 && day <= (DAYS[month - 1] ?? 0) + (month === 2 && leap ? 1 : 0)
}

/** 2026年1月8日: Arabic digits, the year in full, month and day not padded (GB/T 9704-2012, 7.3.5.4). */
export const dateText = ({ year, month, day }: CalendarDate): string =>
  `${String(year)}年${String(month)}月${String(day)}日`

/** Orders dates; negative when `a` is the earlier. */
export const compareDates = (a: CalendarDate, b: CalendarDate): number =>
  a.year - b.year || a.month - b.month || a.day - b.day
