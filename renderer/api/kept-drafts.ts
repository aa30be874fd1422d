import type { OfficialDocument } from '#shared/domain/document/model.ts'

/** A draft as its screen left it. */
export interface KeptDraft {
  readonly document: OfficialDocument
  readonly history: string | null
  /** When exactly this was saved; null for what the store does not hold (yet). */
  readonly savedAt: string | null
}

const kept = new Map<string, KeptDraft & { readonly contentHash: string }>()

/**
 * Autosave tells nobody, so what was read of a case before is older than its draft: a screen that opens again takes up
 * the draft from here, also when its saving is under way or was refused. `contentHash` names the wording it grew from.
 */
export const keepDraft = (caseId: string, contentHash: string, draft: KeptDraft): void => {
  // One draft is open at a time; of the others only what the store does not hold is kept.
  for (const [other, { savedAt }] of kept) if (other !== caseId && savedAt !== null) kept.delete(other)
  kept.set(caseId, { ...draft, contentHash })
}

/** The store holds this draft now; another that was kept since is not touched. */
export const keptDraftSaved = (caseId: string, document: OfficialDocument, savedAt: string): void => {
  const draft = kept.get(caseId)
  if (draft?.document === document) kept.set(caseId, { ...draft, savedAt })
}

/** Null when nothing was kept, or when the log has fixed another wording since. */
export const keptDraft = (caseId: string, contentHash: string): KeptDraft | null => {
  const draft = kept.get(caseId)
  if (draft?.contentHash !== contentHash) return null
  const { document, history, savedAt } = draft
  return { document, history, savedAt }
}

/** Nothing that one person wrote may be shown to the next. */
export const forgetDrafts = (): void => {
  kept.clear()
}
