import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { documentToText } from '#shared/domain/document/lines.ts'
import { importDocument } from '#electron/main/document/import.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import { STAFF, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'

const TITLE = '关于河道清淤的通知'
const TEXT = '各乡镇人民政府：\n请于月底\u200b前完成。'

describe('the office around a draft', () => {
  const office = sharedOffice()
  let station: StaffedWorkstation
  afterEach(() => station.stop())

  const chosen = async (fileName: string, text: string) => {
    mkdirSync(station.folder, { recursive: true })
    const path = join(station.folder, fileName)
    writeFileSync(path, text)
    station.answer(path)
    const file = await station.done('file.choose', { purpose: 'importDocument' })
    return { source: { kind: 'file', token: file?.token ?? '' } as const, commandId: station.commandId() }
  }

  it('issues and signs by its own name until its defaults are set, and then by them', async () => {
    station = await office.start()
    await station.as('clerk')
    const { unitDefaults, secrecyOfficers } = await station.done('settings.get', {})
    const name = '云岭县水利局'
    expect(unitDefaults).toEqual({ issuers: [name], signatories: [name], copyTo: '', printedBy: name })
    expect(secrecyOfficers).toEqual([STAFF.officer[0]])
    const own = {
      issuers: [name, '云岭县林业局'],
      signatories: [],
      copyTo: '县委办公室。',
      printedBy: '县水利局办公室',
    }
    await station.done('settings.set', { unitDefaults: own })
    expect((await station.done('settings.get', {})).unitDefaults).toEqual(own)
    await station.as('officer')
    expect(await station.call('settings.set', { unitDefaults })).toMatchObject({
      error: { code: 'identity.wrongRole' },
    })
  })

  it('shows at any time what an import found, when, and through whose hand', async () => {
    station = await office.start()
    await station.as('clerk')
    const registered = await station.done('case.register', await chosen('清淤通知.txt', `${TITLE}\n${TEXT}`))
    const [report, ...others] = await station.done('case.importReports', { caseId: registered.caseId })
    expect(others).toEqual([])
    expect(report).toMatchObject({
      fileName: '清淤通知.txt',
      format: 'txt',
      personName: STAFF.clerk[0],
      trackedChanges: null,
    })
    expect(report?.findings).toEqual(registered.findings)
    expect(report?.findings.map(({ code }) => code)).toContain('import.invisibleCharacters')
    const { source } = await station.view(registered.caseId)
    expect(source).toMatchObject({ sha256: report?.sha256, sizeBytes: report?.sizeBytes })
  })

  it('has no report of a page that began empty, and none for whoever may not see the case', async () => {
    station = await office.start()
    await station.as('clerk')
    const source = { kind: 'blank' } as const
    const { caseId } = await station.done('case.register', { source, commandId: station.commandId() })
    expect(await station.done('case.importReports', { caseId })).toEqual([])
    await station.as('otherClerk')
    expect(await station.call('case.importReports', { caseId })).toMatchObject({ error: { code: 'case.notFound' } })
  })

  it('refuses classified material by name of its officers, and remembers hand, rule and hash alone', async () => {
    station = await office.start()
    await station.as('clerk')
    const planted = '机密★10年\n关于某某行动的部署'
    const reply = await station.call('case.register', await chosen('部署.txt', planted))
    expect(reply).toMatchObject({ ok: false, error: { code: 'import.classified' } })
    const detail = reply.ok ? {} : reply.error.detail
    expect(detail).toMatchObject({ officers: STAFF.officer[0], count: 1 })
    expect(await station.done('inbox.list', { scope: 'all', offset: 0, limit: 10 })).toMatchObject({ total: 0 })
    const refusals = station.session.current()?.store.doorRefusals() ?? []
    expect(refusals).toEqual([
      {
        at: detail?.['at'],
        personId: station.personId('clerk'),
        rule: detail?.['rule'],
        fileSha256: detail?.['sha256'],
      },
    ])
    expect(JSON.stringify([detail, refusals])).not.toContain('部署')
  })

  it('begins with a template, in the name of the office and with what it has set', async () => {
    station = await office.start()
    await station.as('clerk')
    const templates = await station.done('template.list', {})
    expect(templates.slice(0, 3).map(({ name }) => name)).toEqual(['决议', '决定', '命令'])
    expect(templates.filter(({ isStatutory }) => isStatutory).length).toBeGreaterThan(10)
    const { unitDefaults } = await station.done('settings.get', {})
    await station.done('settings.set', { unitDefaults: { ...unitDefaults, copyTo: '县委办公室' } })
    for (const { id } of templates) {
      const source = { kind: 'template', template: id } as const
      const { caseId } = await station.done('case.register', { source, commandId: station.commandId() })
      const { document, source: file } = await station.view(caseId)
      expect(file).toBeNull()
      expect(JSON.stringify(document)).not.toContain('请填写发文机关')
      if (id === 'notice') {
        expect(document).toMatchObject({ kind: '通知', issuers: ['云岭县水利局'], copyTo: '县委办公室。' })
      }
    }
    const unknown = { source: { kind: 'template', template: 'no-such' }, commandId: station.commandId() } as const
    expect(await station.call('case.register', unknown)).toMatchObject({ error: { code: 'contract.invalidInput' } })
  })

  it('takes no marked text into its defaults, nor off the clipboard', async () => {
    station = await office.start()
    await station.as('clerk')
    const { unitDefaults } = await station.done('settings.get', {})
    const marked = { unitDefaults: { ...unitDefaults, copyTo: '机密★10年' } }
    const refused = { ok: false, error: { code: 'import.classified' } }
    expect(await station.call('settings.set', marked)).toMatchObject(refused)
    expect((await station.done('settings.get', {})).unitDefaults).toEqual(unitDefaults)
    expect(await station.call('draft.checkText', { text: '机密★10年\n某事' })).toMatchObject(refused)
    expect(await station.call('draft.checkText', { text: '各乡镇人民政府：' })).toMatchObject({ ok: true })
    expect(station.session.current()?.store.doorRefusals()).toHaveLength(2)
  })

  const target = async (path: string) => {
    station.answer(path)
    return (await station.done('file.choose', { purpose: 'exportDocx', suggestedName: TITLE }))?.token ?? ''
  }

  it('gives the draft out as a .docx that holds the draft, in place of a file of that name', async () => {
    station = await office.start()
    await station.as('clerk')
    const { caseId } = await station.done('case.register', await chosen('清淤通知.txt', `${TITLE}\n${TEXT}`))
    const path = join(station.folder, '给同事看.docx')
    writeFileSync(path, 'something older')
    const written = await station.done('draft.exportDocx', { caseId, target: await target(path) })
    const bytes = readFileSync(path)
    expect(written).toMatchObject({ fileName: '给同事看.docx', sizeBytes: bytes.length, lines: 3 })
    const read = importDocument({ fileName: 'a.docx', bytes })
    const draft = (await station.view(caseId)).document
    expect(read.ok && documentToText(read.value.document)).toBe(documentToText(draft))
    expect(readdirSync(station.folder).filter((name) => name.includes('partial'))).toEqual([])
  })

  it('gives nothing out over a place that cannot be written, to whoever is not its drafter, or twice for one choice', async () => {
    station = await office.start()
    await station.as('clerk')
    const { caseId } = await station.done('case.register', await chosen('清淤通知.txt', `${TITLE}\n${TEXT}`))
    const nowhere = await target(join(station.folder, 'no', 'such', 'folder', 'a'))
    expect(await station.call('draft.exportDocx', { caseId, target: nowhere })).toMatchObject({
      error: { code: 'fault.folderUnwritable' },
    })
    const once = await target(join(station.folder, 'b'))
    expect(await station.done('draft.exportDocx', { caseId, target: once })).toMatchObject({ fileName: 'b.docx' })
    const refused = { ok: false, error: { code: 'file.tokenUnknown' } }
    expect(await station.call('draft.exportDocx', { caseId, target: once })).toMatchObject(refused)
    await station.as('otherClerk')
    const other = await target(join(station.folder, 'c'))
    expect(await station.call('draft.exportDocx', { caseId, target: other })).toMatchObject({
      error: { code: 'case.notFound' },
    })
    expect(readdirSync(station.folder).filter((name) => /^[ac]/u.test(name))).toEqual([])
  })
})
