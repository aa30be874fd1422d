import { closed, integer, sha256Hex } from '#shared/lib/guard.ts'
import { bytesToHex, concatBytes, hexToBytes } from './event-record.ts'
import type { Digest } from './merkle.ts'

/**
 * How far the office's log had come, of the entries that bear on cases (`officeExtraction`): how many, and a running digest over
 * them. Named in the acts of a case and in checkpoints, so that a package in which one of them was left out, moved or swapped does
 * not agree with what people signed. A type of event that is added to the entries later changes no head of before it was written.
 */
export interface BearingHead {
  readonly count: number
  /** SHA-256 in lower-case hex; zeros for none. */
  readonly sha256: string
}

export const NO_BEARING: BearingHead = { count: 0, sha256: '0'.repeat(64) }

export const isBearingHead = closed({ count: integer(0, 10_000_000), sha256: sha256Hex })

/** 0x04 keeps this apart from events, ledger lines, checkpoints and recoveries (0x00 to 0x03). */
const DOMAIN = Uint8Array.of(0x04)

/** After the next entry, whose event has this hash: H(0x04 ‖ digest before ‖ hash). */
export const bearingAfter = (digest: Digest, { count, sha256 }: BearingHead, hash: Uint8Array): BearingHead => ({
  count: count + 1,
  sha256: bytesToHex(digest(concatBytes([DOMAIN, hexToBytes(sha256), hash]))),
})
