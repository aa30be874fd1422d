import { fold } from '#shared/domain/case/evolve.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import { currentVersion, type CaseState } from '#shared/domain/case/state.ts'
import { bytesToHex, equalBytes, eventPreimage, GENESIS, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { isReservedLog } from '#shared/domain/office/log-name.ts'
import { documentFromJson } from '#shared/domain/document/parse-document.ts'
import { sha256 } from '../crypto/digest.ts'
import { decodeUtf8 } from '../crypto/utf8.ts'
import { ChainFault, DestroyedFault } from './faults.ts'
import type { ReadStore } from '../store/types.ts'

/** A case as its log tells it. */
export interface LoadedCase {
  readonly records: readonly EventRecord[]
  readonly events: readonly CaseEvent[]
  readonly state: CaseState
  /** Hash of the newest event. */
  readonly head: Uint8Array
}

/**
 * Reads a case from its log; null when there is none. The links of the chain are recomputed at each reading, so nobody
 * decides on an altered log; signatures are the history's and the verifier's business.
 * @throws ChainFault naming the first event that does not hold.
 */
export const loadCase = (store: ReadStore, caseId: string): LoadedCase | null => {
  if (isReservedLog(caseId)) return null
  const records = store.eventsOf(caseId)
  let prev = GENESIS
  const events = records.map((record, index) => {
    const linked =
      record.seq === index + 1 &&
      equalBytes(record.prev, prev) &&
      equalBytes(record.hash, sha256(eventPreimage(record)))
    const parsed = parseEvent(record, decodeUtf8)
    if (!linked || !parsed.ok) throw new ChainFault(index + 1)
    prev = record.hash
    return parsed.value
  })
  const state = fold(events)
  return state === null ? null : { records, events, state, head: prev }
}

/** The wording that these bytes are, when they have this hash; null otherwise. */
export const parseWording = (bytes: Uint8Array, contentHash: string): OfficialDocument | null =>
  bytesToHex(sha256(bytes)) === contentHash ? documentFromJson(JSON.parse(new TextDecoder().decode(bytes))) : null

/** Bytes of the case. @throws DestroyedFault after an appraisal; ChainFault when the store has none of this name. */
export const keptBytes = (store: ReadStore, caseId: string, hash: string): Uint8Array => {
  const bytes = store.readBlob(caseId, hash)
  if (bytes !== null) return bytes
  throw store.isDestroyed(caseId) ? new DestroyedFault() : new ChainFault(0)
}

/** The wording under a content hash. @throws as `keptBytes`; whoever reads one case after another asks `wordingLeft`. */
export const loadWording = (store: ReadStore, caseId: string, contentHash: string): OfficialDocument => {
  const document = parseWording(keptBytes(store, caseId, contentHash), contentHash)
  if (document === null) throw new ChainFault(0)
  return document
}

/** The wording as long as the case has its texts; null once they were destroyed after an appraisal. @throws ChainFault. */
export const wordingLeft = (
  store: ReadStore,
  { caseId, custody }: Pick<CaseState, 'caseId' | 'custody'>,
  contentHash: string,
): OfficialDocument | null => (custody.destroyedAt === null ? loadWording(store, caseId, contentHash) : null)

/** The wording that stands; of a destroyed case what the log still says of it, its title. */
export const currentWording = (store: ReadStore, state: CaseState): OfficialDocument => {
  const { title, contentHash } = currentVersion(state)
  return wordingLeft(store, state, contentHash) ?? { ...EMPTY_DOCUMENT, title }
}
