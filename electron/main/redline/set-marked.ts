import { redlineText } from '#resources/text/redline.ts'
import { LINE_PART_WORDS } from '#resources/text/word/change.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { layOutDocument, type LayoutRefusal } from '#shared/domain/layout/layout.ts'
import { GB_T_9704, type FontMetrics, type Layout } from '#shared/domain/layout/model.ts'
import type { MarkedDiff } from '#shared/domain/redline/entries.ts'
import { markDocument } from '#shared/domain/redline/marked-document.ts'
import type { MarkedLine, MarkedRun } from '#shared/domain/redline/model.ts'
import type { PrintedPiece } from '#shared/domain/redline/page-marks.ts'
import { pageOf, type MarkedPage } from '#shared/domain/redline/page.ts'
import { ok, type Result } from '#shared/lib/result.ts'

/** A piece as it is printed, and which run of its paragraph of the comparison it is; null for a note. */
export interface SetPiece extends PrintedPiece {
  readonly run: number | null
}

/** The pages of 花脸稿, still without its marks, and what stands on them. */
export interface SetMarked {
  /** What was set: its lines are `lines`. */
  readonly document: OfficialDocument
  readonly lines: readonly MarkedLine[]
  /** Of each line. */
  readonly pieces: readonly (readonly SetPiece[])[]
  readonly layout: Layout
}

/** The line as it is printed: notes say what underlining and striking cannot. */
const piecesOf = ({ mark, move, oldPart, part, runs }: MarkedLine): readonly SetPiece[] => {
  const note = (text: string): SetPiece => ({ mark: 'note', text, run: null })
  const number = (move ?? 0) + 1
  const before =
    mark === 'movedFrom'
      ? [note(redlineText.movedFrom(number))]
      : mark === 'movedTo'
        ? [note(redlineText.movedTo(number))]
        : []
  const after = oldPart === null ? [] : [note(redlineText.formatted(LINE_PART_WORDS[oldPart], LINE_PART_WORDS[part]))]
  // A picture without words has no runs, and came or went all the same.
  const words = runs.length === 0 ? [{ mark, text: '', run: null }] : runs.map(pieceOf)
  return [...before, ...words, ...after]
}

const pieceOf = ({ mark, text, run }: MarkedRun): SetPiece => ({ mark, text, run })

const printed = (line: MarkedLine): string =>
  piecesOf(line)
    .map((piece) => piece.text)
    .join('')

/** A comparison, and the newer of its versions. */
export interface Comparison {
  readonly diff: MarkedDiff
  readonly old: OfficialDocument
  readonly new: OfficialDocument
  readonly version: number
}

/** What 花脸稿 prints of a comparison, before it is set. */
export const markedPage = ({ diff, old, new: new_, version }: Comparison): MarkedPage =>
  pageOf(markDocument(diff, old, new_, version), new_, { textOf: printed, keepsFields: false })

/** Sets a comparison on official pages as 花脸稿 prints it and the window shows it. Refuses what the layout refuses. */
export const setMarked = (comparison: Comparison, metrics: FontMetrics): Result<SetMarked, LayoutRefusal> => {
  const { document, lines } = markedPage(comparison)
  const layout = layOutDocument({ document, profile: GB_T_9704, metrics })
  if (!layout.ok) return layout
  return ok({ document, lines, pieces: lines.map(piecesOf), layout: layout.value })
}
