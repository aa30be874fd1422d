import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LEXICON, LEXICON_USE, LIMITS, warningText } from '#renderer/i18n/lexicon.ts'
import { SECOND_HAND } from '#renderer/i18n/second-hand.ts'
import { expect, officeTest as test } from '../fixture/workstation.ts'
import { changeTo, unlock } from '../page/gate-page.ts'
import { people } from '../page/people.ts'

test('a table is taken in after its check and used by two hands, who also set the limits', async ({ workstation }) => {
  const { window: page } = workstation
  const file = join(workstation.folder, 'list.csv')
  writeFileSync(
    file,
    'term,category,level,basis\n青石水库调度底稿,internal,high,本单位规定\n㈢号井台账,internal,medium,\n',
  )
  await unlock(page, people.secrecyOfficer)
  await page.getByRole('button', { name: LEXICON.open }).click()
  await expect(page.getByText(LEXICON.none, { exact: true })).toBeVisible()

  await page.getByLabel(LEXICON.fields.name, { exact: true }).fill('云溪用语')
  await page.getByLabel(LEXICON.fields.id, { exact: true }).fill('yunxi')
  await page.getByLabel(LEXICON.fields.version, { exact: true }).fill('1')
  await page.getByLabel(LEXICON.fields.issuedOn, { exact: true }).fill('2026-03-01')
  await workstation.answerDialog(file)
  await page.getByRole('button', { name: LEXICON.choose, exact: true }).click()
  await page.getByRole('button', { name: LEXICON.check, exact: true }).click()
  await expect(
    page.getByText(warningText({ code: 'lint.folded', term: '㈢号井台账', symbols: '3号井台账' })),
  ).toBeVisible()
  await workstation.picture('01-检查')
  await page.getByRole('button', { name: LEXICON.add, exact: true }).click()

  const typed = page.getByLabel(LEXICON.tryLabel)
  await typed.fill('附青 石水库调度底稿。')
  await expect(page.getByText(LEXICON.tryNone)).toBeVisible()
  const proposing = async (label: string): Promise<void> => {
    await page.getByRole('button', { name: label }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('按本单位规定检查')
    await dialog.locator('button[type=submit]').click()
    await expect(page.getByText(SECOND_HAND.waits)).toBeVisible()
  }
  await proposing(LEXICON.startLabel('云溪用语', '1'))
  await workstation.picture('02-提出')
  await changeTo(page, people.securityAdministrator)
  await page.getByRole('button', { name: LEXICON.open }).click()
  await page.getByRole('button', { name: LEXICON_USE.confirm, exact: true }).click()
  await page.getByRole('dialog').locator('button[type=submit]').click()
  await expect(page.getByText(LEXICON.inUse, { exact: true })).toBeVisible()
  await page.getByLabel(LIMITS.fields.smallCellLeast).fill('5')
  await page.getByRole('button', { name: LIMITS.save, exact: true }).click()
  await expect(page.getByText(LIMITS.saved)).toBeVisible()
  await workstation.picture('03-确认')
  await changeTo(page, people.secrecyOfficer)
  await page.getByRole('button', { name: LEXICON.open }).click()
  await typed.fill('附青 石水库调度底稿。')
  await expect(page.getByText(LEXICON.tryCount(1))).toBeVisible()
  await expect(page.getByText(LEXICON.basis('本单位规定'))).toBeVisible()
  await expect(page.getByText(/复查0件，没有新的命中/)).toBeVisible()
  await workstation.picture('04-启用')
  await proposing(LEXICON.stopLabel('云溪用语', '1'))
})
