import { expect, type Page } from '@playwright/test'
import { CHAINS } from '#renderer/i18n/chains.ts'
import { DEPARTMENTS } from '#renderer/i18n/departments.ts'
import { PEOPLE, ADMIN } from '#renderer/i18n/people.ts'
import { ROLE_WORDS, STAGE_WORDS } from '#renderer/i18n/words.ts'
import type { ReviewStage, Role } from '#shared/domain/case/roles.ts'

/** The desk of the administrators, by what they read on it. */
export const adminPage = (page: Page) => {
  const dialog = page.getByRole('dialog')
  const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click()
  return {
    people: () => tab(ADMIN.tabs.people),
    chains: () => tab(ADMIN.tabs.chains),
    departments: () => tab(ADMIN.tabs.departments),
    proposePlace: async (name: string, department: string, reason: string, picture: () => Promise<void>) => {
      await page.getByRole('button', { name: DEPARTMENTS.edit, exact: true }).click()
      await page.getByLabel(DEPARTMENTS.of(name), { exact: true }).click()
      await page.getByTitle(department, { exact: true }).last().click()
      await page.getByLabel(DEPARTMENTS.reason).fill(reason)
      await picture()
      await page.getByRole('button', { name: DEPARTMENTS.propose, exact: true }).click()
      await expect(page.getByText(DEPARTMENTS.proposed, { exact: true })).toBeVisible()
    },
    confirmPlaces: async () => {
      await page.getByRole('button', { name: DEPARTMENTS.confirm, exact: true }).click()
      await dialog.getByRole('button', { name: DEPARTMENTS.confirm, exact: true }).click()
      await expect(page.getByText(DEPARTMENTS.confirmed, { exact: true })).toBeVisible()
    },
    sessions: () => tab(ADMIN.tabs.sessions),
    add: async (name: string, password: string, department: string | null = null) => {
      await page.getByRole('button', { name: PEOPLE.add, exact: true }).click()
      await dialog.getByLabel(PEOPLE.name, { exact: true }).fill(name)
      if (department !== null) {
        await dialog.getByLabel(PEOPLE.department, { exact: true }).click()
        await dialog.getByTitle(department, { exact: true }).last().click()
      }
      await dialog.getByLabel(PEOPLE.firstPassword, { exact: true }).fill(password)
      await dialog.getByLabel(PEOPLE.again, { exact: true }).fill(password)
      await dialog.getByRole('button', { name: PEOPLE.add, exact: true }).click()
      await expect(page.getByText(PEOPLE.added(name))).toBeVisible()
    },
    proposeRoles: async (name: string, roles: readonly Role[], reason: string) => {
      await page.getByRole('button', { name: PEOPLE.changeRolesOf(name) }).click()
      for (const role of roles) await dialog.getByRole('checkbox', { name: ROLE_WORDS[role], exact: true }).check()
      await dialog.getByLabel(PEOPLE.reason).fill(reason)
      await dialog.getByRole('button', { name: PEOPLE.propose, exact: true }).click()
      await expect(page.getByText(PEOPLE.proposed)).toBeVisible()
    },
    confirmFirst: async () => {
      await page.getByRole('button', { name: PEOPLE.confirm, exact: true }).first().click()
      await dialog.getByRole('button', { name: PEOPLE.confirm, exact: true }).click()
      await expect(page.getByText(PEOPLE.confirmed, { exact: true })).toBeVisible()
    },
    proposeChain: async (
      name: string,
      kind: ReviewStage,
      party: string,
      reason: string,
      picture: () => Promise<void>,
    ) => {
      await page.getByRole('button', { name: CHAINS.add, exact: true }).click()
      await page.getByLabel(CHAINS.formName, { exact: true }).fill(name)
      await page.getByLabel(CHAINS.formUses, { exact: true }).fill('其他')
      await page.getByTitle('其他全部事项', { exact: true }).last().click()
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: STAGE_WORDS[kind], exact: true }).click()
      await page.getByLabel(`${CHAINS.partyName} 1`).fill(party)
      await page.getByLabel(CHAINS.reason).fill(reason)
      await picture()
      await page.getByRole('button', { name: CHAINS.propose, exact: true }).click()
      await expect(page.getByText(CHAINS.saved)).toBeVisible()
    },
    confirmChain: async (name: string) => {
      await page.getByRole('button', { name: CHAINS.confirmOf(name) }).click()
      await dialog.getByRole('button', { name: CHAINS.confirm, exact: true }).click()
      await expect(page.getByText(CHAINS.confirmedNow)).toBeVisible()
    },
  }
}
