/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the typed arrays built here */
import { INVISIBLE, SEPARATOR, WIDTH, type LayerMask } from './layer.ts'
import { composeStages, HARD_STOP, SOFT, UNSEEN, type ScanTables } from './tables.ts'

/** A symbol that no term holds: matches end here. */
export const BREAK = 0
const SKIP = 1
const GAP = 2
const EXPAND = 3
const HIGH_SURROGATE = 4
const CIRCLE = 5
/** Values of a fold table from here on are symbols: the folded UTF-16 unit itself. */
const FIRST_SYMBOL = 9

/** More separators in a row than this are layout, not disguise. */
const MAX_GAP = 8
/** A chunk is closed at the first hard stop after this many symbols, so that its arrays stay in the cache. */
const CHUNK_SYMBOLS = 1 << 14
/** Room for what one character can expand to. */
const SLACK = 32
/** ○ is a zero between digits (二○二六) and a mask elsewhere (机○密). */
const CIRCLES = '○◯'

/** For each UTF-16 unit its symbol, or what to do with it. */
export type FoldTable = Uint16Array

/** A stretch of text as symbols, each with the offset of the character that it came from. */
export interface SymbolStream {
  symbols: Uint16Array
  at: Int32Array
  length: number
  /** Where the character of each symbol ends; only when some symbol stands for more than one character. */
  ends: Int32Array | null
}

export const symbolStream = (capacity = CHUNK_SYMBOLS * 2): SymbolStream => ({
  symbols: new Uint16Array(capacity),
  at: new Int32Array(capacity),
  length: 0,
  ends: null,
})

/** The fold table of a set of layers: the tokeniser looks up one value per unit and nothing else. */
export const foldTable = (tables: ScanTables, layers: LayerMask): FoldTable => {
  const fold = composeStages(tables.stages.filter(({ bit }) => (bit & layers) !== 0))
  for (let unit = 0; unit < 65536; unit++) {
    const kind = tables.kinds[unit]!
    if (kind === HARD_STOP || unit < FIRST_SYMBOL) fold[unit] = BREAK
    else if (fold[unit] !== unit) continue
    else if (kind === UNSEEN && (layers & INVISIBLE) !== 0) fold[unit] = SKIP
    else if (kind === SOFT && (layers & SEPARATOR) !== 0) fold[unit] = GAP
    else if (unit >= 0xd800 && unit < 0xdc00 && layers !== 0) fold[unit] = HIGH_SURROGATE
  }
  if ((layers & INVISIBLE) !== 0) fold.fill(SKIP, 1, FIRST_SYMBOL)
  if ((layers & WIDTH) !== 0) {
    for (const character of tables.expand.keys()) if (character.length === 1) fold[character.charCodeAt(0)] = EXPAND
  }
  if ((layers & SEPARATOR) !== 0) for (const circle of CIRCLES) fold[circle.charCodeAt(0)] = CIRCLE
  return fold
}

const grown = (stream: SymbolStream, capacity: number): void => {
  const symbols = new Uint16Array(capacity)
  const at = new Int32Array(capacity)
  symbols.set(stream.symbols)
  at.set(stream.at)
  stream.symbols = symbols
  stream.at = at
}

const isDigit = (symbol: number): boolean => symbol >= 0x30 && symbol <= 0x39

/**
 * Reads the next chunk of the text into the stream and returns where the following one begins. Invisible characters
 * and up to MAX_GAP separators leave no symbol; a hard stop or a longer gap leaves BREAK. A chunk ends at a hard stop,
 * so no match is cut; without one it grows with the text.
 */
export const readSymbols = (
  text: string,
  from: number,
  fold: FoldTable,
  tables: ScanTables,
  stream: SymbolStream,
): number => {
  let n = 0
  let gap = 0
  let i = from
  const end = text.length
  while (i < end) {
    if (n + SLACK * 2 > stream.symbols.length) grown(stream, stream.symbols.length * 2)
    const { symbols, at } = stream
    const stop = Math.min(end, i + symbols.length - n - SLACK)
    scan: for (; i < stop; i++) {
      const symbol = fold[text.charCodeAt(i)]!
      if (symbol >= FIRST_SYMBOL) {
        symbols[n] = symbol
        at[n++] = i
        gap = 0
        continue
      }
      let expansion: string | undefined
      switch (symbol) {
        case SKIP:
          continue
        case BREAK:
          symbols[n] = BREAK
          at[n++] = i
          gap = 0
          if (n < CHUNK_SYMBOLS) continue
          stream.length = n
          return i + 1
        case CIRCLE:
          if ((n > 0 && gap === 0 && isDigit(symbols[n - 1]!)) || isDigit(fold[text.charCodeAt(i + 1)] ?? 0)) {
            symbols[n] = 0x30
            at[n++] = i
            continue
          }
          break
        case EXPAND:
          expansion = tables.expand.get(text.charAt(i)) ?? ''
          break
        case HIGH_SURROGATE:
          expansion = expansionOf(text.codePointAt(i)!, tables)
          break
        default:
      }
      if (expansion === undefined) {
        if (++gap === MAX_GAP + 1) {
          symbols[n] = BREAK
          at[n++] = i
        }
        if (symbol === HIGH_SURROGATE) i++
        continue
      }
      gap = expansion === '' ? gap : 0
      for (let j = 0; j < expansion.length; j++) {
        const part = fold[expansion.charCodeAt(j)]!
        symbols[n] = part >= FIRST_SYMBOL ? part : expansion.charCodeAt(j)
        at[n++] = i
      }
      if (symbol === HIGH_SURROGATE && text.codePointAt(i)! > 0xffff) i++
      if (n + SLACK > symbols.length) {
        i++
        break scan
      }
    }
  }
  stream.length = n
  return i
}

/** What a supplementary character folds to; undefined for a symbol that only separates, such as an emoji. */
const expansionOf = (point: number, tables: ScanTables): string | undefined => {
  const character = String.fromCodePoint(point)
  const expansion = tables.expand.get(character)
  if (expansion !== undefined) return expansion
  if (point >= 0xe0000 && point < 0xe1000) return ''
  return point >= 0x1f000 && point < 0x20000 ? undefined : character
}
