import { expect, it } from 'vitest'
import { migrate } from '#electron/main/store/migrate.ts'
import { searchOn } from '#electron/main/store/search/search.ts'
import { tablesBefore } from '../../helper/store-tables.ts'
import { casesDue } from '../../helper/search-index.ts'

it('the step of what is set aside keeps what is due, names what cannot be taken in, and has it due again when it is retried', () => {
  const db = tablesBefore(290)
  db.exec("INSERT INTO search_due (case_id) VALUES ('a'), ('b')")
  const insert = db.prepare('INSERT INTO attachment_text (case_id, hash, unread, text) VALUES (?, ?, 1, ?)')
  insert.run('cut', Buffer.alloc(32, 1), '坝'.repeat(400_000))
  insert.run('picture', Buffer.alloc(32, 2), '')
  migrate(db)
  const store = searchOn(db)
  // What was cut is read anew, and what nobody can read stays so.
  expect(casesDue(store)).toEqual(['a', 'b', 'cut'])
  expect([store.fileText('cut', '01'.repeat(32)), store.fileText('picture', '02'.repeat(32))]).toMatchObject([
    null,
    { unread: true },
  ])
  db.exec("DELETE FROM search_due WHERE case_id = 'cut'")
  store.setSearchAside('a', 'defect')
  store.setSearchAside('a', 'unreadable')
  expect(casesDue(store)).toEqual(['b'])
  expect(store.searchAside(10)).toEqual({ cases: [{ caseId: 'a', problem: 'unreadable' }], total: 1 })
  expect(store.searchAside(0)).toEqual({ cases: [], total: 1 })
  store.retrySearchAside()
  expect(casesDue(store)).toEqual(['b', 'a'])
  expect(store.searchAside(10).total).toBe(0)
  store.setSearchAside('b', 'chainBroken')
  store.dropSearchCase('b')
  expect(store.searchAside(10).total).toBe(0)
})
