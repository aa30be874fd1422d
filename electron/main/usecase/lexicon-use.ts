import type { LexiconRecord, ReadStore } from '../store/types.ts'
import type { ActiveLexicon } from '../worker/scan-files.ts'
import { ChainFault } from './faults.ts'

/** The version of each lexicon that was put to use last, if it was not put out of use since. */
export const versionsInUse = (store: ReadStore): ReadonlyMap<string, string> => {
  const last = new Map(store.lexiconActivations().map(({ lexiconId, version }) => [lexiconId, version]))
  return new Map([...last].flatMap(([id, version]) => (version === null ? [] : [[id, version] as const])))
}

/** The file of one version, for the task thread. @throws ChainFault when the store has no such file. */
export const storedLexicon = (store: ReadStore, { lexiconId, version, sha256 }: LexiconRecord): ActiveLexicon => {
  const file = store.lexiconFile(lexiconId, version)
  if (file === null) throw new ChainFault(0)
  return { sha256, file }
}

interface InUse {
  /** How often something was put to use or out of use: the record only grows, so its length says whether it changed. */
  readonly acts: number
  readonly lexicons: readonly ActiveLexicon[]
}
const remembered = new WeakMap<ReadStore, InUse>()

/** What scans use beside the shipped lexicons. Remembered while the store is open: a draft is scanned at every pause. */
export const activeLexicons = (store: ReadStore): readonly ActiveLexicon[] => {
  const acts = store.lexiconActivations().length
  const known = remembered.get(store)
  if (known?.acts === acts) return known.lexicons
  const inUse = versionsInUse(store)
  const lexicons = store
    .lexicons()
    .filter(({ lexiconId, version }) => inUse.get(lexiconId) === version)
    .map((record) => storedLexicon(store, record))
  remembered.set(store, { acts, lexicons })
  return lexicons
}
