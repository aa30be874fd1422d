/** What was read stays, as long as there is room: what was asked for last. */
export interface Kept<K, V> {
  /** What is kept under the key, or else what `read` gives, which is kept then; null is not. */
  readonly get: <R extends V | null>(key: K, read: () => R) => V | R
  readonly drop: (key: K) => void
  readonly clear: () => void
}

/** @param most how much of the sizes together. */
export const createKept = <K, V>(most: number, sizeOf: (value: V) => number): Kept<K, V> => {
  const values = new Map<K, V>()
  let size = 0
  const drop = (key: K): void => {
    const value = values.get(key)
    if (value === undefined) return
    values.delete(key)
    size -= sizeOf(value)
  }
  return {
    get: (key, read) => {
      const value = values.get(key) ?? read()
      if (value === null) return value
      drop(key)
      values.set(key, value)
      size += sizeOf(value)
      for (const oldest of values.keys()) {
        if (size <= most) break
        drop(oldest)
      }
      return value
    },
    drop,
    clear: () => {
      values.clear()
      size = 0
    },
  }
}
