import type { HeadProblem } from '#shared/domain/archive/verification-report.ts'
import { checkpointCode, type SignedCheckpoint } from '#shared/domain/chain/checkpoint.ts'
import { HASH_BYTES } from '#shared/domain/chain/event-record.ts'
import { createLedgerRules } from '#shared/domain/chain/ledger-rules.ts'
import { createOfficeRecord } from '#shared/domain/chain/office-record.ts'
import type { WholeDoubt, WholeProblem } from '#shared/domain/chain/whole-log.ts'
import { createChainTools, knownSigners } from '../../crypto/chain-tools.ts'
import { sha256, sha256Hex } from '../../crypto/digest.ts'
import type { ShareFound } from '../../worker/log-share.ts'
import { shareReaders } from '../../worker/log-threads.ts'
import { isSignedBy } from './checkpoint-trust.ts'
import { shareOut, type Round } from './share-out.ts'

export interface WholeLogInput {
  /** Lines of a log's file (`eventLine`), in the order of the ledger, without their ends. */
  readonly lines: Iterable<Uint8Array>
  /** How many are to come, for the progress. */
  readonly events: number
  readonly certificates: readonly Uint8Array[]
  readonly authority: Uint8Array
  /** The checkpoint at the end of a log's file; asked for after the lines. Absent for a store, which has none. */
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
  /** The first line that holds and that a person must judge. */
  readonly doubt: WholeDoubt | null
  /** The first line that is none that we write: its place in the ledger; nothing behind it was looked at. */
  readonly badAt: number | null
  readonly closing: HeadProblem | null
  readonly noted: HeadProblem | null
}

/** The first thing that does not hold of a store's lines: one that is none that we write is told as such. */
export const firstProblem = ({ problem, badAt }: WholeLogReport): WholeProblem | null =>
  problem ?? (badAt === null ? null : { code: 'event.malformed', position: badAt, caseId: '', seq: 0 })

export interface WholeLogOptions {
  /** Signatures are the slow part; without them only links, hashes, people and rules are asked. */
  readonly signatures: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (fraction: number) => void
}

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

/** What the readers found of a round, line by line, in the order of the ledger. */
const lineByLine = ({ owners }: Round, found: readonly ShareFound[]) => {
  const cursors = found.map(() => ({ next: 0, more: 0 }))
  /** Of the line at this place of the round; null when it is none that we write. */
  return (offset: number) => {
    const owner = owners[offset] ?? 0
    const of = found[owner]
    const cursor = cursors[owner]
    if (of === undefined || cursor === undefined || cursor.next >= of.read) return null
    const index = cursor.next
    cursor.next += 1
    const time = of.times[index] ?? Number.NaN
    const more = of.more[cursor.more]
    if (more?.index === index) cursor.more += 1
    return {
      leaf: of.leaves.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
      facts: Number.isNaN(time) ? null : { time, said: more?.index === index ? more.said : null },
      place: {
        caseId: of.caseIds[index] ?? '',
        seq: of.seqs[index] ?? 0,
        signer: of.signers[of.signerOf[index] ?? 0] ?? '',
      },
      /** The last line that was read is the one that does not hold, if there is any. */
      problem: index === of.read - 1 ? of.problem : null,
    }
  }
}

/**
 * Verifies a whole log, every line of it, without a workstation: each case on one of as many threads as the machine has
 * processors, the ledger over them here. Never throws for hostile content; the first line that does not hold ends the
 * reading. @throws the signal's reason when it is cancelled, and what `lines` throws.
 */
export const verifyWhole = async (input: WholeLogInput, options: WholeLogOptions): Promise<WholeLogReport> => {
  const { authority, noted, certificates, events } = input
  const signers = knownSigners(certificates, authority)
  const readers = shareReaders({ signers, signatures: options.signatures }, events)
  const tools = createChainTools(certificates, authority)
  const ledger = createLedgerRules(sha256, createOfficeRecord(tools, sha256Hex(authority)))
  let problem: WholeProblem | null = null
  let badAt: number | null = null
  let rootThen: string | null = null
  /** False at the first line that does not hold. */
  const take = (round: Round, found: readonly ShareFound[]): boolean => {
    const lineAt = lineByLine(round, found)
    for (let offset = 0; offset < round.owners.length; offset += 1) {
      const line = lineAt(offset)
      if (line === null) {
        badAt = round.first + offset
        return false
      }
      const across = ledger.add(line.leaf, line.facts, line.place)
      if (noted?.size === ledger.size()) rootThen = ledger.root()
      // What is wrong with a line by itself is said before what is wrong with it beside the others.
      problem = line.problem ?? across
      if (problem !== null) return false
    }
    return true
  }
  try {
    const under: { readonly round: Round; readonly found: Promise<readonly ShareFound[]> }[] = []
    const settleFirst = async (): Promise<boolean> => {
      const next = under.shift()
      if (next === undefined) return true
      const holds = take(next.round, await next.found)
      options.signal?.throwIfAborted()
      options.onProgress?.(events === 0 ? 1 : Math.min(1, ledger.size() / events))
      return holds
    }
    let holds = true
    for (const round of shareOut(input.lines, readers.length)) {
      const found = Promise.all(
        round.portions.map((portion, index) => (readers[index] as (typeof readers)[0]).read(portion)),
      )
      found.catch(() => undefined) // awaited in its turn, or nobody's any more
      under.push({ round, found })
      // Two rounds are under way: one is read while the next is cut.
      if (under.length > 2) holds = await settleFirst()
      if (!holds) break
    }
    while (holds && under.length > 0) holds = await settleFirst()
    const ends = await Promise.all(readers.map((reader) => reader.end(ledger.size())))
    if (holds) {
      const open = ends.flatMap(({ ended }) => ended ?? []).toSorted((a, b) => a.began - b.began)
      problem = open[0]?.problem ?? ledger.end()
    }
    const root = ledger.root()
    return {
      events: ledger.size(),
      logs: ends.reduce((sum, { logs }) => sum + logs, 0),
      ...{ root, problem, badAt, doubt: ledger.doubt() },
      closing: input.closing === undefined ? null : closingProblem(input.closing(), authority, ledger.size(), root),
      noted: noted === undefined ? null : notedProblem(noted, authority, rootThen),
    }
  } finally {
    await Promise.all(readers.map((reader) => reader.stop()))
  }
}
