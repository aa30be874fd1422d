import type { Output } from '#shared/contract/channels.ts'
import { isAnchoredRemovals, type AnchoredRemovals } from '#shared/domain/document/redact/anchor.ts'
import type { ReadStore } from '../../store/types.ts'
import { derivedHashFrom } from '../derived-hash.ts'
import { documentOf, fixWording } from './working-copy.ts'

/** What is kept of a draft's removals. @throws Error for what this program did not write: our own store, so a defect. */
export const keptRedaction = (
  store: ReadStore,
  caseId: string,
): { readonly contentHash: string | null; readonly anchored: AnchoredRemovals } | null => {
  const kept = store.draftRedaction(caseId)
  if (kept === null) return null
  if (!isAnchoredRemovals(kept.anchored)) throw new Error('kept removals have their shape')
  return { contentHash: kept.contentHash, anchored: kept.anchored }
}

/**
 * How many places are removed of a draft, for which text that was confirmed, and the hash of the public version that would
 * be handed in with it now; null for none.
 */
export const redactionOfDraft = (store: ReadStore, caseId: string): Output<'case.get'>['draftRedaction'] => {
  const kept = keptRedaction(store, caseId)
  if (kept === null) return null
  const { removals } = kept.anchored
  const copy = store.workingCopy(caseId)
  const hashOf = derivedHashFrom((contentHash) => {
    const fixed = copy === null ? null : fixWording(documentOf(copy))
    return fixed?.wording.contentHash === contentHash ? fixed.document : null
  })
  const publicHash = kept.contentHash === null ? null : hashOf(kept.contentHash, removals)
  return { removals: removals.length, contentHash: kept.contentHash, publicHash }
}
