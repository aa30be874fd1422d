import type { Checkpoint } from '#shared/domain/archive/release-manifest.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import type { ReadStore } from '../store/types.ts'

/** 检查点: where the workstation's ledger stands now, to be signed into what leaves the house (architecture R3). */
export const checkpointOf = (store: ReadStore, now: Date): Checkpoint => {
  const { position, hash } = store.ledgerHead()
  return { position, hash: bytesToHex(hash), at: now.toISOString() }
}
