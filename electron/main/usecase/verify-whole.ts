import type { HeadProblem } from '#shared/domain/archive/verification-report.ts'
import { checkpointCode, type SignedCheckpoint } from '#shared/domain/chain/checkpoint.ts'
import { eventPreimage, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { createWholeLog, type WholeProblem } from '#shared/domain/chain/whole-log.ts'
import { createChainTools } from '../crypto/chain-tools.ts'
import { sha256 } from '../crypto/digest.ts'
import { isSignedBy } from './checkpoint.ts'

export interface WholeLogInput {
  readonly records: Iterable<EventRecord>
  /** How many are to come, for the progress. */
  readonly events: number
  readonly certificates: readonly Uint8Array[]
  readonly authority: Uint8Array
  /** The checkpoint at the end of a log's file; asked for after the records. Absent for a store, which has none. */
  readonly closing?: () => SignedCheckpoint | null
  /** What was kept elsewhere: a file, or the code that was written down. */
  readonly noted?: SignedCheckpoint | { readonly size: number; readonly code: string }
}

export interface WholeLogReport {
  readonly events: number
  readonly logs: number
  /** Head of the Merkle tree over all lines, lower-case hex. */
  readonly root: string
  /** The first line that does not hold. */
  readonly problem: WholeProblem | null
  readonly closing: HeadProblem | null
  readonly noted: HeadProblem | null
}

export interface WholeLogOptions {
  /** Signatures are the slow part; without them only links, hashes, people and rules are asked. */
  readonly signatures: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (fraction: number) => void
}

/** How many lines are looked at before signatures are waited for and others get their turn. */
const PORTION = 512

const closingProblem = (
  closing: SignedCheckpoint | null,
  authority: Uint8Array,
  size: number,
  root: string,
): HeadProblem | null => {
  if (closing === null) return 'checkpoint.missing'
  if (!isSignedBy(closing, authority)) return 'checkpoint.forged'
  if (size < closing.size) return 'checkpoint.shorter'
  return closing.size === size && closing.root === root ? null : 'checkpoint.otherLog'
}

const notedProblem = (
  noted: NonNullable<WholeLogInput['noted']>,
  authority: Uint8Array,
  rootThen: string | null,
): HeadProblem | null => {
  if ('signature' in noted && !isSignedBy(noted, authority)) return 'checkpoint.otherOffice'
  if (rootThen === null) return 'checkpoint.shorter'
  const agrees =
    'signature' in noted ? noted.root === rootThen : checkpointCode({ size: noted.size, root: rootThen }) === noted.code
  return agrees ? null : 'checkpoint.otherLog'
}

/**
 * Verifies a whole log, every line of it, without a workstation. Never throws for hostile content; the first line that
 * does not hold ends the reading. @throws the signal's reason when it is cancelled, and what `records` throws.
 */
export const verifyWhole = async (input: WholeLogInput, options: WholeLogOptions): Promise<WholeLogReport> => {
  const { authority, noted } = input
  const tools = createChainTools(input.certificates, authority)
  const whole = createWholeLog(tools, sha256)
  let problem: WholeProblem | null = null
  let rootThen: string | null = null
  let underWay: Promise<WholeProblem | null>[] = []

  const askSignature = async (record: EventRecord, preimage: Uint8Array): Promise<WholeProblem | null> => {
    const at = { position: whole.size(), caseId: record.caseId, seq: record.seq }
    if (tools.certificate(record.signer)?.byOffice !== true) return { code: 'chain.signerNotTrusted', ...at }
    if (!options.signatures) return null
    const holds = await tools.verifyAside(record.suite, record.signer, preimage, record.signature)
    return holds ? null : { code: 'chain.signature', ...at }
  }
  const settle = async (): Promise<void> => {
    const unsigned = (await Promise.all(underWay)).find((found) => found !== null)
    underWay = []
    // These are lines before the one that ended the reading.
    problem = unsigned ?? problem
    options.signal?.throwIfAborted()
    options.onProgress?.(input.events === 0 ? 1 : Math.min(1, whole.size() / input.events))
    await new Promise(setImmediate)
  }
  for (const record of input.records) {
    const preimage = eventPreimage(record)
    problem = whole.add(record, preimage)
    if (problem === null) underWay.push(askSignature(record, preimage))
    if (noted?.size === whole.size()) rootThen = whole.root()
    if (problem === null && whole.size() % PORTION === 0) await settle()
    if (problem !== null) break
  }
  await settle()
  problem ??= whole.end()
  const root = whole.root()
  return {
    events: whole.size(),
    logs: whole.logs(),
    root,
    problem,
    closing: input.closing === undefined ? null : closingProblem(input.closing(), authority, whole.size(), root),
    noted: noted === undefined ? null : notedProblem(noted, authority, rootThen),
  }
}
