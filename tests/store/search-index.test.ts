import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { searchOn, type SearchCase } from '#electron/main/store/search/search.ts'
import { FRESH_LIMITS, type FreshLimits } from '#electron/main/store/search/joins.ts'
import { casesDue, casesHolding } from '../helper/search-index.ts'
import { temporaryFolder } from '../helper/test-store.ts'

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
  ...{ validity: '', issuer: '云溪县水利局', drafterName: '方知行', department: '', handling: '' },
}
const entry = (caseId: string, text: string, change: object = {}) => ({
  ...{ caseId, seq: 1, sounds: new Set<number>(), facets, isSubmitted: true, turnsOn: null, missing: [] },
  parts: [{ kind: 'wording', label: '1', text } as const],
  ...change,
})

/** Lists are made of two runs at a time; of each by itself; of none yet. */
const [PAIRS, SINGLE] = [2, 1].map((runs) => ({ ...FRESH_LIMITS, runs })) as [FreshLimits, FreshLimits]
const settle = (index: ReturnType<typeof searchOn>, purge = false): void => {
  while (!index.tidySearch(1000, purge));
}

describe('the index as it lies in the store', () => {
  it('takes in again, case by case, what an earlier program read by other rules, and finds it meanwhile', () => {
    const db = open()
    migrate(db)
    const index = searchOn(db)
    index.putSearchCases([entry('a', '水库'), entry('b', '水库')])
    index.renewSearch(1)
    expect(casesDue(index)).toEqual(['a', 'b'])
    expect(casesHolding(index, '水库')).toEqual(['b', 'a'])
    index.putSearchCases([entry('a', '水库')])
    // Another start of the same program goes on where this one stopped.
    index.renewSearch(1)
    expect(casesDue(index)).toEqual(['b'])
    index.putSearchCases([entry('b', '水库')])
    index.renewSearch(1)
    expect(index.searchDueCount()).toBe(0)
    index.renewSearch(2)
    expect(casesDue(index)).toEqual(['a', 'b'])
    // By when each changed, where that is known: the numbers that they get are the order of the finds.
    const addRow = db.prepare(
      `INSERT INTO case_row (case_id, title, stage, round, drafter_id, drafter_name, seq, updated_at, open_hits, waiting_role)
       VALUES (?, '事项', 'draft', 0, 'p', '周小满', 1, ?, 0, 'drafter')`,
    )
    addRow.run('b', '2026-03-01T01:00:00.000Z')
    addRow.run('a', '2026-03-02T01:00:00.000Z')
    db.exec('DELETE FROM search_due')
    index.renewSearch(3)
    expect(casesDue(index)).toEqual(['b', 'a'])
  })

  it.each([
    ['without lists', FRESH_LIMITS],
    ['with lists', SINGLE],
  ])('finds, the newest first, replaces, and forgets, %s', (_, limits) => {
    const db = open()
    migrate(db)
    const index = searchOn(db, limits)
    const put = (...entries: SearchCase[]): void => {
      index.putSearchCases(entries)
      settle(index)
    }
    put(entry('a', '水库，大坝'), entry('b', '水库'))
    expect(casesHolding(index, '水库')).toEqual(['b', 'a'])
    expect(casesHolding(index, '库，大坝')).toEqual(['a'])
    put(entry('a', '河道', { isSubmitted: false }))
    expect(casesHolding(index, '水库')).toEqual(['b'])
    expect(casesHolding(index, '')).toEqual(['a', 'b'])
    const [newest] = index.searchRuns()
    expect(newest).toMatchObject({ first: 3, last: 3, isFresh: limits !== SINGLE })
    if (newest === undefined) throw new Error('no run')
    const columns = index.facetColumns(newest)
    expect(columns.valuesOf.issuer[0]).toBe(index.facetNumber('issuer', '云溪县水利局'))
    expect(columns.submitted[0]).toBe(0)
    expect(index.indexedCase(3)).toEqual({
      ...{ caseId: 'a', seq: 1, facets },
      parts: [{ kind: 'wording', label: '1', text: '河道' }],
    })
    // The next process knows the same.
    expect(casesHolding(searchOn(db, limits), '河道')).toEqual(['a'])
    index.dropSearchCase('a')
    expect(casesHolding(index, '')).toEqual(['b'])
    expect(index.indexedCase(3)).toBeNull()
    // A number is never given again, or the lists of what is gone would tell of what came.
    put(entry('c', '堤防'))
    expect(casesHolding(index, '河道')).toEqual([])
    expect(casesHolding(index, '堤防')).toEqual(['c'])
  })

  it('makes and joins lists a little at a time, finding the same all the while, and takes out what is gone', () => {
    const db = open()
    migrate(db)
    let index = searchOn(db, PAIRS)
    const text = (at: number) => `第${String(at)}号${String.fromCharCode(0x4e00 + (at % 7))}水库`.repeat(1 + (at % 3))
    const all = Array.from({ length: 36 }, (_, at) => at)
    const found = (term: string) => all.filter((at) => text(at).includes(term)).map((at) => `case-${String(at)}`)
    const terms = ['水', '号丁', '丁水库第', '1号', '库第3', '第3号丂水库']
    const expectSame = (isThere: (caseId: string) => boolean = () => true) => {
      for (const term of terms) expect(casesHolding(index, term), term).toEqual(found(term).filter(isThere).reverse())
    }
    for (const at of all) {
      index.putSearchCases([entry(`case-${String(at)}`, text(at))])
      if (at < 31) settle(index)
    }
    expectSame()
    let steps = 0
    for (; !index.tidySearch(0); steps += 1) {
      // A process ends in the middle of it.
      if (steps === 5) index = searchOn(db, PAIRS)
      if (steps % 8 === 0) expectSame()
    }
    expectSame()
    expect(steps).toBeGreaterThan(10)
    expect(index.searchRuns().length).toBeLessThan(6)
    for (const at of [0, 5, 17]) index.dropSearchCase(`case-${String(at)}`)
    const isThere = (caseId: string) => !['case-0', 'case-5', 'case-17'].includes(caseId)
    expectSame(isThere)
    settle(index, true)
    expectSame(isThere)
    expect(db.prepare('SELECT sum(docs) FROM search_run').pluck().get()).toBe(33)
    expect(db.prepare("SELECT count(*) FROM search_run WHERE state <> 'whole'").pluck().get()).toBe(0)
  })

  it('begins anew with lists of which a part was taken back, and never takes in less than all', () => {
    const db = open()
    migrate(db)
    const index = searchOn(db, PAIRS)
    const text = (at: number) =>
      Array.from({ length: 3000 }, (_, word) => String.fromCharCode(0x4e00 + ((word * 97 * (at + 1)) % 5000))).join('')
    for (const at of [0, 1]) index.putSearchCases([entry(`case-${String(at)}`, text(at))])
    const terms = [0, 1].flatMap((at) => [10, 900, 1700, 2500].map((from) => text(at).slice(from, from + 3)))
    const before = terms.map((term) => casesHolding(index, term))
    db.exec(
      `CREATE TEMP TRIGGER full BEFORE INSERT ON search_block WHEN (SELECT count(*) FROM search_block) >= 2
       BEGIN SELECT RAISE(ABORT, 'full'); END`,
    )
    expect(() => {
      settle(index)
    }).toThrow('full')
    expect(terms.map((term) => casesHolding(index, term))).toEqual(before)
    db.exec('DROP TRIGGER full')
    settle(index)
    expect(index.searchRuns()).toMatchObject([{ first: 1, last: 2, isFresh: false }])
    expect(terms.map((term) => casesHolding(index, term))).toEqual(before)
  })

  it('joins long lists as one, wherever a process ends in it', () => {
    const db = open()
    migrate(db)
    let index = searchOn(db, SINGLE)
    const text = (at: number) =>
      Array.from({ length: 9000 }, (_, word) => String.fromCharCode(0x4e00 + ((word * 97 * (at + 1)) % 5003))).join('')
    const all = Array.from({ length: 16 }, (_, at) => at)
    for (const at of all) index.putSearchCases([entry(`case-${String(at)}`, text(at))])
    const terms = all.flatMap((at) => [10, 4000, 8900].map((from) => text(at).slice(from, from + 3)))
    const before = terms.map((term) => casesHolding(index, term))
    /** Blocks that were written ahead of the key up to which the join has come. */
    const half = db
      .prepare('SELECT count(*) FROM search_join JOIN search_block ON id >> 38 = into_run WHERE next_key = 0')
      .pluck()
    let ends = 0
    while (!index.tidySearch(0)) {
      if (half.get() === 0 || ends > 0) continue
      ends += 1
      index = searchOn(db, SINGLE)
    }
    expect(ends).toBe(1)
    expect(index.searchRuns()).toMatchObject([{ first: 1, last: 16, isFresh: false }])
    expect(terms.map((term) => casesHolding(index, term))).toEqual(before)
    expect(db.prepare('SELECT count(DISTINCT id >> 38) FROM search_block').pluck().get()).toBe(1)
  })

  it('changes few pages with each step, however much time there is', () => {
    const db = open()
    migrate(db)
    const index = searchOn(db, SINGLE)
    const text = (at: number) =>
      Array.from({ length: 20_000 }, (_, word) => String.fromCharCode(0x4e00 + ((word * 97 * (at + 1)) % 5003))).join(
        '',
      )
    for (let at = 0; at < 16; at += 1) index.putSearchCases([entry(`case-${String(at)}`, text(at))])
    const size = db.prepare('SELECT coalesce(sum(length(data)) / 4096 + count(*), 0) FROM search_block').pluck()
    let [before, whole] = [0, false]
    const changed: number[] = []
    while (!whole) {
      whole = index.tidySearch(1e6)
      const after = size.get() as number
      changed.push(Math.abs(after - before))
      before = after
    }
    expect(Math.max(...changed)).toBeLessThan(250)
    expect(changed.reduce((sum, pages) => sum + pages, 0)).toBeGreaterThan(1000)
  })
})
