/** Numbers that a room holds on to at most: 4 MB. */
const KEPT = 2 ** 20

/** Room for what one question needs and nobody after it: to ask the engine for each would cost more than what is done with it. */
export class Room {
  private numbers = new Uint32Array(2 ** 14)
  private at = 0

  /** All that was taken may be taken again. */
  clear(): void {
    this.at = 0
  }
  /** @returns so many zeros. */
  take(size: number): Uint32Array {
    if (this.at + size > this.numbers.length) {
      if (this.at + size > KEPT) return new Uint32Array(size)
      // What was taken stays where it is.
      this.numbers = new Uint32Array(Math.min(KEPT, 2 * (this.numbers.length + size)))
      this.at = 0
    }
    const taken = this.numbers.subarray(this.at, this.at + size)
    this.at += size
    return taken.fill(0)
  }
}
