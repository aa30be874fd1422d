import { assertNever } from '#shared/lib/result.ts'
import { addBit, joinBits, keepBits, noBits, takeBits, type Bits } from './bits.ts'
import { docsIn, follow, questionOf, SPACE, type Reached, type UnitOrder } from './posting.ts'
import type { Query } from './query.ts'
import { cutsOf, keysOfCut } from './sound.ts'

export type TextSpace = typeof SPACE.text | typeof SPACE.title

/** A run of the index as it is asked. Documents count from its first. */
export interface AskedRun {
  readonly size: number
  /** Which of its documents stand in the index. */
  readonly there: Bits
  /** Where the term stands, as it is, anywhere in the texts of the space; also in what is gone. @param term folded. */
  readonly holding: (space: TextSpace, term: string) => Bits
  /** Documents under the key of a sound: all of those, and maybe more. */
  readonly sounding: (key: number) => Bits
}

/** The lists of a run. */
export interface RunLists {
  readonly size: number
  readonly list: (key: number) => Uint8Array | null
  readonly order: UnitOrder
}

/** What no indexed text has, so that nothing is found by it: what parts two texts, and what stands for a unit alone. */
const NOWHERE = /[\0\uFFFF]/u

/** Is there no text that holds the term? */
const isNowhere = (term: string): boolean => term === '' || NOWHERE.test(term)

/** `AskedRun.holding` by lists. */
export const docsByLists = (space: TextSpace, term: string, { size, list, order }: RunLists): Bits => {
  if (isNowhere(term)) return noBits(size)
  const question = questionOf(space, term)
  if ('plain' in question) {
    const found = list(question.plain)
    return found === null ? noBits(size) : docsIn(question.plain, found, size)
  }
  let reached: Reached | null = null
  for (const { key, next } of question.pairs) {
    const found = list(key)
    if (found === null) return noBits(size)
    if (next === null) return docsIn(key, found, size)
    reached = follow(found, order.rankOf[next] ?? 0, reached)
    if (reached.docs.length === 0) return noBits(size)
  }
  const docs = noBits(size)
  for (const doc of reached?.docs ?? []) addBit(docs, doc)
  return docs
}

/** `AskedRun.holding` by looking at each text. */
export const docsByTexts = (term: string, texts: readonly string[]): Bits => {
  const docs = noBits(texts.length)
  if (isNowhere(term)) return docs
  for (let doc = 0; doc < texts.length; doc += 1) if (texts[doc]?.includes(term) === true) addBit(docs, doc)
  return docs
}

/** Documents whose titles or names may sound as the letters: all of those, and more, which are looked at. */
export const soundDocs = (letters: string, syllables: ReadonlySet<string>, run: AskedRun): Bits => {
  const known = new Map<number, Bits>()
  const docsOf = (key: number): Bits => {
    const seen = known.get(key)
    if (seen !== undefined) return seen
    const docs = run.sounding(key)
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
export const queryDocs = (query: Query, space: TextSpace, run: AskedRun, sounds: ReadonlyMap<string, Bits>): Bits => {
  switch (query.kind) {
    case 'term': {
      const docs = run.holding(space, query.text)
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
