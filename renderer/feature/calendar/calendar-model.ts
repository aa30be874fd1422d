import { calendarDate } from '#shared/lib/guard.ts'

interface LocalDay {
  readonly name: string
  readonly from: string
  readonly to: string
}

const LINE = /^(?<name>\S+)\s+(?<from>\d{4}-\d{2}-\d{2})(?:\s+(?<to>\d{4}-\d{2}-\d{2}))?$/u

/** Holidays as they are typed, one a line; or the number of the first line that cannot be read. */
export const readLocalDays = (lines: string): readonly LocalDay[] | number => {
  const days: LocalDay[] = []
  for (const [index, line] of lines.split('\n').entries()) {
    if (line.trim() === '') continue
    const { name, from, to = from } = LINE.exec(line.trim())?.groups ?? {}
    if (name === undefined || !calendarDate(from) || !calendarDate(to) || to < from) return index + 1
    days.push({ name, from, to })
  }
  return days
}
