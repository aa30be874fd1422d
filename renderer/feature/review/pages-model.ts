import type { Output } from '#shared/contract/channels.ts'
import type { Change, DiffView } from './change-model.ts'
import type { MarkedSheet } from './marked-model.ts'

export type MarkedPages = Output<'case.redlinePages'>
export type MarkedPage = MarkedPages['sheets'][number]
export type PagePiece = MarkedPage['pieces'][number]

/** A piece of a page with the change that it belongs to. */
export interface ShownPiece extends PagePiece {
  /** Names the change on this page; null for what nothing changed. */
  readonly changeId: string | null
  /** Of a moved paragraph: its other place, which a press of the note goes to. */
  readonly otherPlace: string | null
  readonly version: number | null
}

/** A line of the document as far as it stands on one page. */
export interface ShownLine {
  readonly line: number
  readonly pieces: readonly ShownPiece[]
  /** What its words do not show: merged cells, columns, pictures exchanged. */
  readonly structure: readonly Change[]
}

/** How the window calls the place that a moved paragraph left (Merged.tsx). */
const LEFT = 'from-'

const wholeOf = (sheet: MarkedSheet, paragraph: number, type: Change['type']): string | null =>
  sheet.wholeOf.get(paragraph)?.find((change) => change.type === type)?.id ?? null

/** The lines of a page; `starts` says where each paragraph begins, so that what concerns all of it is told once. */
export const linesOfPage = (
  { page, pieces }: MarkedPage,
  { starts }: Pick<MarkedPages, 'starts'>,
  sheet: MarkedSheet,
  diff: Pick<DiffView, 'paragraphs'>,
): readonly ShownLine[] => {
  const lines: { line: number; pieces: ShownPiece[]; structure: readonly Change[] }[] = []
  const told = new Set<number>()
  for (const [at, piece] of pieces.entries()) {
    const { line, paragraph, run, mark } = piece
    // A note stands before what moved, and says by it whether the words left or came.
    const beside = mark === 'note' ? (pieces[at + 1]?.line === line ? pieces[at + 1]?.mark : undefined) : mark
    const moved = wholeOf(sheet, paragraph, 'moved')
    const isLeft = beside === 'movedFrom'
    const note = moved !== null && (isLeft || beside === 'movedTo') ? moved : wholeOf(sheet, paragraph, 'format')
    const ofRun = run === null ? null : (sheet.runsOf.get(paragraph)?.[run] ?? null)
    const isMoveNote = mark === 'note' && note !== null && note === moved
    const own: ShownPiece = {
      ...piece,
      changeId: mark === 'note' ? (isMoveNote && isLeft ? `${LEFT}${note}` : note) : ofRun,
      otherPlace: isMoveNote ? (isLeft ? note : `${LEFT}${note}`) : null,
      version: run === null ? null : (diff.paragraphs[paragraph]?.runs[run]?.version ?? null),
    }
    const last = lines.at(-1)
    if (last?.line === line) {
      last.pieces.push(own)
      continue
    }
    const isFirst = starts[paragraph] === page && mark !== 'movedFrom' && !told.has(paragraph)
    told.add(paragraph)
    const structure = isFirst ? (sheet.wholeOf.get(paragraph) ?? []).filter(({ type }) => type === 'structure') : []
    lines.push({ line, pieces: [own], structure })
  }
  return lines
}

/** The page on which a change begins, or the place that it left; null when no page shows it. */
export const pageOfChangeId = (
  { starts, laterRuns, departures }: Pick<MarkedPages, 'starts' | 'laterRuns' | 'departures'>,
  changes: readonly Change[],
  id: string,
): number | null => {
  const isLeft = id.startsWith(LEFT)
  const change = changes.find((one) => one.id === (isLeft ? id.slice(LEFT.length) : id))
  if (change === undefined) return null
  const pages = change.paragraphs.flatMap((paragraph) => {
    if (isLeft) return departures.find((left) => left.paragraph === paragraph)?.page ?? []
    const start = starts[paragraph] ?? 0
    const run = change.runs?.from
    const later =
      run === undefined ? undefined : laterRuns.find((one) => one.paragraph === paragraph && one.run === run)
    return later?.page ?? (start === 0 ? [] : start)
  })
  return pages.length === 0 ? null : Math.min(...pages)
}

/** Widths of a sheet to choose from, in percent of its size on paper. */
const ZOOMS = [50, 75, 100, 125, 150, 200] as const
/** The next larger or smaller one than a width in pixels; null at the end. */
export const zoomBeside = (percent: number, step: 1 | -1): number | null => {
  const sorted = step === 1 ? ZOOMS : ZOOMS.toReversed()
  return sorted.find((zoom) => (zoom - percent) * step > 0.5) ?? null
}
