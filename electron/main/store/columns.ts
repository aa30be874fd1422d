/** better-sqlite3 hands out Buffers; the rest of the program knows Uint8Array only, which compares as what it is. */
export const bytesOf = (column: Uint8Array): Uint8Array =>
  new Uint8Array(column.buffer, column.byteOffset, column.length)

/** Rows read at a time. An open cursor would lock the connection against writing, so long lists are read in portions. */
const PORTION = 500

/** Yields all items of a list that is read in portions, each asked for by the last item of the one before. */
export function* inPortions<T>(read: (after: T | null, limit: number) => readonly T[]): Generator<T, void> {
  let last: T | null = null
  for (;;) {
    const portion: readonly T[] = read(last, PORTION)
    yield* portion
    const end = portion.at(-1)
    if (end === undefined || portion.length < PORTION) return
    last = end
  }
}
