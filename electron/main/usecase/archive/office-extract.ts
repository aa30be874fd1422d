import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { bearingAfter, NO_BEARING, type BearingHead } from '#shared/domain/chain/bearing.ts'
import type { TreeHead } from '#shared/domain/chain/checkpoint.ts'
import { proveChosen, type Inclusion } from '#shared/domain/chain/inclusion.ts'
import { officeExtraction } from '#shared/domain/chain/office-extract.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { sha256 } from '../../crypto/digest.ts'
import type { ReadStore } from '../../store/types.ts'

interface ChosenEvent {
  readonly record: EventRecord
  readonly position: number
}

interface Kept {
  readonly isChosen: (type: string) => boolean
  /** How much of the office's log was looked through. */
  readonly seq: number
  readonly chosen: readonly ChosenEvent[]
}

const remembered = new WeakMap<ReadStore, Kept>()

/** What was looked through is kept while the store is open: of a batch, each package asks for the same. */
const chosenEvents = (store: ReadStore): readonly ChosenEvent[] => {
  const known = remembered.get(store) ?? { isChosen: officeExtraction(), seq: 0, chosen: [] }
  const records = store.eventsOf(OFFICE_LOG, known.seq)
  const fresh = records.filter(({ type }) => known.isChosen(type))
  const positions = fresh.length === 0 ? [] : store.ledgerPositions(OFFICE_LOG)
  const chosen = [...known.chosen, ...fresh.map((record) => ({ record, position: positions[record.seq - 1] ?? 0 }))]
  remembered.set(store, { ...known, seq: records.at(-1)?.seq ?? known.seq, chosen })
  return chosen
}

/** Events of the office's log that bear on its cases, up to that line of the ledger. */
export const officeRecords = (store: ReadStore, size: number): readonly EventRecord[] =>
  chosenEvents(store).flatMap(({ record, position }) => (position <= size ? [record] : []))

/** The head of them, as checkpoints name it. */
export const officeBearing = (store: ReadStore, size: number): BearingHead =>
  officeRecords(store, size).reduce((head, { hash }) => bearingAfter(sha256, head, hash), NO_BEARING)

/** Proof that they lie in the tree of that checkpoint. */
export const proveOffice = (store: ReadStore, head: Pick<TreeHead, 'size' | 'root'>): Inclusion =>
  proveChosen(
    OFFICE_LOG,
    chosenEvents(store).flatMap(({ record: { seq }, position }) => (position <= head.size ? [{ seq, position }] : [])),
    head,
    (index) => store.treeProof(index, head.size),
  )
