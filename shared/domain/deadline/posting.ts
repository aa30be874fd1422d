import { addDays } from './date.ts'
import { LIMITS, type DayTerm, type Limit } from './limits.ts'

/** A limit of days that a posting or a consultation lasts at least. */
export type PostingLimit = Limit & { readonly term: DayTerm }

/**
 * 公示期的法定最短天数: the matters for which a law names one. What a province or a city asks is said by whoever posts,
 * with its article (`LOCAL_POSTING`); most postings have none.
 */
export const POSTING_LIMITS: readonly PostingLimit[] = LIMITS.flatMap((limit) => {
  const { term } = limit
  return (term.unit === 'workingDay' || term.unit === 'naturalDay') && term.side === 'atLeast'
    ? [{ ...limit, term }]
    : []
})
export const LOCAL_POSTING = 'local'

/** The least time that a 公示期 was said to need, as it is signed: what it was counted by stays readable when the table changes. */
export interface PostingMinimum {
  /** A limit of the table, or `LOCAL_POSTING`. */
  readonly rule: string
  readonly count: number
  readonly unit: DayTerm['unit']
  /** 一般: the law lets it be shorter for a reason. */
  readonly general: boolean
  /** The law and its article. */
  readonly basis: string
  /** The first day on which the posting may end: YYYY-MM-DD, the day on which it begins not counted (民法典 Art. 201, V). */
  readonly earliest: string
  /** Why it is shorter, or ''. */
  readonly reason: string
}

export const basisOf = ({ law, article }: Limit): string => `${law}${article}`

/** `none`: long enough, or shorter for a reason that the law lets count. */
export type PostingProblem = 'none' | 'short' | 'unexplained' | 'otherRule'

/**
 * Is the posting as long as it must be? `otherRule`: it does not say what the table says of that matter (a limit whose time
 * changes gets another id), or its first day to end is not so many days on; working days only a calendar can count.
 */
export const postingProblem = (
  { from, until }: { readonly from: string; readonly until: string },
  { rule, count, unit, general, earliest, reason }: PostingMinimum,
): PostingProblem => {
  const known = POSTING_LIMITS.find(({ id }) => id === rule)
  const agrees =
    known === undefined
      ? rule === LOCAL_POSTING
      : known.term.count === count && known.term.unit === unit && (known.general === true) === general
  if (!agrees || (unit === 'naturalDay' && earliest !== addDays(from, count))) return 'otherRule'
  if (until >= earliest) return 'none'
  if (!general) return 'short'
  return reason.trim() === '' ? 'unexplained' : 'none'
}
