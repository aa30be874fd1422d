import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { STOP } from '#renderer/i18n/stop.ts'
import { explain } from '#renderer/i18n/explain.ts'
import type { ErrorCode, ErrorDetail } from '#shared/contract/errors.ts'
import { expect, officeTest as test, type Workstation } from '../fixture/workstation.ts'
import { buildDocx, paragraph } from '../../unit/electron/document/docx-fixture.ts'
import { casePage } from '../page/case-page.ts'
import { unlock } from '../page/gate-page.ts'
import { people } from '../page/people.ts'

/** New at each run, so that nothing but the planted file can hold it. */
const PLANTED = `鹤鸣九皋${randomBytes(8).toString('hex')}`

/** The files of an office worker's bad day, and what the window is to say of each. */
interface BadFile {
  readonly name: string
  readonly code: ErrorCode
  readonly detail?: ErrorDetail
  readonly bytes: () => Buffer
}
const badFiles: readonly BadFile[] = [
  { name: '空文件.txt', code: 'import.empty', bytes: () => Buffer.alloc(0) },
  { name: '程序.txt', code: 'import.binary', bytes: () => Buffer.from([0x41, 0, 1, 2, 3, 0, 0, 0x42]) },
  {
    name: '改名的图片.docx',
    code: 'import.misnamed',
    detail: { format: 'image' },
    bytes: () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  },
  {
    name: '乱码.txt',
    code: 'import.wrongEncoding',
    bytes: () => Buffer.from([0xff, 0xff, 0x81, 0x20, 0xfe, 0xff, 0x80]),
  },
  {
    name: '压缩炸弹.docx',
    code: 'import.bomb',
    // 60 MB of spaces in one part: a few dozen KB on disk.
    bytes: () => Buffer.from(buildDocx({ main: new Uint8Array(60_000_000).fill(0x20) })),
  },
  { name: '太大.txt', code: 'import.tooLarge', bytes: () => Buffer.alloc(50_000_000, 0x61) },
  {
    name: '涉密.txt',
    code: 'import.classified',
    bytes: () => Buffer.from(`机密★5年\n${PLANTED}\n各单位：\n${PLANTED}。\n`, 'utf8'),
  },
]

const enter = async ({ window }: Workstation): Promise<void> => {
  await unlock(window, people.drafter)
  await expect(window.getByRole('heading', { name: '待办' })).toBeVisible()
}

test('every bad file is refused in Chinese, nothing of it is kept, and the window lives', async ({ workstation }) => {
  await enter(workstation)
  const { window, folder } = workstation
  for (const { name, code, detail, bytes } of badFiles) {
    const file = join(folder, name)
    writeFileSync(file, bytes())
    await workstation.answerDialog(file)
    await casePage(window).registerFile()
    if (code === 'import.classified') {
      await expect(window.getByRole('alertdialog'), name).toContainText(STOP.title)
      await window.getByRole('button', { name: STOP.close }).click()
      continue
    }
    await expect(window.getByRole('alert'), name).toContainText(
      explain(detail === undefined ? { code } : { code, detail }).title,
    )
  }
  await workstation.picture('坏文件-拒绝')
  await window.getByRole('tab', { name: '全部事项' }).click()
  await expect(window.getByText('还没有事项')).toBeVisible()

  // The folder of this test holds the profile and the program's temporary folder; only the planted file may answer.
  rmSync(join(folder, '涉密.txt'))
  const found = execFileSync('sh', ['-c', 'grep -rla -e "$1" "$2" || true', 'sh', PLANTED, folder]).toString()
  expect(found).toBe('')
})

test('a Word file becomes a draft with its title, its numbering and what was dropped from it', async ({
  workstation,
}) => {
  await enter(workstation)
  const { window, folder } = workstation
  const file = join(folder, '防汛通知.docx')
  const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
  const level =
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
  const body = [
    paragraph('关于做好防汛工作的通知'),
    paragraph('各乡镇人民政府：'),
    paragraph('加强值守', numbered),
    paragraph('落实责任', numbered),
  ].join('')
  const numbering = `<w:abstractNum w:abstractNumId="0">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
  writeFileSync(file, buildDocx({ body, numbering }))
  await workstation.answerDialog(file)
  await casePage(window).registerFile()
  await casePage(window).editor.expectTitle('关于做好防汛工作的通知')
  await casePage(window).editor.expectLines(['各乡镇人民政府：', '一、加强值守', '二、落实责任'])
  await expect(window.getByText('自动编号已转为文字')).toBeVisible()
})
