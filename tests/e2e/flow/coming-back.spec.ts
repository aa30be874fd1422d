import { DESK } from '#renderer/i18n/desk.ts'
import { INBOX } from '#renderer/i18n/inbox.ts'
import { expect, officeTest as test } from '../fixture/workstation.ts'
import { casePage } from '../page/case-page.ts'
import { lock, unlock } from '../page/gate-page.ts'
import { people } from '../page/people.ts'

test('a draft is there again after another tab, the list, another draft and a lock', async ({ workstation }) => {
  const { window: page } = workstation
  const { keyboard } = page
  const on = casePage(page)
  await unlock(page, people.drafter)
  await page.getByRole('button', { name: INBOX.blank, exact: true }).click()
  await on.editor.write('关于换页的通知', ['第一段。'])
  await on.waitSaved()

  await on.tab('timeline')
  await expect(page.getByRole('tab', { name: DESK.tabs.timeline })).toHaveAttribute('aria-selected', 'true')
  await on.tab('drafting')
  await on.editor.expectLines(['第一段。'])
  await on.editor.caretAfter('第一段。')
  await keyboard.insertText('又写。')
  // At once, before anything was saved.
  await on.tab('timeline')
  await on.tab('drafting')
  await on.editor.expectLines(['第一段。又写。'])

  await on.back()
  await on.open('关于换页的通知')
  await on.editor.expectLines(['第一段。又写。'])
  await on.editor.caretAfter('又写。')
  await keyboard.insertText('再写。')
  await on.back()
  await page.getByRole('button', { name: INBOX.blank, exact: true }).click()
  await on.editor.write('另一件', ['别的。'])
  await on.back()
  await on.open('关于换页的通知')
  await on.editor.expectLines(['第一段。又写。再写。'])

  await lock(page)
  await unlock(page, people.drafter)
  await on.open('关于换页的通知')
  await on.editor.expectLines(['第一段。又写。再写。'])
  await keyboard.press('Control+z')
  await on.editor.title.click()
  await keyboard.press('Control+z')
  await expect(on.editor.root).not.toContainText('再写。')
})
