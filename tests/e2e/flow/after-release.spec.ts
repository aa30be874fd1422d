import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DESK } from '#renderer/i18n/desk.ts'
import { DUE, VALIDITY_WORDS } from '#renderer/i18n/deadline.ts'
import { INBOX } from '#renderer/i18n/inbox.ts'
import { ADDRESSEE_WORDS, LEAK, MEASURE_WORDS } from '#renderer/i18n/leak.ts'
import { JOB } from '#renderer/i18n/release.ts'
import { SEARCH } from '#renderer/i18n/search.ts'
import { VALIDITY } from '#renderer/i18n/validity.ts'
import { COMMON } from '#renderer/i18n/words.ts'
import { sampleCases } from '#resources/sample/cases.ts'
import { sampleOffice, samplePeople } from '#resources/sample/office.ts'
import { leakText } from '#resources/text/leak.ts'
import { beijingDateOf } from '#shared/domain/deadline/date.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { expect, test } from '../fixture/workstation.ts'
import { casePage } from '../page/case-page.ts'
import { changeTo, unlock } from '../page/gate-page.ts'

test.use({ args: ['--sample'] })

const titled = (start: string): string => sampleCases.find(({ title }) => title.startsWith(start))?.title ?? ''

test('after a release: a leak from its report to its closing, and a repeal to the day on which the old text no longer holds', async ({
  workstation,
}) => {
  const { window: page, profile, folder } = workstation
  const password = readFileSync(join(profile, sampleOffice.passwordFile), 'utf8').trim().split('\n').at(-1) ?? ''
  const staff = (role: Role) => {
    const person = samplePeople.find(({ roles }) => roles.includes(role))
    if (person === undefined) throw new Error(`the sample has a ${role}`)
    return { ...person, password }
  }
  const on = casePage(page)
  const dialog = page.getByRole('dialog')
  const press = (name: string) => page.getByRole('button', { name, exact: true })
  const inDialog = (name: string) => dialog.getByRole('button', { name, exact: true })
  const openCase = async (title: string): Promise<void> => {
    await press(DESK.homes.inbox).click()
    await page.getByRole('tab', { name: INBOX.all }).click()
    await on.open(title)
  }

  // Whoever notices says so, at the release that it is about.
  const released = titled('青澜县饮用水')
  const what = '附件中一名联系人的电话没有遮盖，可能还涉及不宜公开的点位'
  await unlock(page, staff('drafter'))
  await openCase(released)
  await on.tab('duty')
  await press(LEAK.notice).click()
  await expect(dialog.getByText(LEAK.about(released))).toBeVisible()
  await workstation.picture('泄密-报告')
  await dialog.getByLabel(LEAK.what).fill(what)
  await inDialog(LEAK.notice).click()
  await expect(page.getByText(LEAK.noticed)).toBeVisible()
  await workstation.picture('泄密-报告以后')
  await press(LEAK.back).click()
  await expect(page.getByRole('heading', { name: released, level: 1 })).toBeVisible()

  // The officer is told on every screen, and sees the clock; it is not closed before it was told and something was done.
  await changeTo(page, staff('secrecyOfficer'))
  await expect(page.getByText(/^泄密应急：1 起未报告完毕，距24小时时限还有 23 小时/u)).toBeVisible()
  await workstation.picture('泄密-提示')
  await press(LEAK.handle).click()
  const incident = page.getByRole('region', { name: what })
  const close = incident.getByRole('button', { name: LEAK.close, exact: true })
  await expect(close).toBeDisabled()
  await expect(incident.getByText(LEAK.closeNeeds(['secrecyAuthority', 'superior']))).toBeVisible()
  await workstation.picture('泄密-处置')
  await incident.getByRole('button', { name: LEAK.addMeasure, exact: true }).click()
  await dialog.getByRole('radio', { name: MEASURE_WORDS.takenDown, exact: true }).check()
  await dialog.getByLabel(LEAK.channel).fill('县政府门户网站')
  await workstation.picture('泄密-记录措施')
  await inDialog(COMMON.confirm).click()
  await expect(incident.getByText(/县政府门户网站/u)).toBeVisible()
  for (const [to, authority] of [
    ['secrecyAuthority', '青澜县国家保密局'],
    ['superior', '青澜县人民政府办公室'],
  ] as const) {
    await incident.getByRole('button', { name: LEAK.addReport, exact: true }).click()
    // What is owed next is chosen already.
    await expect(dialog.getByRole('radio', { name: ADDRESSEE_WORDS[to], exact: true })).toBeChecked()
    await dialog.getByLabel(LEAK.authority).fill(authority)
    await inDialog(COMMON.confirm).click()
    await expect(incident.getByText(new RegExp(`已报告${authority}`, 'u'))).toBeVisible()
  }
  await expect(page.getByText(LEAK.barDone(1))).toBeVisible()
  await close.click()
  await dialog.getByLabel(LEAK.outcome).fill('经鉴定不涉及国家秘密，已遮盖电话后重新发布')
  await workstation.picture('泄密-办结')
  await inDialog(LEAK.close).click()
  await expect(incident.getByText(/^已办结：经鉴定不涉及国家秘密/u)).toBeVisible()
  await expect(page.getByText(LEAK.barDone(1))).toHaveCount(0)
  await expect(close).toHaveCount(0)
  const papers = join(folder, '处置记录')
  mkdirSync(papers)
  await workstation.answerDialog(papers)
  await incident.getByRole('button', { name: JOB.chooseFolder }).click()
  await incident.getByRole('button', { name: LEAK.print }).click()
  await expect(incident.locator('.job-done')).toContainText(JOB.done, { timeout: 60_000 })
  // Of the day in Beijing, wherever the clock of the machine stands.
  expect(readdirSync(papers)).toEqual([`${leakText.fileName(beijingDateOf(new Date().toISOString()))}.pdf`])
  await workstation.picture('泄密-已办结')

  // A repeal goes the whole way; until it is released the old text holds, and says that it will not.
  const old = titled('关于2026年春季学期义务教育')
  const repeal = titled('关于废止')
  const number = '青政服发〔2026〕10号'
  await changeTo(page, staff('drafter'))
  await openCase(old)
  await expect(page.getByRole('note', { name: DUE.validity })).toContainText(VALIDITY.underWay('repeal', repeal))
  await workstation.picture('废止-办理中的旧文件')
  await openCase(repeal)
  await on.tab('duty')
  await workstation.picture('废止-本事项')
  await on.tab('drafting')
  await on.discloseProactively()
  await on.submit()
  await expect(page.getByText(COMMON.waitingFor('departmentHead')).first()).toBeVisible()
  await changeTo(page, staff('departmentHead'))
  await openCase(repeal)
  await on.disposeFirst('属于依法公开的内容。')
  await on.pass('case.passDepartment', '内容属实，同意。')
  await expect(page.getByText(COMMON.waitingFor('secrecyOfficer')).first()).toBeVisible()
  await changeTo(page, staff('secrecyOfficer'))
  await openCase(repeal)
  await on.disposeAll('属于依法公开的内容。')
  await on.concludeCleared('未涉及国家秘密。')
  await expect(page.getByText(COMMON.waitingFor('deputyLeader')).first()).toBeVisible()
  await changeTo(page, staff('deputyLeader'))
  await openCase(repeal)
  await on.pass('case.passDeputy', '同意。')
  await expect(page.getByText(COMMON.waitingFor('principalLeader')).first()).toBeVisible()
  await changeTo(page, staff('principalLeader'))
  await openCase(repeal)
  await on.pass('case.approveFinal', '同意，发布。')
  await expect(page.getByText(COMMON.waitingFor('publisher')).first()).toBeVisible()
  await changeTo(page, staff('drafter'))
  await openCase(repeal)
  const out = join(folder, '公开件')
  mkdirSync(out)
  await workstation.answerDialog(out)
  await on.tab('release')
  await workstation.picture('废止-发布')
  await on.release(number)
  await workstation.picture('废止-已发布')

  // The old text says what became of it wherever it is met: on its page, in the list, among what is found.
  await openCase(old)
  const note = page.getByRole('note', { name: DUE.validity })
  await expect(note).toContainText(VALIDITY_WORDS.repealed)
  await expect(note).toContainText(`被《${repeal}》（${number}）废止`)
  await workstation.picture('废止-旧文件')
  await on.tab('duty')
  await expect(page.getByText(VALIDITY.byHeading)).toBeVisible()
  await workstation.picture('废止-旧文件的效力')
  await press(DESK.homes.inbox).click()
  await page.getByRole('tab', { name: INBOX.all }).click()
  const row = (title: string) =>
    page.getByRole('row').filter({ has: page.getByRole('button', { name: title, exact: true }) })
  await expect(row(old).getByText(new RegExp(`^${VALIDITY_WORDS.repealed}`, 'u'))).toBeVisible()
  await expect(row(repeal).getByText(DUE.changeTag('repeal', true), { exact: true })).toBeVisible()
  await workstation.picture('废止-列表')
  await press(SEARCH.open).click()
  await page.getByLabel(SEARCH.label).fill('义务教育招生服务指南')
  const finds = page.getByRole('region', { name: SEARCH.resultsLabel })
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(finds.getByRole('listitem').first()).toBeVisible()
    await expect(finds.locator('.search-due')).toHaveCount(0, { timeout: 500 })
  }).toPass()
  const found = finds.getByRole('listitem').filter({ has: page.getByRole('button', { name: old, exact: true }) })
  await expect(found.getByText(new RegExp(`^${VALIDITY_WORDS.repealed}（`, 'u'))).toBeVisible()
  await workstation.picture('废止-检索')
})
