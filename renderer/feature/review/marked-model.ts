import { attachmentLabel, type LinePart } from '#shared/domain/document/lines.ts'
import { markDocument } from '#shared/domain/redline/marked-document.ts'
import type { Mark, MarkedBlock, MarkedDocument, MarkedLine, MarkedTable } from '#shared/domain/redline/model.ts'
import { FOOT_PARTS, HEAD_PARTS, linesOfSheet, type SheetBlock, type SheetMark } from '../../ui/document/sheet.ts'
import { groupsOf, type Change, type ChangeGroup, type DiffView } from './change-model.ts'

/** Both versions on one page, and all that is looked up while it is painted. */
export interface MarkedSheet {
  readonly blocks: readonly SheetBlock<MarkedLine>[]
  readonly groups: readonly ChangeGroup[]
  /** In the order of the page: what walking goes through. */
  readonly changes: readonly Change[]
  /** Changes of whole lines, by paragraph of the comparison. */
  readonly wholeOf: ReadonlyMap<number, readonly Change[]>
  /** The change of each run, by paragraph of the comparison. */
  readonly runsOf: ReadonlyMap<number, readonly (string | null)[]>
}

export const sheetMark = (mark: Mark): SheetMark | null => (mark === 'kept' ? null : mark)

const blockSheet = (block: MarkedBlock): SheetBlock<MarkedLine> => {
  if (block.kind === 'text') return { kind: 'line', part: block.line.part, line: block.line }
  if (block.kind === 'image') return block
  return tableSheet(block)
}
const tableSheet = ({ widths, headRows, rows }: MarkedTable): SheetBlock<MarkedLine> => ({
  ...{ kind: 'table', widths, headRows },
  rows: rows.map(({ mark, cells }) => ({ mark: sheetMark(mark), cells })),
})

const AFTER_TITLE: readonly LinePart[] = ['title', 'addressee']
const AFTER_BODY: readonly LinePart[] = ['attachmentName', 'signatory', 'date', 'note']

/** A marked document as it stands on the page. */
const sheetOfMarked = ({ fields, body, attachments }: MarkedDocument): readonly SheetBlock<MarkedLine>[] => {
  const lines = (all: readonly MarkedLine[]): readonly SheetBlock<MarkedLine>[] =>
    all.map((line) => ({ kind: 'line', part: line.part, line }))
  const partsOf = (parts: readonly LinePart[]) => lines(parts.flatMap((part) => fields.get(part) ?? []))
  const stands = attachments.filter(({ title }) => title.some(({ mark }) => mark !== 'deleted'))
  return [
    ...partsOf(HEAD_PARTS),
    ...partsOf(AFTER_TITLE),
    ...body.map(blockSheet),
    ...partsOf(AFTER_BODY),
    ...attachments.flatMap((attachment) => {
      const text = attachmentLabel(Math.max(0, stands.indexOf(attachment)), stands.length)
      const { title, file, body: own } = attachment
      return [{ kind: 'label', text } as const, ...lines(title), ...lines(file), ...own.map(blockSheet)]
    }),
    ...partsOf(FOOT_PARTS),
  ]
}

/** The comparison as the window got it, put on one page. */
export const shapeDiff = (diff: DiffView): MarkedSheet => {
  const comparison = {
    paragraphs: diff.paragraphs.map(({ move, splitFrom: _, joinedTo: __, renumbered: ___, ...paragraph }) =>
      move === null ? paragraph : { ...paragraph, block: move },
    ),
    departures: diff.departures,
    kinds: diff.paragraphs.flatMap(({ old, new: at, oldPart, part }) =>
      old === null || at === null || oldPart === null ? [] : [{ old, new: at, oldKind: oldPart, newKind: part }],
    ),
  }
  const newest = diff.versions.at(-1)?.version ?? 0
  const blocks = sheetOfMarked(markDocument(comparison, diff.from, diff.to, newest))
  const groups = groupsOf(diff)
  const wholeOf = new Map<number, Change[]>()
  const runsOf = new Map<number, (string | null)[]>()
  const runs = (paragraph: number): (string | null)[] => {
    const own = runsOf.get(paragraph) ?? (diff.paragraphs[paragraph]?.runs ?? []).map(() => null)
    runsOf.set(paragraph, own)
    return own
  }
  const places = new Map<number, number>()
  for (const [place, { paragraph, mark }] of linesOfSheet(blocks).entries())
    if (mark !== 'movedFrom' && !places.has(paragraph)) places.set(paragraph, place)
  const changes = groups.flatMap((group) => group.changes)
  for (const change of changes)
    for (const paragraph of change.paragraphs) {
      const own = runs(paragraph)
      if (change.runs === null) {
        wholeOf.set(paragraph, [...(wholeOf.get(paragraph) ?? []), change])
        if (
          change.kind !== 'inserted' &&
          change.kind !== 'deleted' &&
          change.type !== 'split' &&
          change.type !== 'joined'
        )
          continue
        own.fill(change.id)
      } else own.fill(change.id, change.runs.from, change.runs.to)
    }
  const placeOf = ({ paragraphs, runs: part }: Change): number =>
    Math.min(...paragraphs.map((at) => places.get(at) ?? 0)) + (part === null ? 0 : 0.5)
  const placed = changes.map((change) => ({ change, place: placeOf(change) }))
  const ordered = placed.sort((left, right) => left.place - right.place).map(({ change }) => change)
  return { blocks, groups, changes: ordered, wholeOf, runsOf }
}

export type Side = 'before' | 'after'
const GONE: Readonly<Record<Side, readonly Mark[]>> = {
  before: ['inserted', 'movedTo'],
  after: ['deleted', 'movedFrom'],
}

/** Is this line, row or run on this side of two columns? */
export const standsOn = (mark: Mark | null, side: Side): boolean => mark === null || !GONE[side].includes(mark)

/** A line as one of two columns has it; its runs are those of that version. */
export const sideOf = (line: MarkedLine, side: Side): MarkedLine => ({
  ...line,
  runs: standsOn(line.mark, side) ? line.runs.filter((run) => standsOn(run.mark, side)) : [],
})
