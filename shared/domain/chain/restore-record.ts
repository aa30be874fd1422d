import type { AccessEvent } from '../access/events.ts'
import type { CaseEvent } from '../case/events.ts'
import { needsSecondHand } from '../office/backup/backup.ts'
import type { OfficeEvent } from '../office/events.ts'

interface Head {
  readonly size: number
  /** Lower-case hex. */
  readonly root: string
}

/**
 * A restore is told in several logs, in one run of lines behind those of the backup: what was destroyed and held again, in the log of
 * each case; who restored which backup; and the second hand, where acts were lost. Each log holds by itself; that they are one act is
 * asked over the ledger.
 */
export type RestoreFact =
  | { readonly told: 'destroyed' | 'held' | 'accepted' }
  | {
      readonly told: 'restored'
      readonly ledgerSize: number
      /** Lower-case hex. */
      readonly root: string
      readonly destroyed: number
      readonly held: number
      readonly needsSecond: boolean
      /** What is said to have been given up. */
      readonly later: Head | null
    }

/** What an event says of a restore; null for all but a few. */
export const restoreFactOf = (event: CaseEvent | OfficeEvent | AccessEvent): RestoreFact | null => {
  switch (event.type) {
    case 'DisposalRepeated':
      return { told: 'destroyed' }
    case 'HoldRepeated':
      return { told: 'held' }
    case 'RestoreAccepted':
      return { told: 'accepted' }
    case 'StoreRestored': {
      const { ledgerSize, root, later, destroyedAgain = 0, heldAgain = 0 } = event.data
      const counts = { destroyed: destroyedAgain, held: heldAgain }
      const given = later === null ? null : { size: later.size, root: later.root }
      return { told: 'restored', ledgerSize, root, ...counts, needsSecond: needsSecondHand(event.data), later: given }
    }
    default:
      return null
  }
}

export type RestoreProblemCode =
  | 'restore.notRecorded' // a file destroyed or held again, and no restore of that person behind it
  | 'restore.otherFacts' // another backup, or other counts, than the lines before it are; or it gave up what lies there
  | 'restore.notAccepted' // acts were given up on one person's word

interface Place {
  readonly position: number
  readonly caseId: string
  readonly seq: number
}
export interface RestoreProblem extends Place {
  readonly code: RestoreProblemCode
}

/** The ledger before a line: its length, its head, which is asked for with a fact alone, and whether it ever had another head. */
interface Before extends Head {
  readonly had: (head: Head) => boolean
}

interface Run {
  readonly first: Place
  readonly signer: string
  readonly before: Before
  destroyed: number
  held: number
}

export interface RestoreRecord {
  /** The next line of the ledger. `place` is its own. */
  readonly add: (fact: RestoreFact | null, place: Place, signer: string, before: Before) => RestoreProblem | null
  /** After the last line. */
  readonly end: () => RestoreProblem | null
}

/** Asks, line by line, whether what was said again was said by a restore, and whether that says the same. */
export const createRestoreRecord = (): RestoreRecord => {
  let run: Run | null = null
  /** A restore whose second hand is to follow. */
  let open: Place | null = null
  const unfounded = (): RestoreProblem | null => {
    if (run !== null) return { code: 'restore.notRecorded', ...run.first }
    return open === null ? null : { code: 'restore.notAccepted', ...open }
  }
  return {
    add: (fact, place, signer, before) => {
      if (fact === null) return unfounded()
      if (open !== null && fact.told !== 'accepted') return unfounded()
      if (fact.told === 'accepted') {
        const problem = run === null ? null : unfounded()
        open = null
        return problem
      }
      const mine = (run ??= { first: place, signer, before, destroyed: 0, held: 0 })
      if (mine.signer !== signer) return unfounded()
      if (fact.told !== 'restored') {
        mine[fact.told] += 1
        return null
      }
      run = null
      if (fact.needsSecond) open = place
      const agrees =
        fact.ledgerSize === mine.before.size &&
        fact.root === mine.before.root &&
        fact.destroyed === mine.destroyed &&
        fact.held === mine.held &&
        (fact.later === null || !mine.before.had(fact.later))
      return agrees ? null : { code: 'restore.otherFacts', ...place }
    },
    end: unfounded,
  }
}
