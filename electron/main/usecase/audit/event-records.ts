import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { eventLine } from '../../archive/event-log/event-lines.ts'
import type { ReadStore } from '../../store/types.ts'

/** The events of all logs in the order of the ledger, at most `most`, read as they are asked for. @throws StoreFault for a line that is not its event's. */
export function* eventRecords(store: ReadStore, most: number): Generator<EventRecord, void> {
  let left = most
  for (const record of store.ledgerEvents()) {
    if (left-- <= 0) return
    yield record
  }
}

/** The same as they lie in a log's file, each without its end. */
export function* eventLinesOf(store: ReadStore, most: number): Generator<Uint8Array, void> {
  for (const record of eventRecords(store, most)) yield Buffer.from(eventLine(record), 'utf8')
}
