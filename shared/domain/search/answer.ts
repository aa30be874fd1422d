import { assertNever } from '#shared/lib/result.ts'
import { addBit, hasBit, joinBits, keepBits, noBits, takeBits, type Bits } from './bits.ts'
import { isNowhere } from './posting.ts'
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

/** Bits for each unit of what is told by hashes. */
const BITS_OF_UNIT = 4
/** A set of hashes of what so many units hold, far from full: its size is a power of two. */
const hashesFor = (units: number): Bits => noBits(2 ** Math.min(24, Math.ceil(Math.log2(BITS_OF_UNIT * units + 32))))
/** @param mask one less than a power of two */
const pairBit = (first: number, second: number, mask: number): number =>
  (Math.imul((first << 16) | second, 0x9e3779b1) >>> 7) & mask
const tripleBit = (first: number, second: number, third: number, mask: number): number =>
  (Math.imul(Math.imul((first << 16) | second, 0x9e3779b1) ^ third, 0x85ebca6b) >>> 7) & mask

/** A text with a bit for each three neighbouring units of it, by a hash: most phrases are known by it not to stand there. */
export interface HashedText {
  readonly text: string
  readonly triples: Bits
}
export const hashedText = (text: string): HashedText => {
  const triples = hashesFor(text.length)
  const mask = 32 * triples.length - 1
  for (let at = 2; at < text.length; at += 1)
    addBit(triples, tripleBit(text.charCodeAt(at - 2), text.charCodeAt(at - 1), text.charCodeAt(at), mask))
  return { text, triples }
}
const mayStandIn = ({ triples }: HashedText, term: string): boolean => {
  const mask = 32 * triples.length - 1
  for (let at = 2; at < term.length; at += 1)
    if (!hasBit(triples, tripleBit(term.charCodeAt(at - 2), term.charCodeAt(at - 1), term.charCodeAt(at), mask)))
      return false
  return true
}

/** `AskedRun.holding` by looking at each text. */
export const docsByTexts = (term: string, texts: readonly HashedText[]): Bits => {
  const docs = noBits(texts.length)
  if (isNowhere(term)) return docs
  for (let doc = 0; doc < texts.length; doc += 1) {
    const hashed = texts[doc] as HashedText
    if (mayStandIn(hashed, term) && hashed.text.includes(term)) addBit(docs, doc)
  }
  return docs
}

/** Texts of documents one behind the other, parted by a unit that none has; document `at` begins at `starts[at]`. */
export interface JoinedTexts {
  readonly text: string
  readonly starts: Uint32Array
  /** A bit for each pair of neighbouring units that they have, by a hash: most terms are known by it to stand nowhere. */
  readonly pairs: Bits
}
const BETWEEN = '\uffff'

/** @param text as `joinTexts` has joined them. */
export const joinedTexts = (text: string, size: number): JoinedTexts => {
  const starts = new Uint32Array(size)
  for (let doc = 1; doc < size; doc += 1) starts[doc] = text.indexOf(BETWEEN, starts[doc - 1]) + 1
  const pairs = hashesFor(text.length)
  const mask = 32 * pairs.length - 1
  for (let at = 1; at < text.length; at += 1) addBit(pairs, pairBit(text.charCodeAt(at - 1), text.charCodeAt(at), mask))
  return { text, starts, pairs }
}
/** May the term stand in the texts? */
const mayHold = ({ pairs }: JoinedTexts, term: string): boolean => {
  const mask = 32 * pairs.length - 1
  for (let at = 1; at < term.length; at += 1)
    if (!hasBit(pairs, pairBit(term.charCodeAt(at - 1), term.charCodeAt(at), mask))) return false
  return true
}
export const joinTexts = (texts: readonly string[]): string => texts.join(BETWEEN)
export const splitTexts = (text: string): readonly string[] => text.split(BETWEEN)

/** The same by looking at all of them at once: fast for short ones. */
export const docsByJoinedTexts = (term: string, joined: JoinedTexts): Bits => {
  const { text, starts } = joined
  const docs = noBits(starts.length)
  if (isNowhere(term) || !mayHold(joined, term)) return docs
  let doc = 0
  for (let at = text.indexOf(term); at >= 0; at = doc < starts.length ? text.indexOf(term, starts[doc]) : -1) {
    while (doc < starts.length && (starts[doc] as number) <= at) doc += 1
    addBit(docs, doc - 1)
  }
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
