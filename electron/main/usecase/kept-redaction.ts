import type { Output } from '#shared/contract/channels.ts'
import { isAnchoredRemovals, type AnchoredRemovals } from '#shared/domain/document/redact/anchor.ts'
import type { ReadStore } from '../store/types.ts'

/** What is kept of a draft's removals. @throws Error for what this program did not write: our own store, so a defect. */
export const keptRedaction = (
  store: ReadStore,
  caseId: string,
): { readonly contentHash: string; readonly anchored: AnchoredRemovals } | null => {
  const kept = store.draftRedaction(caseId)
  if (kept === null) return null
  if (!isAnchoredRemovals(kept.anchored)) throw new Error('kept removals have their shape')
  return { contentHash: kept.contentHash, anchored: kept.anchored }
}

/** How many places are removed of a draft, and of which text that was said; null for none. */
export const redactionOfDraft = (store: ReadStore, caseId: string): Output<'case.get'>['draftRedaction'] => {
  const kept = keptRedaction(store, caseId)
  return kept === null ? null : { removals: kept.anchored.removals.length, contentHash: kept.contentHash }
}
