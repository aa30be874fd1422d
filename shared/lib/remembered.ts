/**
 * A pure function whose last answers are kept, `most` of them, by a key that says everything of the input; the oldest goes first.
 * The answers are shared: they must not be changed.
 */
export const remembered = <I, T>(
  most: number,
  keyOf: (input: I) => string,
  reckon: (input: I) => T,
): ((input: I) => T) => {
  const known = new Map<string, T>()
  return (input) => {
    const key = keyOf(input)
    const before = known.get(key)
    if (before !== undefined) return before
    const value = reckon(input)
    known.set(key, value)
    const [oldest] = known.size > most ? known.keys() : []
    if (oldest !== undefined) known.delete(oldest)
    return value
  }
}
