/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the arrays built here */
import { HOMOPHONE } from './layer.ts'
import type { LexiconEntry } from './lexicon.ts'
import { BREAK, readSymbols, symbolStream, type FoldTable } from './symbol.ts'
import type { ScanTables } from './tables.ts'
import type { Sequences } from './term-index.ts'
import { isHan } from './variant.ts'

/** A term of many characters with two readings is sought in this many combinations at most. */
const READINGS_MAX = 8

/** A list of sequences under construction. */
class SequenceList {
  #pool = new Uint16Array(1 << 12)
  #length = 0
  #offsets: number[] = [0]
  #owners: number[] = []

  add(symbols: Uint16Array, length: number, owner: number): void {
    while (this.#length + length > this.#pool.length) {
      const larger = new Uint16Array(this.#pool.length * 2)
      larger.set(this.#pool)
      this.#pool = larger
    }
    for (let i = 0; i < length; i++) this.#pool[this.#length++] = symbols[i]!
    this.#offsets.push(this.#length)
    this.#owners.push(owner)
  }

  done(): Sequences {
    return {
      pool: this.#pool.slice(0, this.#length),
      offsets: Uint32Array.from(this.#offsets),
      owners: Uint32Array.from(this.#owners),
    }
  }
}

/** The terms as symbols, as the tokeniser reads them in a text. */
export const sequencesSeen = (entries: readonly LexiconEntry[], fold: FoldTable, tables: ScanTables): Sequences => {
  const list = new SequenceList()
  const stream = symbolStream(64)
  for (const [owner, { term }] of entries.entries()) {
    readSymbols(term, 0, fold, tables, stream)
    const symbols = stream.symbols.subarray(0, stream.length)
    if (stream.length >= 2 && !symbols.includes(BREAK)) list.add(stream.symbols, stream.length, owner)
  }
  return list.done()
}

/**
 * The terms as readings: those of three and more characters, and the pairs, which variant.ts tests more strictly. Only
 * entries that allow homophones and hold two Han characters at least.
 */
export const sequencesHeard = (
  seen: Sequences,
  allowed: Int32Array,
  tables: ScanTables,
): { readonly long: Sequences; readonly pairs: Sequences } => {
  const long = new SequenceList()
  const pairs = new SequenceList()
  const readings = new Uint16Array(4096)
  for (let i = 0; i < seen.owners.length; i++) {
    const owner = seen.owners[i]!
    if ((allowed[owner]! & HOMOPHONE) === 0) continue
    const symbols = seen.pool.subarray(seen.offsets[i], seen.offsets[i + 1])
    if (symbols.length > readings.length) continue
    let han = 0
    const doubtful: number[] = []
    for (let j = 0; j < symbols.length; j++) {
      const symbol = symbols[j]!
      if (isHan(symbol)) han++
      if (tables.secondPinyin.has(symbol) && 2 << doubtful.length <= READINGS_MAX) doubtful.push(j)
    }
    if (han < 2) continue
    const list = symbols.length > 2 ? long : pairs
    for (let choice = 0; choice < 1 << doubtful.length; choice++) {
      for (let j = 0; j < symbols.length; j++) readings[j] = tables.pinyin[symbols[j]!]!
      for (const [bit, j] of doubtful.entries()) {
        if ((choice & (1 << bit)) !== 0) readings[j] = tables.secondPinyin.get(symbols[j]!)!
      }
      list.add(readings, symbols.length, owner)
    }
  }
  return { long: long.done(), pairs: pairs.done() }
}
