import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { migrate } from '#electron/main/store/migrate.ts'
import { searchOn } from '#electron/main/store/search/search.ts'
import { tablesBefore, takeStep } from '../../helper/store-tables.ts'

const HASH = 'ab'.repeat(32)
const LONG = 'cd'.repeat(32)

it('the step of the tries counts texts that were cut as not read whole, and lets tries go with the bytes and the key', () => {
  const db = tablesBefore(210)
  const insert = db.prepare("INSERT INTO attachment_text (case_id, hash, unread, text) VALUES ('a', ?, 0, ?)")
  insert.run(Buffer.from(HASH, 'hex'), '大坝')
  insert.run(Buffer.from(LONG, 'hex'), '坝'.repeat(400_000))
  takeStep(db, 210)
  const unread = db.prepare('SELECT hash FROM attachment_text WHERE unread = 1').pluck().all()
  expect(unread).toEqual([Buffer.from(LONG, 'hex')])
  migrate(db)
  const store = searchOn(db)

  const triesOf = (caseId: string) =>
    db.prepare('SELECT tries FROM attachment_try WHERE case_id = ?').pluck().all(caseId)
  for (const caseId of ['a', 'b']) {
    db.prepare('INSERT INTO case_key (case_id, key) VALUES (?, ?)').run(caseId, new Uint8Array(randomBytes(32)))
    expect([store.noteFileTry(caseId, HASH), store.noteFileTry(caseId, HASH)]).toEqual([1, 2])
  }
  store.forgetFileTry('a', HASH)
  expect(triesOf('a')).toEqual([1])
  store.forgetFileTry('a', HASH)
  expect(triesOf('a')).toEqual([])
  store.noteFileTry('a', HASH)
  store.keepFileText('a', HASH, { text: '大坝', unread: false })
  expect(triesOf('a')).toEqual([])
  store.noteFileTry('a', HASH)
  db.prepare('INSERT INTO blob (case_id, hash, nonce, ciphertext) VALUES (?, ?, ?, ?)').run(
    ...['a', Buffer.from(HASH, 'hex'), randomBytes(12), randomBytes(40)],
  )
  // A key goes only with the appraisal on record (step 0180).
  db.prepare('INSERT INTO destroyed_case (case_id, at) VALUES (?, ?)').run('b', '2046-01-01T00:00:00.000Z')
  db.exec("DELETE FROM blob WHERE case_id = 'a'; DELETE FROM case_key WHERE case_id = 'b'")
  expect([...triesOf('a'), ...triesOf('b')]).toEqual([])
})
