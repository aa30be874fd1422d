import { CLOCK_TOLERANCE_MS } from './clock-tolerance.ts'
import { createArchiveRecord } from './archive-record.ts'
import { createCrossLog } from './cross-log.ts'
import { bytesToHex } from './event-record.ts'
import { createLexiconRecord } from './lexicon-record.ts'
import { growingTree, type Digest } from './merkle.ts'
import { clockSetBack, confirmsClock } from './office-claims.ts'
import type { OfficeRecord } from './office-record.ts'
import { createRestoreRecord } from './restore-record.ts'
import type { LedgerStand } from '../office/session/session-events.ts'
import type { LineFacts, LineSaid, StandFact, WholeDoubt, WholeProblem } from './whole-log.ts'

export interface LedgerRules {
  /** The next line of the ledger, `leaf` its hash in the tree (`leafHash`). Null when it holds beside the others. */
  add(
    leaf: Uint8Array,
    facts: LineFacts | null,
    of: { readonly caseId: string; readonly seq: number; readonly signer: string },
  ): WholeProblem | null
  /** After the last line. */
  readonly end: () => WholeProblem | null
  /** The first line that holds and that a person must judge nevertheless. */
  readonly doubt: () => WholeDoubt | null
  readonly size: () => number
  /** Head of the Merkle tree over what was added so far, lower-case hex. */
  readonly root: () => string
}

const NOTHING: LineSaid = {
  ...{ lexicon: null, archive: null, change: null, restore: null, stood: null, claims: [] },
}

/**
 * What is asked of the ledger as a whole, in its order: scans with the lexicons that were in use, one case to each 档号, a clock
 * that does not run back across logs, changes of releases that both logs tell, a restore and all that it did in one run, what people
 * signed of where it stood, what rests on the office's log (`office`), and its Merkle head. Says nothing about a tail that is missing
 * or a log that was written wholly anew: compare `root` with a checkpoint that was kept elsewhere.
 */
export const createLedgerRules = (digest: Digest, office: OfficeRecord): LedgerRules => {
  const tree = growingTree(digest)
  const lexicons = createLexiconRecord()
  const archives = createArchiveRecord()
  const crossLog = createCrossLog()
  const restores = createRestoreRecord()
  const rootOf = (size: number): string => bytesToHex(tree.rootOf(size))
  /** Is this where the ledger stood once, within its first `before` lines? */
  const had = ({ size, root }: LedgerStand, before: number): boolean => size <= before && root === rootOf(size)
  let newest = 0
  let isStandSaid = false
  let lastCameIn = 0
  /**
   * What whoever came in, or made or rehearsed a backup, says of the lines before. Once one who came in has said it, the program has everybody say
   * it, and at least to the line of the one who came in before: less would be true of any log.
   */
  const standProblem = (
    stood: StandFact | null,
    before: number,
  ): 'ledger.otherHistory' | 'ledger.standMissing' | null => {
    if (stood === null) return null
    const { told, said } = stood
    const least = lastCameIn
    if (told === 'cameIn') lastCameIn = before + 1
    if (said === null) return isStandSaid ? 'ledger.standMissing' : null
    if (!had(said, before)) return 'ledger.otherHistory'
    if (told === 'backedUp') return null
    isStandSaid = true
    return said.size < least ? 'ledger.standMissing' : null
  }
  /** A clock that one hand has put right: the next line is the second hand's, or nothing was put right at all. */
  let openClock: WholeProblem | null = null
  let doubt: WholeDoubt | null = null
  return {
    add: (leaf, facts, { caseId, seq, signer }) => {
      const before = tree.size()
      tree.add(leaf)
      if (facts === null) return null
      const { time, said } = facts
      const { lexicon, archive, change, restore, stood, claims } = said ?? NOTHING
      const wrongUntil = clockSetBack(claims)
      if (openClock !== null && !confirmsClock(claims)) return openClock
      openClock = null
      // A clock that was put right: from a stretch that is named to its end.
      const isBack = wrongUntil === null ? time < newest - CLOCK_TOLERANCE_MS : wrongUntil < newest
      if (isBack) return { code: 'ledger.clockBack', position: tree.size(), caseId, seq }
      newest = wrongUntil === null ? Math.max(newest, time) : time
      if (wrongUntil !== null) openClock = { code: 'ledger.clockAlone', position: tree.size(), caseId, seq }
      const told = lexicons.add(lexicon) ?? archives.add(archive)
      if (told !== null) return { code: told, position: tree.size(), caseId, seq }
      const unfounded = office.add(signer, claims)
      if (unfounded !== null) return { code: unfounded, position: tree.size(), caseId, seq }
      const unsure = doubt === null ? office.doubt() : null
      if (unsure !== null) doubt = { code: unsure, position: tree.size(), caseId, seq }
      const place = { position: tree.size(), caseId, seq }
      const otherwise = standProblem(stood, before)
      if (otherwise !== null) return { code: otherwise, ...place }
      const root = restore === null ? '' : rootOf(before)
      const seen = { size: before, root, had: (head: LedgerStand) => had(head, before) }
      return restores.add(restore, place, signer, seen) ?? crossLog.add(change, { caseId, seq }, tree.size())
    },
    end: () => openClock ?? restores.end() ?? crossLog.end(),
    doubt: () => doubt,
    size: tree.size,
    root: () => bytesToHex(tree.root()),
  }
}
