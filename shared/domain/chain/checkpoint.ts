import { canonicalBytes } from '#shared/lib/canonical.ts'
import {
  closed,
  closedWith,
  identifier,
  integer,
  oneOf,
  sha256Hex,
  text,
  timestamp,
  type Guarded,
} from '#shared/lib/guard.ts'
import { utf8Bytes } from '#shared/lib/utf8.ts'
import { isBearingHead, type BearingHead } from './bearing.ts'
import { concatBytes, hexToBytes, SUITES, type Suite } from './event-record.ts'
import { parseExactly } from './parse-exactly.ts'

/** Where the ledger stood: how many lines, the head of the tree over them, when. */
export interface TreeHead {
  readonly size: number
  /** SHA-256 in lower-case hex. */
  readonly root: string
  /** RFC 3339 UTC with milliseconds. */
  readonly at: string
  /** How far the office's log had come there that bears on cases. */
  readonly bearing?: BearingHead
  /** In the checkpoint of a package: where the log of its case stood, so that acts that were cut off its end are missed. */
  readonly log?: LogHead
}

const isLogHead = closed({ caseId: identifier, events: integer(1, 10_000_000), head: sha256Hex })
/** How many events a log had, and the hash of the last. */
export type LogHead = Guarded<typeof isLogHead>

const SHAPE = {
  format: oneOf(['mingjian-checkpoint']),
  version: oneOf([1]),
  /** SHA-256 of the authority's certificate: whose ledger. */
  office: sha256Hex,
  size: integer(1, 2 ** 40),
  root: sha256Hex,
  at: timestamp,
  suite: oneOf(SUITES),
  /** Of the person who signed: DER in base64. */
  certificate: text(24_000, /^[A-Za-z0-9+/]+={0,2}$/),
  signature: text(1024, /^(?:[0-9a-f]{2})+$/),
}
const isSignedCheckpoint = closedWith(SHAPE, { bearing: isBearingHead, log: isLogHead })
/** 检查点: a tree head signed by a person of the office, to be kept outside of the database. */
export type SignedCheckpoint = Guarded<typeof isSignedCheckpoint>

/** 0x02 keeps checkpoints apart from events (0x00) and ledger lines (0x01). */
const DOMAIN = Uint8Array.of(0x02)

/** What a checkpoint may name beside the tree, in the order of its file. */
const namedBy = ({ bearing, log }: Pick<TreeHead, 'bearing' | 'log'>) => ({
  ...(bearing === undefined ? {} : { bearing: { count: bearing.count, sha256: bearing.sha256 } }),
  ...(log === undefined ? {} : { log: { caseId: log.caseId, events: log.events, head: log.head } }),
})

/** The exact bytes that are signed: 0x02 ‖ canonical JSON of office, size, root, time, and of what else is named. */
export const checkpointPreimage = (head: TreeHead, office: string, suite: Suite): Uint8Array => {
  const { size, root, at } = head
  const signed = { at, format: 'mingjian-checkpoint', office, root, size, suite, version: 1, ...namedBy(head) }
  return concatBytes([DOMAIN, canonicalBytes(signed)])
}

const ordered = (one: SignedCheckpoint): SignedCheckpoint => ({
  format: one.format,
  version: one.version,
  office: one.office,
  size: one.size,
  root: one.root,
  at: one.at,
  ...namedBy(one),
  suite: one.suite,
  certificate: one.certificate,
  signature: one.signature,
})

export const encodeCheckpointFile = (checkpoint: SignedCheckpoint): Uint8Array =>
  utf8Bytes(`${JSON.stringify(ordered(checkpoint), null, 2)}\n`)

const MAX_BYTES = 64 * 1024

/** Reads a checkpoint from exactly the bytes that `encodeCheckpointFile` writes; null for any other. */
export const parseCheckpointFile = (bytes: Uint8Array): SignedCheckpoint | null =>
  parseExactly(bytes, MAX_BYTES, isSignedCheckpoint, encodeCheckpointFile)

/** Crockford's base 32: no I, L, O, U, so that what is read from paper is what was written. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_CHARACTERS = 12

/**
 * 检查码: what a person writes down, as 1024-7K3M-9Q2P-X4TB: how many lines, then the first 60 bits of the head. Another
 * ledger of that size has the same code by chance once in 2^60.
 */
export const checkpointCode = ({ size, root }: Pick<TreeHead, 'size' | 'root'>): string => {
  let bits = ''
  for (const byte of hexToBytes(root).subarray(0, 8)) bits += byte.toString(2).padStart(8, '0')
  const letters = Array.from({ length: CODE_CHARACTERS }, (_, index) =>
    DIGITS.charAt(Number.parseInt(bits.slice(5 * index, 5 * index + 5), 2)),
  ).join('')
  return [String(size), ...(letters.match(/.{4}/gu) ?? [])].join('-')
}

/** What a person typed, as `checkpointCode` writes it: case, width and white space do not matter; null for no such code. */
export const parseCheckpointCode = (typed: string): { readonly size: number; readonly code: string } | null => {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/\s/gu, '').replace(/[IL]/gu, '1').replace(/O/gu, '0')
  const found = /^(\d{1,12})-([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})$/u.exec(plain)
  return found === null ? null : { size: Number(found[1]), code: `${String(Number(found[1]))}-${found[2] ?? ''}` }
}
