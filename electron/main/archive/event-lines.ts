import { bytesToHex, hexToBytes, SUITES, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { MAX_BODY_BYTES } from '#shared/domain/case/parse-event.ts'
import { closed, identifier, integer, oneOf, sha256Hex, text } from '#shared/lib/guard.ts'
import { utf8Text } from '#shared/lib/utf8.ts'

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

/** One event as a line, without its end. */
export const eventLine = ({ caseId, seq, suite, type, body, prev, hash, signature, signer }: EventRecord): string =>
  JSON.stringify({
    caseId,
    seq,
    suite,
    type,
    body: Buffer.from(body).toString('base64'),
    prev: bytesToHex(prev),
    hash: bytesToHex(hash),
    signature: bytesToHex(signature),
    signer,
  })

/** The log as a file: one event a line, its body in base64 because it is exactly the bytes that were signed. */
export const encodeEventLines = (records: readonly EventRecord[]): Uint8Array =>
  Buffer.from(records.map((record) => `${eventLine(record)}\n`).join(''), 'utf8')

/** Reads one such line; null for anything that `eventLine` does not write. */
export const parseEventLine = (line: string): EventRecord | null => {
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

const MAX_EVENTS = 1_000_000

/** Reads a log from exactly the bytes that `encodeEventLines` writes; else the number of the first bad line, from 1. */
export const parseEventLines = (
  bytes: Uint8Array,
): { readonly ok: true; readonly value: readonly EventRecord[] } | { readonly ok: false; readonly error: number } => {
  const source = utf8Text(bytes)
  if (source === null) return { ok: false, error: 1 }
  const lines = source.split('\n')
  const rest = lines.pop()
  if (lines.length > MAX_EVENTS) return { ok: false, error: MAX_EVENTS + 1 }
  const records: EventRecord[] = []
  for (const line of lines) {
    const record = parseEventLine(line)
    if (record === null) return { ok: false, error: records.length + 1 }
    records.push(record)
  }
  return rest === '' ? { ok: true, value: records } : { ok: false, error: records.length + 1 }
}
