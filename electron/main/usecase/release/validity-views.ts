import { changesAhead, validityOn, type ValidityAt, type ValidityFacts } from '#shared/domain/case/duty/validity.ts'
import { CHANGE_KINDS, type ChangeKind } from '#shared/domain/case/duty/duty-events.ts'
import type { CaseRow } from '#shared/domain/case/projection/case-row.ts'
import { shownUntil } from '#shared/domain/case/enforcement/enforcement.ts'
import { takeDownLimitsOf } from '../office/take-down-limits.ts'
import { accessOf } from '../visibility.ts'
import type { Unlocked } from '../workstation.ts'

/** Validity on a day, with what other cases are about to change, as far as this person may see them. */
export type ValidityShown = ValidityAt & {
  readonly underWay: ChangeKind[]
  readonly shown: ReturnType<typeof shownUntil>
}

/** The cases that are to change this release and have not yet, oldest first. */
export const changingCases = (unlocked: Unlocked, caseId: string): readonly CaseRow[] =>
  unlocked.store.rowsChanging(accessOf(unlocked), [caseId])

/** What other cases have declared to do to each of these releases, as far as this person may see them. */
export const changesDeclared = (
  unlocked: Unlocked,
  caseIds: readonly string[],
): ReadonlyMap<string, readonly ChangeKind[]> => {
  const declared = new Map<string, ChangeKind[]>()
  for (const { changes } of unlocked.store.rowsChanging(accessOf(unlocked), caseIds)) {
    const kind = CHANGE_KINDS.find((one) => one === changes?.kind)
    if (changes === null || kind === undefined) continue
    declared.set(changes.caseId, [...(declared.get(changes.caseId) ?? []), kind])
  }
  return declared
}

/** Of each of these releases. */
export const validitiesShown = (
  unlocked: Unlocked,
  releases: readonly (Pick<CaseRow, 'caseId' | 'posted' | 'releasedOn'> & { readonly validity: ValidityFacts })[],
  today: string,
): ReadonlyMap<string, ValidityShown> => {
  const declared = changesDeclared(
    unlocked,
    releases.map(({ caseId }) => caseId),
  )
  const shown = { limits: takeDownLimitsOf(unlocked.store), today }
  return new Map(
    releases.map(({ caseId, validity, posted, releasedOn }) => {
      const at = validityOn(validity, today)
      const standing = shownUntil(posted, releasedOn, at.withdrawnOn, shown)
      return [caseId, { ...at, underWay: [...changesAhead(at, declared.get(caseId) ?? [])], shown: standing }]
    }),
  )
}
