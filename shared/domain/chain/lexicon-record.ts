import type { AccessEvent } from '../access/events.ts'
import type { CaseEvent } from '../case/events.ts'
import type { OfficeEvent } from '../office/events.ts'

/** A version of a lexicon, and the file that it was. */
export interface LexiconUse {
  readonly id: string
  readonly version: string
  readonly sha256: string
}

/** What a line says of lexicons: what a text was scanned with, or what two people put to use or, with null, out of use. */
export type LexiconFact =
  | { readonly told: 'scanned'; readonly with: readonly LexiconUse[] }
  | { readonly told: 'activated'; readonly id: string; readonly use: LexiconUse | null }

/** Null for all but a few events. */
export const lexiconFactOf = (event: CaseEvent | OfficeEvent | AccessEvent): LexiconFact | null => {
  if (event.type === 'ScanCompleted') return { told: 'scanned', with: event.data.lexicons }
  if (event.type !== 'LexiconActivated') return null
  const { lexiconId: id, version, sha256 } = event.data
  return { told: 'activated', id, use: version === null || sha256 === null ? null : { id, version, sha256 } }
}

export type LexiconProblemCode =
  | 'scan.otherLexicon' // one version of a lexicon, two files
  | 'scan.notInUse' // scanned without a lexicon that was in use, or with another version of it

export interface LexiconRecord {
  /** The next line of the ledger. */
  readonly add: (fact: LexiconFact | null) => LexiconProblemCode | null
}

/**
 * Asks, line by line, whether one version is one file, and whether each scan was made with what the office had put to use. What is
 * shipped with the program and was never replaced stands in no log: of that only the first is asked.
 */
export const createLexiconRecord = (): LexiconRecord => {
  const files = new Map<string, string>()
  const inUse = new Map<string, LexiconUse | null>()
  const differs = ({ id, version, sha256 }: LexiconUse): boolean => {
    const key = `${id}\n${version}`
    const known = files.get(key)
    if (known === undefined) files.set(key, sha256)
    return known !== undefined && known !== sha256
  }
  return {
    add: (fact) => {
      if (fact === null) return null
      if (fact.told === 'activated') {
        inUse.set(fact.id, fact.use)
        return fact.use !== null && differs(fact.use) ? 'scan.otherLexicon' : null
      }
      if (fact.with.some(differs)) return 'scan.otherLexicon'
      const isMissing = (use: LexiconUse | null): boolean =>
        use !== null && !fact.with.some(({ id, version }) => id === use.id && version === use.version)
      return [...inUse.values()].some(isMissing) ? 'scan.notInUse' : null
    },
  }
}
