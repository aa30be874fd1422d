import { useCallback, useEffect } from 'react'
import { useKeptForm } from '../ui/form/kept-form.ts'

/** A reason while it is written: there again after a lock, on the same text of the same case. */
export interface KeptReason {
  readonly value: string
  readonly set: (text: string) => void
  /** Sent: the store forgets it. */
  readonly discard: () => void
}

/** What a kept reason is in the store; null for none. */
export type ReasonForm = { readonly on: string; readonly text: string } | null

/** As `useKeptForm`, for what a person must write about an act on a case; `on` says of which text, and of another one nothing is kept. */
export const useKeptReason = (act: string, on: string, caseId: string): KeptReason => {
  const { value, set: keep, discard } = useKeptForm<ReasonForm>(`reason ${act} ${caseId}`, null, caseId)
  const isOver = value !== null && value.on !== on
  useEffect(() => {
    if (isOver) discard()
  }, [isOver, discard])
  const set = useCallback(
    (text: string) => {
      keep({ on, text })
    },
    [keep, on],
  )
  return { value: value?.on === on ? value.text : '', set, discard }
}
