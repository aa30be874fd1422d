import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { LEFT_OUT, removedWords } from '#shared/domain/document/redact/derive.ts'
import { removalMarks } from '#shared/domain/document/redact/marks.ts'
import { maskText } from '#shared/domain/document/redact/mask.ts'
import type { Removal } from '#shared/domain/document/redact/removal.ts'

/** A run of a line: words that stay, or that one removal takes away. */
export interface RemovedRun {
  readonly text: string
  readonly removal: number | null
}

/** The lines of a document in runs, in the order of `documentLines`. */
export const removedRuns = (
  document: OfficialDocument,
  removals: readonly Removal[],
): readonly (readonly RemovedRun[])[] => {
  const marks = removalMarks(document, removals)
  return documentLines(document).map(({ text }, line) => {
    const runs: RemovedRun[] = []
    let at = 0
    for (const { removal, start, end } of marks[line] ?? []) {
      if (start > at) runs.push({ text: text.slice(at, start), removal: null })
      runs.push({ text: text.slice(start, end), removal })
      at = end
    }
    if (at < text.length || runs.length === 0) runs.push({ text: text.slice(at), removal: null })
    return runs
  })
}

export interface ShownRemoval {
  readonly removal: Removal
  /** What it takes away, cut to a line. */
  readonly words: string
  /** What the public sees in its place. */
  readonly shownAs: string
}

const MAX_WORDS = 60
const short = (text: string): string =>
  [...text].length <= MAX_WORDS ? text : `${[...text].slice(0, MAX_WORDS).join('')}…`

const shownAs = ({ place, mask }: Removal, document: OfficialDocument, words: string): string => {
  switch (place.kind) {
    case 'passage':
      return mask === null ? LEFT_OUT.passage : maskText(mask, words)
    case 'cell':
      return LEFT_OUT.passage
    case 'attachment':
      return LEFT_OUT.attachment
    case 'block': {
      const content = place.item === 0 ? null : document.attachments[place.item - 1]?.content
      const body = content === null ? document.body : content?.kind === 'text' ? content.body : []
      const kind = body[place.block]?.kind
      return kind === 'table' ? LEFT_OUT.table : kind === 'image' ? LEFT_OUT.picture : LEFT_OUT.paragraph
    }
  }
}

/** Each removal with what it takes away and what is seen instead. */
export const shownRemovals = (document: OfficialDocument, removals: readonly Removal[]): readonly ShownRemoval[] => {
  const words = removedWords(document, removals)
  return removals.map((removal, index) => {
    const whole = (words[index] ?? []).join(' ')
    return { removal, words: short(whole), shownAs: shownAs(removal, document, whole) }
  })
}
