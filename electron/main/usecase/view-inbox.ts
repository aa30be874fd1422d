import type { Input, Output } from '#shared/contract/channels.ts'
import type { CaseRow } from '#shared/domain/case/case-row.ts'
import { STAGES, waitingRole } from '#shared/domain/case/roles.ts'
import { ok } from '#shared/lib/result.ts'
import type { Outcome, Unlocked } from './workstation.ts'
import { seesSubmitted } from './visibility.ts'

/** A drafter's own draft is listed under the title they see in it; the log knows that of the last fixed version only. */
const shownTitle = ({ store, person }: Unlocked, row: CaseRow): string => {
  const copy = row.stage === 'draft' && row.drafterId === person.personId ? store.workingCopy(row.caseId) : null
  return copy === null ? row.title : copy.title
}

/** 待办: what waits for one of this person's roles, or everything they may see, newest first, a page at a time. */
export const viewInbox = (unlocked: Unlocked, input: Input<'inbox.list'>): Outcome<Output<'inbox.list'>> => {
  const { store, person } = unlocked
  const access = { personId: person.personId, seesSubmitted: seesSubmitted(person.roles) }
  const waitingStages = STAGES.filter((stage) => {
    const role = waitingRole(stage)
    return role !== null && person.roles.includes(role)
  })
  const waiting = store.caseRows({ access, stages: waitingStages, offset: input.offset, limit: input.limit })
  const page =
    input.scope === 'waiting' ? waiting : store.caseRows({ access, offset: input.offset, limit: input.limit })
  return ok({
    rows: page.rows.map((row) => ({
      caseId: row.caseId,
      title: shownTitle(unlocked, row),
      stage: row.stage,
      round: row.round,
      drafterName: row.drafterName,
      updatedAt: row.updatedAt,
      waitingRole: row.waitingRole,
      mine: row.drafterId === person.personId,
    })),
    total: page.total,
    waiting: waiting.total,
    byStage: store.countByStage(access),
  })
}
