import type { BlockWriter } from './block.ts'
import { foldText } from './fold.ts'
import { PART_BREAK, type Part } from './part.ts'
import { indexable, type UnitOrder } from './posting.ts'
import { writeLists, writeWords } from './posting-lists.ts'

/** What is asked of a document: its texts as they are compared, and by what it is found by sound. */
export interface BatchEntry {
  readonly all: string
  /** Its titles alone. */
  readonly title: string
  /** `soundKeys` of its titles and names. */
  readonly sounds: readonly number[]
}

/** What is gone. */
export const NO_TEXT: BatchEntry = { all: '', title: '', sounds: [] }

/** A part as it lies among others: the character that parts them stands in none. */
export const separable = (text: string): string => text.replaceAll(PART_BREAK, ' ')

/** Parts as one text to be compared. */
const textOf = (parts: readonly Part[]): string =>
  indexable(foldText(parts.map(({ text }) => separable(text)).join(PART_BREAK)))

export const textsOf = (parts: readonly Part[]): Pick<BatchEntry, 'all' | 'title'> => ({
  all: textOf(parts),
  title: textOf(parts.filter(({ kind }) => kind === 'title')),
})

/**
 * Writes all lists of a run of new documents, in the order of their keys.
 * @param longPlaces takes the places that lie apart.
 * @returns the work, a little at each step.
 */
export function* writeRun(
  entries: readonly Pick<BatchEntry, 'all' | 'sounds'>[],
  order: UnitOrder,
  into: BlockWriter,
  longPlaces: BlockWriter,
): Generator<undefined, void> {
  const texts = entries.map(({ all }, doc) => ({ doc, text: all }))
  yield* writeLists(texts, order, into, longPlaces)
  const words = new Map<number, number[]>()
  for (const [doc, { sounds }] of entries.entries())
    for (const key of sounds) {
      const known = words.get(key)
      if (known === undefined) words.set(key, [doc])
      else known.push(doc)
    }
  writeWords(words, into)
}
