import type { Database } from 'better-sqlite3'
import { equalBytes, eventPreimage, GENESIS, type EventRecord, type Suite } from '#shared/domain/chain/event-record.ts'
import { isReservedLog, RESERVED_LOGS } from '#shared/domain/office/log-name.ts'
import { assert } from '#shared/lib/result.ts'
import { sha256 } from '../crypto/digest.ts'
import { bytesOf, inPortions } from './columns.ts'
import { atStoreBoundary, StoreFault } from './fault.ts'
import type { ReadStore } from './types.ts'
import type { AppendBatch } from './records.ts'

/** An event as its row has it. */
export interface EventColumns {
  readonly case_id: string
  readonly seq: number
  readonly suite: Suite
  readonly type: string
  readonly body: Uint8Array
  readonly prev: Uint8Array
  readonly hash: Uint8Array
  readonly signature: Uint8Array
  readonly signer: string
}

const COLUMNS = 'case_id, seq, suite, type, body, prev, hash, signature, signer'

export const recordOf = (row: EventColumns): EventRecord => ({
  caseId: row.case_id,
  seq: row.seq,
  suite: row.suite,
  type: row.type,
  body: bytesOf(row.body),
  prev: bytesOf(row.prev),
  hash: bytesOf(row.hash),
  signature: bytesOf(row.signature),
  signer: row.signer,
})

/** The events of one act follow `head`, each the one before, and carry their own hash. The triggers ask again. */
export const assertFollows = (batch: AppendBatch, head: Uint8Array): void => {
  assert(batch.events.length > 0, 'an act has events')
  let prev = head
  for (const [index, event] of batch.events.entries()) {
    assert(event.caseId === batch.caseId, 'an event is of the case that it is appended to')
    assert(event.seq === batch.expectedSeq + index + 1, 'events are numbered without gaps')
    assert(equalBytes(event.prev, prev), 'an event names the hash of the one before')
    assert(equalBytes(event.hash, sha256(eventPreimage(event))), 'an event carries its own hash')
    prev = event.hash
  }
  const last = batch.expectedSeq + batch.events.length
  const { row } = batch
  assert(isReservedLog(batch.caseId) === (row === null), 'a case has a row, and the office has none')
  if (row !== null)
    assert(row.caseId === batch.caseId && row.seq === last, 'the row shows the case after the last event')
}

/** The rows of the log. Nothing here asks whether a row follows the one before: `assertFollows` and the triggers do. */
export const eventLogOn = (
  db: Database,
): Pick<ReadStore, 'eventsOf' | 'eventAt' | 'ledgerEvents' | 'headOf' | 'allCaseIds' | 'releasedWithRules'> & {
  /** Inside a transaction. */
  readonly insertEvent: (event: EventRecord) => void
} => {
  const events = db.prepare<[string, number], EventColumns>(
    `SELECT ${COLUMNS} FROM event WHERE case_id = ? AND seq > ? ORDER BY seq`,
  )
  const head = db.prepare<[string], { readonly seq: number; readonly hash: Uint8Array }>(
    'SELECT seq, hash FROM event WHERE case_id = ? ORDER BY seq DESC LIMIT 1',
  )
  const caseIds = db.prepare<[string, string, number], { readonly case_id: string }>(
    `SELECT DISTINCT case_id FROM event WHERE case_id NOT IN (SELECT value FROM json_each(?)) AND case_id > ?
     ORDER BY case_id LIMIT ?`,
  )
  const byRule = db.prepare<[string, string], { readonly rule: string; readonly total: number }>(
    `SELECT wanted.value AS rule, count(DISTINCT scan.case_id) AS total
     FROM case_row AS released
     JOIN event AS scan ON scan.case_id = released.case_id AND scan.type = 'ScanCompleted'
     JOIN json_each(?) AS wanted ON instr(CAST(scan.body AS TEXT), '"' || wanted.value || '"') > 0
     WHERE released.stage IN ('released', 'archived') AND released.case_id <> ?
     GROUP BY wanted.value`,
  )
  const reserved = JSON.stringify(RESERVED_LOGS)
  const insert = db.prepare<[string, number, string, string, Uint8Array, Uint8Array, Uint8Array, Uint8Array, string]>(
    `INSERT INTO event (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const atPosition = db.prepare<[number], EventColumns>(
    `SELECT ${COLUMNS} FROM event
     WHERE (case_id, seq) = (SELECT case_id, seq FROM ledger WHERE position = ?)`,
  )
  const inLedger = db.prepare<
    [number, number],
    EventColumns & { readonly position: number; readonly line: Uint8Array }
  >(
    `SELECT l.position AS position, l.event_hash AS line, e.case_id AS case_id, e.seq AS seq, e.suite AS suite,
       e.type AS type, e.body AS body, e.prev AS prev, e.hash AS hash, e.signature AS signature, e.signer AS signer
     FROM ledger AS l JOIN event AS e ON e.case_id = l.case_id AND e.seq = l.seq
     WHERE l.position > ? ORDER BY l.position LIMIT ?`,
  )
  function* ledgerEvents(): Generator<EventRecord, void> {
    const rows = inPortions<EventColumns & { readonly position: number; readonly line: Uint8Array }>((after, limit) =>
      atStoreBoundary(() => inLedger.all(after?.position ?? 0, limit)),
    )
    let position = 0
    for (const row of rows) {
      position += 1
      const record = recordOf(row)
      if (row.position !== position || !equalBytes(bytesOf(row.line), record.hash))
        throw new StoreFault('fault.storeCorrupt')
      yield record
    }
  }
  return {
    ledgerEvents,
    eventAt: (position) => {
      const row = atPosition.get(position)
      return row === undefined ? null : recordOf(row)
    },
    eventsOf: (caseId, after = 0) => events.all(caseId, after).map(recordOf),
    headOf: (caseId) => {
      const row = head.get(caseId)
      return row === undefined ? null : { seq: row.seq, hash: bytesOf(row.hash) }
    },
    allCaseIds: () =>
      inPortions<string>((after, limit) =>
        atStoreBoundary(() => caseIds.all(reserved, after ?? '', limit).map((row) => row.case_id)),
      ),
    releasedWithRules: (rules, exceptCaseId) =>
      new Map(byRule.all(JSON.stringify(rules), exceptCaseId).map(({ rule, total }) => [rule, total])),
    insertEvent: ({ caseId, seq, suite, type, body, prev, hash, signature, signer }) => {
      insert.run(caseId, seq, suite, type, body, prev, hash, signature, signer)
    },
  }
}

export const GENESIS_HEAD = { seq: 0, hash: GENESIS }
