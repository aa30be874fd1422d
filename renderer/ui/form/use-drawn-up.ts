import { useKeptForm } from './kept-form.ts'

export interface DrawnUp<D> {
  /** Null while nothing is under way. */
  readonly draft: D | null
  /** Null gives it up. */
  readonly onDraft: (draft: D | null) => void
  /** Why it is proposed, as far as it is written. */
  readonly reason: string
  readonly onReason: (reason: string) => void
}

/**
 * What one administrator draws up for another to confirm, kept under `name` while they are elsewhere and over a lock. `begin` starts
 * another one without what was said of the last (`fresh`); `clear` is for when it was proposed.
 */
export const useDrawnUp = <D>(name: string, fresh: () => void) => {
  const draft = useKeptForm<D | null>(`${name} draft`, null)
  const reason = useKeptForm(`${name} reason`, '')
  const clear = (): void => {
    reason.discard()
    draft.discard()
  }
  const begin = (next: D | null): void => {
    fresh()
    clear()
    if (next !== null) draft.set(next)
  }
  const onDraft = (next: D | null): void => {
    if (next === null) begin(null)
    else draft.set(next)
  }
  const drawnUp: DrawnUp<D> = { draft: draft.value, onDraft, reason: reason.value, onReason: reason.set }
  return { drawnUp, begin, clear }
}
