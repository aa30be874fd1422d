import type { Page } from '@playwright/test'
import { CONFIRM } from '#renderer/i18n/confirm.ts'

const passwords = new WeakMap<Page, string>()

/** Whoever has unlocked signs with this. */
export const signsWith = (page: Page, password: string): void => {
  passwords.set(page, password)
}

/** Confirms every decisive act as the person does who has unlocked: types the password that is asked for. */
export const confirmActs = async (page: Page): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: CONFIRM.title })
  await page.addLocatorHandler(dialog, async () => {
    await dialog.getByLabel(CONFIRM.password, { exact: true }).fill(passwords.get(page) ?? '')
    await dialog.getByRole('button', { name: CONFIRM.confirm }).click()
  })
}
