import { eventPreimage, HASH_BYTES, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { leafHash } from '#shared/domain/chain/merkle.ts'
import { createLogShare, type LineSaid, type LogShare, type WholeProblem } from '#shared/domain/chain/whole-log.ts'
import { parseEventLine } from '../archive/event-log/event-lines.ts'
import { sha256 } from '../crypto/digest.ts'
import { createSignerTools, type KnownSigner } from '../crypto/signers.ts'
import { decodeUtf8 } from '../crypto/utf8.ts'

/** Who may have signed, and whether signatures are asked: the slow part. */
export interface ShareTerms {
  readonly signers: readonly KnownSigner[]
  readonly signatures: boolean
}

/** Lines of a log's file (`eventLine`) of some cases, in the order of the ledger, each with its end of line. */
export interface SharePortion {
  readonly lines: Uint8Array
  /** Line of the ledger of each. */
  readonly positions: Uint32Array
}

/** What was found of a portion, up to the first line that does not hold. */
export interface ShareFound {
  /** How many lines were read, with the one that does not hold. */
  readonly read: number
  /** Of each line read, one after another: its leaf in the tree of the ledger, its time (NaN when it cannot be read). */
  readonly leaves: Uint8Array
  readonly times: Float64Array
  /** Number of each event in its log. */
  readonly seqs: Uint32Array
  /** Names of the logs, for the lines that something is said of across logs. */
  readonly caseIds: readonly string[]
  /** Certificates that signed, each once, and which of them signed each line. */
  readonly signers: readonly string[]
  readonly signerOf: Uint16Array
  /** Those of the lines that say something that is asked across logs. */
  readonly more: readonly { readonly index: number; readonly said: LineSaid }[]
  /** The last line read does not hold. */
  readonly problem: WholeProblem | null
  /** The line after those read is none that we write: its place in the ledger. */
  readonly badAt: number | null
}

export interface Share {
  readonly read: (portion: SharePortion) => ShareFound
  readonly end: LogShare['end']
  readonly logs: () => number
}

const NEWLINE = 10
const PREIMAGE_BYTES = 64 * 1024

/** Room for one preimage at a time: bytes of their own for each cost more to get, and to give back, than to hash. */
const createRoom = () => {
  let room = new Uint8Array(PREIMAGE_BYTES)
  return (length: number): Uint8Array => {
    if (length > room.length) room = new Uint8Array(length)
    return new Uint8Array(room.buffer, 0, length)
  }
}

/** Asks everything of the lines of some cases that can be asked of each case by itself, signatures included. */
export const createShare = ({ signers: known, signatures }: ShareTerms): Share => {
  const tools = createSignerTools(known)
  const share = createLogShare({ tools, decode: decodeUtf8 })
  const roomFor = createRoom()

  const signatureProblem = (record: EventRecord, position: number, preimage: Uint8Array): WholeProblem | null => {
    const { caseId, seq, suite, signer, signature } = record
    if (tools.certificate(signer)?.byOffice !== true) return { code: 'chain.signerNotTrusted', position, caseId, seq }
    if (!signatures || tools.verifySignature(suite, signer, preimage, signature)) return null
    return { code: 'chain.signature', position, caseId, seq }
  }
  return {
    read: ({ lines, positions }) => {
      const source = Buffer.from(lines.buffer, lines.byteOffset, lines.length)
      const leaves = new Uint8Array(positions.length * HASH_BYTES)
      const times = new Float64Array(positions.length)
      const seqs = new Uint32Array(positions.length)
      const caseIds: string[] = []
      const more: { index: number; said: LineSaid }[] = []
      const signers = new Map<string, number>()
      const signerOf = new Uint16Array(positions.length)
      const found = (read: number, problem: WholeProblem | null, badAt: number | null): ShareFound => ({
        ...{ read, leaves, times, seqs, caseIds, signers: [...signers.keys()], signerOf, more, problem, badAt },
      })
      let start = 0
      for (const [index, position] of positions.entries()) {
        const end = source.indexOf(NEWLINE, start)
        const record = end < 0 ? null : parseEventLine(source.subarray(start, end))
        if (record === null) return found(index, null, position)
        start = end + 1
        const preimage = eventPreimage(record, roomFor)
        const { problem, facts } = share.add(record, position, preimage)
        leaves.set(leafHash(sha256, record.hash), index * HASH_BYTES)
        times[index] = facts?.time ?? Number.NaN
        seqs[index] = record.seq
        caseIds.push(record.caseId)
        const signer = signers.get(record.signer) ?? signers.size
        if (signer === signers.size) signers.set(record.signer, signer)
        signerOf[index] = signer
        const said = facts?.said ?? null
        if (said !== null) more.push({ index, said })
        const broken = problem ?? signatureProblem(record, position, preimage)
        if (broken !== null) return found(index + 1, broken, null)
      }
      return found(positions.length, null, null)
    },
    end: share.end,
    logs: share.logs,
  }
}
