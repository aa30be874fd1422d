import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { DRAFTING } from '../../i18n/drafting.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { DraftState } from './useDraft.ts'

export interface ExportingModel {
  readonly busy: boolean
  readonly error: WireError | null
  /** The file that was written last. */
  readonly done: Output<'draft.exportDocx'> | null
  readonly onExport: () => void
}

/** The draft as a Word document for colleagues: asks where, saves what was typed last, and writes. */
export const useExport = (caseId: string, draft: DraftState): ExportingModel => {
  const choose = useCommand('file.choose')
  const write = useCommand('draft.exportDocx')
  const [done, setDone] = useState<ExportingModel['done']>(null)
  const run = async (): Promise<void> => {
    write.dismiss()
    setDone(null)
    const title = draft.current().title.trim()
    const suggestedName = title === '' ? DRAFTING.emptyTitle : title
    const chosen = await choose.run({ purpose: 'exportDocx', suggestedName: suggestedName.slice(0, 300) })
    if (!chosen.ok || chosen.value === null) return
    const saved = await draft.flush()
    // The bar says why; an older text is not exported in place of the one that is seen.
    if (saved !== null && !saved.ok) return
    const written = await write.run({ caseId, target: chosen.value.token })
    if (written.ok) setDone(written.value)
  }
  return {
    busy: choose.busy || write.busy,
    error: choose.error ?? write.error,
    done,
    onExport: () => void run(),
  }
}
