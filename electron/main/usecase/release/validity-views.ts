import { changesAhead, validityOn, type ValidityAt, type ValidityFacts } from '#shared/domain/case/duty/validity.ts'
import { CHANGE_KINDS, type ChangeKind } from '#shared/domain/case/duty/duty-events.ts'
import type { CaseRow } from '#shared/domain/case/projection/case-row.ts'
import { accessOf } from '../visibility.ts'
import type { Unlocked } from '../workstation.ts'

/** Validity on a day, with what other cases are about to change, as far as this person may see them. */
export type ValidityShown = ValidityAt & { readonly underWay: ChangeKind[] }

/** The cases that are to change this release and have not yet, oldest first. */
export const changingCases = (unlocked: Unlocked, caseId: string): readonly CaseRow[] =>
  unlocked.store.rowsChanging(accessOf(unlocked), [caseId])

/** Of each of these releases. */
export const validitiesShown = (
  unlocked: Unlocked,
  releases: readonly { readonly caseId: string; readonly validity: ValidityFacts }[],
  today: string,
): ReadonlyMap<string, ValidityShown> => {
  const ids = releases.map(({ caseId }) => caseId)
  const changing = Map.groupBy(unlocked.store.rowsChanging(accessOf(unlocked), ids), ({ changes }) => changes?.caseId)
  return new Map(
    releases.map(({ caseId, validity }) => {
      const declared = (changing.get(caseId) ?? []).map(({ changes }) => changes?.kind)
      const kinds = CHANGE_KINDS.filter((kind) => declared.includes(kind))
      const at = validityOn(validity, today)
      return [caseId, { ...at, underWay: [...changesAhead(at, kinds)] }]
    }),
  )
}
