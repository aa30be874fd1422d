import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { beforeLeaving } from '../../api/unsaved.ts'
import { useCommand } from '../../api/use-command.ts'
import { DRAFTING } from '../../i18n/drafting.ts'
import { createDraftSaver, type DraftText, type SaveState } from './draft-saver.ts'
import { countParagraphs, countWords, documentOf, openingText } from './drafting-model.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { DisclosureMode } from '#shared/domain/case/events.ts'

export type CaseView = Output<'case.get'>
export type Findings = Output<'case.register'>['findings']
const SAVE_DELAY_MS = 800

export interface DraftingProps {
  readonly view: CaseView
  readonly findings: Findings
  /** The title as it was last saved. */
  readonly onTitle: (title: string) => void
  readonly onDone: (message: string) => void
  readonly onStale: () => void
}

export interface DisclosureInput {
  readonly mode: DisclosureMode
  readonly basis: string
  readonly reason: string
}

export interface DraftingModel {
  readonly view: CaseView
  readonly findings: Findings
  readonly opening: DraftText
  readonly onTitle: (title: string) => void
  readonly onText: (text: string) => void
  readonly onBlur: () => void
  readonly saveState: SaveState
  readonly words: number
  readonly paragraphs: number
  readonly disclosure: {
    readonly busy: boolean
    readonly error: WireError | null
    readonly onSet: (input: DisclosureInput) => Promise<boolean>
  }
  readonly submit: {
    /** The title to confirm, null while nothing is being confirmed. */
    readonly asking: string | null
    readonly busy: boolean
    readonly error: WireError | null
    readonly onAsk: () => void
    readonly onClose: () => void
    readonly onConfirm: () => void
  }
}

/**
 * The editor is uncontrolled: React never writes into a field while a person types, so that nothing repaints inside a
 * composition of the input method (lesson 1). What was typed is read from here for saving and counting.
 */
export const useDrafting = ({
  view,
  findings,
  onTitle: onTitleSaved,
  onDone,
  onStale,
}: DraftingProps): DraftingModel => {
  const { caseId } = view
  const [opening] = useState(() => openingText(view))
  const draft = useRef(opening)
  const seq = useRef(view.seq)
  seq.current = Math.max(seq.current, view.seq)
  const [saveState, setSaveState] = useState<SaveState>(
    view.workingCopy === null ? { kind: 'clean' } : { kind: 'saved', savedAt: view.workingCopy.savedAt },
  )
  const [counts, setCounts] = useState({ words: countWords(opening.text), paragraphs: countParagraphs(opening.text) })
  const [asking, setAsking] = useState<string | null>(null)
  const [submitFailure, setSubmitFailure] = useState<WireError | null>(null)
  const setDisclosure = useCommand('disclosure.set')
  const submit = useCommand('case.submit')

  const saver = useMemo(
    () =>
      createDraftSaver({
        initial: opening,
        delayMs: SAVE_DELAY_MS,
        save: async (text) => {
          const reply = await call('draft.save', {
            caseId,
            expectedSeq: seq.current,
            document: documentOf(text),
            history: null,
          })
          if (!reply.ok && reply.error.code === 'case.stale') onStale()
          return reply
        },
        onState: (state) => {
          setSaveState(state)
          if (state.kind === 'unsaved') return
          const { title, text } = draft.current
          onTitleSaved(title)
          setCounts({ words: countWords(text), paragraphs: countParagraphs(text) })
        },
      }),
    [caseId, opening, onTitleSaved, onStale],
  )
  useEffect(() => {
    const save = (): Promise<unknown> => saver.flush()
    const saveOnHide = (): void => void save()
    const forget = beforeLeaving(save)
    window.addEventListener('pagehide', saveOnHide)
    return () => {
      forget()
      window.removeEventListener('pagehide', saveOnHide)
      void save()
      saver.stop()
    }
  }, [saver])

  const change = useCallback(
    (part: Partial<DraftText>) => {
      draft.current = { ...draft.current, ...part }
      saver.changed(draft.current)
    },
    [saver],
  )

  const onTitle = useCallback(
    (title: string) => {
      change({ title })
    },
    [change],
  )
  const onText = useCallback(
    (text: string) => {
      change({ text })
    },
    [change],
  )
  const onBlur = useCallback(() => void saver.flush(), [saver])

  const confirm = async (): Promise<void> => {
    setSubmitFailure(null)
    const saved = await saver.flush(true)
    if (saved === null) return
    if (!saved.ok) {
      setSubmitFailure(saved.error)
      return
    }
    const { contentHash } = saved.value
    const reply = await submit.run({ caseId, expectedSeq: seq.current, contentHash })
    if (reply.ok) {
      setAsking(null)
      onDone(DRAFTING.submitted(view.round + 1))
    } else if (reply.error.code === 'case.stale') {
      onStale()
    }
  }

  return {
    view,
    findings,
    opening,
    onTitle,
    onText,
    onBlur,
    saveState,
    words: counts.words,
    paragraphs: counts.paragraphs,
    disclosure: {
      busy: setDisclosure.busy,
      error: setDisclosure.error,
      onSet: async (input) => {
        await saver.flush()
        const reply = await setDisclosure.run({ caseId, expectedSeq: seq.current, ...input })
        if (reply.ok) seq.current = Math.max(seq.current, reply.value.seq)
        else if (reply.error.code === 'case.stale') onStale()
        return reply.ok
      },
    },
    submit: {
      asking,
      busy: submit.busy || saveState.kind === 'saving',
      error: submitFailure ?? submit.error,
      onAsk: () => {
        submit.dismiss()
        setSubmitFailure(null)
        void saver.flush()
        setAsking(draft.current.title)
      },
      onClose: () => {
        setAsking(null)
      },
      onConfirm: () => void confirm(),
    },
  }
}
