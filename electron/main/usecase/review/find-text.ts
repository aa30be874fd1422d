import type { CaseEvent } from '#shared/domain/case/events.ts'
import { ok } from '#shared/lib/result.ts'
import { beijingDate } from '../beijing-date.ts'
import type { LoadedCase } from '../load-case.ts'
import { findCase } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked } from '../workstation.ts'

/** By which appraisal the texts were destroyed, and when; null while they are there. */
const appraisalOf = (events: readonly CaseEvent[]) => {
  const last = events.findLast(
    (event) =>
      event.type === 'DisposalRepeated' || (event.type === 'DisposalDecided' && event.data.result === 'destroyed'),
  )
  if (last?.type === 'DisposalRepeated') {
    const { filed, proposedBy, decidedBy, destroyedAt } = last.data
    return { number: filed.archivalNumber, proposedBy, decidedBy, date: beijingDate(new Date(destroyedAt)) }
  }
  if (last?.type !== 'DisposalDecided') return null
  const proposed = events.findLast(({ type, seq }) => type === 'DisposalProposed' && seq < last.seq)
  return {
    ...{ number: last.data.archivalNumber, decidedBy: last.actor.name, date: beijingDate(new Date(last.at)) },
    proposedBy: proposed?.actor.name ?? '',
  }
}

/**
 * A case whose texts are asked for. Refuses case.notFound, also when the person has no part in the case, and archive.textDestroyed:
 * what an appraisal has done is no fault; it is named, and what is still there.
 */
export const findText = (unlocked: Unlocked, caseId: string): Outcome<LoadedCase> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  const appraisal = appraisalOf(loaded.events)
  return appraisal === null ? ok(loaded) : refuse('archive.textDestroyed', appraisal)
}
