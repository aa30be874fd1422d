import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { documentLines, type DocumentLine } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { LintFinding } from '#shared/domain/lint/finding.ts'
import type { EditorHandle, Highlight } from './editor/editor-props.ts'
import { fixAll, highlightsOf } from './lint-model.ts'
import { editedTextOf, firstLineOf, placeOf } from './place-model.ts'
import { hitHighlightsOf, type PlacedHit } from './scan-model.ts'
import { useLint, type Linted } from './useLint.ts'
import { useScan, type ScanModel } from './useScan.ts'
import type { DraftState } from './useDraft.ts'
import type { ItemsModel } from './useItems.ts'

export const PANELS = ['elements', 'lint', 'scan', 'remarks', 'imports', 'preview'] as const
export type PanelKey = (typeof PANELS)[number]

export interface ScreenModel {
  readonly panel: PanelKey
  readonly onPanel: (panel: PanelKey) => void
  readonly linted: Linted | null
  readonly highlights: readonly Highlight[]
  readonly scan: ScanModel
  readonly hitMarks: readonly Highlight[]
  /** Index into `documentLines` of the line that the caret stands in. */
  readonly caretLine: number | null
  readonly onCaret: (item: number, line: number) => void
  readonly onJump: (finding: LintFinding) => void
  readonly onJumpToHit: (hit: PlacedHit) => void
  /** Leads to a line by its index (`documentLines`). */
  readonly onPlace: (line: number) => void
  readonly onFix: (findings: readonly LintFinding[]) => void
  /** Changes the text by a pure function, in one step of the editor that can be undone. */
  readonly onRework: (change: (document: OfficialDocument) => OfficialDocument) => void
}

/** After the last key; the preview follows within a third of a second, and not between two keys of a fast typist. */
const FOLLOW_AFTER_MS = 60

const EDITOR_READY_MS = 50

const NO_HIGHLIGHTS: readonly Highlight[] = []

/** What the parts of the screen tell each other: the caret, the findings, the panel that is open. */
export const useScreen = (
  caseId: string,
  draft: DraftState,
  items: ItemsModel,
  editor: RefObject<EditorHandle | null>,
  firstPanel: PanelKey,
): ScreenModel => {
  const { document, current, onUpdate } = draft
  const [panel, setPanel] = useState(firstPanel)
  const [caret, setCaret] = useState<{ readonly item: number; readonly line: number } | null>(null)
  const linted = useLint(document)
  const shown = items.current
  const highlights = useMemo(() => (linted === null ? NO_HIGHLIGHTS : highlightsOf(linted, shown)), [linted, shown])
  const scan = useScan(caseId, document)
  const { scanned } = scan
  const hitMarks = useMemo(() => (scanned === null ? NO_HIGHLIGHTS : hitHighlightsOf(scanned, shown)), [scanned, shown])
  const caretLine = useMemo(
    () =>
      caret === null || panel !== 'preview'
        ? null
        : // The caret of a part that is left stays behind in it: the part that is shown now begins at its first line.
          firstLineOf(documentLines(document), shown) + (caret.item === shown ? caret.line : 0),
    [caret, panel, document, shown],
  )
  const onCaret = useCallback((item: number, line: number) => {
    setCaret({ item, line })
  }, [])

  // A finding in another part of the document: the editor of that part must be there first.
  const pending = useRef<{ readonly item: number; readonly select: () => void } | null>(null)
  useEffect(() => {
    const waiting = pending.current
    if (waiting?.item !== shown) return undefined
    pending.current = null
    // The editor of that part begins in an effect of its own, and can be asked after the next paint.
    const timer = setTimeout(waiting.select, EDITOR_READY_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [shown])

  useEffect(() => {
    if (panel !== 'preview') return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const follow = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        editor.current?.flush()
      }, FOLLOW_AFTER_MS)
    }
    window.addEventListener('input', follow)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('input', follow)
    }
  }, [panel, editor])

  const jump = (lines: readonly DocumentLine[], index: number, start: number, end: number): void => {
    const place = placeOf(lines, index)
    if (place.where === 'elements') {
      setPanel('elements')
      return
    }
    const select = (): void => {
      if (place.where === 'editor') editor.current?.select(place.line, start, end)
    }
    if (place.item === shown) {
      select()
      return
    }
    pending.current = { item: place.item, select }
    items.onOpen(place.item)
  }

  const rework: ScreenModel['onRework'] = (change) => {
    editor.current?.flush()
    const changed = change(current())
    onUpdate(() => changed)
    editor.current?.apply(() => editedTextOf(changed, shown))
  }

  return {
    panel,
    onPanel: setPanel,
    linted,
    highlights,
    scan,
    hitMarks,
    caretLine,
    onCaret,
    onPlace: (line) => {
      jump(documentLines(current()), line, 0, 0)
    },
    onJump: (finding) => {
      if (linted !== null) jump(linted.lines, finding.line, finding.start, finding.end)
    },
    onJumpToHit: ({ pieces: [{ line, from, to }] }) => {
      if (scanned !== null) jump(scanned.lines, line, from, to)
    },
    onFix: (findings) => {
      rework((document) => fixAll(document, findings))
    },
    onRework: rework,
  }
}
