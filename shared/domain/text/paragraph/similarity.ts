import { mix } from '../hash.ts'

/** How alike texts are, by the pairs of neighbouring characters that they share (as multisets). */
export interface Comparer {
  /** Makes `text` the one that is compared against. */
  readonly hold: (text: string) => void
  /** The held text and this one. */
  readonly compare: (text: string) => Likeness
}

export interface Likeness {
  /** Dice's coefficient, 0 to 1: twice what is shared over what both have. */
  readonly dice: number
  /** What is shared over what the shorter text has. */
  readonly overlap: number
}

const pairOf = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)

const NONE = new Int32Array(0)
const SMALLEST = 512

export const comparer = (): Comparer => {
  // Many a sequence has nothing to compare: the tables are made when the first text is held.
  let size = 0
  let keys = NONE
  /** How often the held text has a pair, and how often of that the text asked for has met it. */
  let held = NONE
  let met = NONE
  /** Which turn wrote a slot, so that no turn has to clear the table. */
  let heldTurns = NONE
  let metTurns = NONE
  let heldTurn = 0
  let metTurn = 0
  let heldText = ''

  const slotOf = (pair: number): number => {
    let slot = mix(pair) & (size - 1)
    while (heldTurns[slot] === heldTurn && keys[slot] !== pair) slot = (slot + 1) & (size - 1)
    return slot
  }
  const reserve = (length: number): void => {
    if (size > 0 && 2 * length <= size) return
    size = Math.max(size, SMALLEST)
    while (2 * length > size) size *= 2
    keys = new Int32Array(size)
    held = new Int32Array(size)
    met = new Int32Array(size)
    heldTurns = new Int32Array(size)
    metTurns = new Int32Array(size)
    heldTurn = 0
  }
  return {
    hold: (text) => {
      heldText = text
      reserve(text.length)
      heldTurn += 1
      for (let at = 0; at + 1 < text.length; at += 1) {
        const pair = pairOf(text, at)
        const slot = slotOf(pair)
        const before = heldTurns[slot] === heldTurn ? (held[slot] ?? 0) : 0
        heldTurns[slot] = heldTurn
        keys[slot] = pair
        held[slot] = before + 1
      }
    },
    compare: (text) => {
      if (text === heldText) return { dice: 1, overlap: 1 }
      metTurn += 1
      let shared = 0
      for (let at = 0; at + 1 < text.length; at += 1) {
        const pair = pairOf(text, at)
        const slot = slotOf(pair)
        if (heldTurns[slot] !== heldTurn) continue
        const before = metTurns[slot] === metTurn ? (met[slot] ?? 0) : 0
        if (before >= (held[slot] ?? 0)) continue
        metTurns[slot] = metTurn
        met[slot] = before + 1
        shared += 1
      }
      if (shared === 0) return { dice: 0, overlap: 0 }
      return {
        dice: (2 * shared) / (text.length + heldText.length - 2),
        overlap: shared / (Math.min(text.length, heldText.length) - 1),
      }
    },
  }
}

/** Between Dice's coefficient and the overlap: what was cut off from a paragraph, or joined to one, is still like it. */
export const partialLikeness = ({ dice, overlap }: Likeness): number => Math.sqrt(dice * overlap)
