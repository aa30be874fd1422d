import { inflateSync } from 'node:zlib'
import { PdfScanner, PdfSyntaxError, type PdfDictionary, type PdfValue } from './pdf-syntax.ts'

/** Where the cross-reference puts an object: at an offset, or in an object stream. */
export type Entry =
  | { readonly kind: 'free' }
  | { readonly kind: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'stream'; readonly stream: number; readonly index: number }

export interface PdfFile {
  readonly trailer: PdfDictionary
  /** By object number, the newest of each. */
  readonly entries: ReadonlyMap<number, Entry>
  /** Follows references to the object itself; null for what does not exist. Throws `PdfSyntaxError` on broken bytes. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue
  /** The bytes of a stream as they lie in the file, still encoded; null for what is no stream. Throws like `resolve`. */
  readonly rawStream: (number: number) => Uint8Array | null
  /** The same decoded. Throws on any filter but Flate. */
  readonly decodedStream: (number: number) => Uint8Array | null
}

const SECTION_LIMIT = 512
/** A book of a thousand pages has some ten thousand objects. */
const OBJECT_LIMIT = 1_000_000
const REFERENCE_LIMIT = 32
/** Cross-reference and object streams are small; one that inflates beyond this is a bomb. */
const INFLATE_LIMIT_BYTES = 1 << 26
const NULL: PdfValue = { kind: 'null' }
const EMPTY: PdfDictionary = { kind: 'dictionary', entries: new Map() }

export const numberIn = (value: PdfValue | undefined): number | null =>
  value?.kind === 'number' && Number.isSafeInteger(value.value) && value.value >= 0 ? value.value : null

const numbersIn = (value: PdfValue | undefined): readonly number[] =>
  value?.kind === 'array' ? value.items.map((item) => numberIn(item) ?? -1) : []

const indexOfLast = (bytes: Uint8Array, word: string): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(word, undefined, 'latin1')

/** PNG prediction (ISO 32000-1, 7.4.4.4); cross-reference streams use "up" nearly always, the others are the same loop. */
const unpredict = (data: Uint8Array, columns: number): Uint8Array => {
  const rows = Math.floor(data.length / (columns + 1))
  const out = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row++) {
    const type = data[row * (columns + 1)] ?? 0
    if (type !== 0 && type !== 2) throw new PdfSyntaxError('unsupported prediction')
    for (let column = 0; column < columns; column++) {
      const above = type === 2 && row > 0 ? (out[(row - 1) * columns + column] ?? 0) : 0
      out[row * columns + column] = ((data[row * (columns + 1) + 1 + column] ?? 0) + above) & 0xff
    }
  }
  return out
}

/** The encoded bytes of a stream whose dictionary has just been read; the scanner stands behind them. */
export const encodedStream = (
  scanner: PdfScanner,
  dictionary: PdfDictionary,
  resolve: PdfFile['resolve'],
): Uint8Array => {
  scanner.keyword('stream')
  if (scanner.bytes[scanner.at] === 13) scanner.at++
  if (scanner.bytes[scanner.at] === 10) scanner.at++
  const length = numberIn(resolve(dictionary.entries.get('Length')))
  if (length === null || scanner.at + length > scanner.bytes.length) scanner.fail()
  scanner.at += length
  return scanner.bytes.subarray(scanner.at - length, scanner.at)
}

/** The same decoded; only Flate, as cross-references and objects use it. */
const streamData = (scanner: PdfScanner, dictionary: PdfDictionary, resolve: PdfFile['resolve']): Uint8Array => {
  const raw = encodedStream(scanner, dictionary, resolve)
  const filter = resolve(dictionary.entries.get('Filter'))
  const only = filter.kind === 'array' && filter.items.length === 1 ? resolve(filter.items[0]) : filter
  if (only.kind === 'null') return raw
  if (only.kind !== 'name' || only.value !== 'FlateDecode') throw new PdfSyntaxError('unsupported filter')
  const data = inflate(raw)
  const parameters = resolve(dictionary.entries.get('DecodeParms'))
  if (parameters.kind !== 'dictionary') return data
  const predictor = numberIn(parameters.entries.get('Predictor')) ?? 1
  const columns = numberIn(parameters.entries.get('Columns')) ?? 1
  return predictor >= 10 && columns > 0 ? unpredict(data, columns) : data
}

const inflate = (raw: Uint8Array): Uint8Array => {
  try {
    return inflateSync(raw, { maxOutputLength: INFLATE_LIMIT_BYTES })
  } catch {
    throw new PdfSyntaxError('a compressed stream is broken')
  }
}

/**
 * Opens a PDF as a viewer does: from the last `startxref` through the chain of cross-references, newest first. Objects
 * are read when asked for. Nothing of the product's own writer is used, so that a fault in it does not verify itself.
 * Throws `PdfSyntaxError` when the structure cannot be followed.
 */
export const openPdf = (bytes: Uint8Array): PdfFile => {
  const entries = new Map<number, Entry>()
  const cache = new Map<number, PdfValue>()
  const objectStreams = new Map<number, readonly PdfValue[]>()
  /** What was read of them is kept: all of them together are to be no bomb. */
  let packedBytes = 0

  const add = (number: number, entry: Entry): void => {
    if (!entries.has(number)) entries.set(number, entry)
    if (entries.size > OBJECT_LIMIT) throw new PdfSyntaxError('too many objects')
  }

  const readTable = (scanner: PdfScanner): PdfDictionary => {
    for (;;) {
      const word = scanner.word()
      if (word === 'trailer') break
      if (!/^\d{1,10}$/.test(word)) scanner.fail()
      const count = scanner.integer()
      for (let index = 0; index < count; index++) {
        const offset = scanner.integer()
        const generation = scanner.integer()
        const kind = scanner.word()
        if (kind === 'n') add(Number(word) + index, { kind: 'offset', offset, generation })
        else if (kind === 'f') add(Number(word) + index, { kind: 'free' })
        else scanner.fail()
      }
    }
    const trailer = scanner.value()
    return trailer.kind === 'dictionary' ? trailer : scanner.fail()
  }

  const readCrossReferenceStream = (scanner: PdfScanner): PdfDictionary => {
    scanner.integer()
    scanner.integer()
    scanner.keyword('obj')
    const dictionary = scanner.value()
    if (dictionary.kind !== 'dictionary') scanner.fail()
    const type = dictionary.entries.get('Type')
    if (type?.kind !== 'name' || type.value !== 'XRef') scanner.fail()
    // The stream that says where objects are cannot lean on objects elsewhere.
    const data = streamData(scanner, dictionary, (value) => value ?? NULL)
    const [typeWidth = -1, secondWidth = -1, thirdWidth = -1] = numbersIn(dictionary.entries.get('W'))
    const width = typeWidth + secondWidth + thirdWidth
    if (Math.min(typeWidth, secondWidth, thirdWidth) < 0 || width === 0 || width > 32) scanner.fail()
    const size = numberIn(dictionary.entries.get('Size')) ?? 0
    const index = dictionary.entries.has('Index') ? numbersIn(dictionary.entries.get('Index')) : [0, size]
    let at = 0
    const field = (fieldWidth: number): number => {
      let value = 0
      for (const byte of data.subarray(at, at + fieldWidth)) value = value * 256 + byte
      at += fieldWidth
      return value
    }
    for (let pair = 0; pair + 1 < index.length; pair += 2) {
      for (let count = 0; count < (index[pair + 1] ?? 0) && at + width <= data.length; count++) {
        const number = (index[pair] ?? 0) + count
        const kind = typeWidth === 0 ? 1 : field(typeWidth)
        const [second, third] = [field(secondWidth), field(thirdWidth)]
        if (kind === 1) add(number, { kind: 'offset', offset: second, generation: third })
        else if (kind === 2) add(number, { kind: 'stream', stream: second, index: third })
        else add(number, { kind: 'free' })
      }
    }
    return dictionary
  }

  const readObjectStream = (number: number): readonly PdfValue[] => {
    const known = objectStreams.get(number)
    if (known !== undefined) return known
    // Set before reading: an object stream whose length lies in itself must not go round for ever.
    objectStreams.set(number, [])
    const entry = entries.get(number)
    if (entry?.kind !== 'offset') throw new PdfSyntaxError('an object stream must stand in the file itself')
    const scanner: PdfScanner = objectAt(number, entry.offset)
    const dictionary = scanner.value()
    if (dictionary.kind !== 'dictionary') scanner.fail()
    const inner = new PdfScanner(streamData(scanner, dictionary, resolve))
    packedBytes += inner.bytes.length
    if (packedBytes > INFLATE_LIMIT_BYTES) throw new PdfSyntaxError('too much in object streams')
    const first = numberIn(dictionary.entries.get('First')) ?? 0
    const count = numberIn(dictionary.entries.get('N')) ?? 0
    const offsets: number[] = []
    for (let index = 0; index < count; index++) {
      inner.integer()
      offsets.push(first + inner.integer())
    }
    // Offsets rise (ISO 32000-1, 7.5.7). Objects that lie in one another could each be all the rest of the stream, and a small
    // file would ask for hours.
    const values = offsets.map((offset) => {
      if (offset < inner.at) inner.fail()
      inner.at = offset
      return inner.value()
    })
    objectStreams.set(number, values)
    return values
  }

  const objectAt = (number: number, offset: number): PdfScanner => {
    const scanner = new PdfScanner(bytes, offset)
    if (scanner.integer() !== number) scanner.fail()
    scanner.integer()
    scanner.keyword('obj')
    return scanner
  }

  const load = (number: number): PdfValue => {
    const known = cache.get(number)
    if (known !== undefined) return known
    const entry = entries.get(number)
    let value: PdfValue = NULL
    if (entry?.kind === 'offset') value = objectAt(number, entry.offset).value()
    else if (entry?.kind === 'stream') value = readObjectStream(entry.stream)[entry.index] ?? NULL
    cache.set(number, value)
    return value
  }

  const resolve = (value: PdfValue | undefined): PdfValue => {
    let current = value ?? NULL
    for (let hops = 0; current.kind === 'reference'; hops++) {
      if (hops > REFERENCE_LIMIT) throw new PdfSyntaxError('references go round in a circle')
      current = load(current.number)
    }
    return current
  }

  const readSections = (): PdfDictionary => {
    const start = indexOfLast(bytes, 'startxref')
    if (start < 0) throw new PdfSyntaxError('no startxref')
    const pending = [new PdfScanner(bytes, start + 'startxref'.length).integer()]
    const seen = new Set<number>()
    let newest: PdfDictionary | null = null
    for (let offset = pending.shift(); offset !== undefined; offset = pending.shift()) {
      if (seen.has(offset) || seen.size > SECTION_LIMIT)
        throw new PdfSyntaxError('cross-references go round in a circle')
      seen.add(offset)
      const scanner = new PdfScanner(bytes, offset)
      const isTable = scanner.word() === 'xref'
      const trailer: PdfDictionary = isTable
        ? readTable(scanner)
        : readCrossReferenceStream(new PdfScanner(bytes, offset))
      newest ??= trailer
      for (const key of ['XRefStm', 'Prev']) {
        const next = numberIn(trailer.entries.get(key))
        if (next !== null) pending.push(next)
      }
    }
    return newest ?? EMPTY
  }

  /** What a stream object holds, by one of the two readers above. */
  const streamBy =
    (read: typeof encodedStream) =>
    (number: number): Uint8Array | null => {
      const entry = entries.get(number)
      if (entry?.kind !== 'offset') return null
      const scanner = objectAt(number, entry.offset)
      const dictionary = scanner.value()
      if (dictionary.kind !== 'dictionary') return null
      const behind = scanner.at
      if (scanner.word() !== 'stream') return null
      scanner.at = behind
      return read(scanner, dictionary, resolve)
    }

  return {
    trailer: readSections(),
    entries,
    resolve,
    rawStream: streamBy(encodedStream),
    decodedStream: streamBy(streamData),
  }
}
