import { useCallback, useEffect } from 'react'
import { useKeptForm } from '../../ui/form/kept-form.ts'
import type { CaseView } from './review-model.ts'
import type { Rewording } from './suggest-model.ts'

/** What rewordings are in the store; null for none. */
export type RewordingsForm = { readonly on: string; readonly list: readonly Rewording[] } | null

const NONE: readonly Rewording[] = []

/** 修改建议 that have not been sent: there again after a lock, on the same text; of another one nothing is kept. */
export const useRewordings = ({ caseId, contentHash }: CaseView) => {
  const { value, set, discard } = useKeptForm<RewordingsForm>(`suggest ${caseId}`, null, caseId)
  const isOver = value !== null && value.on !== contentHash
  useEffect(() => {
    if (isOver) discard()
  }, [isOver, discard])
  const onRewordings = useCallback(
    (list: readonly Rewording[]) => {
      if (list.length === 0) discard()
      else set({ on: contentHash, list })
    },
    [contentHash, set, discard],
  )
  // The line that is being written, apart from those that are done.
  const lineForm = { name: `suggest line ${caseId} ${contentHash}`, caseId }
  return { rewordings: value?.on === contentHash ? value.list : NONE, onRewordings, lineForm }
}
