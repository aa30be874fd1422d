import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDocument } from '#electron/main/document/import.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT } from '#shared/domain/document/model.ts'
import { plainDocument, textBelowTitle } from '../../../../helper/plain-document.ts'
import { createStaffedOffice, STAFF, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'

const TITLE = '关于河道清淤的通知'
const TEXT = ['各乡镇人民政府：', '全县共有河道128公里，请于9月30日前完成清淤。', '=联系人为县水利局工程科。']

describe('what changed, exported', () => {
  let office: Awaited<ReturnType<typeof createStaffedOffice>>
  let station: StaffedWorkstation
  let caseId: string
  beforeAll(async () => {
    office = await createStaffedOffice()
    await handIn()
  }, 120_000)
  afterAll(async () => {
    await station.stop()
    office.remove()
  })

  /** A case of three versions: 128 became 131 in the second round, and a sentence came in. */
  const handIn = async (): Promise<void> => {
    station = await office.start()
    await station.as('clerk')
    caseId = await station.draft(TITLE, TEXT.join('\n'))
    await station.submit(caseId)
    await station.as('head')
    await station.done('case.return', { ...(await station.on(caseId)), toStage: 'draft', reason: '请核对' })
    await station.as('clerk')
    const { seq, workingCopy } = await station.view(caseId)
    const before = workingCopy?.document ?? EMPTY_DOCUMENT
    const document = plainDocument(before.title, `${textBelowTitle(before).replace('128', '131')}\n特此通知。`)
    await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
    await station.submit(caseId)
  }
  const fileOf = async (
    name: 'case.exportRedline' | 'case.exportAttribution',
    more: Record<string, unknown>,
  ): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
    const { path, token } = await station.chooseFolder('exportFolder', 'out')
    const outcome = await station.job(name, { caseId, folder: token, ...more } as never)
    expect(outcome).toMatchObject({ state: 'done' })
    const [file = ''] = outcome.state === 'done' ? outcome.files : []
    return { name: file, bytes: readFileSync(join(path, file)) }
  }

  it('as .docx reads as either version, and names the person who made each change', async () => {
    const { name, bytes } = await fileOf('case.exportRedline', { fromVersion: 2, toVersion: 3, format: 'docx' })
    expect(name).toBe(`${TITLE}（花脸稿 第2稿至第3稿）.docx`)
    const lines = (trackedChanges: 'accept' | 'reject'): string[] => {
      const read = importDocument({ fileName: name, bytes, trackedChanges })
      return read.ok ? documentLines(read.value.document).map(({ text }) => text) : [read.error.code]
    }
    expect(lines('reject')).toEqual([TITLE, ...TEXT])
    expect(lines('accept')).toEqual([TITLE, ...TEXT.map((text) => text.replace('128', '131')), '特此通知。'])
    const kept = importDocument({ fileName: name, bytes, trackedChanges: 'keep' })
    const revisions = kept.ok ? kept.value.revisions : []
    expect(new Set(revisions.map(({ author }) => author))).toEqual(new Set([STAFF.clerk[0]]))
    expect(revisions.map(({ kind, text }) => [kind, text])).toContainEqual(['insertion', '131'])
  })

  it('as PDF shows both versions and lists every change with its person', async () => {
    const { name, bytes } = await fileOf('case.exportRedline', { fromVersion: 2, toVersion: 3, format: 'pdf' })
    expect(name.endsWith('.pdf')).toBe(true)
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
    expect(pdf.getTitle()).toBe(`《${TITLE}》修改清单`)
    // The marked text, and behind it the list: the file was read back and compared with both before it was given out.
    expect(pdf.getPageCount()).toBe(2)
  })

  it('is refused for versions that are not there or not in order, and for a folder nobody chose', async () => {
    const { token } = await station.chooseFolder('exportFolder', 'out')
    const ask = (fromVersion: number, toVersion: number, folder: string) =>
      station.call('case.exportRedline', { caseId, fromVersion, toVersion, format: 'pdf', folder })
    const code = (code: string) => ({ ok: false, error: { code } })
    expect(await ask(2, 9, token)).toMatchObject(code('case.notFound'))
    expect(await ask(3, 2, token)).toMatchObject(code('case.notFound'))
    expect(await ask(2, 3, 'a'.repeat(32))).toMatchObject(code('file.tokenUnknown'))
  })

  it('tells who wrote what, as a table that no spreadsheet runs', async () => {
    const { name, bytes } = await fileOf('case.exportAttribution', { format: 'csv' })
    expect(name).toBe(`${TITLE}（文字责任表）.csv`)
    const text = bytes.toString('utf8')
    expect(text.startsWith('\ufeff"段号",')).toBe(true)
    const rows = text.trim().split('\r\n').slice(1)
    expect(rows.every((row) => row.includes(`"${STAFF.clerk[0]}"`))).toBe(true)
    expect(rows.map((row) => row.split('","')[3])).toEqual([
      ...[TITLE, TEXT[0], '全县共有河道', '131', '公里，请于9月30日前完成清淤。'],
      ...["'=联系人为县水利局工程科。", '特此通知。'],
    ])
    expect(rows.map((row) => row.split('","')[6])).toEqual(['2', '2', '2', '3', '2', '2', '3'])
    const printed = await fileOf('case.exportAttribution', { format: 'pdf' })
    expect(printed.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })
})
