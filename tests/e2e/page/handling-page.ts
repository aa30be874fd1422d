import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { DELEGATION } from '#renderer/i18n/delegation.ts'
import { HANDLING } from '#renderer/i18n/handling.ts'
import { COMMON, ROLE_WORDS } from '#renderer/i18n/words.ts'
import type { Role } from '#shared/domain/case/roles.ts'

/** The program’s clock goes on by so many days; that of the page stays, which shows nothing of it. */
export const passDays = (app: ElectronApplication, days: number): Promise<void> =>
  app.evaluate(async (_electron, ms) => {
    const Real = Date
    globalThis.Date = class extends Real {
      constructor(...values: [] | [string | number | Date]) {
        if (values.length === 0) super(Real.now() + ms)
        else super(...values)
      }
      static override now(): number {
        return Real.now() + ms
      }
    } as DateConstructor
  }, days * 86_400_000)

/** Who handles a case, and in whose place, by what people read in the window. */
export const handlingPage = (page: Page) => {
  const dialog = page.getByRole('dialog')
  const choose = async (label: string, option: string): Promise<void> => {
    await dialog.getByLabel(label).click()
    await dialog.getByTitle(option, { exact: true }).last().click()
  }
  const group = page.getByRole('group', { name: HANDLING.heading })
  return {
    openDelegations: () => page.getByRole('button', { name: DELEGATION.open, exact: true }).click(),
    /** The letter is what the next system dialog answers with. */
    delegate: async (to: string, roles: readonly Role[], until: string, picture: () => Promise<void>) => {
      await page.getByRole('button', { name: DELEGATION.add, exact: true }).click()
      await choose(DELEGATION.delegate, `${to} ${COMMON.joinRoles(roles)}`)
      await dialog.getByLabel(DELEGATION.until).fill(until)
      await dialog.getByRole('button', { name: DELEGATION.choose, exact: true }).click()
      await expect(dialog.getByRole('status')).toBeVisible()
      await picture()
      await dialog.getByRole('button', { name: DELEGATION.save, exact: true }).click()
      await expect(page.getByRole('table').getByText(DELEGATION.states.inForce)).toBeVisible()
    },
    endDelegation: async (reason: string) => {
      await page.getByRole('button', { name: DELEGATION.end, exact: true }).click()
      await dialog.getByLabel(DELEGATION.endReason).fill(reason)
      await dialog.getByRole('button', { name: DELEGATION.end, exact: true }).click()
      await expect(page.getByRole('table').getByText(DELEGATION.states.ended)).toBeVisible()
    },
    handOnStep: async (to: string, reason: string) => {
      await group.getByRole('button', { name: HANDLING.reassignStep, exact: true }).click()
      await choose(HANDLING.toWhom, to)
      await dialog.getByLabel(HANDLING.reason).fill(reason)
      await dialog.getByRole('button', { name: HANDLING.confirm, exact: true }).click()
      await expect(group.getByText(HANDLING.assignee(to))).toBeVisible()
    },
    escalate: async (to: Role, reason: string, picture: () => Promise<void>) => {
      const name = `提级报告${ROLE_WORDS[to]}`
      await group.getByRole('button', { name, exact: true }).click()
      await dialog.getByLabel(HANDLING.escalateLabel).fill(reason)
      await dialog.getByRole('button', { name, exact: true }).click()
      await expect(group.getByText(HANDLING.escalated(to))).toBeVisible()
      await picture()
    },
  }
}
