import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Attachment } from '#shared/domain/document/model.ts'

type Added = Output<'case.addAttachment'>

export interface AttachModel {
  /** The file that was chosen, while it is asked how to take it. */
  readonly asking: { readonly name: string; readonly asText: boolean; readonly tracked: boolean } | null
  readonly busy: boolean
  readonly error: WireError | null
  /** What the last file brought beside its text. */
  readonly findings: Added['findings']
  readonly onChoose: () => void
  readonly onClose: () => void
  readonly onAttach: (as: 'text' | 'file', trackedChanges?: 'accept' | 'reject') => void
}

/** Formats that hold a text to typeset; for the rest only the file itself is offered first. */
const TEXT_FILES = /\.(?:docx|odt|txt|html?|doc|wps|rtf)$/iu

/** A file as a further attachment: its text to be typeset here, or the file as it is. */
export const useAttach = (
  caseId: string,
  expectedSeq: () => number,
  onAdded: (attachment: Attachment) => void,
): AttachModel => {
  const choose = useCommand('file.choose')
  const add = useCommand('case.addAttachment')
  const [chosen, setChosen] = useState<{ readonly token: string; readonly name: string } | null>(null)
  const [findings, setFindings] = useState<Added['findings']>([])
  const attach = async (as: 'text' | 'file', trackedChanges?: 'accept' | 'reject'): Promise<void> => {
    if (chosen === null) return
    const { token } = chosen
    const choice = trackedChanges === undefined ? {} : { trackedChanges }
    const reply = await add.run({ caseId, expectedSeq: expectedSeq(), token, as, ...choice })
    if (!reply.ok) {
      // The stop page speaks; nothing more is done with this file.
      if (reply.error.code === 'import.classified') setChosen(null)
      return
    }
    setChosen(null)
    setFindings(reply.value.findings)
    onAdded(reply.value.attachment)
  }
  return {
    asking:
      chosen === null
        ? null
        : {
            name: chosen.name,
            asText: TEXT_FILES.test(chosen.name),
            tracked: add.error?.code === 'import.trackedChanges',
          },
    busy: choose.busy || add.busy,
    error: choose.error ?? add.error,
    findings,
    onChoose: () => {
      add.dismiss()
      setFindings([])
      void choose.run({ purpose: 'attachment' }).then((reply) => {
        if (reply.ok) setChosen(reply.value)
      })
    },
    onClose: () => {
      add.dismiss()
      setChosen(null)
    },
    onAttach: (as, trackedChanges) => void attach(as, trackedChanges),
  }
}
