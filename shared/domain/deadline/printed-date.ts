import { calendarDate } from '../../lib/guard.ts'

const PRINTED = /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/

/** 2026年1月8日, as 成文日期 is printed (GB/T 9704-2012, 7.3.5.4), as YYYY-MM-DD; null for anything else. */
export const isoOfPrintedDate = (printed: string): string | null => {
  const { year, month, day } = PRINTED.exec(printed.trim())?.groups ?? {}
  if (year === undefined || month === undefined || day === undefined) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return calendarDate(date) ? date : null
}
