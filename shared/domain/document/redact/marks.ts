import type { OfficialDocument } from '../model.ts'
import { changeLines, type MetLine } from './change-lines.ts'
import type { Removal, RemovalPlace } from './removal.ts'

/** A passage of one line that a removal takes away, in UTF-16 units of the line. */
export interface RemovalMark {
  readonly removal: number
  readonly start: number
  readonly end: number
}

type Whole = Exclude<RemovalPlace, { kind: 'passage' }>

/** Does a removal of something whole take this line away? The title of an attachment that is left out stays. */
const covers = (place: Whole, { item, block, cell, part }: MetLine): boolean => {
  if (place.item !== item || part === 'attachmentTitle') return false
  if (place.kind === 'attachment') return true
  if (place.block !== block) return false
  return place.kind === 'block' || (cell?.row === place.row && cell.column === place.column)
}

/** What each line of a document loses, in the order of `documentLines`; whole lines of what is removed as a whole. */
export const removalMarks = (
  document: OfficialDocument,
  removals: readonly Removal[],
): readonly (readonly RemovalMark[])[] => {
  const passages = new Map<number, RemovalMark[]>()
  const wholes: { readonly place: Whole; readonly removal: number }[] = []
  for (const [removal, { place }] of removals.entries()) {
    if (place.kind !== 'passage') wholes.push({ place, removal })
    else
      passages.set(place.line, [...(passages.get(place.line) ?? []), { removal, start: place.start, end: place.end }])
  }
  const marks: (readonly RemovalMark[])[] = []
  changeLines(document, (line, words) => {
    const whole = wholes.find(({ place }) => covers(place, line))
    const own = passages.get(marks.length) ?? []
    marks.push(
      whole === undefined
        ? own.toSorted((one, other) => one.start - other.start)
        : [{ removal: whole.removal, start: line.from, end: line.text.length }],
    )
    return words
  })
  return marks
}

/** Every other place where exactly these words stand and nothing is removed yet, as passages. */
export const samePassages = (
  document: OfficialDocument,
  words: string,
  removals: readonly Removal[],
): readonly Extract<RemovalPlace, { kind: 'passage' }>[] => {
  if (words === '') return []
  const marks = removalMarks(document, removals)
  const found: Extract<RemovalPlace, { kind: 'passage' }>[] = []
  let line = 0
  changeLines(document, ({ text, from, open }, own) => {
    const taken = marks[line] ?? []
    for (let at = open ? text.indexOf(words, from) : -1; at >= 0; at = text.indexOf(words, at + words.length)) {
      const end = at + words.length
      if (!taken.some((mark) => mark.start < end && at < mark.end))
        found.push({ kind: 'passage', line, start: at, end })
    }
    line += 1
    return own
  })
  return found
}
