import { closed, identifier, integer, list, oneOf, sha256Hex, type Guarded } from '#shared/lib/guard.ts'
import { utf8Bytes } from '#shared/lib/utf8.ts'
import type { TreeHead } from './checkpoint.ts'
import { bytesToHex, hexToBytes, type EventRecord } from './event-record.ts'
import { holdsInclusion, leafHash, type Digest } from './merkle.ts'
import { parseExactly } from './parse-exactly.ts'

const MAX_EVENTS = 100_000
/** A tree of 2^53 leaves is as deep as that. */
const MAX_PATH = 53

const isInclusion = closed({
  format: oneOf(['mingjian-inclusion']),
  version: oneOf([1]),
  caseId: identifier,
  /** The tree that the paths lead to: how many lines of the ledger, and its head. */
  size: integer(1, 2 ** 40),
  root: sha256Hex,
  /** In the order of the log, each with its line of the ledger (from 1) and what is needed beside it. */
  events: list(
    closed({
      seq: integer(1, 10_000_000),
      position: integer(1, 2 ** 40),
      path: list(sha256Hex, MAX_PATH),
    }),
    MAX_EVENTS,
  ),
})
/**
 * 收录证明: that events of one log lie in the office's ledger, each at its line (RFC 9162 2.1.3). Proves nothing by
 * itself: whoever asks compares `size` and `root` with a checkpoint that a person of the office signed.
 */
export type Inclusion = Guarded<typeof isInclusion>

/** Proofs for the events of one case; `positions` are their lines of the ledger, in the order of the log. */
export const proveEvents = (
  caseId: string,
  positions: readonly number[],
  head: Pick<TreeHead, 'size' | 'root'>,
  pathOf: (index: number) => readonly Uint8Array[],
): Inclusion =>
  proveChosen(
    caseId,
    positions.map((position, index) => ({ seq: index + 1, position })),
    head,
    pathOf,
  )

/** The same for some of the events of a log, each with its line of the ledger. */
export const proveChosen = (
  caseId: string,
  events: readonly { readonly seq: number; readonly position: number }[],
  { size, root }: Pick<TreeHead, 'size' | 'root'>,
  /** What leads from the line at this index, from 0, to that root (`inclusionProof`). */
  pathOf: (index: number) => readonly Uint8Array[],
): Inclusion => ({
  format: 'mingjian-inclusion',
  version: 1,
  caseId,
  size,
  root,
  events: events.map(({ seq, position }) => ({
    ...{ seq, position },
    path: pathOf(position - 1).map(bytesToHex),
  })),
})

export type InclusionProblem =
  | 'inclusion.otherHead' // leads to another tree than the checkpoint's
  | 'inclusion.otherCase'
  | 'inclusion.missing' // an event without a proof, or a proof without an event
  | 'inclusion.order' // lines of the ledger do not rise with the log
  | 'inclusion.path'

/**
 * Do all these events lie in the tree of this checkpoint, in their order? Names the first that does not; seq 0 when it is
 * the proof as a whole. That the checkpoint is signed by a person of the office is the caller's question.
 */
export const inclusionProblem = (
  digest: Digest,
  inclusion: Inclusion,
  records: readonly Pick<EventRecord, 'caseId' | 'seq' | 'hash'>[],
  checkpoint: Pick<TreeHead, 'size' | 'root'>,
): { readonly code: InclusionProblem; readonly seq: number } | null => {
  const { size, root, events } = inclusion
  if (size !== checkpoint.size || root !== checkpoint.root) return { code: 'inclusion.otherHead', seq: 0 }
  if (events.length !== records.length) return { code: 'inclusion.missing', seq: 0 }
  const head = hexToBytes(root)
  let last = 0
  for (const [index, record] of records.entries()) {
    const { seq } = record
    if (record.caseId !== inclusion.caseId) return { code: 'inclusion.otherCase', seq }
    const proof = events[index]
    if (proof?.seq !== seq) return { code: 'inclusion.missing', seq }
    if (proof.position <= last) return { code: 'inclusion.order', seq }
    last = proof.position
    const path = proof.path.map(hexToBytes)
    if (!holdsInclusion(digest, leafHash(digest, record.hash), proof.position - 1, size, path, head))
      return { code: 'inclusion.path', seq }
  }
  return null
}

export const encodeInclusionFile = ({ format, version, caseId, size, root, events }: Inclusion): Uint8Array =>
  utf8Bytes(
    `${JSON.stringify({
      ...{ format, version, caseId, size, root },
      events: events.map(({ seq, position, path }) => ({ seq, position, path })),
    })}\n`,
  )

/** As large as the largest that is written: 100,000 events, 53 hashes each, would be more than any office has. */
const MAX_BYTES = 64 * 1024 * 1024

/** Reads a proof from exactly the bytes that `encodeInclusionFile` writes; null for any other. */
export const parseInclusionFile = (bytes: Uint8Array): Inclusion | null =>
  parseExactly(bytes, MAX_BYTES, isInclusion, encodeInclusionFile)
