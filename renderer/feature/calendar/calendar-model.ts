import type { Output } from '#shared/contract/channels.ts'
import { CALENDAR } from '../../i18n/calendar.ts'

type View = Output<'calendar.view'>

/** A holiday of the place as it is filled in: dates YYYY-MM-DD or '', `to` '' for a single day. */
export interface LocalDay {
  readonly name: string
  readonly from: string
  readonly to: string
}

export const NO_DAY: LocalDay = { name: '', from: '', to: '' }

/** Those of a year that are set, to be gone on from: what is saved takes the place of all of them. */
export const localDaysOf = ({ local }: Pick<View, 'local'>, year: number): readonly LocalDay[] =>
  local.filter((day) => day.year === year).map(({ name, from, to }) => ({ name, from, to: to === from ? '' : to }))

/** What a line still lacks, in words; null when it can be saved. */
export const localDayProblem = ({ name, from, to }: LocalDay, year: number): string | null => {
  if (name.trim() === '' || from === '') return CALENDAR.localLacks
  if (to !== '' && to < from) return CALENDAR.localTurned
  const [first, last] = [from, to === '' ? from : to]
  return first.startsWith(`${String(year)}-`) && last.startsWith(`${String(year)}-`)
    ? null
    : CALENDAR.localOutside(year)
}

/** As they are recorded. */
export const localDaysToSave = (days: readonly LocalDay[]): readonly LocalDay[] =>
  days.map(({ name, from, to }) => ({ name: name.trim(), from, to: to === '' ? from : to }))

/** The year that people mean: the one that it is, where the calendar knows it. */
export const usualYear = (years: readonly number[], today: string): number => {
  const now = Number(today.slice(0, 4))
  return years.includes(now) ? now : (years.at(-1) ?? now)
}
