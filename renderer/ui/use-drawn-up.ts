import { useKept } from './use-kept.ts'

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
 * What one administrator draws up for another to confirm, kept under `name` while they are elsewhere. `begin` starts another one
 * without what was said of the last (`fresh`); `clear` is for when it was proposed.
 */
export const useDrawnUp = <D>(name: string, fresh: () => void) => {
  const [draft, setDraft] = useKept<D | null>(`${name} draft`, null)
  const [reason, onReason] = useKept(`${name} reason`, '')
  const put = (next: D | null): void => {
    onReason('')
    setDraft(next)
  }
  const begin = (next: D | null): void => {
    fresh()
    put(next)
  }
  const onDraft = (next: D | null): void => {
    if (next === null) begin(null)
    else setDraft(next)
  }
  const drawnUp: DrawnUp<D> = { draft, onDraft, reason, onReason }
  return {
    drawnUp,
    begin,
    clear: () => {
      put(null)
    },
  }
}
