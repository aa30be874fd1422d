import { DESK } from '#renderer/i18n/desk.ts'
import { DRAFTING } from '#renderer/i18n/drafting.ts'
import { INBOX } from '#renderer/i18n/inbox.ts'
import { STOP } from '#renderer/i18n/stop.ts'
import { COMMON } from '#renderer/i18n/words.ts'
import { expect, officeTest as test } from '../fixture/workstation.ts'
import { casePage } from '../page/case-page.ts'
import { unlock } from '../page/gate-page.ts'
import { people } from '../page/people.ts'

test('a typed mark stops once, can then be deleted key by key, and a pasted one stops again', async ({
  workstation,
}) => {
  const { window: page } = workstation
  const { keyboard } = page
  const on = casePage(page)
  const stop = page.getByRole('alertdialog')
  const close = () => stop.getByRole('button', { name: STOP.close }).click()
  await unlock(page, people.drafter)
  await page.getByRole('button', { name: INBOX.blank, exact: true }).click()
  await on.editor.write('关于某事的通知', ['现将有关事项通知如下。'])
  await on.waitSaved()

  await on.editor.caretAfter('现将有关事项通知如下。')
  await keyboard.insertText('机密★10年以上各条')
  await expect(stop).toContainText(STOP.title)
  await expect(stop).toContainText('正文第1行')
  await close()
  // The caret is where it was, and what is not kept is said as long as that is so.
  for (let key = 0; key < 10; key += 1) await keyboard.press('Backspace', { delay: 200 })
  await expect(stop).toHaveCount(0)
  await on.editor.expectLines(['现将有关事项通知如下。'])
  await on.waitSaved()
  await expect(page.getByText(STOP.unsaved)).toHaveCount(0)

  await keyboard.insertText('机密★10年')
  await expect(stop).toHaveCount(1)
  await close()
  await expect(page.getByText(STOP.unsaved)).toBeVisible()
  await workstation.picture('没有保存')
  await expect(page.getByText(DRAFTING.saveFailed, { exact: true })).toBeVisible()
  await on.editor.paste('绝密★30年')
  await expect(stop).toHaveCount(1)
  await close()
  expect((await on.editor.lines()).join('')).not.toContain('绝密')

  // A lock would drop what is not kept: it asks first.
  await page.getByRole('button', { name: COMMON.lock, exact: true }).click()
  const question = page.getByRole('dialog')
  await expect(question).toContainText(DESK.unsavedText)
  await workstation.picture('锁定前询问')
  await page.keyboard.press('Escape')
  await expect(page.getByText(STOP.unsaved)).toBeVisible()
  await page.getByRole('button', { name: COMMON.lock, exact: true }).click()
  await question.getByRole('button', { name: DESK.lockAnyway }).click()
  await expect(page.locator('input[type=password]')).toBeVisible()
})
