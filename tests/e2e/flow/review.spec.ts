import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHANGE_WORDS } from '#renderer/i18n/change.ts'
import { JOB } from '#renderer/i18n/release.ts'
import { REMARK } from '#renderer/i18n/remark.ts'
import { REVIEW } from '#renderer/i18n/review.ts'
import { STOP } from '#renderer/i18n/stop.ts'
import { COMMON } from '#renderer/i18n/words.ts'
import { expect, outputFolder, officeTest as test } from '../fixture/workstation.ts'
import { casePage } from '../page/case-page.ts'
import { changeTo, unlock } from '../page/gate-page.ts'
import { people } from '../page/people.ts'
import { reviewPage } from '../page/review-page.ts'

const TITLE = '关于云溪县农村饮水安全排查情况的通报'
const COUNTED = '全县共有农村集中供水工程128处，受益人口21.4万人。'
const ASKED = '各乡镇要对照问题清单逐项整改，并将整改情况报县水利局。'
const LATE = '整改不力的，由县政府办公室予以通报。'
const PAGE = `<!doctype html><meta charset="utf-8"><h1>${TITLE}</h1>
<p>各乡镇人民政府：</p><p>一、基本情况</p><p>${COUNTED}</p>
<p>二、排查结果</p>
<table><tr><th>乡镇</th><th>工程数</th></tr><tr><td>青石镇</td><td>12</td></tr><tr><td>柳河镇</td><td>9</td></tr></table>
<p>三、工作要求</p><p>${ASKED}</p><p>${LATE}</p>
<p>云溪县人民政府办公室</p><p>2026年8月17日</p>`

test('a reviewer remarks and suggests, the drafter answers for it, and the reviewer sees what became of it', async ({
  workstation,
}, info) => {
  const { window: page, folder } = workstation
  const on = casePage(page)
  const review = reviewPage(page)
  await unlock(page, people.drafter)
  writeFileSync(join(folder, '排查通报.html'), PAGE)
  await workstation.answerDialog(join(folder, '排查通报.html'))
  await on.registerFile()
  await on.discloseProactively()
  await on.waitSaved()
  await on.submit()

  await changeTo(page, people.departmentHead)
  await on.open(TITLE)
  await expect(page.locator('.paper-table')).toContainText('柳河镇')
  // Typed it is refused already, as half-filled forms are kept; and once more when it is sent.
  await page.getByLabel(REMARK.text, { exact: true }).fill('机密★10年')
  const stop = page.getByRole('alertdialog')
  for (const act of [() => Promise.resolve(), () => review.button(REMARK.make).click()]) {
    await act()
    await expect(stop).toContainText(STOP.law)
    await expect(stop).toContainText(people.secrecyOfficer.name)
    await stop.getByRole('button', { name: STOP.close }).click()
    await expect(stop).toHaveCount(0)
  }
  await review.remark('总体可行，请补充数据来源。')
  await review.select('21.4万人')
  await expect(page.getByRole('radio', { name: REMARK.passage('21.4万人') })).toBeChecked()
  await review.remark('人口数请与统计公报核对。')
  await workstation.picture('01-批注')
  await review.show('suggest')
  await review.reword(COUNTED, COUNTED.replace('128处', '131处'))
  await review.reword(ASKED, ASKED.replace('并将整改情况', '于9月30日前将整改情况'))
  await page.getByRole('button', { name: REMARK.suggest.edit(LATE), exact: true }).click()
  await workstation.picture('02-建议修改')
  await review.button(REMARK.suggest.remove).click()
  await review.reword('三、工作要求', '三、下步工作要求')
  await expect(page.getByText(REMARK.suggest.pending(4))).toBeVisible()
  await review.button(REMARK.suggest.submit).click()
  await expect(page.getByText(REMARK.suggest.kept)).toBeVisible()
  await review.remarkItem('下步').getByRole('button', { name: REMARK.withdraw, exact: true }).click()
  await expect(review.remarkItem('下步').getByRole('button', { name: REMARK.withdraw, exact: true })).toHaveCount(0)
  await on.giveBack('请按建议修改后重新送审。')

  await changeTo(page, people.drafter)
  await on.open(TITLE)
  await expect(page.getByText(REMARK.count(5, 6))).toBeVisible()
  await workstation.picture('03-经办人处理')
  const suggestion = (words: string) => review.remarkItem(words)
  await suggestion('予以通报').getByRole('button', { name: REMARK.reject, exact: true }).click()
  await page.getByLabel(REMARK.rejectReason).fill('系上级文件原文，应当保留。')
  await page.getByRole('dialog').getByRole('button', { name: REMARK.rejectConfirm, exact: true }).click()
  await page.getByRole('button', { name: REMARK.acceptAll(2), exact: true }).click()
  await expect(on.editor.root).toContainText('131处')
  await expect(on.editor.root).toContainText('于9月30日前将整改情况')
  await expect(page.getByText(REMARK.count(2, 6))).toBeVisible()
  const item = review.remarkItem('与统计公报核对')
  await item.getByRole('button', { name: REMARK.answer, exact: true }).click()
  await page.getByLabel(REMARK.answerText).fill('已核对，与公报一致。')
  await item.getByRole('button', { name: REMARK.answerSend, exact: true }).click()
  await expect(item).toContainText('已核对，与公报一致。')
  await on.editor.replace('柳河镇', '杨柳河镇')
  await on.waitSaved()
  await on.submit()
  await expect(page.getByText(COMMON.waitingFor('departmentHead')).first()).toBeVisible()

  await changeTo(page, people.departmentHead)
  await on.open(TITLE)
  await expect(page.getByText(REVIEW.sinceSeen(1))).toBeVisible()
  await expect(page.locator('.paper-table ins')).toHaveText(/杨/)
  await expect(page.locator('.paper ins').first()).toContainText('131')
  await workstation.picture('04-合并')
  await page.keyboard.press('F7')
  await expect(review.current.first()).toContainText('128')
  await page.keyboard.press('F7')
  await expect(review.current.last()).toContainText('杨')
  await page.keyboard.press('Shift+F7')
  await expect(review.current.first()).toContainText('128')
  await review.pointAt('131')
  await expect(page.locator('.origin-note')).toContainText(people.drafter.name)
  await review.pointAt('各乡镇人民政府：')
  await expect(page.locator('.origin-note')).toContainText('第1稿')
  await page.getByRole('button', { name: CHANGE_WORDS.kind(CHANGE_WORDS.types.inserted, 1) }).click()
  await expect(page.locator('.review-changes li')).toHaveCount(1)
  await workstation.picture('05-筛选')
  await page.getByRole('button', { name: CHANGE_WORDS.kind(CHANGE_WORDS.types.inserted, 1) }).click()
  expect(await review.spokenAround('131')).toEqual(['新增：', '131', '新增完。'])
  await review.show('sideBySide')
  const pair = page.locator('.pair').filter({ hasText: '受益人口' })
  await expect(pair.locator('.paper').first().locator('del')).toContainText('128')
  await expect(pair.locator('.paper').first()).not.toContainText('131')
  await expect(pair.locator('.paper').last().locator('ins')).toContainText('131')
  await expect(pair.locator('.paper').last()).not.toContainText('128')
  const [left, right] = await Promise.all([
    pair.locator('.paper-line').first().boundingBox(),
    pair.locator('.paper-line').last().boundingBox(),
  ])
  expect(left?.y).toBe(right?.y)
  await workstation.picture('06-并列')
  await review.show('pages')
  const marked = page.locator('.marked-sheet')
  await expect(marked.first()).toBeVisible({ timeout: 30_000 })
  await expect(marked.locator('ins').filter({ hasText: '131' })).toHaveText('新增：131新增完。')
  await expect(marked.locator('del').filter({ hasText: '128' })).toHaveText('删除：128删除完。')
  await workstation.picture('06a-版式花脸稿')
  await page.keyboard.press('F7')
  await expect(page.locator('.marked-piece.change-current').first()).toBeInViewport()
  await page.getByRole('button', { name: REVIEW.pages.larger }).click()
  await workstation.picture('06b-版式放大')
  await page.getByRole('button', { name: REVIEW.pages.fit }).click()
  // Where the page shows no changes, the way to them opens the view that does.
  await review.show('clean')
  await page.keyboard.press('F7')
  await expect(review.current.first()).toBeInViewport()
  await review.show('attribution')
  await expect(page.locator('mark').filter({ hasText: '131' })).toContainText(people.drafter.name)
  await review.show('changes')
  await review.remarkItem('与统计公报核对').getByRole('button', { name: REMARK.settle, exact: true }).click()
  await expect(page.getByText(REMARK.count(1, 6))).toBeVisible()

  const target = join(folder, '花脸稿')
  mkdirSync(target)
  await workstation.answerDialog(target)
  await review.button(JOB.chooseFolder).click()
  const exports = [
    [REVIEW.exports.redline(1, 2), 'pdf'],
    [REVIEW.exports.redline(1, 2), 'docx'],
    [REVIEW.attribution, 'csv'],
  ] as const
  for (const [nth, [group, format]] of exports.entries()) {
    if (nth > 0) await review.button(JOB.chooseFolder).click()
    await page
      .getByRole('group', { name: group })
      .getByRole('button', { name: REVIEW.exports.formats[format], exact: true })
      .click()
    const written = () => readdirSync(target).filter((name) => name.endsWith(`.${format}`))
    await expect.poll(written, { timeout: 60_000 }).toHaveLength(1)
    await expect(page.locator('.job-done')).toContainText(JOB.done)
  }
  await workstation.picture('07-导出')
  for (const zoom of [1.25, 2]) {
    await workstation.app.evaluate(async ({ BrowserWindow }, factor) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor)
    }, zoom)
    await page.locator('.review-bar').scrollIntoViewIfNeeded()
    await page.waitForTimeout(300)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wide).toBeLessThanOrEqual(0)
    const shown = await workstation.app.evaluate(async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64'),
    )
    writeFileSync(join(outputFolder(info), `review-${String(zoom * 100)}.png`), Buffer.from(shown ?? '', 'base64'))
  }
})
