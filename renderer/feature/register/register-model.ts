import type { Input, Output } from '#shared/contract/channels.ts'

export type SheetName = Input<'register.view'>['sheet']
/** A register, or one of the forms beside them: 登记, and the words of the annual report. */
export type Page = SheetName | 'entries' | 'report'
type View = Output<'register.view'>

export const GROUPS = {
  lists: ['catalogue', 'basic', 'coverage', 'guide', 'secrecy', 'delivery', 'validity', 'enforcement', 'holds'],
  figures: ['workload', 'departments', 'duration', 'onTime', 'returns', 'hits'],
  annual: ['annual2', 'annual3', 'annual4'],
} as const satisfies Readonly<Record<string, readonly SheetName[]>>

/** Of a year, and exported with the whole report. */
export const isAnnual = (page: Page): boolean => page === 'report' || page.startsWith('annual')

export interface Span {
  readonly from: string
  readonly until: string
  readonly year: number
}

/** This year so far; the report is on the year before until the middle of January is over and people write it in earnest. */
export const spanOf = (today: string): Span => {
  const year = Number(today.slice(0, 4))
  return { from: `${String(year)}-01-01`, until: today, year: today.slice(5) < '04-01' ? year - 1 : year }
}

/** A year as it is reported on; half of one is none yet. */
export const isYear = (typed: string): boolean => /^20\d{2}$/u.test(typed)

/** A day of those years: while its year is typed, a date field gives days of the first centuries. */
export const isDay = (typed: string): boolean => /^20\d{2}-\d{2}-\d{2}$/u.test(typed)

/** One bar of a chart, in the units of its drawing: 0 to 100 along the scale. */
export interface Bar {
  readonly label: string
  readonly name: string
  readonly series: number
  readonly value: number
  readonly length: number
}

/** Lengths of the bars, the longest 100; a value that is not 0 is seen. Labels of nothing are left to the table. */
export const barsOf = (chart: NonNullable<View['chart']>): readonly (readonly Bar[])[] => {
  const most = Math.max(1, ...chart.series.flatMap(({ values }) => values))
  return chart.labels
    .map((label, index) =>
      chart.series.map(({ name, values }, series) => {
        const value = values[index] ?? 0
        return { label, name, series, value, length: value === 0 ? 0 : Math.max(0.8, (value / most) * 100) }
      }),
    )
    .filter((bars) => bars.some(({ value }) => value !== 0))
}

export const hasNothing = (chart: View['chart']): boolean =>
  chart === null || chart.series.every(({ values }) => values.every((value) => value === 0))
