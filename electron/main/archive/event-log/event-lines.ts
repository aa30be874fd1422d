import { isUtf8 } from 'node:buffer'
import { HASH_BYTES, hexToBytes, SIGNATURE_BYTES, SUITES, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { MAX_BODY_BYTES } from '#shared/domain/case/parse-event.ts'
import { closed, identifier, integer, oneOf, sha256Hex, text } from '#shared/lib/guard.ts'

const isLine = closed({
  caseId: identifier,
  seq: integer(1, 10_000_000),
  suite: oneOf(SUITES),
  type: text(100),
  body: text(Math.ceil(MAX_BODY_BYTES / 3) * 4, /^[A-Za-z0-9+/]*={0,2}$/),
  prev: sha256Hex,
  hash: sha256Hex,
  signature: text(1024, /^(?:[0-9a-f]{2})+$/),
  signer: sha256Hex,
})

const viewOf = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

/** One event as a line, without its end. */
export const eventLine = ({ caseId, seq, suite, type, body, prev, hash, signature, signer }: EventRecord): string =>
  JSON.stringify({
    caseId,
    seq,
    suite,
    type,
    body: viewOf(body).toString('base64'),
    prev: viewOf(prev).toString('hex'),
    hash: viewOf(hash).toString('hex'),
    signature: viewOf(signature).toString('hex'),
    signer,
  })

/** The log as a file: one event a line, its body in base64 because it is exactly the bytes that were signed. */
export const encodeEventLines = (records: readonly EventRecord[]): Uint8Array =>
  Buffer.from(records.map((record) => `${eventLine(record)}\n`).join(''), 'utf8')

/** Reads one such line as JSON; null for anything that `eventLine` does not write. */
const parseSlowly = (line: string): EventRecord | null => {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  if (!isLine(value)) return null
  const { caseId, seq, suite, type, signer } = value
  const record = {
    caseId,
    seq,
    suite,
    type,
    body: Uint8Array.from(Buffer.from(value.body, 'base64')),
    prev: hexToBytes(value.prev),
    hash: hexToBytes(value.hash),
    signature: hexToBytes(value.signature),
    signer,
  }
  // Base64 and JSON both can write one thing in several ways; only ours is taken.
  return eventLine(record) === line ? record : null
}

/** What stands before the body in the line of every event that the program knows. */
const HEAD =
  /^\{"caseId":"([0-9a-zA-Z_-]{1,64})","seq":([1-9]\d{0,6}),"suite":"ecdsa-p256-sha256","type":"([A-Za-z]{1,100})","body":"/u
const MOST_OF_HEAD = 256
const MAX_BASE64 = Math.ceil(MAX_BODY_BYTES / 3) * 4

const HASH_DIGITS = 2 * HASH_BYTES
const SIGNATURE_DIGITS = 2 * SIGNATURE_BYTES
/** Digits of hex behind each name, behind the body. */
const TAIL = [
  ['","prev":"', HASH_DIGITS],
  ['","hash":"', HASH_DIGITS],
  ['","signature":"', SIGNATURE_DIGITS],
  ['","signer":"', HASH_DIGITS],
  ['"}', 0],
] as const
const TAIL_LENGTH = TAIL.reduce((sum, [name, digits]) => sum + name.length + digits, 0)
/** The tail with zeros for all digits, and where the digits of each name begin in it. */
const BLANK = Buffer.from(TAIL.map(([name, digits]) => name + '0'.repeat(digits)).join(''), 'latin1')
const [PREV_AT, HASH_AT, SIGNATURE_AT, SIGNER_AT] = TAIL.map(
  ([name], index) => TAIL.slice(0, index).reduce((sum, [one, digits]) => sum + one.length + digits, 0) + name.length,
) as [number, number, number, number]

/** Do the names of the tail stand there? What stands between them is not looked at. */
const isTail = (line: Uint8Array, begin: number): boolean => {
  let at = begin
  for (const [name, digits] of TAIL) {
    for (let index = 0; index < name.length; index += 1)
      if (line[at + index] !== BLANK[at - begin + index]) return false
    at += name.length + digits
  }
  return true
}

/** Value of each byte that is a digit of lower-case hex; more than a digit can be for any other. */
const NO_DIGIT = 16
const DIGITS = new Uint8Array(256).fill(NO_DIGIT)
for (let value = 0; value < NO_DIGIT; value += 1) DIGITS[value.toString(16).charCodeAt(0)] = value

/** So many bytes, read from their hex at that place; null for anything but lower-case digits. */
const hexAt = (line: Uint8Array, begin: number, length: number): Uint8Array | null => {
  const bytes = new Uint8Array(length)
  let seen = 0
  for (let index = 0; index < length; index += 1) {
    const high = DIGITS[line[begin + 2 * index] as number] as number
    const low = DIGITS[line[begin + 2 * index + 1] as number] as number
    seen |= high | low
    bytes[index] = (high << 4) | low
  }
  return seen < NO_DIGIT ? bytes : null
}

/** Types and signers are few and stand in every line: each is one text, so that no event keeps its line in memory for it. */
const names = new Map<string, string>()
const MOST_NAMES = 1000
const nameOf = (text: string): string => {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size < MOST_NAMES) names.set(text, text)
  return text
}

const QUANTUM = 4
const QUANTUM_BYTES = 3

/**
 * The platform reads base64 leniently; only what it would write itself is ours (RFC 4648 3.5). What it skips leaves fewer bytes
 * than the length promises, letters of base64url are none of ours, and bits to spare are only in the last quantum.
 */
const isOnlyBase64 = (encoded: string, read: Buffer): boolean => {
  const last = Math.max(0, read.length - 1 - ((read.length - 1) % QUANTUM_BYTES))
  return (
    encoded.length === Math.ceil(read.length / QUANTUM_BYTES) * QUANTUM &&
    !encoded.includes('-') &&
    !encoded.includes('_') &&
    encoded.endsWith(read.toString('base64', last))
  )
}

/** The same for what has none but the plain characters of its parts, in a tenth of the time; null when it is not so. */
const parseQuickly = (bytes: Uint8Array): EventRecord | null => {
  const line = viewOf(bytes)
  const head = HEAD.exec(line.toString('latin1', 0, MOST_OF_HEAD))
  if (head === null) return null
  const [{ length: begin }, caseId = '', seq = '', type = ''] = head
  const tail = line.length - TAIL_LENGTH
  if (tail < begin || tail - begin > MAX_BASE64 || !isTail(line, tail)) return null
  const encoded = line.toString('latin1', begin, tail)
  const body = Buffer.from(encoded, 'base64')
  const prev = hexAt(line, tail + PREV_AT, HASH_BYTES)
  const hash = hexAt(line, tail + HASH_AT, HASH_BYTES)
  const signature = hexAt(line, tail + SIGNATURE_AT, SIGNATURE_BYTES)
  const signer = line.toString('latin1', tail + SIGNER_AT, tail + SIGNER_AT + HASH_DIGITS)
  if (prev === null || hash === null || signature === null || !sha256Hex(signer)) return null
  if (!isOnlyBase64(encoded, body)) return null
  return {
    ...{ caseId, seq: Number(seq), suite: 'ecdsa-p256-sha256', type: nameOf(type) },
    body: new Uint8Array(body.buffer, body.byteOffset, body.length),
    ...{ prev, hash, signature, signer: nameOf(signer) },
  }
}

/** Reads one line of a log's file, without its end; null for anything that `eventLine` does not write. */
export const parseEventLine = (line: Uint8Array): EventRecord | null =>
  parseQuickly(line) ?? (isUtf8(line) ? parseSlowly(viewOf(line).toString('utf8')) : null)

const NEWLINE = 10
const MAX_EVENTS = 1_000_000

/** Reads a log from exactly the bytes that `encodeEventLines` writes; else the number of the first bad line, from 1. */
export const parseEventLines = (
  bytes: Uint8Array,
): { readonly ok: true; readonly value: readonly EventRecord[] } | { readonly ok: false; readonly error: number } => {
  if (!isUtf8(bytes)) return { ok: false, error: 1 }
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const records: EventRecord[] = []
  let start = 0
  for (let end = source.indexOf(NEWLINE); end >= 0; end = source.indexOf(NEWLINE, start)) {
    const record = records.length < MAX_EVENTS ? parseEventLine(source.subarray(start, end)) : null
    if (record === null) return { ok: false, error: records.length + 1 }
    records.push(record)
    start = end + 1
  }
  return start === source.length ? { ok: true, value: records } : { ok: false, error: records.length + 1 }
}
