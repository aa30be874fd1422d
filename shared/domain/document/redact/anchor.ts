import { closed, text, list, type Guard } from '../../../lib/guard.ts'
import { bodiesOf } from '../bodies.ts'
import { placeOfEdit } from '../edit.ts'
import { documentLines } from '../lines.ts'
import type { OfficialDocument } from '../model.ts'
import { tableGrid } from '../table-grid.ts'
import { isRemovals, MAX_REMOVALS, type Removal, type RemovalPlace } from './removal.ts'

/** Removals with what stood at their places, so that they are found again in a text that was edited meanwhile. */
export interface AnchoredRemovals {
  readonly removals: readonly Removal[]
  /** One for each removal: the whole line of a passage, the words of a cell, a block as JSON, the id of an attachment. */
  readonly anchors: readonly string[]
}

const shape = closed({ removals: isRemovals, anchors: list(text(4_000_000), MAX_REMOVALS) })
/** True for what `anchored` gives. */
export const isAnchoredRemovals: Guard<AnchoredRemovals> = (value): value is AnchoredRemovals =>
  shape(value) && value.removals.length === value.anchors.length

const cellText = (document: OfficialDocument, place: Extract<RemovalPlace, { kind: 'cell' }>): string | null => {
  const block = bodiesOf(document)[place.item]?.[place.block]
  if (block?.kind !== 'table') return null
  const placed = tableGrid(block)?.find(({ row, column }) => row === place.row && column === place.column)
  return placed?.cell.lines.join('\n') ?? null
}

const anchorOf = (document: OfficialDocument, place: RemovalPlace): string => {
  switch (place.kind) {
    case 'passage':
      return documentLines(document)[place.line]?.text ?? ''
    case 'cell':
      return cellText(document, place) ?? ''
    case 'block':
      return JSON.stringify(bodiesOf(document)[place.item]?.[place.block] ?? null)
    case 'attachment':
      return document.attachments[place.item - 1]?.id ?? ''
  }
}

export const anchored = (document: OfficialDocument, removals: readonly Removal[]): AnchoredRemovals => {
  const lines = documentLines(document)
  const anchors = removals.map(({ place }) =>
    place.kind === 'passage' ? (lines[place.line]?.text ?? '') : anchorOf(document, place),
  )
  return { removals, anchors }
}

/** The block that is exactly as it was: where it stood, else the only one like it. */
const movedBlock = (
  document: OfficialDocument,
  place: Extract<RemovalPlace, { kind: 'block' }>,
  anchor: string,
): RemovalPlace | null => {
  if (anchorOf(document, place) === anchor) return place
  const same = bodiesOf(document).flatMap((body, item) =>
    body.flatMap((block, index) => (JSON.stringify(block) === anchor ? [{ item, block: index }] : [])),
  )
  const [only] = same
  return same.length === 1 && only !== undefined ? { kind: 'block', ...only } : null
}

/** Where these words stand, if only once: then they are the ones that were meant, whatever became of the words around them. */
const onlyPlaceOf = (
  lines: ReturnType<typeof documentLines>,
  words: string,
): { readonly line: number; readonly start: number } | null => {
  const places = lines.flatMap(({ text: now }, line) => {
    const start = now.indexOf(words)
    return start < 0 ? [] : [{ line, start, isOnly: now.indexOf(words, start + 1) < 0 }]
  })
  const [only] = places
  return places.length === 1 && only?.isOnly === true && words.length > 1 ? only : null
}

const moved = (
  document: OfficialDocument,
  lines: ReturnType<typeof documentLines>,
  place: RemovalPlace,
  anchor: string,
): RemovalPlace | null => {
  switch (place.kind) {
    case 'passage': {
      const { line, start, end } = place
      const before = anchor.slice(start, end)
      const found = placeOfEdit(lines, { kind: 'replace', line, lineText: anchor, start, before, after: '' })
      const isSame = found !== null && lines[found.line]?.text.startsWith(before, found.start) === true
      const at = isSame ? found : onlyPlaceOf(lines, before)
      return at === null ? null : { ...place, line: at.line, start: at.start, end: at.start + before.length }
    }
    case 'cell':
      return cellText(document, place) === anchor ? place : null
    case 'block':
      return movedBlock(document, place, anchor)
    case 'attachment': {
      const index = document.attachments.findIndex(({ id }) => id === anchor)
      return index < 0 ? null : { ...place, item: index + 1 }
    }
  }
}

/** Those removals whose place can be told in the text as it is now, with that place, and how many are lost. */
export const foundAgain = (
  document: OfficialDocument,
  { removals, anchors }: AnchoredRemovals,
): { readonly removals: readonly Removal[]; readonly lost: number } => {
  const lines = documentLines(document)
  const found = removals.flatMap((removal, index): Removal[] => {
    const place = moved(document, lines, removal.place, anchors[index] ?? '')
    return place === null ? [] : [{ ...removal, place }]
  })
  return { removals: found, lost: removals.length - found.length }
}
