import { assert } from '#shared/lib/result.ts'
import { utf8Bytes } from '#shared/lib/utf8.ts'

/**
 * A recorded event as it is stored and travels: `body` is the exact bytes that were signed and is never serialised
 * again to verify. `hash` and `prev` are 32 bytes; the first event of a case has 32 zero bytes as `prev`.
 */
export interface EventRecord {
  readonly caseId: string
  readonly seq: number
  readonly suite: Suite
  readonly type: string
  readonly body: Uint8Array
  readonly prev: Uint8Array
  readonly hash: Uint8Array
  /** Over `eventPreimage`; for ecdsa-p256-sha256 the 64 bytes r ‖ s (IEEE P1363). */
  readonly signature: Uint8Array
  /** SHA-256 of the signer's certificate in DER, lower-case hex. */
  readonly signer: string
}

/** 算法套件: names digest and signature together, so that another (sm2-sm3) needs no new format. */
export const SUITES = ['ecdsa-p256-sha256'] as const
export type Suite = (typeof SUITES)[number]

export const HASH_BYTES = 32
export const GENESIS: Uint8Array = new Uint8Array(HASH_BYTES)

const lengthPrefix = (length: number): Uint8Array => {
  const bytes = new Uint8Array(4)
  bytes[0] = length >>> 24
  bytes[1] = (length >>> 16) & 0xff
  bytes[2] = (length >>> 8) & 0xff
  bytes[3] = length & 0xff
  return bytes
}

export const concatBytes = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

const prefixed = (bytes: Uint8Array): Uint8Array => concatBytes([lengthPrefix(bytes.length), bytes])

/**
 * What is hashed and signed: 0x00 ‖ suite ‖ type ‖ body ‖ prev, each of the first three with its length as 4 bytes big
 * endian (as DSSE signs type and length with the body). 0x00 keeps events apart from ledger entries (0x01).
 */
export const eventPreimage = (event: Pick<EventRecord, 'suite' | 'type' | 'body' | 'prev'>): Uint8Array =>
  concatBytes([
    Uint8Array.of(0x00),
    prefixed(utf8Bytes(event.suite)),
    prefixed(utf8Bytes(event.type)),
    prefixed(event.body),
    event.prev,
  ])

/** 工作站总账: one line for each append over all cases, so that a cut tail or a lost case shows (architecture R3). */
export interface LedgerEntry {
  readonly position: number
  readonly eventHash: Uint8Array
  readonly prev: Uint8Array
  readonly hash: Uint8Array
}

/** What a ledger entry's hash is taken over: 0x01 ‖ position as 4 bytes big endian ‖ event hash ‖ prev. */
export const ledgerPreimage = (entry: Pick<LedgerEntry, 'position' | 'eventHash' | 'prev'>): Uint8Array =>
  concatBytes([Uint8Array.of(0x01), lengthPrefix(entry.position), entry.eventHash, entry.prev])

export const bytesToHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** @throws on anything but an even number of lower-case hex digits. */
export const hexToBytes = (hex: string): Uint8Array => {
  assert(/^(?:[0-9a-f]{2})*$/.test(hex), 'hex in pairs of lower-case digits')
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])
