import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { keepDraft, keptDraft, keptDraftSaved } from '../../api/kept-drafts.ts'
import { rereadIfOvertaken } from '../../api/overtaken.ts'
import { draftSaved } from '../../api/use-query.ts'
import { createDraftSaver, type SaveState } from './draft-saver.ts'
import { useSaveOnLeaving } from './use-save-on-leaving.ts'
import { joinJournals, splitJournals } from './journal.ts'
import { withEditedText } from './place-model.ts'
import type { EditedText } from './editor/convert.ts'
import { MAIN_KEY } from './item-model.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { Reply } from '#shared/contract/errors.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'

/** The editor hands on what was typed within 400 ms; with this, at most a second of typing is ever unsaved. */
const SAVE_DELAY_MS = 100

export interface Draft {
  readonly document: OfficialDocument
  /** The undo journals of the editors (journal.ts). */
  readonly history: string | null
}

export interface DraftState {
  /** As it was when the screen opened. */
  readonly opening: Draft
  /** As it stands: what the editor handed on last, with the fields and attachments that are edited beside it. */
  readonly document: OfficialDocument
  readonly saveState: SaveState
  /** From the editor of an item, named by its key. */
  readonly onEdited: (key: string, text: EditedText, history: string) => void
  /** The undo journal of an item as it stands. */
  readonly journalOf: (key: string) => string | null
  /** From everything beside the editor. */
  readonly onUpdate: (update: (document: OfficialDocument) => OfficialDocument) => void
  /** The draft as it stands at this moment, for what is done once and must not wait for a paint. */
  readonly current: () => OfficialDocument
  readonly flush: (force?: boolean) => Promise<Reply<Output<'draft.save'>> | null>
}

export interface DraftProps {
  readonly caseId: string
  /** Of the wording that the log fixed last. */
  readonly contentHash: string
  readonly opening: Draft
  /** When the opening draft was saved; null for one that was never touched. */
  readonly savedAt: string | null
  /** Makes the editor hand on what it still holds back. */
  readonly flushEditor: () => void
  readonly expectedSeq: () => number
  readonly onSaved: (document: OfficialDocument) => void
  readonly onStale: () => void
}

/** The draft of this screen and its way into the store. */
export const useDraft = (props: DraftProps): DraftState => {
  const { caseId, contentHash, flushEditor, expectedSeq, onSaved, onStale } = props
  const [kept] = useState(() => keptDraft(caseId, contentHash))
  const savedAt = kept === null ? props.savedAt : kept.savedAt
  // The draft alone: it is sent as it stands here.
  const [opening] = useState<Draft>(kept === null ? props.opening : { document: kept.document, history: kept.history })
  const [document, setDocument] = useState(opening.document)
  const draft = useRef(opening)
  const journals = useRef(new Map(splitJournals(opening.history)))
  const [saveState, setSaveState] = useState<SaveState>(
    savedAt === null ? { kind: kept === null ? 'clean' : 'unsaved' } : { kind: 'saved', savedAt },
  )

  const saver = useMemo(
    () =>
      createDraftSaver<Draft, Output<'draft.save'>>({
        initial: opening,
        delayMs: SAVE_DELAY_MS,
        save: async (saved) => {
          const reply = await call('draft.save', { caseId, expectedSeq: expectedSeq(), ...saved })
          if (reply.ok) {
            keptDraftSaved(caseId, saved.document, reply.value.savedAt)
            draftSaved(caseId)
            onSaved(saved.document)
          } else rereadIfOvertaken(reply, onStale)
          return reply
        },
        // As a transition: the screen is drawn between keys, never before one.
        onState: (state) => {
          startTransition(() => {
            setSaveState(state)
          })
        },
      }),
    [caseId, opening, expectedSeq, onSaved, onStale],
  )
  // What the editor still holds back comes first.
  const flush = useCallback(
    (force?: boolean) => {
      flushEditor()
      return saver.flush(force)
    },
    [flushEditor, saver],
  )
  const save = useCallback(() => flush(), [flush])
  useSaveOnLeaving(save, saver)

  // The screen before this one could not save it.
  useEffect(() => {
    if (kept?.savedAt === null) saver.changed(draft.current)
  }, [kept, saver])

  const change = useCallback(
    (next: Draft) => {
      draft.current = next
      keepDraft(caseId, contentHash, { ...next, savedAt: null })
      setDocument(next.document)
      saver.changed(next)
    },
    [caseId, contentHash, saver],
  )
  const onEdited = useCallback<DraftState['onEdited']>(
    (key, text, history) => {
      journals.current.set(key, history)
      const document = withEditedText(draft.current.document, key === MAIN_KEY ? null : key, text)
      change({ document, history: joinJournals(journals.current, key) })
    },
    [change],
  )
  const onUpdate = useCallback<DraftState['onUpdate']>(
    (update) => {
      const document = update(draft.current.document)
      if (document !== draft.current.document) change({ ...draft.current, document })
    },
    [change],
  )
  const current = useCallback(() => draft.current.document, [])
  const journalOf = useCallback((key: string) => journals.current.get(key) ?? null, [])
  return { opening, document, saveState, onEdited, journalOf, onUpdate, current, flush }
}
