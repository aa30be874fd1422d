import type { AsideProblem } from '#shared/domain/search/aside.ts'
import { errorCode, isSystemError } from '#shared/lib/error-code.ts'
import type { WriteStore } from '../../store/types.ts'
import { ChainFault } from '../faults.ts'

/** What of one case alone keeps it out of the index; null for what would stop every other too: a full disk, a store that is gone. */
const problemOf = (error: unknown): AsideProblem | null => {
  if (error instanceof ChainFault) return 'chainBroken'
  const code = errorCode(error)
  if (code === 'fault.storeCorrupt' || code === 'fault.textDestroyed') return 'unreadable'
  return code.startsWith('fault.') || isSystemError(error) ? null : 'defect'
}

/** Told once of each case that is set aside. */
export type OnAside = (error: unknown) => void

/**
 * Does what is done of one case for the index. Where that case alone is to blame it is set aside under its problem, and null given,
 * so that all others go in; it is tried again when it moves on, and at the next unlock. @throws what would stop every other too.
 */
export const orAside = <T>(
  store: Pick<WriteStore, 'setSearchAside'>,
  caseId: string,
  onAside: OnAside,
  work: () => T,
): T | null => {
  try {
    return work()
  } catch (error) {
    const problem = problemOf(error)
    if (problem === null) throw error
    store.setSearchAside(caseId, problem)
    onAside(error)
    return null
  }
}
