import { DRAFTING } from '#renderer/i18n/drafting.ts'
import { HITS } from '#renderer/i18n/hits.ts'
import { INBOX } from '#renderer/i18n/inbox.ts'
import { PREVIEW } from '#renderer/i18n/preview.ts'
import { REDACTION } from '#renderer/i18n/redaction.ts'
import { REVIEW } from '#renderer/i18n/review.ts'
import { COMMON } from '#renderer/i18n/words.ts'
import { SCAN_PANEL } from '#renderer/i18n/scan-panel.ts'
import { expect, officeTest as test } from '../fixture/workstation.ts'
import { casePage } from '../page/case-page.ts'
import { changeTo, unlock } from '../page/gate-page.ts'
import { people } from '../page/people.ts'

const NUMBER = '13800001111'

test('a telephone number is marked while it is typed, gone when it is changed, and kept from the public version', async ({
  workstation,
}) => {
  const { window: page } = workstation
  const on = casePage(page)
  await unlock(page, people.drafter)
  await page.getByRole('button', { name: INBOX.blank, exact: true }).click()
  await on.editor.write('关于河道清淤的通知', ['各乡镇人民政府：', '请于月底前完成，并报李某某。', '特此通知。'])

  const tab = page.getByRole('tab', { name: /^敏感词/ })
  const list = page.getByRole('group', { name: SCAN_PANEL.list })
  const marked = on.editor.root.locator('.mark-hit')
  await tab.click()
  await expect(page.getByText(SCAN_PANEL.none)).toBeVisible()

  await on.editor.caretAfter('请于月底前完成')
  await page.keyboard.type(`手机${NUMBER}`)
  await expect(marked).toHaveText([NUMBER])
  await expect(marked).toHaveClass(/mark-hit-high/)
  await expect(tab).toHaveText(DRAFTING.panels.scan(1))
  const hit = list.getByRole('listitem')
  await expect(hit).toHaveCount(1)
  await hit.getByText(HITS.why).click()
  await expect(hit).toContainText('《个人信息保护法》第四条')
  await workstation.picture('01-敏感词')

  // What is typed before it moves the mark along, and the list still leads to it.
  await on.editor.caretAfter('各乡镇人民政府')
  await page.keyboard.type('县直有关单位')
  await expect(marked).toHaveText([NUMBER])
  await hit.getByRole('button').click()
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(NUMBER)

  await page.keyboard.type('（略）')
  await expect(marked).toHaveCount(0)
  await expect(page.getByText(SCAN_PANEL.none)).toBeVisible()

  await on.editor.caretAfter('关于河道清淤的通知')
  await page.keyboard.press('Enter')
  await page.keyboard.type('内部资料，注意保密')
  await expect(page.getByText(SCAN_PANEL.blocked(1))).toBeVisible()
  await workstation.picture('02-不能送审')

  // 区分处理: the number by one click, a name by selecting it; what is handed in is the public version.
  for (let sign = 0; sign < '内部资料，注意保密'.length; sign += 1) await page.keyboard.press('Backspace')
  await on.editor.replace('（略）', NUMBER)
  await on.discloseProactively()
  await page.getByRole('button', { name: REDACTION.open, exact: true }).click()
  await page.getByRole('button', { name: REDACTION.hitLabel(REDACTION.maskHit, NUMBER) }).click()
  await expect(page.getByText(REDACTION.shownAs('138****1111'))).toBeVisible()
  await page.locator('.redact-page [data-line]', { hasText: '李某某' }).evaluate((line) => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf('李某某') ?? -1
      if (at < 0) continue
      getSelection()?.setBaseAndExtent(node, at, node, at + 3)
      return
    }
  })
  await expect(page.getByText(REDACTION.quote('李某某'))).toBeVisible()
  await workstation.picture('03-区分处理')
  await page.getByRole('button', { name: REDACTION.add, exact: true }).click()
  await expect(page.locator('mark.removed')).toHaveText(['李某某', NUMBER])
  await expect(page.getByText(REDACTION.clean)).toBeVisible()
  await page.getByText(REDACTION.view.preview, { exact: true }).click()
  await expect(page.getByText(PREVIEW.pages(1))).toBeVisible()
  await workstation.picture('04-公开版预览')
  await page.getByText(REDACTION.view.marked, { exact: true }).click()
  // Leaving without a word keeps what was marked, and it cannot go out unconfirmed.
  await page.getByRole('button', { name: COMMON.back, exact: true }).click()
  await on.open('关于河道清淤的通知')
  await page.getByRole('button', { name: REDACTION.unconfirmed, exact: true }).click()
  await expect(page.locator('mark.removed')).toHaveText(['李某某', NUMBER])
  await page.getByRole('button', { name: REDACTION.confirm, exact: true }).click()
  await expect(page.getByText(REDACTION.confirmed(2))).toBeVisible()
  await workstation.picture('05-已保存')
  await page.getByRole('button', { name: REDACTION.close, exact: true }).click()
  await expect(page.getByRole('button', { name: REDACTION.inForce(2) })).toBeVisible()
  await on.submit()

  await changeTo(page, people.departmentHead)
  await on.open('关于河道清淤的通知')
  await expect(page.getByText(REDACTION.review.heading(2))).toBeVisible()
  await expect(page.locator('.work-pairs del').filter({ hasText: '李某某' }).first()).toBeVisible()
  await workstation.picture('06-审阅并列')
  await page.getByText(REVIEW.modes.original, { exact: true }).click()
  await expect(page.locator('mark.removed')).toHaveText(['李某某', NUMBER])
  await workstation.picture('07-原稿标注')
})
