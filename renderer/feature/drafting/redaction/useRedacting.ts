import { useCallback, useMemo, useRef, useState } from 'react'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { derive, leftElsewhere, removedWords } from '#shared/domain/document/redact/derive.ts'
import { bareText } from '#shared/domain/document/redact/withheld.ts'
import { samePassages } from '#shared/domain/document/redact/marks.ts'
import type { Removal, RemovalPlace } from '#shared/domain/document/redact/removal.ts'
import { REASON_BY_GROUND } from '../../../i18n/redaction.ts'
import { passageOf, type Passage } from '../../../ui/document/passage.ts'
import { usePassage } from '../../../ui/document/use-passage.ts'
import type { ReadPicture } from '../../../ui/document/picture-address.ts'
import { shownRemovals, type ShownRemoval } from '../../../ui/redaction/redaction-model.ts'
import type { PlacedHit } from '../scan-model.ts'
import { useScan, type ScanModel } from '../useScan.ts'
import { createDraftSaver, type SaveState } from '../draft-saver.ts'
import { useSaveOnLeaving } from '../use-save-on-leaving.ts'
import { isConfirmed, openPersonalHits, removalOfHit, withRemoval } from './redacting-model.ts'
import type { Opened, RedactionModel } from './useRedaction.ts'

export interface RedactingProps {
  readonly caseId: string
  readonly opened: Opened
  readonly redaction: RedactionModel
  readonly read: ReadPicture
}

export interface RedactingModel extends Pick<RedactionModel, 'busy' | 'error' | 'onClose'> {
  readonly document: OfficialDocument
  readonly removals: readonly Removal[]
  readonly shown: readonly ShownRemoval[]
  /** Where else the words of the current removal stand and nothing is removed. */
  readonly same: number
  readonly lost: number
  readonly read: ReadPicture
  /** The public version as it would be; null while nothing is removed or a removal does not fit. */
  readonly derived: OfficialDocument | null
  readonly left: readonly { readonly words: string; readonly count: number }[]
  readonly current: number | null
  readonly onCurrent: (removal: number | null) => void
  readonly passage: Passage | null
  /** Personal data that nothing is removed of yet. */
  readonly hits: readonly PlacedHit[]
  /** Of the public version. */
  readonly check: ScanModel
  readonly onAdd: (place: RemovalPlace) => void
  readonly onMaskHit: (hit: PlacedHit, leaveOut: boolean) => void
  readonly onMaskAll: () => void
  readonly onChange: (index: number, change: Partial<Removal>) => void
  readonly onDrop: (index: number) => void
  readonly onSame: (index: number) => void
  /** Of the original. */
  readonly scan: ScanModel
  readonly saveState: SaveState
  /** In force for this text as they stand. */
  readonly confirmed: boolean
  readonly justConfirmed: boolean
  readonly onConfirm: () => void
  readonly onClear: () => void
  /** Back to what the page opened with; null when nothing was changed. */
  readonly onRevert: (() => void) | null
}

/** A passage of the page of the original; a click beside it leaves it as it is. */
const chosenOfOriginal = (selection: Selection | null): Passage | undefined => {
  const isOnPage = selection?.anchorNode?.parentElement?.closest('.redact-page') != null
  return (isOnPage ? passageOf(selection) : null) ?? undefined
}

/** A reason is typed in bursts; what is said of a text must not wait long. */
const SAVE_DELAY_MS = 300

/** Every change on its way into the store; what the last moment holds back is saved before the page or the session goes. */
const useKeeping = (initial: readonly Removal[], onKeep: RedactionModel['onKeep'], opening: SaveState) => {
  const [saveState, setSaveState] = useState<SaveState>(opening)
  const keep = useRef(onKeep)
  keep.current = onKeep
  const [saver] = useState(() =>
    createDraftSaver({
      initial,
      delayMs: SAVE_DELAY_MS,
      save: (removals: readonly Removal[]) => keep.current(removals),
      onState: setSaveState,
    }),
  )
  const save = useCallback(() => saver.flush(), [saver])
  useSaveOnLeaving(save, saver)
  return { saver, saveState }
}

/** The removals of one text while they are made: everything is tried on it at once, kept as it stands, in force once confirmed. */
export const useRedacting = ({ caseId, opened, redaction, read }: RedactingProps): RedactingModel => {
  const { document } = opened
  const [removals, setRemovals] = useState<readonly Removal[]>(opened.removals)
  const [inForce, setInForce] = useState(() => isConfirmed(redaction.kept, opened))
  const confirmed = inForce || (redaction.isFresh && removals.length === 0)
  const [current, setCurrent] = useState<number | null>(null)
  const [justConfirmed, setJustConfirmed] = useState(false)
  const { saver, saveState } = useKeeping(opened.removals, redaction.onKeep, { kind: 'clean' })
  const [passage, setPassage] = usePassage(chosenOfOriginal)
  const scan = useScan(caseId, document)
  const made = useMemo(() => derive(document, removals), [document, removals])
  const derived = made.ok ? made.value : null
  const check = useScan(caseId, derived ?? document)
  const shown = useMemo(() => shownRemovals(document, removals), [document, removals])
  const same = useMemo(() => {
    const chosen = current === null ? undefined : removals[current]
    const [words = ''] = current === null ? [] : (removedWords(document, removals)[current] ?? [])
    return chosen?.place.kind === 'passage' && words.length > 1 ? samePassages(document, words, removals) : []
  }, [document, removals, current])
  const left = useMemo(
    () => (derived === null ? [] : leftElsewhere(document, removals, derived, bareText)),
    [document, removals, derived],
  )
  const hits = useMemo(() => openPersonalHits(document, removals, scan.scanned), [document, removals, scan.scanned])
  const change = (next: readonly Removal[]): void => {
    setRemovals(next)
    setInForce(false)
    setJustConfirmed(false)
    saver.changed(next)
  }
  const add = (added: readonly Removal[]): void => {
    const next = added.reduce<readonly Removal[]>((all, one) => withRemoval(all, one, document), removals)
    change(next)
    setCurrent(next.length - 1)
  }
  const confirm = async (next: readonly Removal[]): Promise<void> => {
    // What is under way must not arrive after the confirmation.
    await saver.flush()
    if (!(await redaction.onConfirm(next))) return
    setRemovals(next)
    setInForce(true)
    setJustConfirmed(true)
  }
  return {
    ...{ document, removals, shown, derived, left, current, passage, hits, read, scan },
    ...{ saveState, confirmed, justConfirmed },
    same: same.length,
    ...{ busy: redaction.busy, onClose: redaction.onClose, lost: opened.lost },
    check: derived === null ? { scanned: null, error: null } : check,
    error:
      redaction.error ??
      (saveState.kind === 'failed' ? saveState.error : null) ??
      (made.ok || removals.length === 0 ? null : { code: made.error.code, detail: { number: made.error.removal + 1 } }),
    onCurrent: setCurrent,
    onAdd: (place) => {
      add([{ place, mask: null, ground: 'personalPrivacy', reason: REASON_BY_GROUND.personalPrivacy ?? '' }])
      setPassage(null)
    },
    onMaskHit: (hit, leaveOut) => {
      const removal = removalOfHit(hit)
      add([leaveOut ? { ...removal, mask: null } : removal])
    },
    onMaskAll: () => {
      add(hits.filter(({ hit }) => hit.level !== 'notice').map(removalOfHit))
    },
    onChange: (index, changed) => {
      change(removals.map((removal, at) => (at === index ? { ...removal, ...changed } : removal)))
    },
    onDrop: (index) => {
      change(removals.filter((_, at) => at !== index))
      setCurrent(null)
    },
    onSame: (index) => {
      const one = removals[index]
      if (one !== undefined) add(same.map((place) => ({ ...one, place })))
    },
    onConfirm: () => void confirm(removals),
    onClear: () => void confirm([]),
    onRevert:
      removals === opened.removals
        ? null
        : () => {
            change(opened.removals)
            setCurrent(null)
          },
  }
}
