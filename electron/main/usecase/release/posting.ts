import { deadlineText } from '#resources/text/deadline.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { Calendar } from '#shared/domain/deadline/calendar.ts'
import { deadlineOf, type Deadline } from '#shared/domain/deadline/due.ts'
import {
  basisOf,
  LOCAL_POSTING,
  POSTING_LIMITS,
  type PostingLimit,
  type PostingMinimum,
} from '#shared/domain/deadline/posting.ts'
import { assert, ok } from '#shared/lib/result.ts'
import { calendarOf } from '../office/calendar.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

type Rule = Omit<Input<'disclosure.posting'>, 'from'>

/** The limit that a person named: one of the table, or what a local rule asks as they read it. */
const limitFor = ({ rule, local }: Rule): PostingLimit | null => {
  const known = POSTING_LIMITS.find(({ id }) => id === rule)
  if (known !== undefined) return known
  if (local === null) return null
  const { count, unit, basis } = local
  const roll = unit === 'naturalDay' ? 'nextWorkingDay' : 'none'
  const term = { unit, count, side: 'atLeast', roll } as const
  return { id: LOCAL_POSTING, matter: '', law: basis, article: '', mark: 'D', start: '', term }
}

/** The last day of the least time, as the days are counted; null where the calendar does not reach. */
const counted = (calendar: Calendar, limit: PostingLimit, from: string): Deadline | null => {
  const found = deadlineOf(calendar, { ...limit, term: { ...limit.term, roll: 'none' } }, from)
  return found.ok ? found.value : null
}

/** How long a posting of this matter that begins then must last, and how it was counted. */
export const viewPosting = (
  workstation: Workstation,
  { store }: Unlocked,
  { from, ...rule }: Input<'disclosure.posting'>,
): Outcome<Output<'disclosure.posting'>> => {
  const limit = limitFor(rule)
  const calendar = calendarOf(workstation, store)
  if (limit === null || calendar === null) return ok(null)
  const plain = counted(calendar, limit, from)
  const moved = deadlineOf(calendar, limit, from)
  if (plain === null || !moved.ok) return ok(null)
  return ok({
    earliest: plain.due,
    advised: moved.value.due,
    provisional: moved.value.provisional,
    general: limit.general === true,
    term: deadlineText.term(limit),
    basis: basisOf(limit),
    account: moved.value.steps.map((step) => deadlineText.step(step).split('\t')),
  })
}

/** What is signed of it; `incomplete` where it says too little, or the calendar does not reach. */
export const postingMinimumOf = (
  workstation: Workstation,
  { store }: Unlocked,
  { posting, postingRule }: Pick<Input<'disclosure.determine'>, 'posting' | 'postingRule'>,
): PostingMinimum | null | 'incomplete' => {
  if (posting === null) return null
  if (postingRule === undefined) return 'incomplete'
  if (postingRule === null) return null
  const limit = limitFor(postingRule)
  const calendar = calendarOf(workstation, store)
  if (limit === null || calendar === null || basisOf(limit).trim() === '') return 'incomplete'
  const plain = counted(calendar, limit, posting.from)
  if (plain === null) return 'incomplete'
  const { count, unit } = limit.term
  assert(plain.due >= posting.from, 'a posting ends after it has begun')
  const known = { rule: limit.id, count, unit, general: limit.general === true, basis: basisOf(limit) }
  return { ...known, earliest: plain.due, reason: postingRule.reason.trim() }
}
