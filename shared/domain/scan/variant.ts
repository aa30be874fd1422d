/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the symbol streams */
import { HOMOPHONE, INVISIBLE, REPEAT, SEPARATOR, SHAPE, SPLIT, WIDTH, type LayerMask } from './layer.ts'
import { isJoined } from './plausible.ts'
import type { SymbolStream } from './symbol.ts'
import { UNSEEN, type ScanTables } from './tables.ts'

/** A term as the matcher holds it: its symbols, each with the offset in the term that it came from. */
export interface TermForm {
  readonly term: string
  readonly stream: SymbolStream
}

export const NOT_A_MATCH = -1

/**
 * The layers that symbols first…last of the stream needed to be this term. They are known to agree with the term's in
 * shape class or, when `heard`, in reading; NOT_A_MATCH when on a closer look they do not (two hashes, one id).
 */
export const variantOf = (
  text: string,
  stream: SymbolStream,
  first: number,
  last: number,
  form: TermForm,
  heard: boolean,
  tables: ScanTables,
): LayerMask | typeof NOT_A_MATCH => {
  const { symbols } = stream
  const wanted = form.stream
  let via: LayerMask = 0
  let j = 0
  for (let k = first; k <= last; k++) {
    if (k > first) via |= gapLayers(text, stream, k, form, j, tables)
    // A match by reading has no repeats, so it agrees symbol by symbol.
    if (!heard && (j === wanted.length || tables.shape[symbols[k]!] !== tables.shape[wanted.symbols[j]!])) {
      via |= REPEAT
      continue
    }
    const layers = differenceOf(text, stream, k, form, j, tables)
    if (layers === NOT_A_MATCH) return NOT_A_MATCH
    via |= layers
    j++
  }
  return via
}

/** Layers between the character of symbol k and that of term symbol j. */
const differenceOf = (
  text: string,
  stream: SymbolStream,
  k: number,
  form: TermForm,
  j: number,
  tables: ScanTables,
): LayerMask | typeof NOT_A_MATCH => {
  const at = stream.at[k]!
  const termAt = form.stream.at[j]!
  const symbol = stream.symbols[k]!
  const wanted = form.stream.symbols[j]!
  if (isJoined(text, stream, k)) {
    const beyond = unitDifference(symbol, wanted, tables)
    return beyond === NOT_A_MATCH ? beyond : beyond | SPLIT
  }
  const point = text.codePointAt(at)!
  const termPoint = form.term.codePointAt(termAt)!
  if (point === termPoint) return 0
  if (point > 0xffff || termPoint > 0xffff || tables.expands[point] === 1 || tables.expands[termPoint] === 1) {
    const beyond = unitDifference(symbol, wanted, tables)
    return beyond === NOT_A_MATCH ? beyond : beyond | WIDTH
  }
  return unitDifference(point, termPoint, tables)
}

const unitDifference = (from: number, to: number, tables: ScanTables): LayerMask | typeof NOT_A_MATCH => {
  let x = from
  let t = to
  let via: LayerMask = 0
  for (const { bit, map } of tables.stages) {
    if (x === t) return via
    const nextX = map[x]!
    const nextT = map[t]!
    if (nextX !== x || nextT !== t) via |= bit
    x = nextX
    t = nextT
  }
  if (x === t) return via
  if (tables.shape[x] === tables.shape[t]) return via | SHAPE
  const reading = tables.pinyin[x]
  const heard = reading === tables.pinyin[t] || reading === tables.secondPinyin.get(t)
  return heard && isHan(from) ? via | HOMOPHONE : NOT_A_MATCH
}

/** Layers that the characters between symbols k - 1 and k stand for; none when the term has the very same ones. */
const gapLayers = (
  text: string,
  stream: SymbolStream,
  k: number,
  form: TermForm,
  j: number,
  tables: ScanTables,
): LayerMask => {
  const from = stream.ends?.[k - 1] ?? characterEnd(text, stream.at[k - 1]!)
  const to = stream.at[k]!
  if (to <= from) return 0
  if (j > 0 && j < form.stream.length) {
    const own = form.term.slice(characterEnd(form.term, form.stream.at[j - 1]!), form.stream.at[j])
    if (own === text.slice(from, to)) return 0
  }
  let via: LayerMask = 0
  for (let i = from; i < to; i++) via |= tables.kinds[text.charCodeAt(i)] === UNSEEN ? INVISIBLE : SEPARATOR
  return via
}

/** The offset after the character that begins at `at`. */
export const characterEnd = (text: string, at: number): number =>
  at + (isHighSurrogate(text.charCodeAt(at)) && at + 1 < text.length && isLowSurrogate(text.charCodeAt(at + 1)) ? 2 : 1)

export const isHan = (unit: number): boolean => (unit >= 0x4e00 && unit < 0xa000) || (unit >= 0x3400 && unit < 0x4dc0)
const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000
