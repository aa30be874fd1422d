import { parseArgs } from 'node:util'
import { deadlineText } from '#resources/text/deadline.ts'
import type { Calendar } from '#shared/domain/deadline/calendar.ts'
import { addWorkingDays, deadlineOf, type Deadline } from '#shared/domain/deadline/due.ts'
import { limitOf, LIMITS } from '#shared/domain/deadline/limits.ts'
import type { DeadlineRefusal } from '#shared/domain/deadline/working-day.ts'
import { err, type Result } from '#shared/lib/result.ts'
import { loadCalendar } from '../main/deadline/load-calendar.ts'
import type { CommandIo } from './command.ts'
import { resourcesFolder } from './resources-folder.ts'

const CANNOT_TELL = 2

/**
 * `mingjian deadline --from DATE (--days N | --limit ID) [--json]`: computes a date in working days, or that of a statutory
 * limit, and says how. --json prints `{ due, provisional, steps }`, for a limit with `limit` and `lawfulUntil` besides.
 * `mingjian deadline --limits` lists the limits. Exit code 0 when a date was computed, 2 when the input is refused.
 */
export const run = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const asked = readArguments(args)
  if (asked === null) {
    io.err(deadlineText.usage)
    return CANNOT_TELL
  }
  if (asked === 'list') {
    for (const limit of LIMITS) io.out(deadlineText.limit(limit))
    return 0
  }
  const calendar = loadCalendar(resourcesFolder())
  if (!calendar.ok) {
    const { file, code, detail } = calendar.error
    io.err(deadlineText.calendarRefused(code, file, detail))
    return CANNOT_TELL
  }
  const computed = compute(calendar.value, asked)
  if (!computed.ok) {
    io.err(deadlineText.refused(computed.error.code, calendar.value.firstYear))
    return CANNOT_TELL
  }
  const { due, lawfulUntil, provisional, steps } = computed.value
  const { from, term } = asked
  if (asked.json) {
    const more = 'limit' in term ? { limit: term.limit, lawfulUntil } : {}
    io.out(JSON.stringify({ due, provisional, steps, ...more }))
    return 0
  }
  const limit = 'limit' in term ? limitOf(term.limit) : undefined
  io.out('days' in term ? deadlineText.due(from, term.days, due) : deadlineText.limitDue(limit, from, due))
  if (lawfulUntil !== due) io.out(deadlineText.lawfulUntil(lawfulUntil, limit?.term))
  if (provisional) io.out(deadlineText.provisional)
  for (const step of steps) io.out(deadlineText.step(step))
  return 0
}

interface Asked {
  readonly from: string
  readonly term: { readonly days: number } | { readonly limit: string }
  readonly json: boolean
}

const readArguments = (args: readonly string[]): Asked | 'list' | null => {
  try {
    const options = {
      from: { type: 'string' },
      days: { type: 'string' },
      limit: { type: 'string' },
      limits: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    } as const
    const { from, days, limit, limits, json } = parseArgs({ args: [...args], options }).values
    if (limits) return args.length === 1 ? 'list' : null
    if (from === undefined || (days === undefined) === (limit === undefined)) return null
    // What is not a plain number becomes NaN, which the rules refuse with a reason.
    if (days !== undefined) return { from, term: { days: /^\d{1,9}$/.test(days) ? Number(days) : Number.NaN }, json }
    return { from, term: { limit: limit ?? '' }, json }
  } catch {
    return null // an option that does not exist, or without its value
  }
}

const compute = (calendar: Calendar, { from, term }: Asked): Result<Deadline, DeadlineRefusal> => {
  if ('days' in term) return addWorkingDays(calendar, from, term.days)
  const limit = limitOf(term.limit)
  return limit === undefined ? err({ code: 'deadline.unknownLimit' }) : deadlineOf(calendar, limit, from)
}
