import { assertNever } from '#shared/lib/result.ts'
import { joinBits, keepBits, noBits, takeBits, type Bits } from './bits.ts'
import type { Query } from './query.ts'
import { cutsOf, keysOfCut } from './sound.ts'

/** Where a term is looked for: in all texts, or in titles alone. */
export type Where = 'text' | 'title'

/** A run of the index as it is asked. Documents count from its first. */
export interface AskedRun {
  readonly size: number
  /** Which of its documents stand in the index. */
  readonly there: Bits
  /** The documents in which the term stands as it is; also those that are gone. @param term folded. */
  readonly holding: (where: Where, term: string) => Bits
  /** Documents under the key of a sound: all of those, and maybe more. */
  readonly sounding: (key: number) => Bits
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
 * @param sounds what each term that is also looked for by sound has found so
 */
export const queryDocs = (query: Query, where: Where, run: AskedRun, sounds: ReadonlyMap<string, Bits>): Bits => {
  switch (query.kind) {
    case 'term': {
      const docs = run.holding(where, query.text)
      const sounding = sounds.get(query.text)
      if (sounding !== undefined) joinBits(docs, sounding)
      keepBits(docs, run.there)
      return docs
    }
    case 'not': {
      const docs = run.there.slice()
      takeBits(docs, queryDocs(query.part, where, run, sounds))
      return docs
    }
    case 'and': {
      const docs = run.there.slice()
      for (const part of query.parts) keepBits(docs, queryDocs(part, where, run, sounds))
      return docs
    }
    case 'or': {
      const docs = noBits(run.size)
      for (const part of query.parts) joinBits(docs, queryDocs(part, where, run, sounds))
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
