import type { Database } from 'better-sqlite3'
import { equalBytes, GENESIS, ledgerPreimage } from '#shared/domain/chain/event-record.ts'
import { sha256 } from '../crypto/digest.ts'
import { bytesOf, inPortions } from './columns.ts'
import { atStoreBoundary, StoreFault } from './fault.ts'
import type { ReadStore } from './types.ts'
import type { LedgerRecord } from './records.ts'

interface LedgerColumns {
  readonly position: number
  readonly case_id: string
  readonly seq: number
  readonly event_hash: Uint8Array
  readonly prev: Uint8Array
  readonly hash: Uint8Array
}

const recordOf = (row: LedgerColumns): LedgerRecord => ({
  position: row.position,
  caseId: row.case_id,
  seq: row.seq,
  eventHash: bytesOf(row.event_hash),
  prev: bytesOf(row.prev),
  hash: bytesOf(row.hash),
})

const COLUMNS = 'position, case_id, seq, event_hash, prev, hash'

/**
 * At opening: the last line of the ledger must be the hash of itself and stand for the newest event of its case. Cheap,
 * whatever the size; whether all lines hold is the auditor's question. @throws StoreFault fault.storeCorrupt when it does not.
 */
export const assertLedgerEnd = (db: Database): void => {
  const end = db.prepare<[], LedgerColumns>(`SELECT ${COLUMNS} FROM ledger ORDER BY position DESC LIMIT 1`).get()
  if (end === undefined) return
  const entry = recordOf(end)
  const event = db
    .prepare<[string], { readonly seq: number; readonly hash: Uint8Array }>(
      'SELECT seq, hash FROM event WHERE case_id = ? ORDER BY seq DESC LIMIT 1',
    )
    .get(entry.caseId)
  const holds =
    equalBytes(entry.hash, sha256(ledgerPreimage(entry))) &&
    event?.seq === entry.seq &&
    equalBytes(bytesOf(event.hash), entry.eventHash)
  if (!holds) throw new StoreFault('fault.storeCorrupt')
}

/** `appendLine` is for the event log, inside its transaction; the rest is what everybody may read. */
export const ledgerOn = (
  db: Database,
): Pick<ReadStore, 'ledgerHead' | 'ledgerEntries' | 'ledgerPositions'> & {
  readonly appendLine: (caseId: string, seq: number, eventHash: Uint8Array) => number
} => {
  const head = db.prepare<[], { readonly position: number; readonly hash: Uint8Array }>(
    'SELECT position, hash FROM ledger ORDER BY position DESC LIMIT 1',
  )
  const portion = db.prepare<[number, number], LedgerColumns>(
    `SELECT ${COLUMNS} FROM ledger WHERE position > ? ORDER BY position LIMIT ?`,
  )
  const positions = db.prepare<[string], { readonly position: number }>(
    'SELECT position FROM ledger WHERE case_id = ? ORDER BY seq',
  )
  const insert = db.prepare<[number, string, number, Uint8Array, Uint8Array, Uint8Array]>(
    `INSERT INTO ledger (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const ledgerHead = () => {
    const row = head.get()
    return row === undefined ? { position: 0, hash: GENESIS } : { position: row.position, hash: bytesOf(row.hash) }
  }
  return {
    ledgerHead,
    ledgerPositions: (caseId) => positions.all(caseId).map(({ position }) => position),
    ledgerEntries: (from = 1) =>
      inPortions<LedgerRecord>((after, limit) =>
        atStoreBoundary(() => portion.all(after?.position ?? from - 1, limit).map(recordOf)),
      ),
    appendLine: (caseId, seq, eventHash) => {
      const last = ledgerHead()
      const position = last.position + 1
      const hash = sha256(ledgerPreimage({ position, eventHash, prev: last.hash }))
      insert.run(position, caseId, seq, eventHash, last.hash, hash)
      return position
    },
  }
}
