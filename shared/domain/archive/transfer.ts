import type { Retention } from './archival-number.ts'

/**
 * 移交进馆 (档案法实施条例 Art. 20, V): twenty years after a file was formed to a central, provincial or city archive, ten to that
 * of a county. Counted by the year under which it is filed, whole years as files are packed and handed over (D): what is of 2015
 * goes to a county's archive from the first of January 2026 on. A county's years, until the office says otherwise.
 */
export const DEFAULT_TRANSFER_YEARS = 10

/** Not what is kept for ten years only: it is appraised, not handed over (国家档案局令第9号, M-H). */
export const STAYING: Retention = 'D10'

/** From which day on a file of this year goes to the archive, YYYY-MM-DD; null for one that stays. */
export const transferDay = (year: number, retention: Retention, years: number): string | null =>
  retention === STAYING ? null : `${String(year + years + 1)}-01-01`

/** The last year whose files are due on this day. */
export const lastYearDue = (today: string, years: number): number => Number(today.slice(0, 4)) - years - 1
