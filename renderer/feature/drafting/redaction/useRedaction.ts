import { useState } from 'react'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { Reply, WireError } from '#shared/contract/errors.ts'
import type { Removal } from '#shared/domain/document/redact/removal.ts'
import { call } from '../../../api/client.ts'
import { rereadIfOvertaken } from '../../../api/overtaken.ts'
import { useCommand } from '../../../api/use-command.ts'
import { draftSaved } from '../../../api/use-query.ts'
import type { DraftState } from '../useDraft.ts'

export type Opened = Output<'redaction.view'>
/** What is kept of the draft: how many places, and for which text they were confirmed. */
export type Kept = Output<'case.get'>['draftRedaction']

export interface RedactionModel {
  /** The text as it will be fixed, with its removals, while the page is open; null otherwise. */
  readonly opened: Opened | null
  readonly kept: Kept
  /** Nothing was kept when the page was opened. */
  readonly isFresh: boolean
  readonly busy: boolean
  readonly error: WireError | null
  readonly onOpen: () => void
  readonly onClose: () => void
  /** Keeps the removals as they stand while they are worked on. */
  readonly onKeep: (removals: readonly Removal[]) => Promise<Reply<Output<'redaction.save'>>>
  /** Confirms the removals for this text; none takes the redaction back. True when they are in force. */
  readonly onConfirm: (removals: readonly Removal[]) => Promise<boolean>
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
  const [isFresh, setFresh] = useState(false)
  const kept = saved === null ? initial : saved.kept
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
    if (!reply.ok) return
    setFresh(kept === null)
    setOpened(reply.value)
  }
  const contentHash = opened?.contentHash ?? ''
  const input = (removals: readonly Removal[], confirmed: boolean): Input<'redaction.save'> => ({
    ...{ caseId, expectedSeq: expectedSeq(), contentHash, confirmed },
    removals: removals.map((removal) => ({ ...removal, place: { ...removal.place } })),
  })
  const settle = (
    { length }: readonly Removal[],
    confirmed: boolean,
    reply: Reply<Output<'redaction.save'>>,
  ): Reply<Output<'redaction.save'>> => {
    if (reply.ok) {
      const { publicHash } = reply.value
      const of = confirmed ? contentHash : null
      setSaved({ kept: confirmed && length === 0 ? null : { removals: length, contentHash: of, publicHash } })
      draftSaved(caseId)
    } else rereadIfOvertaken(reply, onStale)
    return reply
  }
  return {
    opened,
    kept,
    isFresh,
    busy: view.busy || save.busy,
    error: failure ?? view.error ?? save.error,
    onOpen: () => void open(),
    onClose: () => {
      setOpened(null)
    },
    onKeep: async (removals) => {
      // Taking back what was only tried leaves nothing behind.
      const isBack = isFresh && removals.length === 0
      return settle(removals, isBack, await call('redaction.save', input(removals, isBack)))
    },
    onConfirm: async (removals) => settle(removals, true, await save.run(input(removals, true))).ok,
  }
}
