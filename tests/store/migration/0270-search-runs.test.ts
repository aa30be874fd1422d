import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { migrate, MIGRATIONS } from '#electron/main/store/migrate.ts'
import { searchOn } from '#electron/main/store/search.ts'
import { casesHolding } from '../../helper/search-index.ts'
import { temporaryFolder } from '../../helper/test-store.ts'

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
  ...{ validity: '', issuer: '云溪县水利局', drafterName: '方知行' },
}
const entry = (caseId: string, text: string, change: object = {}) => ({
  ...{ caseId, seq: 1, sounds: new Set<number>(), facets, isSubmitted: true, turnsOn: null, missing: [] },
  parts: [{ kind: 'wording', label: '1', text } as const],
  ...change,
})

describe('the step of the lists with places', () => {
  it('empties the index of before, and every case that was in it is due again', () => {
    const db = open()
    migrate(
      db,
      MIGRATIONS.filter(({ version }) => version < 270),
    )
    db.exec(
      `INSERT INTO search_case (doc_id, case_id, seq, header, text) VALUES (1, 'case-1', 1, '{}', x'00');
       INSERT INTO search_word (rowid, word) VALUES (1, '水库');
       INSERT INTO search_value (facet, value, cases) VALUES ('issuer', '云溪县水利局', 1)`,
    )
    migrate(db)
    const index = searchOn(db)
    expect(casesHolding(index, '')).toEqual([])
    expect(index.facetValues('issuer', 10)).toEqual([])
    expect(index.searchDue('', 10)).toEqual(['case-1'])
    expect(index.tidySearch(0, true)).toBe(true)
  })

  it('finds, the newest first, replaces, and forgets', () => {
    const db = open()
    migrate(db)
    const index = searchOn(db)
    index.putSearchCases([entry('a', '水库，大坝'), entry('b', '水库')])
    expect(casesHolding(index, '水库')).toEqual(['b', 'a'])
    expect(casesHolding(index, '库，大坝')).toEqual(['a'])
    index.putSearchCases([entry('a', '河道', { isSubmitted: false })])
    expect(casesHolding(index, '水库')).toEqual(['b'])
    expect(casesHolding(index, '')).toEqual(['a', 'b'])
    const [newest] = index.searchRuns()
    expect(newest).toMatchObject({ first: 3, last: 3 })
    if (newest === undefined) throw new Error('no run')
    const columns = index.facetColumns(newest)
    expect(columns.value('issuer', 0)).toBe(index.facetNumber('issuer', '云溪县水利局'))
    expect(columns.isSubmitted(0)).toBe(false)
    expect(index.indexedCase(3)).toEqual({
      ...{ caseId: 'a', seq: 1, facets },
      parts: [{ kind: 'wording', label: '1', text: '河道' }],
    })
    index.dropSearchCase('a')
    expect(casesHolding(index, '')).toEqual(['b'])
    expect(index.indexedCase(3)).toBeNull()
    // A number is never given again, or the lists of what is gone would tell of what came.
    index.putSearchCases([entry('c', '堤防')])
    expect(casesHolding(index, '河道')).toEqual([])
    expect(casesHolding(index, '堤防')).toEqual(['c'])
  })

  it('joins what is taken in one by one, a little at a time, finding the same all the while, and takes out what is gone', () => {
    const db = open()
    migrate(db)
    const index = searchOn(db)
    const text = (at: number) => `第${String(at)}号${String.fromCharCode(0x4e00 + (at % 7))}水库`.repeat(1 + (at % 3))
    const all = Array.from({ length: 20 }, (_, at) => at)
    for (const at of all) index.putSearchCases([entry(`case-${String(at)}`, text(at))])
    const found = (term: string) => all.filter((at) => text(at).includes(term)).map((at) => `case-${String(at)}`)
    const terms = ['水', '号丁', '丁水库第', '1号', '库第3', '第3号丂水库']
    const expectSame = (isThere: (caseId: string) => boolean = () => true) => {
      for (const term of terms) expect(casesHolding(index, term), term).toEqual(found(term).filter(isThere).reverse())
    }
    expect(index.searchRuns()).toHaveLength(20)
    let steps = 0
    for (; !index.tidySearch(0); steps += 1) expectSame()
    expect(steps).toBeGreaterThan(4)
    expect(index.searchRuns().length).toBeLessThan(16)
    for (const at of [0, 5, 17]) index.dropSearchCase(`case-${String(at)}`)
    const isThere = (caseId: string) => !['case-0', 'case-5', 'case-17'].includes(caseId)
    while (!index.tidySearch(0, true)) expectSame(isThere)
    expectSame(isThere)
    expect(db.prepare('SELECT sum(docs) FROM search_run').pluck().get()).toBe(17)
    expect(db.prepare("SELECT count(*) FROM search_run WHERE state <> 'whole'").pluck().get()).toBe(0)
  })
})
