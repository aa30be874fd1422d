import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { plainDocument } from '../../../../helper/plain-document.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import type { StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { wholeVerdict } from '../../../../helper/whole-verdict.ts'

const office = sharedOffice()

const facts = { id: 'yunling', version: '1', name: '云岭用语', issuedOn: '2026-03-01' }
const CSV =
  'term,category,level,mustMatch\n青石水库调度底稿,internal,high,青 石水库调度底稿\n㈢号井台账,internal,medium,\n'

const started = async (): Promise<StaffedWorkstation> => {
  const station = await office.start()
  onTestFinished(() => station.stop())
  await station.as('officer')
  return station
}
const choose = async (station: StaffedWorkstation, name: string, bytes: string | Uint8Array) => {
  const path = join(station.folder, name)
  writeFileSync(path, bytes)
  station.answer(path)
  return (await station.done('file.choose', { purpose: 'lexicon' }))?.token ?? ''
}
const taken = async (station: StaffedWorkstation, version = '1', csv = CSV): Promise<void> => {
  await station.done('lexicon.add', {
    file: await choose(station, 'list.csv', csv),
    facts: { ...facts, version },
  })
}
/** Proposed by one person, confirmed by another, and the first is back. */
const use = async (station: StaffedWorkstation, version: string | null): Promise<void> => {
  const asked = { commandId: station.commandId(), id: 'yunling', version, reason: '按新版词库检查' }
  await station.done('lexicon.propose', asked)
  await station.as('security')
  const { proposals } = await station.done('lexicon.list', {})
  const proposalId = proposals[0]?.proposalId ?? ''
  const { jobId } = await station.done('lexicon.confirm', { commandId: station.commandId(), proposalId })
  await station.ended(jobId)
  await station.as('officer')
}
const foundIn = async (station: StaffedWorkstation, text: string): Promise<readonly string[]> =>
  (await station.done('lexicon.tryOut', { text })).hits.map(({ list, term }) => `${list}:${term}`)

describe('the lexicons of an office', () => {
  it('are checked before they are taken in, and not used before they are put to use', async () => {
    const station = await started()
    const file = await choose(station, 'list.csv', CSV)
    expect(await station.done('lexicon.check', { file, facts })).toEqual({
      ...facts,
      ...{ isSigned: false, isTaken: false, entries: 2, warningCount: 1 },
      replaces: null,
      warnings: [{ code: 'lint.folded', term: '㈢号井台账', symbols: '3号井台账' }],
    })
    expect(await station.call('lexicon.check', { file, facts: null })).toEqual({
      ok: false,
      error: { code: 'lexicon.factsNeeded', detail: {} },
    })
    expect((await station.done('lexicon.list', {})).versions).toEqual([])
    await station.done('lexicon.add', { file, facts })
    const text = '附青石水库调度底稿。'
    expect(await foundIn(station, text)).toEqual([])
    await use(station, '1')
    expect(await foundIn(station, text)).toEqual(['yunling:青石水库调度底稿'])
    expect(await station.done('lexicon.list', {})).toMatchObject({
      versions: [{ ...facts, entries: 2, addedBy: '苏慎微', inUse: true }],
      uses: [{ id: 'yunling', version: '1', by: '安守正' }],
    })
  })

  it('go back to an earlier version by putting it to use again, each time on record', async () => {
    const station = await started()
    await taken(station)
    await taken(station, '2', 'term,category,level\n旧版作废词,internal,high\n')
    expect(
      await station.call('lexicon.add', {
        file: await choose(station, 'again.csv', CSV),
        facts: { ...facts, version: '2' },
      }),
    ).toMatchObject({ ok: false, error: { code: 'lexicon.versionTaken' } })
    const text = '青石水库调度底稿和旧版作废词'
    const seen: string[] = []
    for (const version of ['1', '2', '1', null]) {
      await use(station, version)
      seen.push((await foundIn(station, text)).join())
    }
    const first = 'yunling:青石水库调度底稿'
    expect(seen).toEqual([first, 'yunling:旧版作废词', first, ''])
    const { uses } = await station.done('lexicon.list', {})
    expect(uses.map(({ version }) => version)).toEqual(['1', '2', '1', null])
    // Every one is a signed event of the office; the table beside it decides nothing.
    const { store } = station.session.current() ?? {}
    const log = store?.eventsOf('office').map(({ type }) => type) ?? []
    expect(log.filter((type) => type.startsWith('Lexicon'))).toEqual([
      ...[
        'LexiconAdded',
        'LexiconAdded',
        ...Array.from({ length: 4 }, () => ['LexiconUseProposed', 'LexiconActivated']).flat(),
      ],
    ])
    store?.activateLexicon({ lexiconId: 'yunling', version: '2', at: '2026-03-01T00:00:00.000Z', personId: 'x' })
    expect(await foundIn(station, text)).toEqual([])
    expect(
      await station.call('lexicon.propose', {
        commandId: station.commandId(),
        id: 'yunling',
        version: '3',
        reason: '试',
      }),
    ).toMatchObject({
      error: { code: 'lexicon.unknown' },
    })
  })

  it('find in what is handed in, and the scan names their version and the hash of their file', async () => {
    const station = await started()
    await taken(station)
    await use(station, '1')
    const { sha256 } = (await station.done('lexicon.list', {})).versions[0] ?? {}
    await station.as('clerk')
    const caseId = await station.draft('关于供水的通知', '附青石水库调度底稿。')
    await station.submit(caseId)
    const view = await station.view(caseId)
    expect(view.hits.map(({ list, term }) => `${list}:${term}`)).toContain('yunling:青石水库调度底稿')
    expect(view.lexicons).toContainEqual({ id: 'yunling', version: '1' })
    const records = station.session.current()?.store.eventsOf(caseId) ?? []
    const log = records.map(({ body }) => new TextDecoder().decode(body)).join('\n')
    expect(log).toContain(sha256)
    expect(log).not.toContain('青石水库调度底稿')
    await station.as('officer')
    // Another version, and another scan: each with what was in use then, as the whole log is asked.
    await taken(station, '2')
    await use(station, '2')
    await station.as('clerk')
    await station.submit(await station.draft('关于供电的通知', '请于月底前报送。'))
    const { store } = station.session.current() ?? {}
    expect(store === undefined ? 'nobody is in' : await wholeVerdict(store)).toBe('holds')
  })

  it('are told what became of their hits: kept, false, changed in a later round, open, and in which case', async () => {
    const station = await started()
    await taken(station)
    await use(station, '1')
    await station.as('clerk')
    const caseId = await station.draft(
      '关于供水的通知',
      '附青石水库调度底稿，请各单位于月底前报送意见建议。又见青石水库调度底稿一份。',
    )
    await station.submit(caseId)
    await station.as('head')
    const [first] = (await station.view(caseId)).hits.filter(({ list }) => list === 'yunling')
    const act = { hitId: first?.id ?? '', disposition: 'falsePositive', reason: '书名' } as const
    await station.done('hit.dispose', { ...(await station.on(caseId)), ...act })
    await station.as('officer')
    const statistics = async () =>
      (await station.done('lexicon.statistics', {})).entries.filter(({ list }) => list === 'yunling')
    expect(await statistics()).toMatchObject([
      { term: '青石水库调度底稿', counts: { kept: 0, falsePositive: 1, changed: 0, open: 1 } },
    ])
    await station.as('head')
    await station.done('case.return', { ...(await station.on(caseId)), toStage: 'draft', reason: '改' })
    await station.as('clerk')
    const { seq } = await station.view(caseId)
    const document = plainDocument('关于供水的通知', '附青石水库调度底稿，请各单位于月底前报送意见建议。又见一份。')
    await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
    await station.submit(caseId)
    await station.as('officer')
    expect((await station.view(caseId)).goneHits).toEqual([
      {
        rule: 'lexicon',
        list: 'yunling',
        term: '青石水库调度底稿',
        level: 'high',
        words: '青石水库调度底稿',
        version: 2,
      },
    ])
    const [entry] = await statistics()
    expect(entry?.counts).toEqual({ kept: 0, falsePositive: 1, changed: 1, open: 0 })
    expect(entry?.cases.map(({ title, outcome, count }) => [title, outcome, count])).toEqual(
      expect.arrayContaining([
        ['关于供水的通知', 'changed', 1],
        ['关于供水的通知', 'falsePositive', 1],
      ]),
    )
  }, 60_000)

  it('newly put to use are held against what was handed in before, which stays as it is', async () => {
    const station = await started()
    await station.as('clerk')
    const caseId = await station.draft('关于供水的通知', '附青石水库调度底稿和青石水库调度底稿。')
    await station.draft('没有送审的', '青石水库调度底稿。')
    await station.submit(caseId)
    const before = await station.view(caseId)
    await station.as('officer')
    expect(await station.done('lexicon.findings', {})).toBeNull()
    const rescan = async () => {
      const { jobId } = await station.done('lexicon.rescan', {})
      expect(await station.ended(jobId)).toMatchObject({ state: 'done' })
      return station.done('lexicon.findings', {})
    }
    expect(await rescan()).toMatchObject({ scanned: 1, cases: [] })
    await taken(station)
    await use(station, '1')
    expect(await rescan()).toMatchObject({
      scanned: 1,
      cases: [
        {
          ...{ caseId, title: '关于供水的通知', stage: 'departmentReview' },
          entries: [{ rule: 'lexicon', list: 'yunling', term: '青石水库调度底稿', level: 'high', count: 2 }],
        },
      ],
    })
    const after = await station.view(caseId)
    expect([after.seq, after.hits]).toEqual([before.seq, before.hits])
  })

  it('leave as a signed package and as tables, and come back the same; an altered package does not', async () => {
    const station = await started()
    await taken(station)
    const written = async (format: 'package' | 'csv' | 'xlsx', name: string): Promise<Uint8Array> => {
      const { path, token } = await station.chooseFolder('exportFolder', `out-${format}`)
      const { jobId } = await station.done('lexicon.export', { id: 'yunling', version: '1', format, folder: token })
      expect(await station.ended(jobId)).toMatchObject({ state: 'done', files: [name] })
      return readFileSync(join(path, name))
    }
    const file = await written('package', 'yunling-1.mjlexicon.json')
    expect(await station.done('lexicon.check', { file: await choose(station, 'p', file), facts: null })).toMatchObject({
      ...{ ...facts, isSigned: true, isTaken: true, entries: 2 },
    })
    const altered = Buffer.from(file).toString('utf8').replace('"medium"', '"notice"')
    expect(
      await station.call('lexicon.check', { file: await choose(station, 'a', altered), facts: null }),
    ).toMatchObject({ error: { code: 'lexicon.altered' } })
    for (const format of ['csv', 'xlsx'] as const) {
      const table = await written(format, `yunling-1.${format}`)
      const back = { ...facts, version: `2.${format}` }
      await station.done('lexicon.add', { file: await choose(station, `t.${format}`, table), facts: back })
    }
    const { versions } = await station.done('lexicon.list', {})
    expect(versions.map(({ version, entries }) => [version, entries])).toEqual([
      ['1', 2],
      ['2.csv', 2],
      ['2.xlsx', 2],
    ])
  })

  it('are put to use by two hands: nobody confirms their own, and each reads what is lost', async () => {
    const station = await started()
    await taken(station)
    const text = '附青石水库调度底稿。'
    const propose = () =>
      station.call('lexicon.propose', { commandId: station.commandId(), id: 'yunling', version: '1', reason: '新版' })
    expect(await propose()).toMatchObject({ ok: true })
    expect(await propose()).toMatchObject({ error: { code: 'office.proposalOpen' } })
    const [proposal] = (await station.done('lexicon.list', {})).proposals
    const proposalId = proposal?.proposalId ?? ''
    expect(proposal).toMatchObject({
      id: 'yunling',
      version: '1',
      by: '苏慎微',
      reason: '新版',
      dropped: 0,
      mine: true,
    })
    const answer = () => ({ commandId: station.commandId(), proposalId })
    expect(await station.call('lexicon.confirm', answer())).toMatchObject({ error: { code: 'office.secondHand' } })
    expect(await foundIn(station, text)).toEqual([])
    await station.as('security')
    await station.done('lexicon.decline', { ...answer(), reason: '未附说明' })
    expect(await station.call('lexicon.confirm', answer())).toMatchObject({ error: { code: 'office.unknownProposal' } })
    expect((await station.done('lexicon.list', {})).proposals).toEqual([])
    await station.as('officer')
    expect(await foundIn(station, text)).toEqual([])
  })

  it('stand in the place of a shipped one of the same name only with its loss named', async () => {
    const station = await started()
    const starter = { ...facts, id: 'starter', version: '9' }
    const file = await choose(station, 'list.csv', CSV)
    const checked = await station.done('lexicon.check', { file, facts: starter })
    expect(checked.replaces).toMatchObject({ blocking: 0, terms: expect.arrayContaining(['绝密']) as unknown })
    expect(checked.replaces?.lost).toBeGreaterThan(100)
    await station.done('lexicon.add', { file, facts: starter })
    await station.done('lexicon.propose', {
      commandId: station.commandId(),
      id: 'starter',
      version: '9',
      reason: '替换',
    })
    await station.as('security')
    expect((await station.done('lexicon.list', {})).proposals).toMatchObject([{ dropped: checked.replaces?.lost }])
  })

  it('find small cells and many tables by limits that the security administrator sets on record', async () => {
    const station = await started()
    const table = '村名\t户数\n某村\t4\n另村\t12'
    const limits = { smallCellLeast: 5, manyTables: 2 }
    expect(await station.call('scan.setLimits', { commandId: 'c1', ...limits })).toMatchObject({
      error: { code: 'identity.wrongRole' },
    })
    await station.as('clerk')
    const caseId = await station.draft('关于救助的公示', '公示如下。')
    const scanned = async () => {
      const { workingCopy } = await station.view(caseId)
      const rows = table
        .split('\n')
        .map((row) => row.split('\t').map((text) => ({ lines: [text], columnSpan: 1, rowSpan: 1 })))
      const block = { kind: 'table', widths: [1, 1], headRows: 1, landscape: false, rows } as const
      const document = { ...(workingCopy?.document ?? plainDocument('', '')), body: [block] }
      return (await station.done('draft.scan', { caseId, document })).hits.map(({ rule }) => rule)
    }
    expect(await scanned()).not.toContain('smallCell')
    await station.as('security')
    expect(await station.done('scan.limits', {})).toEqual({ smallCellLeast: 3, manyTables: 5 })
    await station.done('scan.setLimits', { commandId: station.commandId(), ...limits })
    expect(await station.done('scan.limits', {})).toEqual(limits)
    await station.as('clerk')
    expect(await scanned()).toContain('smallCell')
    await station.submit(caseId)
    const { store } = station.session.current() ?? {}
    const scan = store?.eventsOf(caseId).findLast(({ type }) => type === 'ScanCompleted')
    const fact = JSON.parse(new TextDecoder().decode(scan?.body)) as { readonly data: { readonly scanHash: string } }
    const { scanHash } = fact.data
    expect(new TextDecoder().decode(store?.readBlob(caseId, scanHash) ?? undefined)).toContain('"smallCellLeast":5')
  })

  it("are the secrecy officer's and the security administrator's alone", async () => {
    const station = await started()
    await station.as('clerk')
    for (const reply of [
      await station.call('lexicon.list', {}),
      await station.call('lexicon.propose', { commandId: 'c1', id: 'yunling', version: '1', reason: '试' }),
      await station.call('scan.limits', {}),
      await station.call('lexicon.tryOut', { text: '文字' }),
    ])
      expect(reply).toMatchObject({ ok: false, error: { code: 'identity.wrongRole' } })
  })
})
