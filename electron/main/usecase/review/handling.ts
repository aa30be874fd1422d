import type { Input, Output } from '#shared/contract/channels.ts'
import { stepOf } from '#shared/domain/case/review/chain-template.ts'
import { decide } from '#shared/domain/case/decide.ts'
import { mayReassign, mayUrge, reassignedRole, SUPERIOR } from '#shared/domain/case/handling/handling.ts'
import { isReviewStage, type Role } from '#shared/domain/case/roles.ts'
import type { CaseState } from '#shared/domain/case/state.ts'
import { addWorkingDays } from '#shared/domain/deadline/due.ts'
import { beijingDateOf } from '#shared/domain/deadline/date.ts'
import { holdersOf, type OfficePerson, type OfficeState } from '#shared/domain/office/state.ts'
import { ok } from '#shared/lib/result.ts'
import { beijingDate } from '../beijing-date.ts'
import { calendarOf } from '../office/calendar.ts'
import { firstReviewers } from '#shared/domain/case/authority/department.ts'
import { loadCase } from '../load-case.ts'
import { loadOffice } from '../load-office.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { act } from './review.ts'
import { runCommand, type Receipt } from '../run-command.ts'
import { findCase } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'
import { withCleanWords } from '../written-words.ts'

type What = 'drafter' | 'step'
type Candidates = Output<'handling.lying'>['rows'][number]['candidates']

/** The last day of the step at which the case stands; null where it has no limit, or the calendar does not reach. */
const stepDue = (workstation: Workstation, { store }: Unlocked, state: CaseState) => {
  const workingDays = stepOf(state.chain, state.stage)?.workingDays ?? null
  const calendar = calendarOf(workstation, store)
  if (workingDays === null || calendar === null) return null
  const due = addWorkingDays(calendar, beijingDateOf(state.timing.stageSince), workingDays)
  return due.ok ? due.value : null
}

const contextOf = (workstation: Workstation, { person }: Unlocked) => ({
  ...person,
  at: workstation.now().toISOString(),
})

/** Whoever else the rules let this be handed to: of the role, not put out, with no other part in the round. */
const candidatesFor = (
  workstation: Workstation,
  unlocked: Unlocked,
  state: CaseState,
  office: OfficeState | null,
  what: What,
): Candidates | null => {
  const context = contextOf(workstation, unlocked)
  const role = reassignedRole(state, what)
  if (role === null || office === null || mayReassign(state, what, context) !== null) return null
  const fits = ({ personId, name }: OfficePerson): boolean =>
    personId !== context.personId &&
    decide(state, { type: 'reassign', what, toPersonId: personId, toName: name, reason: '-' }, context).ok
  return holdersOf(office, role)
    .filter(fits)
    .map(({ personId, name }) => ({ personId, name }))
}

/** 移交、催办、提级: what this person may do about who handles the case. Refuses case.notFound. */
export const viewHandling = (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId }: Input<'handling.view'>,
): Outcome<Output<'handling.view'>> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  const { state } = loaded
  const office = loadOffice(unlocked.store)?.state ?? null
  const due = stepDue(workstation, unlocked, state)
  const overdue = due !== null && due.due < beijingDate(workstation.now())
  const may = mayUrge(state, unlocked.person) === null
  return ok({
    seq: state.seq,
    stage: state.stage,
    due: due === null ? null : { date: due.due, provisional: due.provisional, overdue },
    assigneeName: state.assignee?.name ?? null,
    escalatedTo: state.escalatedTo,
    step: candidatesFor(workstation, unlocked, state, office, 'step'),
    drafter: candidatesFor(workstation, unlocked, state, office, 'drafter'),
    mayUrge: may,
    escalatesTo:
      may && overdue && state.escalatedTo === null && isReviewStage(state.stage) ? SUPERIOR[state.stage] : null,
  })
}

/** What of the case lies with somebody who was put out, or does not hold the role for it any more. */
const liesWith = (state: CaseState, office: OfficeState | null): { what: What; name: string } | null => {
  if (office === null) return null
  const isGone = (personId: string, role: Role | null): boolean => {
    const person = office.people[personId]
    return person === undefined || person.disabled || (role !== null && !person.roles.includes(role))
  }
  const { assignee } = state
  if (assignee !== null && isGone(assignee.personId, reassignedRole(state, 'step')))
    return { what: 'step', name: assignee.name }
  // The heads of its department were named as it was handed in: when all of them are gone, it waits for nobody.
  const heads = firstReviewers(state)
  const [first] = heads
  if (first !== undefined && heads.every((personId) => isGone(personId, 'departmentHead')))
    return { what: 'step', name: office.people[first]?.name ?? '' }
  return isGone(state.drafterId, 'drafter') ? { what: 'drafter', name: state.drafterName } : null
}

/** 待移交: cases under way that lie with people who have left or have another post, for those who may hand them on. */
export const viewLying = (workstation: Workstation, unlocked: Unlocked): Outcome<Output<'handling.lying'>> => {
  const { store } = unlocked
  const office = loadOffice(store)?.state ?? null
  const without = (role: Role): readonly string[] =>
    Object.values(office?.people ?? {})
      .filter(({ disabled, roles }) => disabled || !roles.includes(role))
      .map(({ personId }) => personId)
  // Whoever drafts no more, with what may have been handed to them, and heads who are none any more; `liesWith` says which of it
  // is nobody's.
  const gone = without('drafter')
  const rows = gone.length === 0 ? [] : store.rowsLyingWith(gone, without('departmentHead'))
  return ok({
    rows: rows.flatMap(({ caseId, title, stage, seq }) => {
      const state = loadCase(store, caseId)?.state
      const lies = state === undefined ? null : liesWith(state, office)
      if (state === undefined || lies === null) return []
      const candidates = candidatesFor(workstation, unlocked, state, office, lies.what)
      return candidates === null
        ? []
        : [{ caseId, seq, title, stage, what: lies.what, withName: lies.name, candidates }]
    }),
  })
}

/**
 * 移交: another drafter has the case from now on, or one person of the step's role. A draft that was never handed in is its
 * drafter's alone, and is handed on only when they have left. Refuses reassign.notOfRole, and what `decideHandling` refuses.
 */
export const reassignCase = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'handling.reassign'>,
): Promise<Outcome<Receipt>> => {
  const { caseId, expectedSeq, commandId, what, toPersonId, reason } = input
  const office = loadOffice(unlocked.store)?.state ?? null
  const state = loadCase(unlocked.store, caseId)?.state
  if (state === undefined) return refuse('case.notFound')
  if (findCase(unlocked, caseId) === null && liesWith(state, office) === null) return refuse('case.notFound')
  const role = reassignedRole(state, what)
  const to =
    role === null || office === null ? undefined : holdersOf(office, role).find((one) => one.personId === toPersonId)
  if (role !== null && to === undefined) return refuse('reassign.notOfRole')
  const found = await workstation.tasks.run('gate', { text: reason })
  const refusal = refuseClassified(workstation, unlocked, found, null)
  const command = { type: 'reassign', what, toPersonId, toName: to?.name ?? '', reason } as const
  return refusal ?? runCommand(workstation, unlocked, { caseId, expectedSeq, commandId }, withCleanWords(command))
}

/** 催办 by the drafter. */
export const urgeStep = (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'handling.urge'>,
): Outcome<Receipt> | Promise<Outcome<Receipt>> => {
  const loaded = findCase(unlocked, input.caseId)
  if (loaded === null) return refuse('case.notFound')
  const dueOn = stepDue(workstation, unlocked, loaded.state)?.due ?? null
  return act(workstation, unlocked, { type: 'urge', dueOn, text: input.text }, input, [input.text])
}

/** 提级 of a step that is overdue, to the leader above it. */
export const escalateStep = (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'handling.escalate'>,
): Outcome<Receipt> | Promise<Outcome<Receipt>> => {
  const loaded = findCase(unlocked, input.caseId)
  if (loaded === null) return refuse('case.notFound')
  const dueOn = stepDue(workstation, unlocked, loaded.state)?.due
  if (dueOn === undefined) return refuse('escalation.notOverdue')
  return act(workstation, unlocked, { type: 'escalate', dueOn, text: input.text }, input, [input.text])
}
