/** Numbers of shapes have two bytes, and 0 is none. */
export const MOST_SHAPES = 0xffff

/** How often each shape stands in a group, counted as its documents come by. Used again and again: most groups are small. */
export class ShapeCounts {
  length = 0
  places: Uint32Array = new Uint32Array(64)
  targets: Uint32Array = new Uint32Array(64)
  private times = new Uint32Array(64)
  private slots = new Int32Array(256)
  /** Of each shape, where it stands in `slots`. */
  private slotOf = new Uint32Array(64)

  clear(): void {
    for (let shape = 0; shape < this.length; shape += 1) this.slots[this.slotOf[shape] as number] = 0
    this.length = 0
  }
  /** Counts a shape. @returns its number, from 0 on as they first came; below 0 for one more than can be numbered. */
  count(places: number, targets: number): number {
    const { slots } = this
    const mask = slots.length - 1
    let slot = hashOf(places, targets) & mask
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const shape = (slots[slot] as number) - 1
      if (this.places[shape] !== places || this.targets[shape] !== targets) continue
      this.times[shape] = (this.times[shape] as number) + 1
      return shape
    }
    const shape = this.length
    if (shape === MOST_SHAPES) return -1
    if (shape === this.places.length) {
      this.grow()
      return this.count(places, targets)
    }
    slots[slot] = shape + 1
    this.slotOf[shape] = slot
    this.places[shape] = places
    this.targets[shape] = targets
    this.times[shape] = 1
    this.length = shape + 1
    return shape
  }
  /** The numbers of the shapes, the most frequent first. */
  byFrequency(): readonly number[] {
    return Array.from({ length: this.length }, (_, shape) => shape).sort(
      (one, other) => (this.times[other] as number) - (this.times[one] as number),
    )
  }
  private grow(): void {
    const larger = (old: Uint32Array): Uint32Array<ArrayBuffer> => {
      const made = new Uint32Array(2 * old.length)
      made.set(old)
      return made
    }
    this.places = larger(this.places)
    this.targets = larger(this.targets)
    this.times = larger(this.times)
    this.slotOf = larger(this.slotOf)
    this.slots = new Int32Array(2 * this.slots.length)
    const mask = this.slots.length - 1
    for (let shape = 0; shape < this.length; shape += 1) {
      let slot = hashOf(this.places[shape] as number, this.targets[shape] as number) & mask
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask
      this.slots[slot] = shape + 1
      this.slotOf[shape] = slot
    }
  }
}

const hashOf = (places: number, targets: number): number => {
  const mixed = Math.imul(places, 0x9e3779b1) ^ Math.imul(targets, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}
