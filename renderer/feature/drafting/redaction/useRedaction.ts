import { useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Removal } from '#shared/domain/document/redact/removal.ts'
import { useCommand } from '../../../api/use-command.ts'
import type { DraftState } from '../useDraft.ts'

export type Opened = Output<'redaction.view'>
/** What is kept of the draft: how many places, and of which text that was said. */
export type Kept = Output<'case.get'>['draftRedaction']

export interface RedactionModel {
  /** The text as it will be fixed, with its removals, while the page is open; null otherwise. */
  readonly opened: Opened | null
  readonly kept: Kept
  readonly busy: boolean
  readonly error: WireError | null
  readonly onOpen: () => void
  readonly onClose: () => void
  /** Keeps the removals; none takes the redaction back. True when they are kept. */
  readonly onSave: (removals: readonly Removal[]) => Promise<boolean>
}

/** 区分处理 of the draft: its page, and what is kept of it. */
export const useRedaction = (
  caseId: string,
  initial: Kept,
  draft: DraftState,
  expectedSeq: () => number,
  onStale: () => void,
): RedactionModel => {
  const view = useCommand('redaction.view')
  const save = useCommand('redaction.save')
  const [opened, setOpened] = useState<Opened | null>(null)
  const [saved, setSaved] = useState<{ readonly kept: Kept } | null>(null)
  const [failure, setFailure] = useState<WireError | null>(null)
  const open = async (): Promise<void> => {
    setFailure(null)
    save.dismiss()
    const flushed = await draft.flush(true)
    if (flushed === null) return
    if (!flushed.ok) {
      setFailure(flushed.error)
      return
    }
    const reply = await view.run({ caseId })
    if (reply.ok) setOpened(reply.value)
  }
  return {
    opened,
    kept: saved === null ? initial : saved.kept,
    busy: view.busy || save.busy,
    error: failure ?? view.error ?? save.error,
    onOpen: () => void open(),
    onClose: () => {
      setOpened(null)
    },
    onSave: async (removals) => {
      if (opened === null) return false
      const { contentHash } = opened
      const kept = removals.map((removal) => ({ ...removal, place: { ...removal.place } }))
      const reply = await save.run({ caseId, expectedSeq: expectedSeq(), contentHash, removals: kept })
      if (!reply.ok) {
        if (reply.error.code === 'case.stale') onStale()
        return false
      }
      const { publicHash } = reply.value
      setSaved({ kept: removals.length === 0 ? null : { removals: removals.length, contentHash, publicHash } })
      return true
    },
  }
}
