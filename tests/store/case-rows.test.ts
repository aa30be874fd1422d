import { describe, expect, it } from 'vitest'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import { STAGES, type Stage } from '#shared/domain/case/roles.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { openStore } from '#electron/main/store/open.ts'
import { at, clerk, DEFAULT_STAGES, otherClerk, play, register, step, type Played } from '../helper/case-play.ts'
import { createRandom } from '../helper/random.ts'
import { appendAll, eventOf, newTestStore, projectRow, storyRecords, type TestStore } from '../helper/test-store.ts'
import { randomCommand } from '../helper/random-command.ts'
import { fold } from '#shared/domain/case/evolve.ts'

const everything = { personId: 'p-nobody', seesSubmitted: true }

const addCase = ({ store, office }: TestStore, caseId: string, played: Played): void => {
  appendAll(store, storyRecords(office, played.events, caseId))
}

const oneAtEachStage = (): TestStore => {
  const test = newTestStore()
  for (const stage of DEFAULT_STAGES) addCase(test, `case-${stage}`, at(stage))
  return test
}

describe('the rows of cases', () => {
  it('show the case as its events left it', () => {
    const test = newTestStore()
    const played = at('secrecyReview')
    addCase(test, 'case-1', played)
    const { rows, total } = test.store.caseRows({ access: everything, offset: 0, limit: 10 })
    expect(rows).toEqual([{ ...caseRowOf(played.state), caseId: 'case-1' }])
    expect(rows[0]).toMatchObject({ stage: 'secrecyReview', openHits: 1, waitingRole: 'secrecyOfficer', round: 1 })
    expect(total).toBe(1)
  })

  it('are given newest first, a page at a time, with the total of all pages', () => {
    const { store } = oneAtEachStage()
    const access = { personId: clerk.personId, seesSubmitted: false }
    const all = store.caseRows({ access, offset: 0, limit: 100 })
    expect(all.rows).toHaveLength(DEFAULT_STAGES.length)
    const newestFirst = [...all.rows].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
    expect(all.rows).toEqual(newestFirst)
    const pages = [0, 3, 6, 9].map((offset) => store.caseRows({ access, offset, limit: 3 }))
    expect(pages.flatMap(({ rows }) => rows)).toEqual(all.rows)
    expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([DEFAULT_STAGES.length]))
  })

  it('are limited to the stages asked for', () => {
    const { store } = oneAtEachStage()
    const stages: readonly Stage[] = ['departmentReview', 'approved']
    const { rows, total } = store.caseRows({ access: everything, stages, offset: 0, limit: 100 })
    expect(rows.map(({ stage }) => stage).sort()).toEqual(['approved', 'departmentReview'])
    expect(total).toBe(2)
    expect(store.caseRows({ access: everything, stages: [], offset: 0, limit: 100 })).toEqual({ rows: [], total: 0 })
  })

  it('hide a draft that was never handed in from everybody but its drafter', () => {
    const test = newTestStore()
    addCase(test, 'case-1', play([[clerk, register()]]))
    const see = (personId: string, seesSubmitted: boolean) => {
      const access = { personId, seesSubmitted }
      return [test.store.caseRows({ access, offset: 0, limit: 9 }).total, test.store.countByStage(access).draft]
    }
    expect(see(clerk.personId, false)).toEqual([1, 1])
    expect(see(otherClerk.personId, false)).toEqual([0, 0])
    expect(see('p-head', true)).toEqual([0, 0])
  })

  it('hide what others handed in from a drafter', () => {
    const { store } = oneAtEachStage()
    const access = { personId: otherClerk.personId, seesSubmitted: false }
    expect(store.caseRows({ access, offset: 0, limit: 9 })).toEqual({ rows: [], total: 0 })
  })

  it('are counted for every stage, also those without a case', () => {
    const test = newTestStore()
    addCase(test, 'case-1', at('approved'))
    const zeros = Object.fromEntries(STAGES.map((stage) => [stage, 0]))
    expect(test.store.countByStage(everything)).toEqual({ ...zeros, approved: 1 })
  })

  it('made anew from the log are the rows that the appends left, whatever people did (I11)', () => {
    const test = newTestStore()
    const random = createRandom(20_260_301)
    for (let index = 0; index < 60; index++) {
      let played = play([[clerk, register()]])
      for (let turn = 0; turn < 40; turn++) {
        const [by, command] = randomCommand(random, played.state)
        const next = step(played, by, command)
        if (next.ok) played = next.value
      }
      addCase(test, `case-${String(index).padStart(3, '0')}`, played)
    }
    const rows = () => test.store.caseRows({ access: everything, offset: 0, limit: 1000 })
    const own = () =>
      test.store.caseRows({ access: { personId: clerk.personId, seesSubmitted: false }, offset: 0, limit: 1000 })
    const before = [rows(), own()]
    expect(own().total).toBe(60)
    test.store.rebuildRows(projectRow)
    expect([rows(), own()]).toEqual(before)
  }, 120_000)

  it('of another version are noticed at opening, and gone after a rebuild', () => {
    const { store, office, path, key } = newTestStore()
    appendAll(store, storyRecords(office, at('approved').events, 'case-1'))
    expect(store.rowsAreStale()).toBe(false)
    store.close()
    const db = connect(path, key, true)
    configure(db)
    db.exec("UPDATE projection SET version = version - 1; UPDATE case_row SET title = 'old'")
    db.close()
    const again = openStore(path, key)
    expect(again.rowsAreStale()).toBe(true)
    again.rebuildRows(projectRow)
    expect(again.rowsAreStale()).toBe(false)
    const state = fold(again.eventsOf('case-1').map(eventOf))
    expect(again.caseRows({ access: everything, offset: 0, limit: 1 }).rows).toEqual(
      state === null ? [] : [caseRowOf(state)],
    )
    again.close()
  })

  it('stay as they were when a rebuild fails in the middle', () => {
    const test = oneAtEachStage()
    const before = test.store.caseRows({ access: everything, offset: 0, limit: 100 })
    let calls = 0
    expect(() => {
      test.store.rebuildRows((records) => {
        if (++calls === 4) throw new Error('cannot read this one')
        return projectRow(records)
      })
    }).toThrow('cannot read this one')
    expect(test.store.caseRows({ access: everything, offset: 0, limit: 100 })).toEqual(before)
  })
})

describe('the list of all cases', () => {
  it('comes from the log, in order, and lets the store be written while it is read', () => {
    const test = newTestStore()
    const names = ['b', 'a', 'c'].map((letter) => `case-${letter}`)
    const played = play([[clerk, register()]])
    for (const name of names) addCase(test, name, played)
    const seen: string[] = []
    for (const caseId of test.store.allCaseIds()) {
      if (seen.length === 0) addCase(test, 'case-0', played)
      seen.push(caseId)
    }
    expect(seen).toEqual(['case-a', 'case-b', 'case-c'])
    expect([...test.store.allCaseIds()]).toEqual(['case-0', 'case-a', 'case-b', 'case-c'])
  })
})
