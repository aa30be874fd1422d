import { documentOf } from './revision-document.ts'
import { textsOf, truthOf, type Revision } from './revision-truth.ts'
import { Writer } from './revision-writer.ts'

export type { Pair, ParagraphTruth, Revision, Truth } from './revision-truth.ts'

export interface RevisionOptions {
  readonly seed: number
  readonly characters: number
  /** Share of characters to be changed, moves and renumbering not counted. */
  readonly rate: number
  readonly moves: number
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000
  }
}

/**
 * Writes an official text and a revision of it whose true edits are known. Every word knows where it came from, so the
 * truth is the reviser's intent and not some comparison's result. Everything follows from the seed.
 */
export const generateRevision = ({ seed, characters, rate, moves }: RevisionOptions): Revision => {
  const writer = new Writer(randomFrom(seed))
  const old = writer.document(characters)
  const { paragraphs, moved } = writer.revise(old, rate, moves)
  const texts = { old: textsOf(old), new: textsOf(paragraphs) }
  return {
    ...texts,
    oldDocument: documentOf(old, texts.old),
    newDocument: documentOf(paragraphs, texts.new),
    truthFor: (pairs) => truthOf(old, paragraphs, moved, pairs),
  }
}
