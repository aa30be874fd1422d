import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { migrate, MIGRATIONS } from '#electron/main/store/migrate.ts'
import { searchOn } from '#electron/main/store/search.ts'
import { temporaryFolder } from '../../helper/test-store.ts'

const before = MIGRATIONS.filter(({ version }) => version < 130)
const upTo = MIGRATIONS.filter(({ version }) => version <= 130)

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly dflt_value: string | null
}

const open = () => {
  const db = connect(join(temporaryFolder(), 'store.db'), newStoreKey(), false)
  onTestFinished(() => {
    db.close()
  })
  configure(db)
  return db
}
const facets = {
  ...{ stage: 'draft', kind: '', year: '2026', drafter: 'clerk', mode: '' },
  ...{ validity: '', issuer: '', drafterName: '' },
}
const entry = (caseId: string, ...words: string[]) => ({
  caseId,
  seq: 1,
  words,
  parts: [{ kind: 'wording', label: '1', text: words.join('，') } as const],
  facets,
  turnsOn: null,
  missing: [],
})

describe('the step of the search index', () => {
  it('begins with every case that is there due', () => {
    const db = open()
    migrate(db, before)
    const columns = (db.pragma('table_info(case_row)') as Column[])
      .filter(({ notnull, dflt_value }) => notnull === 1 && dflt_value === null)
      .map(({ name, type }) => [name, type === 'TEXT' ? "'x'" : '1'] as const)
    const names = columns.map(([name]) => name).join()
    const values = columns.map(([, value]) => value).join()
    db.exec(`INSERT INTO case_row (${names}) VALUES (${values})`)
    migrate(db, upTo)
    expect(db.prepare('SELECT case_id FROM search_due').pluck().all()).toEqual(['x'])
  })

  it('finds by words, newest first, replaces, and forgets', () => {
    const db = open()
    migrate(db)
    const store = searchOn(db)
    store.putSearchCases([entry('a', '水库', '大坝'), entry('b', '水库')])
    expect(store.searchMatches('"水库"', null, 10)).toEqual([2, 1])
    expect(store.searchCount('"水库" NOT "大坝"')).toBe(1)
    store.putSearchCases([entry('a', '河道')])
    expect(store.searchMatches('"水库"', null, 10)).toEqual([2])
    expect(store.searchMatches(null, null, 10)).toEqual([3, 2])
    expect(store.searchMatches(null, 3, 10)).toEqual([2])
    expect(store.indexedCase(3)).toMatchObject({ caseId: 'a', seq: 1, facets })
    expect(store.indexedCase(3)?.parts()).toEqual([{ kind: 'wording', label: '1', text: '河道' }])
    store.dropSearchCase('a')
    expect(store.searchCount(null)).toBe(1)
    expect(store.indexedCase(3)).toBeNull()
  })
})
