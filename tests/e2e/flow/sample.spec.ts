import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { INBOX } from '#renderer/i18n/inbox.ts'
import { SEARCH } from '#renderer/i18n/search.ts'
import { sampleCases } from '#resources/sample/cases.ts'
import { sampleOffice, samplePeople } from '#resources/sample/office.ts'
import { DEFAULT_CHAIN, stagesOf } from '#shared/domain/case/chain-template.ts'
import { expect, test } from '../fixture/workstation.ts'
import { unlock } from '../page/gate-page.ts'

test.use({ args: ['--sample'] })

test('the sample office has cases at every stage and a password of its own', async ({ workstation }) => {
  const { window, profile } = workstation
  const note = readFileSync(join(profile, sampleOffice.passwordFile), 'utf8')
  const password = note.trim().split('\n').at(-1) ?? ''
  expect(password.length).toBeGreaterThanOrEqual(16)
  const [drafter] = samplePeople
  if (drafter === undefined) throw new Error('the sample has people')
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
})
