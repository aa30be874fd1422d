import type { Output } from '#shared/contract/channels.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { ok } from '#shared/lib/result.ts'
import { beijingDate } from './beijing-date.ts'
import { loadCase } from './load-case.ts'
import { seesSubmitted } from './visibility.ts'
import type { Outcome, Unlocked, Workstation } from './workstation.ts'

/** How many of the newest ended cases are looked through. */
const MAX_ROWS = 2000

/**
 * The job list of 定期评估审查 (政府信息公开条例 Art. 18): every case that ended without being published, the one due first on
 * top. Made from the log of each: few cases end so.
 */
export const viewNonDisclosures = (
  workstation: Workstation,
  { store, person }: Unlocked,
): Outcome<Output<'disclosure.due'>> => {
  const today = beijingDate(workstation.now())
  const access = { personId: person.personId, seesSubmitted: seesSubmitted(person.roles) }
  // Also once they lie in the archive; nothing is left to review of what was destroyed.
  const stages = ['concluded', 'archived'] as const
  const { rows } = store.caseRows({ access, stages, unreleased: true, offset: 0, limit: MAX_ROWS })
  const kept = rows.filter(({ archive }) => (archive?.destroyedAt ?? null) === null)
  const ended = kept.flatMap(({ caseId }) => {
    const state = loadCase(store, caseId)?.state
    const ending = state?.publicity.ending ?? null
    if (state === undefined || ending?.nextReviewOn === null || ending === null) return []
    const { mode, nextReviewOn } = ending
    return [{ caseId, title: currentVersion(state).title, mode, nextReviewOn, due: nextReviewOn <= today }]
  })
  return ok({ today, rows: ended.toSorted((a, b) => (a.nextReviewOn < b.nextReviewOn ? -1 : 1)) })
}
