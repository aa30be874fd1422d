import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LEXICON, warningText } from '#renderer/i18n/lexicon.ts'
import { expect, test } from '../fixture/workstation.ts'
import { setUpOffice, unlock } from '../page/gate-page.ts'
import { OFFICE_NAME, people } from '../page/people.ts'

test('the secrecy officer takes a table in after its check, tries it, and goes back', async ({ workstation }) => {
  const { window: page } = workstation
  const file = join(workstation.folder, 'list.csv')
  writeFileSync(
    file,
    'term,category,level,basis\n青石水库调度底稿,internal,high,本单位规定\n㈢号井台账,internal,medium,\n',
  )
  await setUpOffice(page, OFFICE_NAME, Object.values(people), () => Promise.resolve())
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
  await page.getByRole('button', { name: LEXICON.startLabel('云溪用语', '1') }).click()
  await expect(page.getByText(LEXICON.tryCount(1))).toBeVisible()
  await expect(page.getByText(LEXICON.basis('本单位规定'))).toBeVisible()
  await expect(page.getByText(/复查0件，没有新的命中/)).toBeVisible()
  await workstation.picture('02-启用')
  await page.getByRole('button', { name: LEXICON.stopLabel('云溪用语', '1') }).click()
  await expect(page.getByText(LEXICON.tryNone)).toBeVisible()
})
