import { useCallback, useRef, useState, type RefObject } from 'react'
import { documentLines } from '#shared/domain/document/lines.ts'
import { useActProgress, type JobProgress } from '../../api/jobs.ts'
import { rereadIfOvertaken } from '../../api/overtaken.ts'
import { useCommand } from '../../api/use-command.ts'
import { useCancelling } from '../../api/use-followed-job.ts'
import { useQuery } from '../../api/use-query.ts'
import { useRemarks } from '../../api/use-remarks.ts'
import { DRAFTING } from '../../i18n/drafting.ts'
import { unitDefaultsOf } from './elements-model.ts'
import { isRecovered, openingDraft } from './drafting-model.ts'
import { useDetermine, type DetermineModel } from './determine/useDetermine.ts'
import { useRedaction, type RedactionModel } from './redaction/useRedaction.ts'
import { useDraft, type DraftState } from './useDraft.ts'
import { useExport, type ExportingModel } from './useExport.ts'
import { useItems, type ItemsModel } from './useItems.ts'
import { useScreen, type ScreenModel } from './useScreen.ts'
import { useSuggestions } from './useSuggestions.ts'
import type { SuggestionPanelProps } from '../../ui/remark/SuggestionPanel.tsx'
import { usePictures, type PicturesModel } from './usePictures.ts'
import { useStop, type StopModel } from './useStop.ts'
import type { EditorHandle } from './editor/editor-props.ts'
import type { ImportsProps } from './ImportPanel.tsx'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

export type CaseView = Output<'case.get'>

export interface DraftingProps {
  readonly view: CaseView
  readonly justImported: boolean
  /** The title as it was last saved. */
  readonly onTitle: (title: string) => void
  readonly onDone: (message: string) => void
  readonly onStale: () => void
}

export interface DraftingModel {
  readonly view: CaseView
  readonly draft: DraftState
  readonly editor: RefObject<EditorHandle | null>
  /** False keeps pasted text out; the refusal is then shown. */
  readonly onPasteText: (text: string) => Promise<boolean>
  /** Classified material was met: everything else waits until this was read. */
  readonly stop: StopModel | null
  readonly pictures: PicturesModel
  readonly items: ItemsModel
  readonly screen: ScreenModel
  readonly imports: ImportsProps
  /** Null until they are read. */
  readonly suggestions: SuggestionPanelProps | null
  /** When what was recovered was saved; null when there is nothing to say. */
  readonly recovered: { readonly savedAt: string; readonly onClose: () => void } | null
  readonly determine: DetermineModel
  readonly redaction: RedactionModel
  readonly defaults: {
    readonly busy: boolean
    readonly saved: boolean
    readonly error: WireError | null
    readonly onSave: () => void
  }
  readonly exporting: ExportingModel
  readonly submit: {
    /** What is to be confirmed, null while nothing is; whether the determination is of this text. */
    readonly asking: {
      readonly title: string
      readonly fits: boolean
      readonly canRepeat: boolean
      /** Places that the public version leaves out, and whether that was said of this text; null for none. */
      readonly redacted: { readonly removals: number; readonly fits: boolean } | null
    } | null
    readonly busy: boolean
    /** While the text and its files are looked through; null before and after. */
    readonly checking: {
      readonly progress: JobProgress | null
      readonly cancelling: boolean
      readonly onCancel: () => void
    } | null
    readonly error: WireError | null
    readonly onAsk: () => void
    readonly onClose: () => void
    readonly onConfirm: () => void
  }
}

/** Cases that were opened since the program started: coming back to one of them recovers nothing. */
const openedBefore = new Set<string>()

export const useDrafting = ({ view, justImported, onTitle, onDone, onStale }: DraftingProps): DraftingModel => {
  const { caseId } = view
  const seq = useRef(view.seq)
  seq.current = Math.max(seq.current, view.seq)
  const expectedSeq = useCallback(() => seq.current, [])
  const [recoveredAt, setRecoveredAt] = useState(() => {
    const isFirst = !openedBefore.has(caseId)
    openedBefore.add(caseId)
    return isFirst && !justImported && isRecovered(view) ? (view.workingCopy?.savedAt ?? null) : null
  })
  const [asking, setAsking] = useState<DraftingModel['submit']['asking']>(null)
  const [submitFailure, setSubmitFailure] = useState<WireError | null>(null)
  const [defaultsSaved, setDefaultsSaved] = useState(false)
  const submit = useCommand('case.submit')
  const progress = useActProgress(submit.commandId)
  const { cancelling, onCancel, cancelError } = useCancelling(submit.busy ? submit.commandId : null)
  const saveDefaults = useCommand('settings.set')
  const onSaved = useCallback(
    ({ title }: { readonly title: string }) => {
      onTitle(title)
    },
    [onTitle],
  )
  const editor = useRef<EditorHandle>(null)
  const flushEditor = useCallback(() => {
    editor.current?.flush()
  }, [])
  const savedAt = view.workingCopy?.savedAt ?? null
  const draft = useDraft({
    caseId,
    contentHash: view.contentHash,
    opening: openingDraft(view),
    savedAt,
    flushEditor,
    expectedSeq,
    onSaved,
    onStale,
  })

  const determine = useDetermine(
    view,
    draft,
    {
      expected: expectedSeq,
      onRecorded: (recorded) => {
        seq.current = Math.max(seq.current, recorded)
      },
    },
    onStale,
  )
  const redaction = useRedaction(caseId, view.draftRedaction, draft, expectedSeq, onStale)
  const exporting = useExport(caseId, draft)
  const pictures = usePictures(caseId, expectedSeq)
  const items = useItems(draft, editor, caseId, expectedSeq)
  const screen = useScreen(
    caseId,
    draft,
    items,
    editor,
    justImported ? 'imports' : view.round > 0 ? 'remarks' : 'elements',
  )
  const acts = useRemarks({
    ...{ caseId, expectedSeq, onStale },
    contentHash: view.contentHash,
    onRecorded: (recorded) => {
      seq.current = Math.max(seq.current, recorded)
    },
  })
  const suggestions = useSuggestions(view, acts, draft, screen)
  const check = useCommand('draft.checkText')
  const { run: checkText } = check
  const onPasteText = useCallback(async (text: string) => (await checkText({ text })).ok, [checkText])
  const stop = useStop({
    saveState: draft.saveState,
    text: [check.error],
    file: [pictures.error, items.attach.error],
  })
  const reports = useQuery('case.importReports', { caseId })

  const confirm = async (): Promise<void> => {
    setSubmitFailure(null)
    const saved = await draft.flush(true)
    if (saved === null) return
    if (!saved.ok) {
      setSubmitFailure(saved.error)
      return
    }
    const { contentHash } = saved.value
    const unsigned = determine.fits(contentHash) ? null : await determine.onRepeat(contentHash)
    if (unsigned !== null) {
      setSubmitFailure(unsigned)
      return
    }
    // The public version that was shown when it was asked: another one made meanwhile is not handed in with it.
    const publicHash = redaction.kept?.publicHash ?? null
    const reply = await submit.run({ caseId, expectedSeq: seq.current, contentHash, publicHash })
    if (reply.ok) {
      setAsking(null)
      onDone(DRAFTING.submitted(view.round + 1))
    } else rereadIfOvertaken(reply, onStale)
  }

  const ask = async (): Promise<void> => {
    const saved = await draft.flush(true)
    if (saved?.ok !== true) return
    const { contentHash } = saved.value
    const { kept } = redaction
    const redacted = kept === null ? null : { removals: kept.removals, fits: kept.contentHash === contentHash }
    const fits = determine.fits(contentHash)
    setAsking({ title: draft.current().title, fits, canRepeat: determine.canRepeat(), redacted })
  }

  return {
    view,
    draft,
    editor,
    onPasteText,
    stop,
    pictures,
    items,
    screen,
    imports: {
      reports: reports.data,
      error: reports.error,
      lineText: (line) => documentLines(draft.document)[line]?.text ?? '',
      onPlace: screen.onPlace,
      onRetry: reports.refresh,
    },
    suggestions,
    recovered:
      recoveredAt === null
        ? null
        : {
            savedAt: recoveredAt,
            onClose: () => {
              setRecoveredAt(null)
            },
          },
    determine,
    redaction,
    defaults: {
      busy: saveDefaults.busy,
      saved: defaultsSaved,
      error: saveDefaults.error,
      onSave: () => {
        setDefaultsSaved(false)
        void saveDefaults.run({ unitDefaults: unitDefaultsOf(draft.current()) }).then((reply) => {
          setDefaultsSaved(reply.ok)
        })
      },
    },
    exporting,
    submit: {
      asking,
      busy: submit.busy || draft.saveState.kind === 'saving',
      checking: submit.busy
        ? {
            progress,
            cancelling,
            onCancel,
          }
        : null,
      // What stops the work has a page of its own already.
      error: stop !== null && stop.error === submitFailure ? null : (submitFailure ?? submit.error ?? cancelError),
      onAsk: () => {
        submit.dismiss()
        setSubmitFailure(null)
        void ask()
      },
      onClose: () => {
        setAsking(null)
      },
      onConfirm: () => void confirm(),
    },
  }
}
