import { inflateRawSync } from 'node:zlib'

/** What all wrappings in one piece of bytes may bring, and how deep one may lie in another. */
const MAX_BYTES = 16_000_000
const MAX_PARTS = 500
const MAX_DEPTH = 4
/** The header before a file in a zip (APPNOTE 4.3.7), wherever it lies: a compound file may hold one in its middle. */
const LOCAL_HEADER = Buffer.from('PK\u0003\u0004', 'latin1')
const DEFLATED = 8
/** RFC 2045, 6.7: enough in a row to be text that was written so. */
const QUOTED =
  /(?:(?:=[0-9A-F]{2})|[ -<>-~]|=\r?\n){0,2000}?(?:=[0-9A-F]{2}(?:=\r?\n)?){6}(?:(?:=[0-9A-F]{2})|[ -<>-~\t]|=?\r?\n){0,100000}/gu
const BASE64 = /(?:[A-Za-z0-9+/]{40,200}\r?\n){0,200000}[A-Za-z0-9+/]{40,}={0,2}/gu

const inflatedAt = (bytes: Buffer, at: number, most: number): Buffer | null => {
  if (at + 30 > bytes.length || bytes.readUInt16LE(at + 8) !== DEFLATED) return null
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  try {
    return inflateRawSync(bytes.subarray(start), { maxOutputLength: most })
  } catch {
    return null // no file of a zip after all, or a bomb: the answer, not an error
  }
}

const unquoted = (text: string): Buffer =>
  Buffer.from(
    text
      .replaceAll(/=\r?\n/gu, '')
      .replaceAll(/=([0-9A-F]{2})/gu, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16))),
    'latin1',
  )

const layer = function* (bytes: Buffer, left: () => number): Generator<Buffer> {
  let parts = 0
  for (let at = bytes.indexOf(LOCAL_HEADER); at >= 0 && parts < MAX_PARTS; at = bytes.indexOf(LOCAL_HEADER, at + 4)) {
    const part = left() > 0 ? inflatedAt(bytes, at, left()) : null
    if (part === null) continue
    parts += 1
    yield part
  }
  const text = bytes.toString('latin1')
  for (const [run] of text.matchAll(QUOTED)) yield unquoted(run)
  for (const [run] of text.matchAll(BASE64)) yield Buffer.from(run, 'base64')
}

/**
 * What lies wrapped in bytes of an unknown kind: files of zips at any place, quoted-printable and base64 as mail and web
 * archives have them, each with what lies wrapped in it. In bounded time and memory: for the gate, not for people.
 */
export const unwrapped = function* (bytes: Uint8Array): Generator<Buffer> {
  let spent = 0
  const left = (): number => MAX_BYTES - spent
  const waiting: [Buffer, number][] = [[Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [outer, depth] = next
    for (const inner of layer(outer, left)) {
      spent += inner.length
      if (left() <= 0) return
      yield inner
      if (depth + 1 < MAX_DEPTH) waiting.push([inner, depth + 1])
    }
  }
}
