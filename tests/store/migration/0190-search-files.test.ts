import { randomBytes } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrate } from '#electron/main/store/migrate.ts'
import { searchOn } from '#electron/main/store/search/search.ts'
import { noTables, tablesBefore, takeStep } from '../../helper/store-tables.ts'
import { casesDue } from '../../helper/search-index.ts'

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly dflt_value: string | null
}
/** A row of the list, its values of no meaning. */
const addRow = (db: Database, caseId: string): void => {
  const columns = (db.pragma('table_info(case_row)') as Column[])
    .filter(({ notnull, dflt_value }) => notnull === 1 && dflt_value === null)
    .map(({ name, type }) => [name, name === 'case_id' ? `'${caseId}'` : type === 'TEXT' ? "'x'" : '1'] as const)
  const names = columns.map(([name]) => name).join()
  db.exec(`INSERT INTO case_row (${names}) VALUES (${columns.map(([, value]) => value).join()})`)
}
const facets = {
  ...{ stage: 'draft', kind: '', year: '2026', drafter: 'clerk', mode: '' },
  ...{ validity: '', issuer: '云溪县水利局', drafterName: '方知行', department: '', handling: '' },
}
const entry = (caseId: string, change: object = {}) => ({
  ...{ caseId, seq: 1, sounds: new Set<number>(), isSubmitted: true, turnsOn: null, missing: [], facets },
  parts: [{ kind: 'wording', label: '1', text: '水库' } as const],
  ...change,
})
const HASH = 'ab'.repeat(32)
/** Bytes of a case, its key made with the first: a text is kept of what is there. */
const addBlob = (db: Database, caseId: string): void => {
  const key = new Uint8Array(randomBytes(32))
  db.prepare('INSERT INTO case_key (case_id, key) VALUES (?, ?)').run(caseId, key)
  db.prepare('INSERT INTO blob (case_id, hash, nonce, ciphertext) VALUES (?, ?, ?, ?)').run(
    ...[caseId, Buffer.from(HASH, 'hex'), randomBytes(12), randomBytes(40)],
  )
}

describe('the step of the texts of files', () => {
  it('empties the index of before, and every case is due again', () => {
    const db = tablesBefore(190)
    addRow(db, 'case-1')
    db.exec(
      `INSERT INTO search_case (doc_id, case_id, seq, header, text) VALUES (1, 'case-1', 1, '{}', x'00');
       INSERT INTO search_word (rowid, word) VALUES (1, '水库'); DELETE FROM search_due`,
    )
    takeStep(db, 190)
    const count = (sql: string) => db.prepare(sql).pluck().get()
    expect(count(`SELECT count(*) FROM search_word WHERE search_word MATCH '"水库"'`)).toBe(0)
    expect(count('SELECT count(*) FROM search_case')).toBe(0)
    expect(count('SELECT case_id FROM search_due')).toBe('case-1')
  })

  it('keeps a case due until its files are read, counts names, and turns on the day', () => {
    const db = noTables()
    migrate(db)
    addRow(db, 'case-1')
    addBlob(db, 'case-1')
    const store = searchOn(db)
    store.putSearchCases([entry('case-1', { missing: [{ fileName: '表.xlsx', sha256: HASH }], turnsOn: '2026-12-01' })])
    expect(store.searchDueCount()).toBe(1)
    expect(store.fileText('case-1', HASH)).toBeNull()
    store.keepFileText('case-1', HASH, { text: '大坝', unread: false })
    expect(store.fileText('case-1', HASH)).toEqual({ text: '大坝', unread: false })
    store.putSearchCases([entry('case-1', { turnsOn: '2026-12-01' })])
    expect(store.searchDueCount()).toBe(0)
    expect(store.facetValues('issuer', 10)).toEqual(['云溪县水利局'])
    store.turnSearchDay('2026-11-30')
    expect(store.searchDueCount()).toBe(0)
    store.turnSearchDay('2026-12-01')
    expect(casesDue(store)).toEqual(['case-1'])
    store.dropSearchCase('case-1')
    expect(store.facetValues('issuer', 10)).toEqual([])
    expect(store.fileText('case-1', HASH)).toBeNull()
  })

  it('lets a text go with the bytes and with the key of its case', () => {
    const db = noTables()
    migrate(db)
    const store = searchOn(db)
    for (const caseId of ['a', 'b']) {
      addBlob(db, caseId)
      store.keepFileText(caseId, HASH, { text: '大坝', unread: true })
    }
    expect(store.unreadFileCount()).toBe(2)
    // A key goes only with the appraisal on record (step 0180).
    db.prepare('INSERT INTO destroyed_case (case_id, at) VALUES (?, ?)').run('b', '2046-01-01T00:00:00.000Z')
    db.exec("DELETE FROM blob; DELETE FROM case_key WHERE case_id = 'b'")
    expect(store.unreadFileCount()).toBe(0)
    store.keepFileText('a', HASH, { text: '大坝', unread: true })
    expect(store.fileText('a', HASH)).toBeNull()
  })
})
