import { useState } from 'react'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useKeptForm } from '../../../ui/form/kept-form.ts'
import { rereadIfOvertaken } from '../../../api/overtaken.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useQuery } from '../../../api/use-query.ts'
import type { DraftState } from '../useDraft.ts'
import { formOf, postingAsked, sameAgain, saidOf, type FormValue } from './determine-model.ts'
import type { ChooseRecord } from './Records.tsx'

type CaseView = Output<'case.get'>
export type Choices = Output<'basicCatalogue.choices'>
type Said = Omit<Input<'disclosure.determine'>, 'caseId' | 'expectedSeq' | 'commandId' | 'contentHash'>

export interface DetermineModel {
  /** The form while it is open; null otherwise. */
  readonly value: FormValue | null
  readonly titles: readonly string[]
  /** The text that is determined, as it is typed. */
  readonly document: OfficialDocument
  /** How long the posting must last by the rule that was named; null while there is none. */
  readonly posting: Output<'disclosure.posting'>
  readonly chooser: ChooseRecord
  readonly choices: Choices
  /** What was signed last of 行政执法公示. */
  readonly enforcement: Said['enforcement']
  readonly busy: boolean
  readonly error: WireError | null
  readonly onOpen: () => void
  readonly onClose: () => void
  readonly onChange: (value: FormValue) => void
  readonly onSave: () => void
  /** Is what was signed last of this text? */
  readonly fits: (contentHash: string) => boolean
  /** Can the same answers be signed again for the text as it is now? */
  readonly canRepeat: () => boolean
  /** Signs the same answers again for this text; the refusal if it is one. */
  readonly onRepeat: (contentHash: string) => Promise<WireError | null>
}

/** The form as it was left, also while the person is back at the text. */
interface HalfFilled {
  readonly isOpen: boolean
  readonly form: FormValue
}

const NO_CHOICES: Choices = { version: '', entries: [] }

/** 公开认定 of the draft: the form, its files, and what was signed last. */
export const useDetermine = (
  view: CaseView,
  draft: DraftState,
  seq: { readonly expected: () => number; readonly onRecorded: (seq: number) => void },
  onStale: () => void,
): DetermineModel => {
  const { caseId } = view
  const determine = useCommand('disclosure.determine')
  const choose = useCommand('file.choose')
  const add = useCommand('disclosure.addRecord')
  const half = useKeptForm<HalfFilled | null>(`determine ${caseId}`, null, caseId)
  const { document } = draft
  // Of a text with as many attachments; of another one it is filled in anew.
  const begun = half.value?.form.items.length === 1 + document.attachments.length ? half.value : null
  const value = begun?.isOpen === true ? begun.form : null
  const choices = useQuery('basicCatalogue.choices', value === null ? null : {})
  const [failure, setFailure] = useState<WireError | null>(null)
  const [own, setOwn] = useState<{ readonly contentHash: string; readonly said: Said } | null>(null)
  const posting = useQuery('disclosure.posting', value === null ? null : postingAsked(value))
  const titles = [document.title, ...document.attachments.map(({ title }) => title)]
  const sign = async (contentHash: string, said: Said): Promise<WireError | null> => {
    const reply = await determine.run({ caseId, expectedSeq: seq.expected(), contentHash, ...said })
    if (reply.ok) {
      seq.onRecorded(reply.value.seq)
      setOwn({ contentHash, said })
      return null
    }
    rereadIfOvertaken(reply, onStale)
    return reply.error
  }
  const save = async (): Promise<void> => {
    const said = value === null ? null : saidOf(value)
    if (said === null) return
    setFailure(null)
    const saved = await draft.flush(true)
    if (saved === null) return
    const error = saved.ok ? await sign(saved.value.contentHash, said) : saved.error
    if (error === null) half.discard()
    else setFailure(error)
  }
  const again = (): Said | null => {
    const items = 1 + draft.current().attachments.length
    return own === null ? sameAgain(view.determination, items) : own.said.items.length === items ? own.said : null
  }
  return {
    value,
    titles,
    document,
    posting: posting.data,
    chooser: {
      busy: choose.busy || add.busy,
      onChooseFile: (onChosen) => {
        add.dismiss()
        void choose.run({ purpose: 'attachment' }).then(async (reply) => {
          if (!reply.ok || reply.value === null) return
          const added = await add.run({ caseId, expectedSeq: seq.expected(), token: reply.value.token })
          if (added.ok) onChosen(added.value.file)
        })
      },
    },
    choices: choices.data ?? NO_CHOICES,
    enforcement: (own?.said ?? view.determination)?.enforcement,
    busy: determine.busy || draft.saveState.kind === 'saving',
    error: failure ?? add.error ?? choose.error,
    onOpen: () => {
      determine.dismiss()
      setFailure(null)
      void draft.flush()
      half.set({ isOpen: true, form: begun?.form ?? formOf(view.determination, titles.length) })
    },
    onClose: () => {
      if (begun !== null) half.set({ ...begun, isOpen: false })
    },
    onChange: (form) => {
      half.set({ isOpen: true, form })
    },
    onSave: () => void save(),
    fits: (contentHash) => (own ?? view.determination)?.contentHash === contentHash,
    canRepeat: () => again() !== null,
    onRepeat: async (contentHash) => {
      const said = again()
      return said === null ? { code: 'disclosure.textChanged' } : sign(contentHash, said)
    },
  }
}
