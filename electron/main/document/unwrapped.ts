import { inflateRawSync } from 'node:zlib'

/** What all wrappings in one piece of bytes may bring, and how deep one may lie in another. */
const MAX_BYTES = 16_000_000
const MAX_PARTS = 500
const MAX_DEPTH = 4
/** The header before a file in a zip (APPNOTE 4.3.7), wherever it lies: a compound file may hold one in its middle. */
const LOCAL_HEADER = Buffer.from('PK\u0003\u0004', 'latin1')
const DEFLATED = 8
/** RFC 2045, 6.7: enough in a row to be text that was written so. */
const QUOTED = /(?:=[0-9A-F]{2}(?:=\r?\n)?){6}/gu
/** So much of what stands before and behind belongs to it, as far as it is plain text. */
const [BEFORE, BEHIND] = [2000, 100_000]
const isPlain = (unit: number): boolean =>
  (unit >= 0x20 && unit <= 0x7e) || unit === 0x09 || unit === 0x0a || unit === 0x0d
/** A line of base64 with the short one that may end it; put together again by whoever finds them one behind the other. */
const BASE64_LINE =
  /(?:[A-Za-z0-9+/]{40,200}(?![A-Za-z0-9+/])={0,2}|[A-Za-z0-9+/]{200}(?:[A-Za-z0-9+/]{1,39}(?![A-Za-z0-9+/])={0,2})?)(?:\r?\n[A-Za-z0-9+/]{1,39}={0,2}(?![A-Za-z0-9+/=]))?/gu

/** Pieces with quoted-printable, each with the plain text around it. In one pass: no piece is looked at twice. */
const quotedIn = function* (text: string): Generator<string> {
  let done = 0
  for (const { index } of text.matchAll(QUOTED)) {
    if (index < done) continue
    let [start, end] = [index, index]
    while (start > Math.max(done, index - BEFORE) && isPlain(text.charCodeAt(start - 1))) start -= 1
    while (end < Math.min(text.length, index + BEHIND) && isPlain(text.charCodeAt(end))) end += 1
    done = end
    yield text.slice(start, end)
  }
}

/** Runs of base64, over the ends of their lines. */
const base64In = function* (text: string): Generator<string> {
  let run: string[] = []
  let end = -1
  for (const { 0: line, index } of text.matchAll(BASE64_LINE)) {
    const between = text.slice(end, index)
    if (end >= 0 && between !== '' && between !== '\n' && between !== '\r\n') {
      yield run.join('')
      run = []
    }
    run.push(line)
    end = index + line.length
  }
  if (run.length > 0) yield run.join('')
}

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
  for (const run of quotedIn(text)) yield unquoted(run)
  for (const run of base64In(text)) yield Buffer.from(run, 'base64')
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
