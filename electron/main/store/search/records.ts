/** Neighbouring documents, by their first and last number. */
interface Span {
  readonly first: number
  readonly last: number
}

/**
 * The records of runs that become one: columns of a number for each document, one after the other, as many in each run. Those of
 * what is gone are emptied. @param parts neighbours, the oldest first; at least one.
 */
export const joinedRecords = <P extends Span>(
  parts: readonly P[],
  recordsOf: (part: P) => Uint8Array,
  has: (doc: number) => boolean,
): Uint8Array => {
  const [oldest, newest] = [parts[0], parts.at(-1)]
  if (oldest === undefined || newest === undefined) throw new Error('a join of nothing')
  const size = newest.last - oldest.first + 1
  const columns = recordsOf(oldest).length / Uint32Array.BYTES_PER_ELEMENT / (oldest.last - oldest.first + 1)
  const joined = new Uint32Array(columns * size)
  for (const part of parts) {
    const records = new Uint32Array(recordsOf(part).slice().buffer)
    const own = part.last - part.first + 1
    for (let doc = part.first; doc <= part.last; doc += 1)
      for (let column = 0; has(doc) && column < columns; column += 1)
        joined[column * size + doc - oldest.first] = records[column * own + doc - part.first] ?? 0
  }
  return new Uint8Array(joined.buffer)
}
