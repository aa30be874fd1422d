import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import type { ReadStore } from '../store/types.ts'
import { ChainFault } from './faults.ts'

/** The events of all logs in the order of the ledger, at most `most`, read as they are asked for. @throws ChainFault for a line without its event. */
export function* eventRecords(store: ReadStore, most: number): Generator<EventRecord, void> {
  let left = most
  for (const { position } of store.ledgerEntries()) {
    if (left-- <= 0) return
    const record = store.eventAt(position)
    if (record === null) throw new ChainFault(0)
    yield record
  }
}
