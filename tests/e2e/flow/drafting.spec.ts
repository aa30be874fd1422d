import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { DRAFTING } from '#renderer/i18n/drafting.ts'
import { ELEMENTS } from '#renderer/i18n/elements.ts'
import { INBOX } from '#renderer/i18n/inbox.ts'
import { LINT_PANEL } from '#renderer/i18n/lint-panel.ts'
import { STOP } from '#renderer/i18n/stop.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import { importDocument } from '#electron/main/document/import.ts'
import { expect, officeTest as test } from '../fixture/workstation.ts'
import { casePage } from '../page/case-page.ts'
import { unlock } from '../page/gate-page.ts'
import { OFFICE_NAME, people } from '../page/people.ts'

const TITLE = '关于做好秋季森林防火工作的通知'
const LINES = [
  '各乡镇人民政府，县直有关单位：',
  '为做好今年秋季森林防火工作，经县人民政府同意，现就有关事项通知如下。',
  '一、加强值班值守',
  '（一）实行二十四小时值班，值班电话保持畅通——不得脱岗、漏岗。',
  '（二）每日16时前报送情况,不得迟报。',
  '二、严格管理火源',
  ...Array.from(
    { length: 30 },
    (_, n) => `第${String(n + 1)}条：各乡镇要落实包片责任，逐山逐林排查隐患，做到底数清、责任明。`,
  ),
  '云溪县人民政府办公室',
  '2026年9月8日',
]

const sidePanel = (page: Page, name: string | RegExp) =>
  page.getByRole('tab', { name, exact: typeof name === 'string' })

/** Each run of the shown pages: its width as Chromium draws it, and where the next run of the same line begins. */
const runGaps = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const runs = [...document.querySelectorAll<SVGTextElement>('.preview-sheet text')].map((run) => ({
      x: Number(run.getAttribute('x')),
      y: Number(run.getAttribute('y')),
      width: run.getComputedTextLength(),
    }))
    return runs.flatMap((run, index) => {
      const next = runs[index + 1]
      return next === undefined || next.y !== run.y || next.x < run.x ? [] : [Math.abs(run.x + run.width - next.x)]
    })
  })

test('the drafting screen shows what the document is made of, its fields, its import, its faults and its pages', async ({
  workstation,
}) => {
  const { window: page } = workstation
  const on = casePage(page)
  await unlock(page, people.drafter)
  const file = join(workstation.folder, '防火通知.txt')
  writeFileSync(file, [TITLE, ...LINES].join('\n').replace('落实包片', '落实\u200b包片'))
  await workstation.answerDialog(file)
  await on.registerFile()
  await expect(sidePanel(page, DRAFTING.panels.imports)).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText('已去除不可见字符')).toBeVisible()
  await workstation.picture('01-导入情况')

  await sidePanel(page, DRAFTING.panels.elements).click()
  await page.getByLabel(ELEMENTS.issuers).fill('云溪县人民政府')
  await page.getByLabel(ELEMENTS.documentNumber).fill('云政发[2026]12号')
  await page.getByLabel(ELEMENTS.copyTo).fill('县委办公室，县人大常委会办公室。')
  await page.getByLabel(ELEMENTS.printedBy).fill('云溪县人民政府办公室')
  await page.getByLabel(ELEMENTS.printedOn).fill('2026年9月8日')
  await on.waitSaved()
  await workstation.picture('02-要素')

  await sidePanel(page, /^格式检查/).click()
  const findings = page.getByRole('list', { name: LINT_PANEL.list }).getByRole('listitem')
  await expect(findings.first()).toBeVisible()
  await workstation.picture('03-格式检查')
  const comma = findings.filter({ hasText: '每日16时前' }).first()
  await comma.locator('.lint-jump').click()
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(',')
  await comma.getByRole('button', { name: LINT_PANEL.fix, exact: true }).click()
  await expect(on.editor.root).toContainText('（二）每日16时前报送情况，不得迟报。')
  await findings
    .filter({ hasText: '云政发[2026]12号' })
    .getByRole('button', { name: LINT_PANEL.fix, exact: true })
    .click()
  await sidePanel(page, DRAFTING.panels.elements).click()
  await expect(page.getByLabel(ELEMENTS.documentNumber)).toHaveValue('云政发〔2026〕12号')

  await page.getByRole('button', { name: DRAFTING.items.addText }).click()
  await page.getByLabel(DRAFTING.items.rename).fill('秋季森林防火责任分工表')
  await on.editor.paste('各乡镇包片领导名单')
  await expect(on.editor.root).toContainText('各乡镇包片领导名单')
  await page.getByRole('button', { name: DRAFTING.items.main, exact: true }).click()
  await expect(on.editor.root.locator('[data-part="attachmentName"]')).toHaveText('秋季森林防火责任分工表')
  await workstation.picture('04-附件')

  await sidePanel(page, DRAFTING.panels.preview).click()
  await expect(page.locator('.preview-sheet').first()).toBeVisible({ timeout: 30_000 })
  await workstation.picture('05-版面预览')
  const gaps = await runGaps(page)
  expect(gaps.length).toBeGreaterThan(5)
  // Beside a Western word a line may be stretched by part of a point; another glyph, or a trimmed mark, makes eight.
  for (const gap of gaps) expect(gap).toBeLessThan(1)
  await on.editor.caretAfter('2026年9月8日')
  await expect(page.getByRole('img', { name: /^第 3 页/ })).toBeVisible()
  await on.editor.replace('各乡镇人民政府，县直', '各街道办事处，县直')
  await page.locator('.preview-pages').evaluate((element) => {
    element.scrollTo(0, 0)
  })
  await expect(page.locator('.preview-sheet').first()).toContainText('各街道办事处')

  const exported = join(workstation.folder, '导出.docx')
  await workstation.answerDialog(exported)
  await page.getByRole('button', { name: DRAFTING.exportDocx }).click()
  await expect(page.getByText('并重新打开核对')).toBeVisible({ timeout: 30_000 })
  const read = importDocument({ fileName: '导出.docx', bytes: readFileSync(exported) })
  expect(read.ok ? documentToText(read.value.document) : '').toContain('各街道办事处，县直有关单位：')
  await workstation.picture('06-导出')

  // F6 leads around: parts, editor, panel, and back.
  await on.editor.caretAfter('2026年9月8日')
  const area = (): Promise<string | null | undefined> =>
    page.evaluate(() => document.activeElement?.closest('[data-area]')?.getAttribute('data-area'))
  const visited: (string | null | undefined)[] = []
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press('F6')
    visited.push(await area())
  }
  expect(visited).toEqual(['panel', 'items', 'editor'])

  const marked = join(workstation.folder, '部署.txt')
  writeFileSync(marked, '机密★10年\n关于某项行动的部署')
  await on.back()
  await workstation.answerDialog(marked)
  await on.registerFile()
  await expect(page.getByText(STOP.title)).toBeVisible()
  await expect(page.getByText(STOP.report(people.secrecyOfficer.name))).toBeVisible()
  await workstation.picture('07-停止')
  await page.getByRole('button', { name: STOP.close }).click()

  await page.getByRole('button', { name: INBOX.fromTemplate }).click()
  await page.getByRole('radio', { name: '通知', exact: true }).check()
  await workstation.picture('08-模板')
  await page.getByRole('dialog').getByRole('button', { name: INBOX.templateConfirm, exact: true }).click()
  await expect(on.editor.title).toHaveText(`${OFFICE_NAME}关于××的通知`)
  await workstation.picture('09-模板新建')
  await on.editor.paste('绝密★长期\n关于某事')
  await expect(page.getByText(STOP.title)).toBeVisible()
  await workstation.picture('10-粘贴停止')
  await page.getByRole('button', { name: STOP.close }).click()
  expect((await on.editor.lines()).join('')).not.toContain('绝密')
})

test('the drafting screen holds together in a small window and enlarged twice', async ({ workstation }) => {
  const { window: page, app } = workstation
  const on = casePage(page)
  await unlock(page, people.drafter)
  await page.getByRole('button', { name: INBOX.fromTemplate }).click()
  await page.getByRole('radio', { name: '通知', exact: true }).check()
  await page.getByRole('dialog').getByRole('button', { name: INBOX.templateConfirm, exact: true }).click()
  await expect(on.editor.title).toBeVisible()
  // A screen of 1280 by 720, at 100, 125 and 200 per cent: so many points of the page's own are left.
  for (const [name, width, height] of [
    ['100', 1280, 720],
    ['125', 1024, 576],
    ['200', 640, 360],
  ] as const) {
    await app.evaluate(
      async ({ BrowserWindow }, [w, h]) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.setMinimumSize(1, 1)
        window?.setContentSize(w, h)
      },
      [width, height] as const,
    )
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
    await workstation.picture(`窗口-${name}`)
    await on.editor.title.scrollIntoViewIfNeeded()
    await workstation.picture(`窗口-${name}-编辑`)
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(beyond).toBeLessThanOrEqual(0)
    for (const control of [DRAFTING.submit, DRAFTING.exportDocx]) {
      await expect(page.getByRole('button', { name: control, exact: true })).toBeVisible()
    }
  }
})
