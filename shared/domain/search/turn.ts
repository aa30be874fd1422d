import type { ValidityFacts } from '../case/duty/validity.ts'
import { addDays } from '../deadline/date.ts'

/** The next day after `today` on which the validity of a release may change by itself; null for none. */
export const nextTurnOf = ({ effectiveOn, until, changes }: ValidityFacts, today: string): string | null => {
  const days = [effectiveOn, until === null ? null : addDays(until, 1), ...changes.map(({ on }) => on)]
  return days.flatMap((day) => (day !== null && day > today ? [day] : [])).toSorted()[0] ?? null
}
