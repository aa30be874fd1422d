/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the typed arrays built here */
/** Sequences of classes, one after another in a pool; `offsets` has one element more than there are sequences. */
export interface Sequences {
  readonly pool: Uint16Array
  readonly offsets: Uint32Array
  /** The number that each sequence is reported under; several may share one. */
  readonly owners: Uint32Array
}

/** Told of each match: who, and the first and last symbol of it. */
export type OnMatch = (owner: number, first: number, last: number) => void

/** 2^20 bits: 128 KB, so the filter stays in the second-level cache; 60,000 terms leave 89 % of it empty. */
const FILTER_BITS = 20
const FILTER_SHIFT = 32 - FILTER_BITS
/** Knuth's multiplicative hash: 2^32 divided by the golden ratio. */
const MULTIPLIER = 0x9e3779b1
const SECOND_MULTIPLIER = 0x85ebca6b
const LINEAR_SEARCH_MAX = 8

/**
 * Finds all sequences, overlapping ones too, in a text of classes (what counts as the same symbol is one class). A bit filter over the first two (or three) classes
 * passes few positions; there the terms of one hash bucket, sorted, are narrowed class by class: a trie without nodes.
 * Its size is the terms themselves, its build one sort. Every position costs at most the longest term × log(terms).
 */
export class TermIndex {
  readonly longest: number
  readonly #gram: 2 | 3
  readonly #filter = new Uint32Array(1 << (FILTER_BITS - 5))
  readonly #shift: number
  readonly #heads: Uint32Array
  readonly #pool: Uint16Array
  readonly #offsets: Uint32Array
  readonly #owners: Uint32Array
  #classes: Uint16Array = new Uint16Array(0)
  #length = 0
  #runFrom = 0
  #runTo = 0

  /**
   * @param sequences classes of the terms, each at least `gram` long.
   */
  constructor(sequences: Sequences, gram: 2 | 3) {
    const count = sequences.owners.length
    this.#gram = gram
    const bucketBits = Math.max(8, Math.min(18, 33 - Math.clz32(count)))
    this.#shift = 32 - bucketBits
    const classes = sequences.pool
    const hashes = new Uint32Array(count)
    this.#heads = new Uint32Array((1 << bucketBits) + 1)
    let longest = 0
    for (let i = 0; i < count; i++) {
      const offset = sequences.offsets[i]!
      longest = Math.max(longest, sequences.offsets[i + 1]! - offset)
      const hash = hashOf(classes, offset, gram)
      hashes[i] = hash
      const bit = hash >>> FILTER_SHIFT
      const second = secondBit(hash)
      this.#filter[bit >>> 5]! |= 1 << bit
      this.#filter[second >>> 5]! |= 1 << second
      this.#heads[(hash >>> this.#shift) + 1]!++
    }
    this.longest = longest
    for (let b = 0; b < 1 << bucketBits; b++) this.#heads[b + 1]! += this.#heads[b]!
    const order = this.#sorted(sequences, classes, hashes)
    this.#owners = new Uint32Array(count)
    this.#offsets = new Uint32Array(count + 1)
    this.#pool = new Uint16Array(classes.length)
    let next = 0
    for (let slot = 0; slot < count; slot++) {
      const i = order[slot]!
      this.#owners[slot] = sequences.owners[i]!
      this.#offsets[slot] = next
      for (let p = sequences.offsets[i]!; p < sequences.offsets[i + 1]!; p++) this.#pool[next++] = classes[p]!
    }
    this.#offsets[count] = next
  }

  #sorted(sequences: Sequences, classes: Uint16Array, hashes: Uint32Array): Uint32Array {
    const count = hashes.length
    const order = new Uint32Array(count)
    const cursor = this.#heads.slice()
    for (let i = 0; i < count; i++) order[cursor[hashes[i]! >>> this.#shift]!++] = i
    const { offsets } = sequences
    const compare = (a: number, b: number): number => {
      const endA = offsets[a + 1]!
      const endB = offsets[b + 1]!
      let p = offsets[a]!
      let q = offsets[b]!
      for (; p < endA && q < endB; p++, q++) if (classes[p] !== classes[q]) return classes[p]! - classes[q]!
      return endA - p - (endB - q) || a - b
    }
    for (let b = 0; b + 1 < this.#heads.length; b++) {
      const from = this.#heads[b]!
      const to = this.#heads[b + 1]!
      if (to - from > 1) order.subarray(from, to).sort(compare)
    }
    return order
  }

  /**
   * Reports every match in the first `length` classes of a text. With `repeat` a run of one class after the first change of class counts as one
   * character where the term wants one (机机密密), and as many where the term wants many (嘻嘻哈哈). Positions that
   * `isHopeless` says yes to are passed over; it is asked only where some term may begin.
   */
  scan(
    classes: Uint16Array,
    length: number,
    repeat: boolean,
    onMatch: OnMatch,
    isHopeless?: (first: number) => boolean,
  ): void {
    this.#runTo = 0
    this.#classes = classes
    this.#length = length
    const filter = this.#filter
    if (this.#gram === 2) {
      let previous = length > 0 ? classes[0]! : 0
      for (let k = 1; k < length; k++) {
        const current = classes[k]!
        const hash = Math.imul((previous << 16) | current, MULTIPLIER)
        const bit = hash >>> FILTER_SHIFT
        if ((filter[bit >>> 5]! & (1 << bit)) !== 0) {
          if (isHopeless?.(k - 1) !== true) this.#start(k - 1, hash, repeat, onMatch)
        }
        previous = current
      }
      return
    }
    let second = length > 0 ? classes[0]! : 0
    let third = length > 1 ? classes[1]! : 0
    for (let k = 2; k < length; k++) {
      const current = classes[k]!
      const mixed = Math.imul(second, SECOND_MULTIPLIER) ^ ((third << 16) | current)
      const hash = Math.imul(mixed, MULTIPLIER)
      const bit = hash >>> FILTER_SHIFT
      if ((filter[bit >>> 5]! & (1 << bit)) !== 0) this.#start(k - 2, hash, repeat, onMatch)
      second = third
      third = current
    }
  }

  #start(first: number, hash: number, repeat: boolean, onMatch: OnMatch): void {
    const second = secondBit(hash)
    if ((this.#filter[second >>> 5]! & (1 << second)) === 0) return
    const bucket = hash >>> this.#shift
    const low = this.#heads[bucket]!
    this.#descend(first, low, this.#heads[bucket + 1]!, 0, first, 0, !repeat, false, onMatch)
  }

  /** Terms low…high agree on `depth` classes, of which the last was `last`; the next symbol is at k. */
  #descend(
    first: number,
    low: number,
    high: number,
    depth: number,
    k: number,
    last: number,
    strict: boolean,
    changed: boolean,
    onMatch: OnMatch,
  ): void {
    const classes = this.#classes
    const length = this.#length
    const pool = this.#pool
    const offsets = this.#offsets
    for (; k < length; k++) {
      const current = classes[k]!
      if (changed && !strict && current === last) {
        this.#descend(first, low, high, depth, this.#runEnd(k), last, strict, true, onMatch)
      }
      if (high - low > LINEAR_SEARCH_MAX) {
        low = this.#lowerBound(low, high, depth, current)
        high = this.#lowerBound(low, high, depth, current + 1)
      } else {
        while (low < high && pool[offsets[low]! + depth]! < current) low++
        let to = low
        while (to < high && pool[offsets[to]! + depth] === current) to++
        high = to
      }
      depth++
      while (low < high && offsets[low + 1]! - offsets[low]! === depth) onMatch(this.#owners[low++]!, first, k)
      if (low >= high) return
      changed ||= depth > 1 && current !== last
      last = current
    }
  }

  #lowerBound(low: number, high: number, depth: number, wanted: number): number {
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#pool[this.#offsets[middle]! + depth]! < wanted) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Where the run of one class that k is in ends; remembered, so that a long run is walked once. */
  #runEnd(k: number): number {
    if (k >= this.#runFrom && k < this.#runTo) return this.#runTo
    const classes = this.#classes
    const current = classes[k]
    let to = k + 1
    while (to < this.#length && classes[to] === current) to++
    this.#runFrom = k
    this.#runTo = to
    return to
  }
}

const hashOf = (classes: Uint16Array, offset: number, gram: 2 | 3): number => {
  const first = classes[offset]!
  const second = classes[offset + 1]!
  if (gram === 2) return Math.imul((first << 16) | second, MULTIPLIER)
  const mixed = Math.imul(first, SECOND_MULTIPLIER) ^ ((second << 16) | classes[offset + 2]!)
  return Math.imul(mixed, MULTIPLIER)
}

/** A second bit of the same filter, looked at where the first is set: 6 % of false passes become 1 %. */
const secondBit = (hash: number): number => Math.imul(hash, SECOND_MULTIPLIER) >>> FILTER_SHIFT
