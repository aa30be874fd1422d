/** Work that is begun for a few at a time and finished one after the other, in its order. */
export interface OrderedWork<I, B> {
  readonly items: Iterable<I>
  /** So many are begun and not finished, at most: what is held does not grow with the number of items. */
  readonly atATime: number
  /** Two that must not be under way at once; the later one waits. */
  readonly meet: (one: I, other: I) => boolean
  /** Ends soon after the signal; whatever it throws leaves nothing behind. */
  readonly begin: (item: I, signal: AbortSignal) => Promise<B>
  /** False ends everything. */
  readonly finish: (begun: B, item: I) => Promise<boolean>
  /** Takes back what was begun and will not be finished. Never throws. */
  readonly drop: (begun: B) => Promise<void>
}

/**
 * Returns when all is finished, or one said that it is enough. Whatever ends it, nothing is under way any more when it returns or
 * throws: what was begun behind that is dropped. @throws what `begin` and `finish` throw, of the first in order; the signal's reason.
 */
export const inOrder = async <I, B>(work: OrderedWork<I, B>, signal: AbortSignal): Promise<void> => {
  const enough = new AbortController()
  const ends = AbortSignal.any([signal, enough.signal])
  const waiting = [...work.items]
  const under: { readonly item: I; readonly begun: Promise<B> }[] = []
  const beginMore = (): void => {
    while (under.length < work.atATime) {
      const [item] = waiting
      if (item === undefined || under.some((other) => work.meet(other.item, item))) return
      waiting.shift()
      const begun = work.begin(item, ends)
      // Awaited in its turn; a failure before that must not end the program.
      begun.catch(() => undefined)
      under.push({ item, begun })
    }
  }
  try {
    for (;;) {
      signal.throwIfAborted()
      beginMore()
      const [first] = under
      if (first === undefined) return
      const begun = await first.begun
      under.shift()
      if (!(await work.finish(begun, first.item))) return
    }
  } finally {
    enough.abort()
    for (const { begun } of under) await begun.then(work.drop, () => undefined)
  }
}
