/** Old item and new item that may belong together, and how much speaks for it. */
export interface Link {
  readonly old: number
  readonly new: number
  readonly weight: number
  /** Dice's coefficient of the two, see similarity.ts; 1 for equal ones. */
  readonly likeness: number
}

/**
 * The heaviest set of links that can stand together without crossing: both indices rise strictly from link to link.
 * In rising order. O(n log n).
 */
export const heaviestChain = (links: readonly Link[], newCount: number): Link[] => {
  // Of links with the same old index, the higher new index first: they cannot then follow each other.
  const sorted = [...links].sort((left, right) => left.old - right.old || right.new - left.new)
  const weights = new Float64Array(sorted.length)
  const before = new Int32Array(sorted.length)
  /** Fenwick tree over new indices: the best chain that ends at or below one, as link number + 1. */
  const best = new Int32Array(newCount + 1)
  for (const [at, link] of sorted.entries()) {
    let previous = 0
    for (let node = link.new; node > 0; node -= node & -node) {
      const candidate = best[node] ?? 0
      if (candidate > 0 && (previous === 0 || (weights[candidate - 1] ?? 0) > (weights[previous - 1] ?? 0)))
        previous = candidate
    }
    before[at] = previous
    const weight = link.weight + (previous > 0 ? (weights[previous - 1] ?? 0) : 0)
    weights[at] = weight
    for (let node = link.new + 1; node <= newCount; node += node & -node) {
      const there = best[node] ?? 0
      if (there === 0 || weight > (weights[there - 1] ?? 0)) best[node] = at + 1
    }
  }
  let last = 0
  for (let at = 1; at <= sorted.length; at += 1)
    if (last === 0 || (weights[at - 1] ?? 0) > (weights[last - 1] ?? 0)) last = at
  const chain: Link[] = []
  for (; last > 0; last = before[last - 1] ?? 0) {
    const link = sorted[last - 1]
    if (link !== undefined) chain.push(link)
  }
  return chain.reverse()
}
