import { parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import type { ReadStore } from '../../store/types.ts'
import type { LexiconRecord } from '../../store/records.ts'
import type { ActiveLexicon } from '../../worker/scan-files.ts'
import { ChainFault } from '../faults.ts'
import { loadOffice } from '../load-office.ts'

/** The version of each lexicon that is in use: as the office's signed log says, and nothing else. */
export const versionsInUse = (store: ReadStore): ReadonlyMap<string, string> => {
  const lexicons = Object.entries(loadOffice(store)?.state.lexicons ?? {})
  return new Map(lexicons.flatMap(([id, version]) => (version === null ? [] : [[id, version] as const])))
}

export interface LexiconUse {
  readonly lexiconId: string
  /** Null: put out of use. */
  readonly version: string | null
  readonly at: string
  readonly personName: string
}

/** What was put to use and out of use, oldest first, from the office's log, whose links are recomputed. @throws ChainFault */
export const lexiconUses = (store: ReadStore): readonly LexiconUse[] => {
  loadOffice(store)
  return store.eventsOf(OFFICE_LOG).flatMap((record) => {
    const parsed = parseOfficeEvent(record)
    if (!parsed.ok) throw new ChainFault(record.seq)
    const event = parsed.value
    if (event.type !== 'LexiconActivated') return []
    const { lexiconId, version } = event.data
    return [{ lexiconId, version, at: event.at, personName: event.actor.name }]
  })
}

/** The file of one version, for the task thread. @throws ChainFault when the store has no such file. */
export const storedLexicon = (store: ReadStore, { lexiconId, version, sha256 }: LexiconRecord): ActiveLexicon => {
  const file = store.lexiconFile(lexiconId, version)
  if (file === null) throw new ChainFault(0)
  return { sha256, file }
}

interface InUse {
  /** Where the office's log stood: it only grows, so its length says whether something changed. */
  readonly seq: number
  readonly lexicons: readonly ActiveLexicon[]
}
const remembered = new WeakMap<ReadStore, InUse>()

/** What scans use beside the shipped lexicons. Remembered while the store is open: a draft is scanned at every pause. */
export const activeLexicons = (store: ReadStore): readonly ActiveLexicon[] => {
  const seq = store.headOf(OFFICE_LOG)?.seq ?? 0
  const known = remembered.get(store)
  if (known?.seq === seq) return known.lexicons
  const inUse = versionsInUse(store)
  const lexicons = store
    .lexicons()
    .filter(({ lexiconId, version }) => inUse.get(lexiconId) === version)
    .map((record) => storedLexicon(store, record))
  remembered.set(store, { seq, lexicons })
  return lexicons
}
