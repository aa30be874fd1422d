import type { Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { beijingDate } from '../beijing-date.ts'
import { seesSubmitted } from '../visibility.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

/** What a person looks through; the others come up as these are dealt with, and are counted. */
const MOST_SHOWN = 500

/** Cases that are due to be looked at again today: for those who may. */
export const reviewsDue = (workstation: Workstation, { store, person }: Unlocked): number =>
  store.reviewCounts(
    { personId: person.personId, seesSubmitted: seesSubmitted(person.roles) },
    beijingDate(workstation.now()),
  ).due

/**
 * The job list of 定期评估审查 (政府信息公开条例 Art. 18): every case that ended without being published, also once it lies in the
 * archive, the one due first on top.
 */
export const viewNonDisclosures = (
  workstation: Workstation,
  { store, person }: Unlocked,
): Outcome<Output<'disclosure.due'>> => {
  const today = beijingDate(workstation.now())
  const access = { personId: person.personId, seesSubmitted: seesSubmitted(person.roles) }
  const rows = store.reviewRows(access, MOST_SHOWN).flatMap(({ caseId, title, review }) => {
    if (review === null) return []
    const { mode, on } = review
    return [{ caseId, title, mode, nextReviewOn: on, due: on <= today }]
  })
  return ok({ today, rows, ...store.reviewCounts(access, today) })
}
