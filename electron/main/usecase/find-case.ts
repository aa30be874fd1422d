import { ok } from '#shared/lib/result.ts'
import { loadCase, type LoadedCase } from './load-case.ts'
import { maySeeCase } from './visibility.ts'
import { refuse, type Outcome, type Unlocked } from './workstation.ts'

/** The case for a person who may see it; otherwise it does not exist for them. @throws as `loadCase`. */
export const findCase = (unlocked: Unlocked, caseId: string): LoadedCase | null => {
  const loaded = loadCase(unlocked.store, caseId)
  return loaded !== null && maySeeCase(loaded.state, unlocked.person) ? loaded : null
}

/** The same as it stands at `expectedSeq`. Refuses case.notFound, and case.stale when the case has moved on. */
export const findCaseAt = (
  unlocked: Unlocked,
  { caseId, expectedSeq }: { readonly caseId: string; readonly expectedSeq: number },
): Outcome<LoadedCase> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  return loaded.state.seq === expectedSeq ? ok(loaded) : refuse('case.stale')
}

/** The case for its drafter. Refuses case.notFound, and case.notDrafter to whoever else may see it. */
export const findOwnCase = (unlocked: Unlocked, caseId: string): Outcome<LoadedCase> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  return loaded.state.drafterId === unlocked.person.personId ? ok(loaded) : refuse('case.notDrafter')
}
