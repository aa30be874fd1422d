import { ok, type Result } from '#shared/lib/result.ts'
import { MAX_ZIP_ENTRIES } from './limits.ts'
import { refuse, type ImportRefusal } from './refusal.ts'

/** One entry as the central directory describes it; `start` is where its packed bytes begin. */
export interface ZipEntry {
  /** Lower case, forward slashes, no leading slash. */
  readonly name: string
  readonly method: number
  readonly headerStart: number
  readonly start: number
  readonly packedBytes: number
  /** What the directory claims; not to be trusted before decompression. */
  readonly declaredBytes: number
  readonly checksum: number
}

const END = { signature: 0x06054b50, bytes: 22, maxComment: 0xffff }
const END_64 = { signature: 0x06064b50, bytes: 56, locator: 0x07064b50, locatorBytes: 20 }
const DIRECTORY = { signature: 0x02014b50, bytes: 46 }
const LOCAL = { signature: 0x04034b50, bytes: 30 }
const FULL_16 = 0xffff
const FULL_32 = 0xffffffff
const ZIP64_EXTRA = 0x0001
const FLAG_ENCRYPTED = 0x0001

interface Directory {
  readonly start: number
  readonly bytes: number
  readonly count: number
}

const findEnd = (view: DataView): number => {
  const lowest = Math.max(0, view.byteLength - END.bytes - END.maxComment)
  for (let at = view.byteLength - END.bytes; at >= lowest; at--) {
    const complete = () => at + END.bytes + view.getUint16(at + 20, true) <= view.byteLength
    if (view.getUint32(at, true) === END.signature && complete()) return at
  }
  return -1
}

/** ZIP64 (APPNOTE 4.3.14) appears in small files too: some writers stream and never know their size. */
const readEnd64 = (view: DataView, end: number): Directory | null => {
  const locator = end - END_64.locatorBytes
  if (locator < 0 || view.getUint32(locator, true) !== END_64.locator) return null
  const at = Number(view.getBigUint64(locator + 8, true))
  if (at + END_64.bytes > view.byteLength || view.getUint32(at, true) !== END_64.signature) return null
  const value = (offset: number) => Number(view.getBigUint64(at + offset, true))
  return { count: value(32), bytes: value(40), start: value(48) }
}

const readEnd = (view: DataView): Directory | null => {
  const at = findEnd(view)
  if (at < 0 || view.getUint16(at + 4, true) !== view.getUint16(at + 6, true)) return null
  const count = view.getUint16(at + 10, true)
  const bytes = view.getUint32(at + 12, true)
  const start = view.getUint32(at + 16, true)
  return count === FULL_16 || start === FULL_32 ? readEnd64(view, at) : { count, bytes, start }
}

/** Sizes and place that did not fit into 32 bits, in the order of APPNOTE 4.5.3. */
const widen = (view: DataView, extra: number, extraEnd: number, values: readonly number[]): number[] | null => {
  if (!values.includes(FULL_32)) return [...values]
  for (let at = extra; at + 4 <= extraEnd; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64_EXTRA) continue
    let next = at + 4
    const wide: number[] = []
    for (const value of values) {
      if (value === FULL_32 && next + 8 > extraEnd) return null
      wide.push(value === FULL_32 ? Number(view.getBigUint64(next, true)) : value)
      if (value === FULL_32) next += 8
    }
    return wide
  }
  return null
}

const nameOf = (raw: Uint8Array): string =>
  new TextDecoder().decode(raw).replaceAll('\\', '/').replace(/^\/+/u, '').toLowerCase()

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

/** Where the packed bytes start: after the local header, which must name the same entry. */
const packedStart = (bytes: Uint8Array, view: DataView, header: number, rawName: Uint8Array): number | null => {
  if (header + LOCAL.bytes > bytes.length || view.getUint32(header, true) !== LOCAL.signature) return null
  const nameStart = header + LOCAL.bytes
  const nameEnd = nameStart + view.getUint16(header + 26, true)
  if (!sameBytes(bytes.subarray(nameStart, nameEnd), rawName)) return null
  return nameEnd + view.getUint16(header + 28, true)
}

/** Reads the central directory; every offset is checked against the file. See `openZip` for what is refused. */
export const readDirectory = (bytes: Uint8Array): Result<readonly ZipEntry[], ImportRefusal> => {
  if (bytes.length < END.bytes) return refuse('import.corrupt')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = readEnd(view)
  if (directory === null) return refuse('import.corrupt')
  if (directory.count > MAX_ZIP_ENTRIES) return refuse('import.bomb', { count: directory.count })
  const entries: ZipEntry[] = []
  let at = directory.start
  for (let index = 0; index < directory.count; index++) {
    if (at + DIRECTORY.bytes > bytes.length || view.getUint32(at, true) !== DIRECTORY.signature)
      return refuse('import.corrupt')
    const nameEnd = at + DIRECTORY.bytes + view.getUint16(at + 28, true)
    const extraEnd = nameEnd + view.getUint16(at + 30, true)
    if (extraEnd > bytes.length) return refuse('import.corrupt')
    const rawName = bytes.subarray(at + DIRECTORY.bytes, nameEnd)
    const name = nameOf(rawName)
    if ((view.getUint16(at + 8, true) & FLAG_ENCRYPTED) !== 0) return refuse('import.encrypted')
    const claimed = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
    const [declaredBytes, packedBytes, headerStart] = widen(view, nameEnd, extraEnd, claimed) ?? []
    if (declaredBytes === undefined || packedBytes === undefined || headerStart === undefined)
      return refuse('import.corrupt')
    const start = packedStart(bytes, view, headerStart, rawName)
    if (start === null || start + packedBytes > bytes.length) return refuse('import.corrupt', { part: name })
    const method = view.getUint16(at + 10, true)
    entries.push({
      name,
      method,
      headerStart,
      start,
      packedBytes,
      declaredBytes,
      checksum: view.getUint32(at + 16, true),
    })
    at = extraEnd + view.getUint16(at + 32, true)
  }
  // A count that ends before the directory does would hide entries from us that another reader finds.
  return at === directory.start + directory.bytes ? ok(entries) : refuse('import.corrupt')
}
