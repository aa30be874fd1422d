import type { Input, Output } from '#shared/contract/channels.ts'
import { STAGES, waitingRole } from '#shared/domain/case/roles.ts'
import { ok } from '#shared/lib/result.ts'
import type { Outcome, Unlocked } from './workstation.ts'
import { seesSubmitted } from './visibility.ts'

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
      title: row.title,
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
