import type { CaseRow } from '#shared/domain/case/projection/case-row.ts'
import type { Unlocked } from '../workstation.ts'

/** A drafter's own draft is listed under the title they see in it; the log knows that of the last fixed version only. */
export const shownTitle = ({ store, person }: Unlocked, row: CaseRow): string => {
  const copy = row.stage === 'draft' && row.drafterId === person.personId ? store.workingCopy(row.caseId) : null
  return copy === null ? row.title : copy.title
}
