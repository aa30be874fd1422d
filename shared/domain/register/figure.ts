/** A number and the records behind it: cases by their id, records of the office by theirs. */
export interface Figure {
  readonly value: number
  readonly refs: readonly string[]
}

/** How many records; each counts once. */
export const countOf = (refs: readonly string[]): Figure => {
  const distinct = [...new Set(refs)]
  return { value: distinct.length, refs: distinct }
}

/** The sum of figures, with all their records. */
export const sumOf = (figures: readonly Figure[]): Figure => ({
  value: figures.reduce((sum, { value }) => sum + value, 0),
  refs: [...new Set(figures.flatMap(({ refs }) => refs))],
})

/** Dates of the Beijing calendar, both included. */
export interface Period {
  readonly from: string
  readonly until: string
}

export const within = ({ from, until }: Period, on: string | null): boolean => on !== null && from <= on && on <= until

/** The years of an office's records; a date that is still being typed passes through others. */
const FIRST_MONTH = '2000-01'
const LAST_MONTH = '2099-12'

/** 2026-11 of every month that the period touches, in order, within the years that records can be of. */
export const monthsOf = ({ from, until }: Period): readonly string[] => {
  const months: string[] = []
  const last = until.slice(0, 7) < LAST_MONTH ? until.slice(0, 7) : LAST_MONTH
  let [year = 0, month = 0] = (from.slice(0, 7) > FIRST_MONTH ? from : FIRST_MONTH).split('-').map(Number)
  for (;;) {
    const name = `${String(year)}-${String(month).padStart(2, '0')}`
    if (name > last) break
    months.push(name)
    ;[year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
  }
  return months
}
