import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvalDocument } from '#electron/main/form/approval-document.ts'
import { secrecyDocument } from '#electron/main/form/secrecy-document.ts'
import { checkPdf } from '#electron/main/pdf/self-check.ts'
import { codeOf } from '#electron/main/usecase/checkpoint.ts'
import { deadlineLine } from '#electron/main/usecase/draft/deadline.ts'
import { loadCase, loadWording } from '#electron/main/usecase/load-case.ts'
import { readScanRecord } from '#electron/main/usecase/scan/scan-record.ts'
import { formText } from '#resources/text/form.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import { documentLines, documentToText } from '#shared/domain/document/lines.ts'
import { mapDocumentText } from '#shared/domain/document/map-text.ts'
import { isOfficialDocument } from '#shared/domain/document/parse-document.ts'
import { approvalForm } from '#shared/domain/form/approval-form.ts'
import { secrecyForm } from '#shared/domain/form/secrecy-form.ts'
import { createStaffedOffice, STAFF, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { sheetFor } from '../../../../helper/sheet.ts'

const OFFICE = '云岭县水利局'
const TITLE = '关于村级卫生室换药点调整的通知'
const TEXT = [
  '各乡镇人民政府：',
  '全县设换药点31处，请于9月30日前完成调整。',
  '联系人：何某某，手机：13900010002。',
  '本件仅供内部参考时另行通知。',
]
/** Pasted as people paste: over two lines, with a character that no font for print has. */
const OPINION = '同意。\r\n请于本周发布\u{1F600}'
const UNUSUAL = '\u{1F600}'
const SPELLED = '〔U+1F600〕'

describe('the printed forms of a case', () => {
  let office: Awaited<ReturnType<typeof createStaffedOffice>>
  let station: StaffedWorkstation
  let caseId: string
  beforeAll(async () => {
    office = await createStaffedOffice()
    station = await office.start()
    await station.as('clerk')
    caseId = await station.draft(TITLE, TEXT.join('\n'))
  }, 120_000)
  afterAll(async () => {
    await station.stop()
    office.remove()
  })

  const ask = async (form: 'approval' | 'secrecy', token: string) =>
    station.call('case.exportForm', { caseId, form, folder: token })
  const code = (code: string) => ({ ok: false, error: { code } })
  /** The file, and the text of the document that it must show: shaped again from the log, and compared with the file. */
  const printed = async (form: 'approval' | 'secrecy', folder: string) => {
    const now = new Date()
    station.setClock(() => now)
    const { path, token } = await station.chooseFolder('exportFolder', folder)
    const code = codeOf(station.session.current()!.store, now)
    const outcome = await station.job('case.exportForm', { caseId, form, folder: token })
    station.setClock(() => new Date())
    expect(outcome).toMatchObject({ state: 'done' })
    const [name = ''] = outcome.state === 'done' ? outcome.files : []
    const { store } = station.session.current()!
    const { records, events, state } = loadCase(store, caseId)!
    const hashes = records.map(({ hash }) => bytesToHex(hash))
    const wording = loadWording(store, caseId, state.versions.at(-1)!.contentHash)
    const source = { events, hashes, document: wording }
    const printing = { office: OFFICE, printedAt: now.toISOString(), code }
    const shaped =
      form === 'approval'
        ? approvalDocument(
            approvalForm(source),
            printing,
            deadlineLine(station.workstation, station.session.current()!, state),
          )
        : secrecyDocument(secrecyForm(source, readScanRecord(store, caseId, state.scan!.scanHash).hits), printing)
    const hasUnusual = documentToText(shaped).includes(UNUSUAL)
    const spelled = mapDocumentText(shaped, (text) => text.replaceAll(UNUSUAL, SPELLED))
    const codes = { kind: 'paragraph' as const, text: formText.proof.codes }
    const document = hasUnusual ? { ...spelled, body: [...spelled.body, codes] } : spelled
    expect(isOfficialDocument(document)).toBe(true)
    expect(await checkPdf(readFileSync(join(path, name)), { document })).toEqual([])
    return { name, lines: documentLines(document).map(({ text }) => text) }
  }
  const disposeAll = async (reason: string) => {
    for (const { id } of (await station.view(caseId)).hits.filter((hit) => hit.waitsForMe)) {
      const act = { hitId: id, disposition: 'kept', reason } as const
      await station.done('hit.dispose', { ...(await station.on(caseId)), ...act })
    }
  }
  it('are refused before there is anything to print', async () => {
    const { token } = await station.chooseFolder('exportFolder', 'early')
    expect(await ask('approval', token)).toMatchObject(code('case.notSubmitted'))
    await station.submit(caseId)
    expect(await ask('secrecy', token)).toMatchObject(code('case.secrecyMissing'))
    expect(await ask('approval', 'a'.repeat(32))).toMatchObject(code('file.tokenUnknown'))
  })

  it('are not for those who may not see the case', async () => {
    const { token } = await station.chooseFolder('exportFolder', 'other')
    await station.as('otherClerk')
    expect(await ask('approval', token)).toMatchObject(code('case.notFound'))
  })

  it('print every hand with person, opinion and hash, an earlier return, and the code of the log', async () => {
    await station.as('head')
    await station.done('case.return', { ...(await station.on(caseId)), toStage: 'draft', reason: '请核对处数' })
    await station.as('clerk')
    await station.submit(caseId)
    await station.as('head')
    await disposeAll('公务电话')
    await station.done('case.passDepartment', {
      ...(await station.on(caseId)),
      opinion: OPINION,
      sheet: sheetFor('departmentReview'),
    })
    await station.as('officer')
    await disposeAll('已核对')
    await station.done('secrecy.conclude', { ...(await station.on(caseId)), ...(await station.clearing(caseId)) })
    const { name, lines } = await printed('approval', 'approval')
    expect(name).toBe(`${TITLE}（审批单 第2轮）.pdf`)
    const { rows } = await station.done('case.history', { caseId })
    const grouped = (hash: string, groups: number) => hash.match(/.{4}/gu)!.slice(0, groups).join(' ')
    const hashOf = (type: string) => grouped(rows.findLast((row) => row.type === type)!.hash, 3)
    const code = grouped(rows.at(-1)!.hash, 4)
    const expected = [
      ...['政府信息公开审批单', OFFICE, caseId, TITLE, '主动公开', '条例第二十一条'],
      ...['通过', '同意。', `请于本周发布${SPELLED}`, hashOf('DepartmentReviewPassed')],
      ...['结论：可以公开', hashOf('SecrecyReviewConcluded'), '分管领导复审', '尚未办理'],
      ...['退回至拟稿', '请核对处数', STAFF.clerk[0], STAFF.head[0], STAFF.officer[0]],
      `本事项留痕共${String(rows.length)}条，末条核对码：${code}。`,
    ]
    expect(expected.filter((line) => !lines.includes(line))).toEqual([])
  })

  it('print the secrecy review with its answers, items, hits and hands, personal data masked', async () => {
    const { name, lines } = await printed('secrecy', 'secrecy')
    expect(name).toBe(`${TITLE}（保密审查单 第2轮）.pdf`)
    const expected = [
      ...['政府信息公开保密审查单', '谁公开、谁审查、谁负责；先审查、后公开；一事一审。'],
      ...['是否含有国家秘密', '是否含有其他敏感信息', '否', `正文：${TITLE}`, '可以公开'],
      ...['手机号码', '13*******02（第4段）', `${STAFF.head[0]}：保留并说明。公务电话`],
      ...[`${STAFF.officer[0]}：保留并说明。已核对`, '有效'],
    ]
    expect(expected.filter((line) => !lines.includes(line))).toEqual([])
    expect(lines.join('\n')).not.toContain('13900010002')
  })

  it('never overwrite a form that was printed before', async () => {
    const { token } = await station.chooseFolder('exportFolder', 'secrecy')
    const outcome = await station.job('case.exportForm', { caseId, form: 'secrecy', folder: token })
    expect(outcome).toMatchObject({ state: 'failed', error: { code: 'file.nameTaken' } })
  })
})
