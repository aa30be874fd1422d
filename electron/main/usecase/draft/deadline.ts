import { deadlineText } from '#resources/text/deadline.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { maySetDeadline } from '#shared/domain/case/duty/set-deadline.ts'
import type { CaseState } from '#shared/domain/case/state.ts'
import { DEFAULT_RULE, deadlineStart, isPaused } from '#shared/domain/case/duty/timing.ts'
import { alertsOn } from '#shared/domain/deadline/alert.ts'
import { covers, type Calendar } from '#shared/domain/deadline/calendar.ts'
import type { CaseDeadline } from '#shared/domain/deadline/case-deadline.ts'
import { CASE_LIMITS, limitOf, type Limit } from '#shared/domain/deadline/limits.ts'
import { isoOfPrintedDate } from '#shared/domain/deadline/printed-date.ts'
import type { Step } from '#shared/domain/deadline/working-day.ts'
import { assert, ok } from '#shared/lib/result.ts'
import { beijingDate } from '../beijing-date.ts'
import { calendarOf } from '../office/calendar.ts'
import { deadlineOfCase } from '../review/case-clock.ts'
import { currentWording } from '../load-case.ts'
import { act } from '../review/review.ts'
import type { Receipt } from '../run-command.ts'
import { findCase } from '../find-case.ts'
import { readWorkingCopy } from './working-copy.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

type View = Output<'case.deadline'>

const limitView = (limit: Limit): View['limit'] => ({
  id: limit.id,
  matter: limit.matter,
  term: deadlineText.term(limit),
  start: limit.start,
  basis: `${limit.law}${limit.article}`,
})

/** 成文日期 of the text as this person sees it: the drafter's unfinished copy, else the version that stands. */
const documentDate = (unlocked: Unlocked, state: CaseState): string | null => {
  const copy =
    state.stage === 'draft' && state.drafterId === unlocked.person.personId
      ? readWorkingCopy(unlocked.store, state.caseId)
      : null
  const document = copy?.document ?? currentWording(unlocked.store, state)
  return isoOfPrintedDate(document.date)
}

const dueView = (
  calendar: Calendar,
  today: string,
  releasedOn: string | null,
  { legal }: CaseDeadline,
): View['due'] => {
  const { due: date, provisional, lawfulUntil } = legal
  if (releasedOn !== null) {
    const level = releasedOn > lawfulUntil ? 'overdue' : 'none'
    return { date, provisional, level, workingDaysLeft: 0, workingDaysOver: 0, doneOn: releasedOn }
  }
  const alert = covers(calendar, today) ? alertsOn(calendar, today)(legal) : null
  if (alert === null) return null
  return { date, provisional, ...alert, doneOn: null }
}

const account = (steps: readonly Step[]): string[][] => steps.map((step) => deadlineText.step(step).split('\t'))

/** 公开期限 of a case: the rule, the date and how it was computed, both clocks. Refuses case.notFound. */
export const viewDeadline = (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId }: Input<'case.deadline'>,
): Outcome<View> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  const { state } = loaded
  const { timing } = state
  const calendar = calendarOf(workstation, unlocked.store)
  const today = beijingDate(workstation.now())
  const { rule, from } = deadlineStart(timing)
  const limit = limitOf(rule)
  assert(limit !== undefined, 'a limit that was set is in the table')
  const found = deadlineOfCase(calendar, state, today)
  const settable = maySetDeadline(state, unlocked.person) === null
  const dated = documentDate(unlocked, state)
  const isDated = dated !== null && dated <= (from ?? today)
  return ok({
    limit: limitView(limit),
    start: timing.deadline?.start ?? (isDated ? 'document' : 'approval'),
    byBasis: timing.deadline === null && rule !== DEFAULT_RULE,
    from,
    reason: timing.deadline?.reason ?? '',
    due: found === null || calendar === null ? null : dueView(calendar, today, timing.releasedOn, found),
    lawfulUntil: found?.legal.lawfulUntil ?? null,
    account: found === null ? [] : account(found.legal.steps),
    office: timing.referrals.length === 0 ? null : { paused: isPaused(timing), date: found?.office ?? null },
    settable: settable ? { limits: CASE_LIMITS.map(limitView), documentDate: dated, today } : null,
    doubts: [...timing.doubts],
    seq: state.seq,
  })
}

/**
 * 设定公开期限. Refuses, beside what `decideDeadline` refuses, 成文日期 that is not the
 * one of the document (deadline.notDocumentDate), and to count from the approval, without a reason, what bears an earlier day.
 */
export const setDeadline = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'deadline.set'>,
): Promise<Outcome<Receipt>> => {
  const { rule, start, formedOn, reason, caseId } = input
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  const dated = documentDate(unlocked, loaded.state)
  if (start === 'document' && formedOn !== dated) return refuse('deadline.notDocumentDate')
  // Later than the day that the document bears (D on 政府信息公开条例 Art. 26).
  if (start === 'approval' && dated !== null && dated <= beijingDate(workstation.now()) && reason.trim() === '')
    return refuse('case.reasonRequired')
  return act(workstation, unlocked, { type: 'setDeadline', rule, start, formedOn, reason }, input, [reason])
}

/** 公开期限 of a case as one line, for printed forms. */
export const deadlineLine = (workstation: Workstation, { store }: Unlocked, state: CaseState): string => {
  const { rule, from } = deadlineStart(state.timing)
  const limit = limitOf(rule)
  const found = deadlineOfCase(calendarOf(workstation, store), state, beijingDate(workstation.now()))
  return limit === undefined ? '' : deadlineText.formLine(limit, from, found?.legal ?? null, state.timing.releasedOn)
}
