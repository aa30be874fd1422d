import type { Page } from '@playwright/test'
import { DESK } from '#renderer/i18n/desk.ts'
import { SETUP } from '#renderer/i18n/setup.ts'
import { UNLOCK } from '#renderer/i18n/unlock.ts'
import { COMMON, ROLE_WORDS } from '#renderer/i18n/words.ts'
import { ROLES } from '#shared/domain/case/roles.ts'
import { signsWith } from './confirm.ts'
import type { Person } from './people.ts'

/** 首次设立: from the first screen to the unlock screen. Gives the recovery code that was shown. */
export const setUpOffice = async (
  page: Page,
  officeName: string,
  people: readonly Person[],
  picture: (name: string) => Promise<void>,
): Promise<string> => {
  await page.getByRole('checkbox', { name: SETUP.boundaryAgreed }).check()
  await picture('01-用途说明')
  await page.getByRole('button', { name: SETUP.next }).click()
  await page.getByLabel(SETUP.officeName, { exact: true }).fill(officeName)
  for (const [index, person] of people.entries()) {
    let row = page.getByRole('group', { name: SETUP.person(index + 1), exact: true })
    if ((await row.count()) === 0) await page.getByRole('button', { name: SETUP.addPerson }).click()
    row = page.getByRole('group', { name: SETUP.person(index + 1), exact: true })
    await row.getByLabel(SETUP.name, { exact: true }).fill(person.name)
    await row.getByLabel(SETUP.password, { exact: true }).fill(person.password)
    await row.getByLabel(SETUP.passwordAgain, { exact: true }).fill(person.password)
    for (const role of ROLES) {
      await row.getByRole('checkbox', { name: ROLE_WORDS[role] }).setChecked(person.roles.includes(role))
    }
  }
  await page.getByRole('checkbox', { name: SETUP.ownPasswords }).check()
  await picture('02-单位和人员')
  await page.getByRole('button', { name: SETUP.create }).click()
  const code = (await page.getByRole('group', { name: SETUP.recoveryCode }).innerText({ timeout: 120_000 })).trim()
  await page.getByLabel(SETUP.lastGroup).fill(code.split('-').at(-1) ?? '')
  await picture('03-恢复码')
  await page.getByRole('button', { name: SETUP.finish }).click()
  return code
}

/** 解锁 as this person; ends when the desk is there. */
export const unlock = async (page: Page, person: Person, password: string = person.password): Promise<void> => {
  signsWith(page, password)
  await page.getByRole('radio', { name: person.name }).check()
  await page.getByLabel(UNLOCK.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: UNLOCK.unlock, exact: true }).click()
}

/** 忘记口令: back in with the printed code, under a new password; ends when the desk is there. */
export const recover = async (page: Page, person: Person, code: string, newPassword: string): Promise<void> => {
  signsWith(page, newPassword)
  await page.getByRole('radio', { name: person.name }).check()
  await page.getByRole('button', { name: UNLOCK.forgotten }).click()
  await page.getByLabel(UNLOCK.recoveryCode, { exact: true }).fill(code)
  await page.getByLabel(UNLOCK.newPassword, { exact: true }).fill(newPassword)
  await page.getByLabel(UNLOCK.newPasswordAgain, { exact: true }).fill(newPassword)
  await page.getByRole('button', { name: UNLOCK.recover }).click()
}

export const lock = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: COMMON.lock }).click()
  await page.getByLabel(UNLOCK.password, { exact: true }).waitFor()
}

/** Ends the session of whoever is there and begins this person's. */
export const changeTo = async (page: Page, person: Person): Promise<void> => {
  await lock(page)
  await unlock(page, person)
  await page.getByText(person.name).first().waitFor()
}

export const openTab = async (page: Page, tab: keyof typeof DESK.tabs): Promise<void> => {
  await page.getByRole('tab', { name: DESK.tabs[tab], exact: true }).click()
}
