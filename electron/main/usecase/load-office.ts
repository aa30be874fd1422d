import { bearingAfter, NO_BEARING, type BearingHead } from '#shared/domain/chain/bearing.ts'
import { bytesToHex, equalBytes, eventPreimage, GENESIS } from '#shared/domain/chain/event-record.ts'
import { officeExtraction } from '#shared/domain/chain/office-extract.ts'
import { parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import { evolveOffice } from '#shared/domain/office/evolve.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { NO_PUBLICITY_RULES, type OfficePublicity } from '#shared/domain/office/publicity/publicity.ts'
import type { OfficeState } from '#shared/domain/office/state.ts'
import { sha256 } from '../crypto/digest.ts'
import type { ReadStore } from '../store/types.ts'
import { ChainFault } from './faults.ts'

/** The office as its own log tells it. */
export interface LoadedOffice {
  readonly state: OfficeState
  /** Hash of the newest event. */
  readonly head: Uint8Array
  /** Which act each command's name stands for, and where it ended: a command that is sent again does nothing. */
  readonly acts: ReadonlyMap<string, OfficeAct>
  /** How far it has come of what bears on cases. */
  readonly bearing: BearingHead
}

export interface OfficeAct {
  readonly personId: string
  /** Where it begins: what was asked for is told by its first fact. */
  readonly firstSeq: number
  /** Where it ends, with the hash of its last fact. */
  readonly seq: number
  readonly hash: string
}

/** `isBearing` goes with what was read: what it says of an entry hangs on those before. */
const remembered = new WeakMap<ReadStore, LoadedOffice & { readonly isBearing: (type: string) => boolean }>()

/**
 * Reads the office's log; null while it has no events (a store of an older program). What was read is kept while the
 * store is open, so that only new events are read; the links are recomputed as with `loadCase`.
 * @throws ChainFault naming the first event that does not hold.
 */
export const loadOffice = (store: ReadStore): LoadedOffice | null => {
  const known = remembered.get(store) ?? null
  const records = store.eventsOf(OFFICE_LOG, known?.state.seq ?? 0)
  if (records.length === 0) return known
  const acts = new Map(known?.acts)
  let state = known?.state ?? null
  let head = known?.head ?? GENESIS
  const isBearing = known?.isBearing ?? officeExtraction()
  let bearing = known?.bearing ?? NO_BEARING
  for (const record of records) {
    const seq = (state?.seq ?? 0) + 1
    const linked =
      record.seq === seq && equalBytes(record.prev, head) && equalBytes(record.hash, sha256(eventPreimage(record)))
    const parsed = parseOfficeEvent(record)
    if (!linked || !parsed.ok) throw new ChainFault(seq)
    const { actor, commandId } = parsed.value
    state = evolveOffice(state, parsed.value)
    head = record.hash
    if (isBearing(record.type)) bearing = bearingAfter(sha256, bearing, head)
    const firstSeq = acts.get(commandId)?.firstSeq ?? seq
    acts.set(commandId, { personId: actor.personId, firstSeq, seq, hash: bytesToHex(head) })
  }
  if (state === null) return null
  const loaded = { state, head, acts, bearing, isBearing }
  remembered.set(store, loaded)
  return loaded
}

/** 主动公开基本目录 and 政府信息公开指南 as the office's log holds them. */
export const publicityOf = (store: ReadStore): OfficePublicity =>
  loadOffice(store)?.state.publicity ?? NO_PUBLICITY_RULES
