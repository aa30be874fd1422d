import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ACCESS } from '#renderer/i18n/access.ts'
import { AUDIT } from '#renderer/i18n/audit.ts'
import { DESK } from '#renderer/i18n/desk.ts'
import { DUE_REVIEW } from '#renderer/i18n/due-review.ts'
import { INBOX } from '#renderer/i18n/inbox.ts'
import { SEARCH } from '#renderer/i18n/search.ts'
import { CATALOGUE, COMPARE, EXTEND, PUBLICATION } from '#renderer/i18n/after-release.ts'
import { SEALING } from '#renderer/i18n/sealing.ts'
import { COMMON } from '#renderer/i18n/words.ts'
import { sampleCases } from '#resources/sample/cases.ts'
import { sampleOffice, samplePeople } from '#resources/sample/office.ts'
import { DEFAULT_CHAIN, stagesOf } from '#shared/domain/case/chain-template.ts'
import { REGISTER, SHEET_WORDS } from '#renderer/i18n/register.ts'
import { expect, test } from '../fixture/workstation.ts'
import { casePage } from '../page/case-page.ts'
import { lock, unlock } from '../page/gate-page.ts'

test.use({ args: ['--sample'] })

test('the sample office has cases at every stage and a password of its own', async ({ workstation }) => {
  const { window, profile } = workstation
  const note = readFileSync(join(profile, sampleOffice.passwordFile), 'utf8')
  const password = note.trim().split('\n').at(-1) ?? ''
  expect(password.length).toBeGreaterThanOrEqual(16)
  const [drafter] = samplePeople
  const auditor = samplePeople.find(({ roles }) => roles.includes('auditor'))
  if (drafter === undefined || auditor === undefined) throw new Error('the sample has people')
  await unlock(window, { ...drafter, password })
  for (const stage of stagesOf(DEFAULT_CHAIN)) {
    const count = sampleCases.filter((sample) => sample.stage === stage).length
    await expect(window.getByText(INBOX.count(stage, count))).toBeVisible()
  }
  await window.getByRole('tab', { name: INBOX.all }).click()
  await expect(window.getByText(INBOX.total(sampleCases.length))).toBeVisible()
  await workstation.picture('示例单位-全部事项')

  // Two characters of a title find it, and the way back leads to the finds.
  await window.getByRole('button', { name: SEARCH.open, exact: true }).click()
  await window.getByLabel(SEARCH.label).fill('通知 或 公告')
  await window.keyboard.press('Enter')
  const finds = window.getByRole('region', { name: SEARCH.resultsLabel })
  await expect(finds.getByRole('listitem').first()).toBeVisible()
  await expect(finds.getByText(/^共 \d+ 件$/u)).toBeVisible()
  await workstation.picture('检索')
  await finds.getByRole('listitem').first().getByRole('button').click()
  await window.getByRole('button', { name: SEARCH.back }).click()
  await expect(finds.getByRole('listitem').first()).toBeVisible()

  // Opening the text was recorded, and stands beside how the case was handled.
  await finds.getByRole('listitem').first().getByRole('button').click()
  await window.getByRole('tab', { name: DESK.tabs.timeline }).click()
  await window.getByText(ACCESS.views.access(1)).click()
  await expect(window.getByText(/查阅文稿/u)).toBeVisible()
  await workstation.picture('查阅留痕')

  // 定期评估: what was not published, with the day on which it is looked at again.
  await window.getByRole('button', { name: DUE_REVIEW.open, exact: true }).click()
  await expect(window.getByRole('heading', { name: DUE_REVIEW.heading })).toBeVisible()
  await workstation.picture('定期评估')

  // What releases are made with; one that is to be made; one that is out, which may get proofs and be compared.
  await window.getByRole('button', { name: SEALING.open, exact: true }).click()
  await expect(window.getByLabel(PUBLICATION.indexPattern)).toHaveValue(/\{序号:5\}/u)
  await expect(window.getByRole('img', { name: SEALING.sealAlt })).toBeVisible()
  await workstation.picture('用印与签章')
  await window.getByLabel(PUBLICATION.indexPattern).scrollIntoViewIfNeeded()
  await workstation.picture('发布设置')
  await window.getByRole('button', { name: SEALING.close, exact: true }).first().click()
  for (const [stage, shown] of [
    ['approved', CATALOGUE.heading],
    ['released', COMPARE.heading],
  ] as const) {
    await window.getByRole('tab', { name: INBOX.all }).click()
    await casePage(window).open(sampleCases.find((sample) => sample.stage === stage)?.title ?? '')
    await casePage(window).tab('release')
    await window.getByText(shown, { exact: true }).scrollIntoViewIfNeeded()
    await workstation.picture(`发布-${stage}`)
    if (stage === 'released') {
      await window.getByRole('heading', { name: EXTEND.proofs }).scrollIntoViewIfNeeded()
      await workstation.picture('补充签名证据')
    }
    await casePage(window).back()
  }

  await window.getByRole('button', { name: COMMON.lock, exact: true }).click()
  await unlock(window, { ...auditor, password })
  await expect(window.getByRole('heading', { name: AUDIT.heading })).toBeVisible()
  await window.getByLabel(AUDIT.scope).selectOption('access')
  await expect(window.getByRole('cell', { name: /查阅文稿/u }).first()).toBeVisible()
  await expect(window.getByRole('cell', { name: /查看审计/u }).first()).toBeVisible()
  await workstation.picture('安全审计-查阅和导出')

  // The registers count the cases, and each number opens those behind it.
  await lock(window)
  const leader = samplePeople.find(({ roles }) => roles.includes('principalLeader'))
  if (leader === undefined) throw new Error('the sample has a leader')
  await unlock(window, { ...leader, password })
  await window.getByRole('button', { name: REGISTER.open }).click()
  await expect(window.getByRole('table')).toBeVisible()
  await workstation.picture('主动公开目录')
  await window.getByRole('button', { name: SHEET_WORDS.workload }).click()
  await expect(window.getByRole('img')).toBeVisible()
  await window.getByRole('table').getByRole('button').first().click()
  await expect(window.getByRole('region', { name: /构成这个数字的记录/u })).toBeVisible()
  await workstation.picture('办理数量')
  for (const sheet of ['duration', 'hits', 'annual2', 'annual3', 'annual4'] as const) {
    await window.getByRole('button', { name: SHEET_WORDS[sheet] }).click()
    await expect(window.getByRole('table')).toBeVisible()
    await workstation.picture(SHEET_WORDS[sheet])
  }
})
