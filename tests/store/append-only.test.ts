import type { Database } from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { configure, connect } from '#electron/main/store/connection.ts'
import { at } from '../helper/case-play.ts'
import { CASE_EVENTS } from '../helper/clerk-work.ts'
import { appendAll, newTestStore, storyRecords } from '../helper/test-store.ts'

/** The store's own file under a connection of its own, as a bug of ours would use it. */
const rawConnection = (): Database => {
  const { store, office, path, key } = newTestStore()
  appendAll(store, storyRecords(office, at('departmentReview').events, 'case-1'))
  store.close()
  const db = connect(path, key, true)
  configure(db)
  onTestFinished(() => {
    db.close()
  })
  return db
}

const EVENT = 'case_id, seq, suite, type, body, prev, hash, signature, signer'
const LEDGER = 'position, case_id, seq, event_hash, prev, hash'

/** Everything that could change or remove what was recorded, or put something beside the end. */
const FORBIDDEN: readonly (readonly [table: 'event' | 'ledger', what: string, sql: string])[] = [
  ['event', 'UPDATE', "UPDATE event SET body = x'00' WHERE seq = 2"],
  ['event', 'UPDATE of the number', 'UPDATE event SET seq = seq + 100'],
  ['event', 'DELETE', 'DELETE FROM event WHERE seq = 2'],
  ['event', 'DELETE of the last', 'DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)'],
  ['event', 'INSERT of a recorded number', `INSERT INTO event (${EVENT}) SELECT ${EVENT} FROM event WHERE seq = 1`],
  [
    'event',
    'INSERT OR REPLACE',
    `INSERT OR REPLACE INTO event (${EVENT}) SELECT case_id, seq, suite, type, x'00', prev, hash, signature, signer FROM event WHERE seq = 1`,
  ],
  [
    'event',
    'REPLACE',
    `REPLACE INTO event (${EVENT}) SELECT case_id, seq, suite, type, x'00', prev, hash, signature, signer FROM event WHERE seq = 1`,
  ],
  [
    'event',
    'INSERT OR IGNORE of a number to come',
    `INSERT OR IGNORE INTO event (${EVENT}) SELECT case_id, 99, suite, type, body, prev, hash, signature, signer FROM event WHERE seq = 1`,
  ],
  ['event', 'UPDATE OR REPLACE', 'UPDATE OR REPLACE event SET seq = 1 WHERE seq = 2'],
  [
    'event',
    'INSERT ON CONFLICT DO UPDATE',
    `INSERT INTO event (${EVENT}) SELECT ${EVENT} FROM event WHERE seq = 1 ON CONFLICT DO UPDATE SET body = x'00'`,
  ],
  [
    'event',
    'INSERT with a gap',
    `INSERT INTO event (${EVENT}) SELECT case_id, 99, suite, type, body, prev, hash, signature, signer FROM event WHERE seq = 1`,
  ],
  [
    'event',
    'INSERT at the end with another link',
    `INSERT INTO event (${EVENT}) SELECT case_id, (SELECT max(seq) + 1 FROM event), suite, type, body, prev, hash, signature, signer FROM event WHERE seq = 1`,
  ],
  [
    'event',
    'INSERT of a new case that starts with a link',
    `INSERT INTO event (${EVENT}) SELECT 'case-2', 1, suite, type, body, hash, hash, signature, signer FROM event WHERE seq = 1`,
  ],
  ['ledger', 'UPDATE', 'UPDATE ledger SET hash = zeroblob(32) WHERE position = 2'],
  ['ledger', 'UPDATE of the position', 'UPDATE ledger SET position = position + 100'],
  ['ledger', 'DELETE', 'DELETE FROM ledger WHERE position = 2'],
  ['ledger', 'DELETE of the last', 'DELETE FROM ledger WHERE position = (SELECT max(position) FROM ledger)'],
  [
    'ledger',
    'INSERT of a recorded position',
    `INSERT INTO ledger (${LEDGER}) SELECT ${LEDGER} FROM ledger WHERE position = 1`,
  ],
  [
    'ledger',
    'INSERT OR REPLACE',
    `INSERT OR REPLACE INTO ledger (${LEDGER}) SELECT position, case_id, seq, event_hash, prev, zeroblob(32) FROM ledger WHERE position = 1`,
  ],
  [
    'ledger',
    'REPLACE of an event’s line at another position',
    `REPLACE INTO ledger (${LEDGER}) SELECT (SELECT max(position) + 1 FROM ledger), case_id, seq, event_hash, (SELECT hash FROM ledger ORDER BY position DESC LIMIT 1), hash FROM ledger WHERE position = 1`,
  ],
  ['ledger', 'UPDATE OR REPLACE', 'UPDATE OR REPLACE ledger SET position = 1 WHERE position = 2'],
  [
    'ledger',
    'INSERT ON CONFLICT DO UPDATE',
    `INSERT INTO ledger (${LEDGER}) SELECT ${LEDGER} FROM ledger WHERE position = 1 ON CONFLICT DO UPDATE SET hash = zeroblob(32)`,
  ],
  [
    'ledger',
    'INSERT with a gap',
    `INSERT INTO ledger (${LEDGER}) SELECT 99, case_id, seq, event_hash, prev, hash FROM ledger WHERE position = 1`,
  ],
  [
    'ledger',
    'INSERT of another event hash',
    `INSERT INTO ledger (${LEDGER}) SELECT (SELECT max(position) + 1 FROM ledger), case_id, 1, zeroblob(32), hash, hash FROM ledger ORDER BY position DESC LIMIT 1`,
  ],
]

const contents = (db: Database) => [
  db.prepare(`SELECT ${EVENT} FROM event ORDER BY case_id, seq`).all(),
  db.prepare(`SELECT ${LEDGER} FROM ledger ORDER BY position`).all(),
]

describe.each(FORBIDDEN)('in %s, %s', (_table, _what, sql) => {
  it('is stopped and leaves every byte as it was', () => {
    const db = rawConnection()
    const before = contents(db)
    expect(before.map((rows) => rows.length)).toEqual([CASE_EVENTS, CASE_EVENTS])
    expect(() => db.exec(sql)).toThrow(/never changed|never deleted|not the next/)
    expect(contents(db)).toEqual(before)
  })
})

describe('INSERT OR REPLACE, which triggers against UPDATE and DELETE alone let through,', () => {
  const replace = FORBIDDEN.filter(([, what]) => what === 'INSERT OR REPLACE')
  it.each(replace)('is stopped in %s by the insert trigger alone', (_table, _what, sql) => {
    const db = rawConnection()
    db.pragma('recursive_triggers = OFF')
    expect(() => db.exec(sql)).toThrow(/not the next/)
  })
  it.each(replace)('is stopped in %s by recursive triggers alone', (table, _what, sql) => {
    const db = rawConnection()
    db.exec(`DROP TRIGGER ${table}_append`)
    expect(() => db.exec(sql)).toThrow(/never deleted/)
  })
  it.each(replace)('goes through in %s without both, so both are proven to matter', (table, _what, sql) => {
    const db = rawConnection()
    db.pragma('recursive_triggers = OFF')
    db.pragma('foreign_keys = OFF')
    db.exec(`DROP TRIGGER ${table}_append`)
    const before = contents(db)
    db.exec(sql)
    expect(contents(db)).not.toEqual(before)
  })
})

const KEPT: readonly (readonly [what: string, sql: string])[] = [
  ['a certificate is deleted', 'DELETE FROM certificate'],
  [
    'a certificate is replaced',
    "INSERT OR REPLACE INTO certificate (sha256, kind, certificate, issued_at) SELECT sha256, kind, x'00', issued_at FROM certificate WHERE kind = 'authority'",
  ],
  ['a certificate is changed', "UPDATE certificate SET certificate = x'00', retired_at = 'now'"],
  [
    'a retired certificate is taken back',
    "UPDATE certificate SET retired_at = 'now' WHERE kind = 'release'; UPDATE certificate SET retired_at = NULL WHERE kind = 'release'",
  ],
  [
    'a case key is changed',
    "INSERT INTO case_key (case_id, key) VALUES ('k', zeroblob(32)); UPDATE case_key SET key = randomblob(32)",
  ],
  [
    'a case key is replaced',
    "INSERT INTO case_key (case_id, key) VALUES ('k', zeroblob(32)); REPLACE INTO case_key (case_id, key) VALUES ('k', randomblob(32))",
  ],
  [
    'a blob is replaced',
    "INSERT INTO case_key (case_id, key) VALUES ('k', zeroblob(32)); INSERT INTO blob (case_id, hash, nonce, ciphertext) VALUES ('k', zeroblob(32), zeroblob(12), x'00'); REPLACE INTO blob (case_id, hash, nonce, ciphertext) VALUES ('k', zeroblob(32), zeroblob(12), x'01')",
  ],
]

describe('the tables stop it when', () => {
  it.each(KEPT)('%s', (_what, sql) => {
    expect(() => rawConnection().exec(sql)).toThrow(/never|only ever/)
  })
})
