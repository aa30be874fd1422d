import type { Output } from '#shared/contract/channels.ts'
import { deadlineStart } from '#shared/domain/case/duty/timing.ts'
import { isOverBefore } from '#shared/domain/deadline/case-deadline.ts'
import { limitOf } from '#shared/domain/deadline/limits.ts'
import { basisOf } from '#shared/domain/deadline/posting.ts'
import { releaseGates } from '#shared/domain/case/gate/gate.ts'
import type { ReleaseFacts } from '#shared/domain/case/gate/gate-rule.ts'
import { currentVersion, type CaseState } from '#shared/domain/case/state.ts'
import { beijingDate } from '../beijing-date.ts'
import { calendarOf } from '../office/calendar.ts'
import { deadlineOfCase, workingDayCount } from './case-clock.ts'
import type { Unlocked, Workstation } from '../workstation.ts'

/** What the gates are asked about, as this workstation knows it now. */
export const releaseFacts = (
  workstation: Workstation,
  { store }: Unlocked,
  contentHash: string,
  state: CaseState,
): ReleaseFacts => {
  const calendar = calendarOf(workstation, store)
  const today = beijingDate(workstation.now())
  const legal = deadlineOfCase(calendar, state, today)?.legal
  const workingDays = workingDayCount(calendar)
  const { rule, from } = deadlineStart(state.timing)
  const limit = limitOf(rule)
  const isOver = calendar !== null && from !== null && isOverBefore(calendar, rule, from, today)
  return {
    ...{ contentHash, today },
    ...(limit === undefined ? {} : { limitBasis: basisOf(limit) }),
    ...(isOver ? { overSince: from } : {}),
    ...(legal === undefined
      ? {}
      : { lawfulUntil: legal.lawfulUntil, daysOver: workingDays?.(legal.lawfulUntil, today) ?? 0 }),
    ...(workingDays === null ? {} : { workingDays }),
  }
}

/** The gates of a case that was handed in; a draft has none yet. */
export const viewGates = (
  workstation: Workstation,
  unlocked: Unlocked,
  state: CaseState,
): Output<'case.get'>['gates'] => {
  if (state.round === 0) return []
  const { contentHash } = currentVersion(state)
  return releaseGates(state, releaseFacts(workstation, unlocked, contentHash, state)).map(
    ({ id, level, holds, open, detail = {}, answer }) => {
      if (answer === null) return { id, level, holds, open, detail, answer }
      const { kind, personName, at, reason } = answer
      return { id, level, holds, open, detail, answer: { kind, personName, at, reason } }
    },
  )
}
