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
/** r ‖ s of P-256, 32 bytes each (IEEE P1363). */
export const SIGNATURE_BYTES = 64
export const GENESIS: Uint8Array = new Uint8Array(HASH_BYTES)

const LENGTH_BYTES = 4

/** Big endian. */
const setLength = (bytes: Uint8Array, at: number, length: number): void => {
  bytes[at] = length >>> 24
  bytes[at + 1] = length >>> 16
  bytes[at + 2] = length >>> 8
  bytes[at + 3] = length
}

const lengthPrefix = (length: number): Uint8Array => {
  const bytes = new Uint8Array(LENGTH_BYTES)
  setLength(bytes, 0, length)
  return bytes
}

export const concatBytes = (parts: readonly Uint8Array[]): Uint8Array => {
  let length = 0
  for (const part of parts) length += part.length
  const whole = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

const prefixed = (bytes: Uint8Array): Uint8Array => concatBytes([lengthPrefix(bytes.length), bytes])

/** By type; each for the suite that it was last asked for. */
const heads = new Map<string, { readonly suite: string; readonly head: Uint8Array }>()
/** There are a few dozen types; names beyond that are somebody's who wants the memory full. */
const MOST_HEADS = 500

/** 0x00 ‖ suite ‖ type: the same for all events of a type, so made once. */
const headOf = (suite: string, type: string): Uint8Array => {
  const known = heads.get(type)
  if (known?.suite === suite) return known.head
  const head = concatBytes([Uint8Array.of(0x00), prefixed(utf8Bytes(suite)), prefixed(utf8Bytes(type))])
  if (heads.size < MOST_HEADS) heads.set(type, { suite, head })
  return head
}

const newRoom = (length: number): Uint8Array => new Uint8Array(length)

/**
 * What is hashed and signed: 0x00 ‖ suite ‖ type ‖ body ‖ prev, each of the first three with its length as 4 bytes big
 * endian (as DSSE signs type and length with the body). 0x00 keeps events apart from ledger entries (0x01).
 * `roomFor` gives the bytes to write it in, for whoever needs it but for a moment.
 */
export const eventPreimage = (
  event: Pick<EventRecord, 'suite' | 'type' | 'body' | 'prev'>,
  roomFor: (length: number) => Uint8Array = newRoom,
): Uint8Array => {
  const { body, prev } = event
  const head = headOf(event.suite, event.type)
  const begin = head.length + LENGTH_BYTES
  const whole = roomFor(begin + body.length + prev.length)
  whole.set(head)
  setLength(whole, head.length, body.length)
  whole.set(body, begin)
  whole.set(prev, begin + body.length)
  return whole
}

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

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false
  return true
}
