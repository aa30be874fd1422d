import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DRAFTING } from '#renderer/i18n/drafting.ts'
import { ELEMENTS } from '#renderer/i18n/elements.ts'
import { STOP } from '#renderer/i18n/stop.ts'
import { expect, test } from '../fixture/workstation.ts'
import { casePage } from '../page/case-page.ts'
import { setUpOffice, unlock } from '../page/gate-page.ts'
import { OFFICE_NAME, people } from '../page/people.ts'

const TITLE = '关于做好秋季森林防火工作的通知'
const LINES = [
  '各乡镇人民政府，县直有关单位：',
  '为做好今年秋季森林防火工作，经县人民政府同意，现就有关事项通知如下。',
  '一、加强值班值守',
  '（一）实行二十四小时值班，值班电话保持畅通——不得脱岗、漏岗。',
  '（二）每日16时前报送情况。',
  '二、严格管理火源',
  ...Array.from(
    { length: 30 },
    (_, n) => `第${String(n + 1)}条：各乡镇要落实包片责任，逐山逐林排查隐患，做到底数清、责任明。`,
  ),
  '云溪县人民政府办公室',
  '2026年9月8日',
]

test('the drafting screen shows what the document is made of, its fields, its import and its pages', async ({
  workstation,
}) => {
  const { window: page } = workstation
  const on = casePage(page)
  await setUpOffice(page, OFFICE_NAME, Object.values(people), () => Promise.resolve())
  await unlock(page, people.drafter)
  const file = join(workstation.folder, '防火通知.txt')
  writeFileSync(file, [TITLE, ...LINES].join('\n').replace('落实包片', '落实\u200b包片'))
  await workstation.answerDialog(file)
  await on.registerFile()
  await expect(page.getByRole('tab', { name: DRAFTING.panels.imports })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText('已去除不可见字符')).toBeVisible()
  await workstation.picture('01-导入情况')
  await page.getByRole('tab', { name: DRAFTING.panels.elements }).click()
  await page.getByLabel(ELEMENTS.documentNumber).fill('云政办发〔2026〕12号')
  await expect(page.getByText(/^已保存 /)).toBeVisible()
  await workstation.picture('02-要素')
  await page.getByRole('tab', { name: DRAFTING.panels.preview }).click()
  await expect(page.locator('.preview-sheet').first()).toBeVisible({ timeout: 30_000 })
  await workstation.picture('03-版面预览')

  const marked = join(workstation.folder, '部署.txt')
  writeFileSync(marked, '机密★10年\n关于某项行动的部署')
  await on.back()
  await workstation.answerDialog(marked)
  await on.registerFile()
  await expect(page.getByText(STOP.title)).toBeVisible()
  await workstation.picture('04-停止')
})
