import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { NO_FILTER } from '#renderer/feature/search/search-model.ts'
import { StoreFault } from '#electron/main/store/fault.ts'
import { createFileReader } from '#electron/main/usecase/search/read-files.ts'
import { createTaskRunner } from '#electron/main/worker/task-runner.ts'
import { attachSheet } from '../../../../helper/attach-sheet.ts'
import { borderWords } from '../../../../helper/border-text.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import type { StaffedWorkstation } from '../../../../helper/staffed-office.ts'

const office = sharedOffice()

const started = async (): Promise<StaffedWorkstation> => {
  const station = await office.start()
  onTestFinished(() => station.stop())
  return station
}
const DYING = new URL('../../../../helper/dying-worker.ts', import.meta.url)

describe('a search over what is hard to take in', () => {
  it('takes in a file of more than a million characters whole, and finds what stands across the borders of its pieces', async () => {
    const station = await started()
    await station.as('clerk')
    const caseId = await station.draft('关于灌区改造的报告', '明细见附件。')
    await attachSheet(station, caseId, '界.xlsx')
    const store = station.session.current()?.store
    if (store === undefined) throw new Error('nobody')
    // Nothing is listed before it is wanted; the workstation tidies on its own.
    const idle = vi.spyOn(store, 'tidySearch').mockReturnValue(true)
    onTestFinished(() => {
      idle.mockRestore()
    })
    const slowTasks = createTaskRunner(DYING, { resourcesFolder: '', isPackaged: false })
    onTestFinished(() => slowTasks.stop())
    await createFileReader({ ...station.workstation, slowTasks }).readWaiting(store, new AbortController().signal)
    const ask = (query: string) => station.done('search.find', { query, filter: NO_FILTER, after: null })
    const count = async (query: string) => (await station.done('search.count', { query, filter: NO_FILTER })).total
    expect(await ask('关于灌区')).toMatchObject({ due: 0, unread: 0 })
    // Looked through as it was taken in, and then by its lists.
    for (const isListed of [false, true]) {
      if (isListed) idle.mockRestore()
      // Lists come from their thread.
      while (isListed && !store.tidySearch(10)) await pause(5)
      expect(store.searchRuns().some(({ isFresh }) => isFresh)).toBe(!isListed)
      for (const { word } of borderWords()) expect(await count(`"${word}"`), word).toBe(1)
      expect(await count('"界闸"')).toBe(0)
    }
  }, 60_000)

  it('names a case that cannot be taken in, sets it aside, and takes in all others; a full disk is nobody’s fault but the disk’s', async () => {
    const station = await started()
    await station.as('clerk')
    const titled = ['损坏甲', '出错乙', '不符丙', '完好丁']
    const ids: string[] = []
    for (const title of titled) {
      const caseId = await station.draft(`关于${title}的通知`, '西干渠维修。')
      await station.submit(caseId)
      ids.push(caseId)
    }
    const [corrupt, defect, broken] = ids
    const store = station.session.current()?.store
    if (store === undefined) throw new Error('nobody')
    const readBlob = store.readBlob.bind(store)
    let full = true
    const spy = vi.spyOn(store, 'readBlob').mockImplementation((caseId, hash) => {
      if (full) throw new StoreFault('fault.diskFull')
      if (caseId === corrupt) throw new StoreFault('fault.storeCorrupt')
      if (caseId === defect) throw new TypeError('a defect')
      return caseId === broken ? null : readBlob(caseId, hash)
    })
    onTestFinished(() => {
      spy.mockRestore()
    })
    const ask = () => station.call('search.find', { query: '西干渠', filter: NO_FILTER, after: null })
    expect(await ask()).toMatchObject({ error: { code: 'fault.diskFull' } })
    full = false
    const problems = { [corrupt ?? '']: 'unreadable', [defect ?? '']: 'defect', [broken ?? '']: 'chainBroken' }
    const found = await ask()
    if (!found.ok) throw new Error(found.error.code)
    expect(found.value).toMatchObject({ due: 0, rows: [{ title: '关于完好丁的通知' }], aside: { total: 3 } })
    const named = found.value.aside.cases.map(({ caseId, title, problem }) => [caseId, title, problem] as const)
    expect(Object.fromEntries(named.map(([caseId, , problem]) => [caseId, problem]))).toEqual(problems)
    expect(named.map(([, title]) => title)).toContain('关于出错乙的通知')
    // Named to those alone who may see them; counted for everybody.
    await station.as('otherClerk')
    const others = await station.done('search.find', { query: '西干渠', filter: NO_FILTER, after: null })
    expect(others).toMatchObject({ rows: [], aside: { total: 3, cases: [] } })
    spy.mockRestore()
    await station.as('clerk')
    station.session.current()?.store.retrySearchAside()
    expect(await ask()).toMatchObject({ value: { due: 0, aside: { total: 0, cases: [] } } })
    expect(await ask()).toMatchObject({ value: { rows: { length: 4 } } })
  })

  it('sets aside the one case of a batch that cannot be written, and a file that the store cannot give', async () => {
    const station = await started()
    await station.as('clerk')
    const bad = await station.draft('关于南干渠的通知', '正文。')
    await station.draft('关于南干渠的公告', '正文。')
    const attached = await station.draft('关于南干渠的通告', '正文。')
    await attachSheet(station, attached, '坏块.xlsx')
    const store = station.session.current()?.store
    if (store === undefined) throw new Error('nobody')
    const putSearchCases = store.putSearchCases.bind(store)
    const readBlob = store.readBlob.bind(store)
    const put = vi.spyOn(store, 'putSearchCases').mockImplementation((entries) => {
      if (entries.some(({ caseId }) => caseId === bad)) throw new RangeError('a defect')
      putSearchCases(entries)
    })
    const read = vi.spyOn(store, 'readBlob').mockImplementation((caseId, hash) => {
      const bytes = readBlob(caseId, hash)
      if (bytes?.[0] === 0x50 && bytes[1] === 0x4b) throw new StoreFault('fault.storeCorrupt')
      return bytes
    })
    onTestFinished(() => {
      put.mockRestore()
      read.mockRestore()
    })
    const answer = () => station.done('search.find', { query: '南干渠', filter: NO_FILTER, after: null })
    expect(await answer()).toMatchObject({ aside: { total: 1, cases: [{ caseId: bad, problem: 'defect' }] }, due: 1 })
    await createFileReader(station.workstation).readWaiting(store, new AbortController().signal)
    const page = await answer()
    expect(page).toMatchObject({ due: 0, unread: 1 })
    expect(page.rows.map(({ title }) => title).sort()).toEqual(['关于南干渠的公告', '关于南干渠的通告'])
  })
})
