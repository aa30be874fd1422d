/**
 * How alike two texts are: Dice's coefficient over character pairs (multisets), 0 to 1. Holds the pairs of one text in
 * a hash table and compares many others against it.
 */
export interface Likeness {
  /** Makes `text` the one that is compared against. */
  readonly hold: (text: string) => void
  /** Of the held text and this one. */
  readonly to: (text: string) => number
  /** Share of this text's character pairs that the held one has too. */
  readonly within: (text: string) => number
}

export const pairOf = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)
export const pairHash = (pair: number): number => Math.imul(pair ^ (pair >>> 15), 0x9e3779b1)

export const likeness = (): Likeness => {
  let size = 512
  let keys = new Int32Array(size)
  let held = new Uint16Array(size)
  /** Which turn wrote a slot, so that neither hold nor to needs to clear the table. */
  let heldTurn = new Int32Array(size)
  let used = new Uint16Array(size)
  let usedTurn = new Int32Array(size)
  let holdTurn = 0
  let askTurn = 0
  let heldText = ''

  const slotOf = (pair: number): number => {
    let slot = pairHash(pair) & (size - 1)
    while (heldTurn[slot] === holdTurn && keys[slot] !== pair) slot = (slot + 1) & (size - 1)
    return slot
  }
  const common = (text: string): number => {
    askTurn += 1
    let count = 0
    for (let at = 0; at + 1 < text.length; at += 1) {
      const slot = slotOf(pairOf(text, at))
      if (heldTurn[slot] !== holdTurn) continue
      const before = usedTurn[slot] === askTurn ? (used[slot] ?? 0) : 0
      if (before >= (held[slot] ?? 0)) continue
      usedTurn[slot] = askTurn
      used[slot] = before + 1
      count += 1
    }
    return count
  }
  return {
    hold: (text) => {
      heldText = text
      if (2 * text.length > size) {
        while (2 * text.length > size) size *= 2
        keys = new Int32Array(size)
        held = new Uint16Array(size)
        heldTurn = new Int32Array(size)
        used = new Uint16Array(size)
        usedTurn = new Int32Array(size)
        holdTurn = 0
      }
      holdTurn += 1
      for (let at = 0; at + 1 < text.length; at += 1) {
        const pair = pairOf(text, at)
        const slot = slotOf(pair)
        const before = heldTurn[slot] === holdTurn ? (held[slot] ?? 0) : 0
        heldTurn[slot] = holdTurn
        keys[slot] = pair
        held[slot] = Math.min(before + 1, 0xffff)
      }
    },
    to: (text) => {
      if (text === heldText) return 1
      if (text.length < 2 || heldText.length < 2) return 0
      return (2 * common(text)) / (text.length + heldText.length - 2)
    },
    within: (text) => (text.length < 2 ? 0 : common(text) / (text.length - 1)),
  }
}
