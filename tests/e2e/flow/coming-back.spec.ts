import type { Page } from '@playwright/test'
import { DESK } from '#renderer/i18n/desk.ts'
import { DETERMINE } from '#renderer/i18n/determine.ts'
import { DRAFTING } from '#renderer/i18n/drafting.ts'
import { MODE_WORDS } from '#renderer/i18n/words.ts'
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

  // A form that was half filled is there again after a lock, and after the program was killed.
  const { questions } = DETERMINE
  const words = '涉及两家单位，尚需核对'
  const openForm = async (window: Page): Promise<void> => {
    await window.getByRole('tab', { name: DRAFTING.panels.elements, exact: true }).click()
    await window.getByRole('button', { name: DETERMINE.open, exact: true }).click()
  }
  await openForm(page)
  const answer = (window: Page) =>
    window
      .getByRole('radiogroup', { name: questions.mode, exact: true })
      .getByRole('radio', { name: MODE_WORDS.withheld })
  const reason = (window: Page) => window.getByRole('textbox', { name: new RegExp(`^${questions.reason}`, 'u') })
  await answer(page).check()
  await reason(page).fill(words)
  await lock(page)
  await workstation.kill()
  await workstation.restart()
  const { window } = workstation
  const back = casePage(window)
  await unlock(window, people.drafter)
  await back.open('关于换页的通知')
  await expect(answer(window)).toBeChecked()
  await expect(reason(window)).toHaveValue(words)
  await workstation.picture('填到一半的公开认定')
  // Back at the text it waits, and is taken up where it was left.
  await window.getByRole('button', { name: DETERMINE.close, exact: true }).click()
  await lock(window)
  await unlock(window, people.drafter)
  await back.open('关于换页的通知')
  await expect(reason(window)).toHaveCount(0)
  await openForm(window)
  await expect(reason(window)).toHaveValue(words)
})
