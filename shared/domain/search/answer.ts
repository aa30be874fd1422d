import { assertNever } from '#shared/lib/result.ts'
import { addBit, joinBits, keepBits, noBits, takeBits, type Bits } from './bits.ts'
import { docsIn, follow, questionOf, SPACE, type UnitOrder } from './posting.ts'
import type { Query } from './query.ts'
import { cutsOf, keysOfCut } from './sound.ts'

/** A run of the index as it is asked. Documents count from its first. */
export interface RunLists {
  readonly size: number
  /** Which of its documents stand in the index. */
  readonly there: Bits
  readonly list: (key: number) => Uint8Array | null
  readonly order: UnitOrder
}

type TextSpace = typeof SPACE.text | typeof SPACE.title

/** What no indexed text has, so that nothing is found by it: what parts two texts, and what stands for a unit alone. */
const NOWHERE = /[\0\uFFFF]/u

/** Where the term stands, as it is, anywhere in the texts of the space. @param term folded. */
export const termDocs = (space: TextSpace, term: string, { size, list, order }: RunLists): Bits => {
  if (term === '' || NOWHERE.test(term)) return noBits(size)
  const question = questionOf(space, term)
  if ('plain' in question) {
    const found = list(question.plain)
    return found === null ? noBits(size) : docsIn(question.plain, found, size)
  }
  const lists: Uint8Array[] = []
  for (const { key } of question.pairs) {
    const found = list(key)
    if (found === null) return noBits(size)
    lists.push(found)
  }
  let reached: ReturnType<typeof follow> | null = null
  for (const [index, { key, next }] of question.pairs.entries()) {
    const found = lists[index] ?? new Uint8Array()
    if (next === null) return docsIn(key, found, size)
    reached = follow(found, order.rankOf[next] ?? 0, reached)
    if (reached.docs.length === 0) return noBits(size)
  }
  const docs = noBits(size)
  for (const doc of reached?.docs ?? []) addBit(docs, doc)
  return docs
}

/** Documents whose titles or names may sound as the letters: all of those, and more, which are looked at. */
export const soundDocs = (letters: string, syllables: ReadonlySet<string>, run: RunLists): Bits => {
  const known = new Map<number, Bits>()
  const docsOf = (key: number): Bits => {
    const seen = known.get(key)
    if (seen !== undefined) return seen
    const list = run.list(key)
    const docs = list === null ? noBits(run.size) : docsIn(key, list, run.size)
    known.set(key, docs)
    return docs
  }
  const docs = noBits(run.size)
  for (const cut of cutsOf(letters, syllables)) {
    const some = run.there.slice()
    for (const key of keysOfCut(cut, letters)) keepBits(some, docsOf(key))
    joinBits(docs, some)
  }
  return docs
}

/**
 * The documents that the question holds of: the whole answer and nothing else.
 * @param space all texts, or titles only
 * @param sounds what each term that is also looked for by sound has found so
 */
export const queryDocs = (query: Query, space: TextSpace, run: RunLists, sounds: ReadonlyMap<string, Bits>): Bits => {
  switch (query.kind) {
    case 'term': {
      const docs = termDocs(space, query.text, run)
      const sounding = sounds.get(query.text)
      if (sounding !== undefined) joinBits(docs, sounding)
      keepBits(docs, run.there)
      return docs
    }
    case 'not': {
      const docs = run.there.slice()
      takeBits(docs, queryDocs(query.part, space, run, sounds))
      return docs
    }
    case 'and': {
      const docs = run.there.slice()
      for (const part of query.parts) keepBits(docs, queryDocs(part, space, run, sounds))
      return docs
    }
    case 'or': {
      const docs = noBits(run.size)
      for (const part of query.parts) joinBits(docs, queryDocs(part, space, run, sounds))
      return docs
    }
    default:
      return assertNever(query)
  }
}

/** What must stand, without what must not; null when nothing must. */
export const positiveOf = (query: Query): Query | null => {
  if (query.kind === 'term') return query
  if (query.kind === 'not') return null
  const parts = query.parts.flatMap((part) => positiveOf(part) ?? [])
  return parts.length === 0 ? null : { kind: query.kind, parts }
}
