import { foldText } from './fold.ts'
import { PART_BREAK, type Part } from './part.ts'
import { indexable, SPACE, type Posting, type UnitOrder } from './posting.ts'
import { listsOf, wordListsOf } from './posting-lists.ts'

/** What is taken in at once: documents in their order, the first of the run first. */
export interface BatchEntry {
  readonly parts: readonly Part[]
  /** `soundKeys` of its titles and names. */
  readonly sounds: ReadonlySet<number>
}

/** A part as it lies among others: the character that parts them stands in none. */
export const separable = (text: string): string => text.replaceAll(PART_BREAK, ' ')

const textOf = (parts: readonly Part[]): string =>
  indexable(foldText(parts.map(({ text }) => separable(text)).join(PART_BREAK)))

/** All lists of a run of new documents, in the order of their keys; each a view, good until the next is asked for. */
export function* postingsOf(entries: readonly BatchEntry[], order: UnitOrder): Generator<Posting, void> {
  const texts = (which: (part: Part) => boolean) =>
    entries.map(({ parts }, doc) => ({ doc, text: textOf(parts.filter(which)) }))
  yield* listsOf(
    SPACE.text,
    texts(() => true),
    order,
  )
  yield* listsOf(
    SPACE.title,
    texts(({ kind }) => kind === 'title'),
    order,
  )
  const words = new Map<number, number[]>()
  for (const [doc, { sounds }] of entries.entries())
    for (const key of sounds) {
      const known = words.get(key)
      if (known === undefined) words.set(key, [doc])
      else known.push(doc)
    }
  yield* wordListsOf(words)
}
