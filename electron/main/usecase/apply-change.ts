import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import { decide, type CaseCommand } from '#shared/domain/case/decide.ts'
import type { NewEvent } from '#shared/domain/case/events.ts'
import { currentVersion, type CaseState } from '#shared/domain/case/state.ts'
import { beijingDateOf } from '#shared/domain/deadline/date.ts'
import { ok } from '#shared/lib/result.ts'
import type { AppendBatch } from '../store/records.ts'
import { loadCase } from './load-case.ts'
import { signEvents } from './sign-events.ts'
import { refuse, type Outcome, type Unlocked } from './workstation.ts'

/**
 * What an act on one case does to the release of another: 撤下 with the last approval, everything else with the release of
 * the case that says so. Two logs, each whole in itself, so that either case's package tells its own story offline; and one
 * transaction, so that neither entry is ever there without the other.
 */
const changeOf = (state: CaseState, facts: readonly NewEvent[], at: string): CaseCommand | null => {
  const { change } = state.duty
  if (change === null) return null
  const { kind, scope, basis, reason, effectiveOn } = change
  const approved = facts.some(({ type }) => type === 'FinalApprovalGiven')
  const released = facts.find((fact) => fact.type === 'CaseReleased')?.data
  if (kind === 'withdraw' ? !approved : released === undefined) return null
  const today = beijingDateOf(at)
  return {
    ...{ type: 'applyChange', kind, scope, basis, reason },
    byCaseId: state.caseId,
    byTitle: currentVersion(state).title,
    byNumber: released?.documentNumber ?? '',
    on: kind === 'withdraw' ? today : (effectiveOn ?? today),
  }
}

/**
 * The entry on the other case, signed and ready to be appended; null when this act changes none. Refuses change.targetGone,
 * identity.clockBack, and what `decideChange` refuses: then the act itself is not done either.
 */
export const changeBatch = async (
  unlocked: Unlocked,
  state: CaseState,
  facts: readonly NewEvent[],
  at: string,
  commandId: string,
): Promise<Outcome<AppendBatch | null>> => {
  const command = changeOf(state, facts, at)
  const caseId = state.duty.change?.targetCaseId
  if (command === null || caseId === undefined) return ok(null)
  const target = loadCase(unlocked.store, caseId)
  if (target === null) return refuse('change.targetGone')
  if (at < target.state.lastAt) return refuse('identity.clockBack', { last: target.state.lastAt })
  const decided = decide(target.state, command, unlocked.person)
  if (!decided.ok) return decided
  const expectedSeq = target.state.seq
  const envelope = { caseId, expectedSeq, commandId }
  const before = { state: target.state, head: target.head }
  const { records, state: changed } = await signEvents(unlocked, decided.value, at, command, envelope, before)
  return ok({ caseId, expectedSeq, events: records, blobs: [], row: caseRowOf(changed) })
}

/** Thrown inside the transaction, and caught by whoever opened it: the other case has moved on. */
export class TargetMoved extends Error {}
