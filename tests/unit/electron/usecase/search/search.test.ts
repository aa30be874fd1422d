import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { NO_FILTER } from '#renderer/feature/search/search-model.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { writeSheet } from '#electron/main/document/sheet/write-sheet.ts'
import { sampleDetermination } from '#electron/main/usecase/sample/sample-determination.ts'
import { createFileReader } from '#electron/main/usecase/search/read-files.ts'
import { createTaskRunner } from '#electron/main/worker/task-runner.ts'
import { foldText } from '#shared/domain/search/fold.ts'
import { attachSheet } from '../../../../helper/attach-sheet.ts'
import { createRandom } from '../../../../helper/random.ts'
import { sheetFor } from '../../../../helper/sheet.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import type { StaffedWorkstation } from '../../../../helper/staffed-office.ts'

const office = sharedOffice()

const started = async (): Promise<StaffedWorkstation> => {
  const station = await office.start()
  onTestFinished(() => station.stop())
  return station
}
type Row = Output<'search.find'>['rows'][number]

/** A search waits for the index only so long; the page then says how many are due. */
const indexed = async (station: StaffedWorkstation): Promise<void> => {
  while ((await station.done('search.find', { query: '无', filter: NO_FILTER, after: null })).due > 0);
}
const rowsOf = async (station: StaffedWorkstation, query: string, filter = NO_FILTER): Promise<readonly Row[]> => {
  await indexed(station)
  const rows: Row[] = []
  let after: Input<'search.find'>['after'] = null
  do {
    const page: Output<'search.find'> = await station.done('search.find', { query, filter, after })
    rows.push(...page.rows)
    after = page.next
  } while (after !== null)
  return rows
}
const titles = async (station: StaffedWorkstation, query: string, filter = NO_FILTER): Promise<readonly string[]> =>
  (await rowsOf(station, query, filter)).map(({ title }) => title)
const total = async (station: StaffedWorkstation, query: string): Promise<number> =>
  (await station.done('search.count', { query, filter: NO_FILTER })).total

const DYING = new URL('../../../../helper/dying-worker.ts', import.meta.url)

describe('a search', () => {
  it('finds by title, text, opinion, people and sound, titles first, and shows where', async () => {
    const station = await started()
    await station.as('clerk')
    const dam = await station.draft('关于水库大坝安全巡查的通知', '请各乡镇在汛期前完成巡查，并报送台账。')
    await station.submit(dam)
    await station.draft('关于河道清淤的公告', '清淤期间，水库大坝正常运行。')
    expect(await titles(station, '水库大坝')).toEqual(['关于水库大坝安全巡查的通知', '关于河道清淤的公告'])
    expect(await titles(station, '台账')).toEqual(['关于水库大坝安全巡查的通知'])
    expect(await titles(station, '淤')).toEqual(['关于河道清淤的公告'])
    expect(await titles(station, 'skdb')).toEqual(['关于水库大坝安全巡查的通知'])
    expect(await titles(station, 'hedaoqy')).toEqual(['关于河道清淤的公告'])
    expect(await titles(station, 'fangzhixing 巡查')).toEqual(['关于水库大坝安全巡查的通知'])
    await station.as('head')
    await station.done('case.return', { ...(await station.on(dam)), toStage: 'draft', reason: '请补写责任人名单' })
    const [row] = await rowsOf(station, '责任人名单')
    expect(row).toMatchObject({ caseId: dam, stage: 'draft', partsFound: 1 })
    expect(row?.snippets[0]).toMatchObject({ kind: 'opinion', text: '请补写责任人名单', marks: [{ start: 3, end: 8 }] })
  })

  it('shows nobody what they may not see, whatever is OR-ed or negated', async () => {
    const station = await started()
    await station.as('clerk')
    await station.draft('甲稿 尚未送审', '其中写有凤凰山三字。')
    const sent = await station.draft('乙稿 已经送审', '其中写有凤凰山三字。')
    await station.submit(sent)
    await station.as('otherClerk')
    for (const query of ['凤凰山', '凤凰山 或 甲稿', '-没有的词', '凤', '"（"', '-"（"', '"（" 或 凤凰山']) {
      expect(await titles(station, query), query).toEqual([])
      expect(await total(station, query), query).toBe(0)
    }
    await station.as('head')
    for (const query of ['凤凰山', '凤凰山 或 甲稿', '-没有的词', '稿']) {
      expect(await titles(station, query), query).toEqual(['乙稿 已经送审'])
      expect(await total(station, query), query).toBe(1)
    }
    await station.as('auditor')
    expect(await titles(station, '凤凰山')).toEqual([])
  })

  it('leaves a line of whom it showed text of which case, once a session, and none for a title', async () => {
    const station = await started()
    await station.as('clerk')
    const first = await station.draft('关于清淤的通知', '玉带河段先行。')
    const second = await station.draft('关于玉带河的通告', '另行通知。')
    for (const caseId of [first, second]) await station.submit(caseId)
    await station.as('head')
    const seen = (caseId: string): readonly string[] =>
      station.session
        .current()
        ?.store.accessOf(caseId, 10)
        .records.filter(({ body }) => Buffer.from(body).toString('utf8').includes('梁思齐'))
        .map(({ type }) => type) ?? []
    await indexed(station)
    const ask = { query: '玉带河', filter: NO_FILTER, after: null }
    await Promise.all([station.call('search.find', ask), station.call('search.find', ask)])
    await rowsOf(station, '玉带河')
    expect([seen(first), seen(second)]).toEqual([['PassageShown'], []])
    await station.view(first)
    await station.view(first)
    await rowsOf(station, '玉带河')
    expect(seen(first)).toEqual(['CaseRead', 'PassageShown'])
    await station.view(second)
    await rowsOf(station, '另行通知')
    expect(seen(second)).toEqual(['CaseRead'])
    await station.as('head')
    await rowsOf(station, '玉带河段')
    expect(seen(first)).toEqual(['PassageShown', 'CaseRead', 'PassageShown'])
  })

  it('finds in a draft what was typed since, for its drafter alone, and never in a draft that went back', async () => {
    const station = await started()
    await station.as('clerk')
    const caseId = await station.draft('关于绿化的通知', '栽种银杏。')
    expect(await titles(station, '银杏')).toEqual(['关于绿化的通知'])
    await station.submit(caseId)
    await station.as('head')
    await station.done('case.return', { ...(await station.on(caseId)), toStage: 'draft', reason: '请补充' })
    await station.as('clerk')
    const { seq, document } = await station.view(caseId)
    const changed = { ...document, body: [{ kind: 'paragraph', text: '改种香樟。' } as const] }
    await station.done('draft.save', { caseId, expectedSeq: seq, document: changed, history: null })
    await station.as('head')
    expect(await titles(station, '香樟')).toEqual([])
    expect(await titles(station, '银杏')).toEqual(['关于绿化的通知'])
  })

  it('narrows by facets, counts them exactly, and keeps questions for the person', async () => {
    const station = await started()
    await station.as('clerk')
    await station.submit(await station.draft('关于供水的通知', '供水安全。'))
    await station.draft('关于供水的公告', '供水安全管理。')
    const year = String(new Date().getFullYear())
    expect(await titles(station, '供水', { ...NO_FILTER, stage: ['departmentReview'] })).toEqual(['关于供水的通知'])
    for (const query of ['供水', '供水安全']) {
      expect(await station.done('search.count', { query, filter: NO_FILTER })).toMatchObject({
        total: 2,
        facets: {
          stage: [
            { value: 'draft', count: 1 },
            { value: 'departmentReview', count: 1 },
          ],
          year: [{ value: year, count: 2 }],
          mode: [{ value: 'proactive', count: 2 }],
        },
      })
    }
    const mine = [{ name: '供水', query: '供水', filter: NO_FILTER }]
    await station.done('search.save', { searches: mine })
    expect(await station.done('search.saved', {})).toEqual(mine)
    await station.as('head')
    expect(await station.done('search.saved', {})).toEqual([])
  })

  it('finds what stands in the files that go with a case, says which nobody can read, and narrows by who signs and drafts', async () => {
    const station = await started()
    await station.as('clerk')
    const caseId = await station.draft('关于灌区改造的公告', '明细见附件。')
    await attachSheet(station, caseId, '明细.xlsx')
    const found = async (): Promise<Output<'search.find'>> =>
      station.done('search.find', { query: '东干渠', filter: NO_FILTER, after: null })
    const first = await found()
    expect([first.rows.length, first.due]).toEqual([0, 1])
    const unlocked = station.session.current()
    if (unlocked === null) throw new Error('nobody')
    await createFileReader(station.workstation).readWaiting(unlocked.store, new AbortController().signal)
    const second = await found()
    expect([second.rows.map(({ title }) => title), second.due, second.unread]).toEqual([['关于灌区改造的公告'], 0, 0])
    expect(second.rows[0]?.snippets[0]).toMatchObject({ kind: 'attachment', label: '明细.xlsx' })
    const count = await station.done('search.count', { query: '灌区', filter: NO_FILTER })
    expect(count.facets.drafterName).toEqual([{ value: '方知行', count: 1 }])
    expect(await titles(station, '灌区', { ...NO_FILTER, drafterName: ['别人'] })).toEqual([])
    expect(await titles(station, '灌区', { ...NO_FILTER, drafterName: ['方知行'] })).toHaveLength(1)
  })

  it('sets a file aside that ends the thread each time, counts what was cut, and goes on with the others', async () => {
    const station = await started()
    await station.as('clerk')
    const caseId = await station.draft('关于北灌区改造的公告', '明细见附件。')
    for (const name of ['坏.xlsx', '好.xlsx', '长.xlsx']) await attachSheet(station, caseId, name)
    const store = station.session.current()?.store
    if (store === undefined) throw new Error('nobody')
    const slowTasks = createTaskRunner(DYING, { resourcesFolder: '', isPackaged: false })
    onTestFinished(() => slowTasks.stop())
    const reader = createFileReader({ ...station.workstation, slowTasks })
    const answer = () => station.done('search.find', { query: '北干渠', filter: NO_FILTER, after: null })
    // Interrupted by a lock, a file is not to blame.
    const { signal } = new AbortController()
    const locked = new AbortController()
    const reading = reader.readWaiting(store, locked.signal)
    locked.abort(new Error('locked'))
    await expect(reading).rejects.toThrow('locked')
    for (const unread of [1, 1]) {
      expect(await reader.readWaiting(store, signal)).toBe(true)
      expect(await answer()).toMatchObject({ due: 1, unread })
    }
    await reader.readWaiting(store, signal)
    expect(await answer()).toMatchObject({ due: 0, unread: 2, rows: [{ caseId }] })
    expect(await reader.readWaiting(store, signal)).toBe(false)
  })

  it('finds every word that people wrote into an act: determination, sheet, sources, secrecy review, discussion', async () => {
    const station = await started()
    await station.as('clerk')
    const caseId = await station.draft('关于泵站运行的通知', '泵站运行安全。')
    const path = join(station.folder, '复函.xlsx')
    writeFileSync(path, writeSheet('复函', [['前池淤积由县财政局确认']]))
    station.answer(path)
    const token = (await station.done('file.choose', { purpose: 'attachment' }))?.token ?? ''
    const { seq, workingCopy } = await station.view(caseId)
    const document = workingCopy!.document
    const saved = await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
    const { file } = await station.done('disclosure.addRecord', { caseId, expectedSeq: seq, token })
    const asked = { organ: '县财政局', consultedOn: '2026-11-02', means: '函询', file, note: '与预算口径相符' } as const
    const said = { ...sampleDetermination('条例第二十一条', 1), concernsOthers: true }
    await station.done('disclosure.determine', {
      ...{ caseId, expectedSeq: seq, commandId: station.commandId(), contentHash: saved.contentHash },
      ...said,
      consultations: [{ ...asked, outcome: 'agreed' as const }],
    })
    await station.submit(caseId)
    const { store } = station.session.current() ?? {}
    if (store === undefined) throw new Error('nobody')
    await createFileReader(station.workstation).readWaiting(store, new AbortController().signal)
    const on = () => station.on(caseId)
    await station.as('head')
    const passing = sheetFor('departmentReview')
    const cells = passing.cells.map((cell, index) => (index === 0 ? { ...cell, note: '与巡查台账相符' } : cell))
    const sheet = { ...passing, cells, sources: ['泵站月报第十期'] }
    await station.done('case.passDepartment', { ...(await on()), opinion: '同意', sheet })
    await station.as('officer')
    const cleared = await station.clearing(caseId)
    const items = cleared.items.map((item) => ({ ...item, note: '坐标已经核对' }))
    await station.done('secrecy.conclude', { ...(await on()), ...cleared, items })
    const found = async (query: string) =>
      (await rowsOf(station, query)).map(({ title, snippets }) => [title, snippets[0]?.kind])
    const title = '关于泵站运行的通知'
    for (const query of ['巡查台账', '泵站月报', '坐标已经'])
      expect(await found(query), query).toEqual([[title, 'opinion']])
    expect(await found('预算口径')).toEqual([[title, 'disclosure']])
    expect(await found('前池淤积')).toEqual([[title, 'attachment']])
    expect(await found('泵站运行 非 坐标')).toEqual([])
  })

  it('refuses a question that cannot be read, and says where', async () => {
    const station = await started()
    await station.as('clerk')
    expect(await station.call('search.find', { query: '水库 （坝', filter: NO_FILTER, after: null })).toEqual({
      ok: false,
      error: { code: 'search.bracket', detail: { at: 4 } },
    })
  })

  it('finds all and nothing else, as a search of every text does', async () => {
    const station = await started()
    await station.as('clerk')
    const random = createRandom(20261)
    // Few characters, so that pairs meet by chance; some that fold, and one outside the basic plane.
    const alphabet = [...'水库大坝Ａａ1𠮷，。 ']
    const word = (length: number): string => Array.from({ length }, () => random.pick(alphabet)).join('')
    const texts = new Map<string, string>()
    for (let index = 0; index < 40; index += 1) {
      const title = `第${String(index)}号`
      const text = word(12).trim() || '水'
      texts.set(title, text)
      await station.draft(title, text)
    }
    const people = '方知行'
    for (let index = 0; index < 250; index += 1) {
      const term = word(1 + random.below(4)).replaceAll(/[\s"“”]/gu, '')
      const other = random.pick(['水', '库大', '大坝，', 'a1'])
      if (term === '') continue
      const shape = random.below(4)
      const query =
        [`"${term}"`, `"${term}" "${other}"`, `"${term}" 或 "${other}"`, `"${other}" 非 "${term}"`][shape] ?? ''
      const has = (title: string, text: string, wanted: string): boolean =>
        [title, ...text.split('\n'), people, '条例第二十一条'].some((part) => foldText(part).includes(foldText(wanted)))
      const expected = [...texts]
        .filter(([title, text]) => {
          const one = has(title, text, term)
          const two = has(title, text, other)
          return [one, one && two, one || two, two && !one][shape]
        })
        .map(([title]) => title)
      expect([...(await titles(station, query))].sort(), query).toEqual(expected.sort())
      expect(await total(station, query), query).toBe(expected.length)
    }
  }, 120_000)
})
