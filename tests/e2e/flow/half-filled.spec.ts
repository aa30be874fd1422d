import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { COMPARE } from '#renderer/i18n/after-release.ts'
import { CHAINS } from '#renderer/i18n/chains.ts'
import { DECISION } from '#renderer/i18n/decision.ts'
import { DELEGATION } from '#renderer/i18n/delegation.ts'
import { DESK } from '#renderer/i18n/desk.ts'
import { HOLD } from '#renderer/i18n/hold.ts'
import { INBOX } from '#renderer/i18n/inbox.ts'
import { LEAK } from '#renderer/i18n/leak.ts'
import { UNLOCK } from '#renderer/i18n/unlock.ts'
import { VALIDITY } from '#renderer/i18n/validity.ts'
import { COMMON } from '#renderer/i18n/words.ts'
import { sampleCases } from '#resources/sample/cases.ts'
import { sampleOffice, samplePeople } from '#resources/sample/office.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { expect, test } from '../fixture/workstation.ts'
import { adminPage } from '../page/admin-page.ts'
import { casePage } from '../page/case-page.ts'
import { unlock } from '../page/gate-page.ts'

test.use({ args: ['--sample'] })

test('what was typed into a dialog is there again after a lock, gone when it is given up, and shown to nobody else', async ({
  workstation,
}) => {
  const { window: page, profile } = workstation
  const password = readFileSync(join(profile, sampleOffice.passwordFile), 'utf8').trim().split('\n').at(-1) ?? ''
  const staff = (role: Role) => {
    const person = samplePeople.find(({ roles }) => roles.includes(role))
    if (person === undefined) throw new Error(`the sample has a ${role}`)
    return { ...person, password }
  }
  const titled = (word: string): string => sampleCases.find(({ title }) => title.includes(word))?.title ?? ''
  const on = casePage(page)
  const dialog = page.getByRole('dialog')
  const press = (name: string) => page.getByRole('button', { name, exact: true })
  /** From outside, as when the desk is left: a dialog that is open keeps the button of the page out of reach. */
  const lockAway = async (): Promise<void> => {
    await workstation.app.evaluate(async ({ powerMonitor }) => powerMonitor.emit('lock-screen'))
    await page.getByLabel(UNLOCK.password, { exact: true }).waitFor()
  }
  const openCase = async (title: string): Promise<void> => {
    await press(DESK.homes.inbox).click()
    await page.getByRole('tab', { name: INBOX.all }).click()
    await on.open(title)
  }
  /** Opened, typed into, locked away, opened again: it stands there. Given up and opened again: it does not. */
  const holds = async (role: Role, open: () => Promise<void>, field: Locator, words: string): Promise<void> => {
    await open()
    await field.fill(words)
    await lockAway()
    await unlock(page, staff(role))
    await open()
    await expect(field).toHaveValue(words)
    await dialog.getByRole('button', { name: COMMON.cancel, exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await open()
    await expect(field).toHaveValue('')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }

  await unlock(page, staff('drafter'))
  const onDuty = async (word: string, button: string): Promise<void> => {
    await openCase(titled(word))
    await on.tab('duty')
    await press(button).first().click()
  }
  await holds('drafter', () => onDuty('关于废止', VALIDITY.declare), dialog.getByLabel(VALIDITY.reason), '政策已经调整')
  await holds('drafter', () => onDuty('停车收费', DECISION.add), dialog.getByLabel(DECISION.note), '会议室公开征集')

  // On the page itself: the address at which a release was posted.
  const toCompare = async (): Promise<void> => {
    await openCase(titled('饮用水'))
    await on.tab('release')
  }
  const address = page.getByLabel(COMPARE.url, { exact: true })
  await toCompare()
  await address.fill('https://www.qinglan.example/gk/2026/1.html')
  await lockAway()
  await unlock(page, staff('drafter'))
  await toCompare()
  await expect(address).toHaveValue('https://www.qinglan.example/gk/2026/1.html')

  // Half a leak report of one person is nobody else's; who sits down next sees an empty one.
  const told = dialog.getByLabel(LEAK.what)
  const report = async (): Promise<void> => {
    await press(LEAK.open).click()
    await press(LEAK.notice).click()
  }
  await report()
  await told.fill('网站上的附件没有遮盖电话')
  await lockAway()
  await unlock(page, staff('secrecyOfficer'))
  await report()
  await expect(told).toHaveValue('')
  await page.keyboard.press('Escape')
  await lockAway()
  await unlock(page, staff('drafter'))
  await report()
  await expect(told).toHaveValue('网站上的附件没有遮盖电话')
  await workstation.picture('填到一半的泄密报告')
  await page.keyboard.press('Escape')

  await lockAway()
  await unlock(page, staff('archivist'))
  const hold = async (): Promise<void> => {
    await openCase(titled('义务教育招生服务指南的公告'))
    await press(HOLD.place).click()
  }
  await holds('archivist', hold, dialog.getByLabel(HOLD.authority), '云溪市中级人民法院')

  await lockAway()
  await unlock(page, staff('deputyLeader'))
  const delegation = async (): Promise<void> => {
    await press(DELEGATION.open).click()
    await press(DELEGATION.add).click()
  }
  await holds('deputyLeader', delegation, dialog.getByLabel(DELEGATION.until), '2026-12-31')

  // A template that is drawn up, with its reason.
  await lockAway()
  await unlock(page, staff('securityAdministrator'))
  const chain = page.getByLabel(CHAINS.formName, { exact: true })
  const why = page.getByLabel(CHAINS.reason)
  await adminPage(page).chains()
  await press(CHAINS.add).click()
  await chain.fill('规范性文件')
  await why.fill('法制审核须在初审之后')
  await lockAway()
  await unlock(page, staff('securityAdministrator'))
  await adminPage(page).chains()
  await expect(chain).toHaveValue('规范性文件')
  await expect(why).toHaveValue('法制审核须在初审之后')
  await workstation.picture('填到一半的审批链模板')
  await press(CHAINS.cancel).click()
  await lockAway()
  await unlock(page, staff('securityAdministrator'))
  await adminPage(page).chains()
  await expect(press(CHAINS.add)).toBeVisible()
  await expect(chain).toHaveCount(0)
})
