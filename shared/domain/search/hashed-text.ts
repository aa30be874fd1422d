import { addBit, hasBit, noBits, type Bits } from './bits.ts'
import { isNowhere } from './posting.ts'

/** A text that has no lists yet, with bits for its units, its pairs and its threes: most terms are known by these not to stand there. */
export interface HashedText {
  readonly text: string
  /** By how many units, less one: a bit for each so many that stand side by side, by a hash of them. */
  readonly grams: readonly Bits[]
}

/** How many bits there are for each unit of a text: of units there are few. */
const BITS_OF_UNIT = [1, 4, 4] as const
/** A set far from full: its size is a power of two. */
const gramsFor = (units: number, each: number): Bits =>
  noBits(2 ** Math.min(24, Math.ceil(Math.log2(each * units + 32))))
/** A hash of so many units. */
const hashAt = (text: string, at: number, units: number): number => {
  let hash = text.charCodeAt(at)
  for (let next = at + 1; next < at + units; next += 1)
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ text.charCodeAt(next)
  return Math.imul(hash, 0x9e3779b1) >>> 7
}
const maskOf = (grams: Bits): number => 32 * grams.length - 1

export const hashedText = (text: string): HashedText => ({
  text,
  grams: BITS_OF_UNIT.map((each, less) => {
    const grams = gramsFor(text.length, each)
    const mask = maskOf(grams)
    for (let at = 0; at + less < text.length; at += 1) addBit(grams, hashAt(text, at, less + 1) & mask)
    return grams
  }),
})

/** `AskedRun.holding` by looking at each text. */
export const docsByTexts = (term: string, texts: readonly HashedText[]): Bits => {
  const docs = noBits(texts.length)
  if (isNowhere(term)) return docs
  const units = Math.min(term.length, BITS_OF_UNIT.length)
  const hashes = Array.from({ length: term.length - units + 1 }, (_, at) => hashAt(term, at, units))
  for (let doc = 0; doc < texts.length; doc += 1) {
    const { text, grams } = texts[doc] as HashedText
    const some = grams[units - 1] as Bits
    const mask = maskOf(some)
    let at = 0
    while (at < hashes.length && hasBit(some, (hashes[at] as number) & mask)) at += 1
    if (at === hashes.length && text.includes(term)) addBit(docs, doc)
  }
  return docs
}
