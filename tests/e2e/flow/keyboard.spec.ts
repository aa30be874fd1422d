import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ARCHIVE_DESK, RETENTION_WORDS } from '#renderer/i18n/archive.ts'
import { RESTORE } from '#renderer/i18n/backup.ts'
import { CONFIRM } from '#renderer/i18n/confirm.ts'
import {
  BASIS_GROUPS,
  CHANNEL_WORDS,
  DETERMINE,
  EXCEPTION_WORDS,
  ORIGIN_WORDS,
  SCOPE_WORDS,
} from '#renderer/i18n/determine.ts'
import { DESK } from '#renderer/i18n/desk.ts'
import { DRAFTING } from '#renderer/i18n/drafting.ts'
import { HITS } from '#renderer/i18n/hits.ts'
import { INBOX } from '#renderer/i18n/inbox.ts'
import { JOB, RELEASE } from '#renderer/i18n/release.ts'
import { REVIEW } from '#renderer/i18n/review.ts'
import { SHEET } from '#renderer/i18n/sheet.ts'
import { UNLOCK } from '#renderer/i18n/unlock.ts'
import { COMMON, MODE_WORDS, QUESTION_WORDS } from '#renderer/i18n/words.ts'
import { SHEET_COLUMNS } from '#shared/domain/case/review/opinion-sheet.ts'
import { expect, officeTest as test } from '../fixture/workstation.ts'
import { byKeyboard } from '../page/by-keyboard.ts'
import { people, type Person } from '../page/people.ts'

const TITLE = '云溪县2026年农村饮水安全排查情况通报'
const TEXT = [
  TITLE,
  '各乡镇人民政府，县直有关单位：',
  '县水利局对全县农村饮水安全工程进行了集中排查。联系人：何建平，手机：13900010002。',
  '云溪县人民政府办公室',
].join('\r\n')

test('the main road by the keyboard alone, from a file to its package', async ({ workstation }) => {
  const { window: page, folder } = workstation
  const keys = byKeyboard(page)
  const { press, choose, write, tick, button, inDialog, confirm } = keys
  await page.removeLocatorHandler(page.getByRole('dialog', { name: CONFIRM.title }))
  const group = (name: string) => page.getByRole('radiogroup', { name, exact: true })
  const waits = (role: Parameters<typeof COMMON.waitingFor>[0]) =>
    expect(page.getByText(COMMON.waitingFor(role)).first()).toBeVisible()
  const openCase = () => press(button(TITLE))
  const come = async (person: Person): Promise<void> => {
    await keys.lock()
    await keys.unlock(person)
  }

  // From a file into the editor; as the window tells, F6 leads from the paper to what is filled in beside it.
  const file = join(folder, '通报.txt')
  writeFileSync(file, TEXT)
  await keys.unlock(people.drafter)
  await workstation.answerDialog(file)
  await press(button(INBOX.fromFile))
  await expect(page.getByRole('heading', { name: TITLE, level: 1 }).first()).toBeVisible()
  await keys.area(page.getByRole('tab', { name: DRAFTING.panels.elements, exact: true }))
  const { questions } = DETERMINE
  await keys.tab(DRAFTING.panels.elements)
  await press(button(DETERMINE.open))
  await choose(group(questions.origin), ORIGIN_WORDS.made)
  await choose(group(questions.joint), DETERMINE.no)
  await choose(group(questions.forwarded), DETERMINE.none)
  await choose(group(questions.mode), MODE_WORDS.proactive)
  await keys.reach(page.getByLabel(questions.basis, { exact: true }))
  await page.keyboard.insertText(BASIS_GROUPS[0]?.bases[2]?.[1].slice(0, 8) ?? '')
  await keys.key('Enter')
  const items = page.locator('.determine-item', { hasText: EXCEPTION_WORDS.stateSecret })
  for (const item of await items.all()) {
    await choose(item.getByRole('radiogroup').first(), DETERMINE.no)
    await press(item.getByRole('button', { name: DETERMINE.allNo }))
  }
  await choose(group(questions.concernsOthers), DETERMINE.no)
  await choose(group(questions.needsApproval), DETERMINE.no)
  await choose(group(questions.scope), SCOPE_WORDS.society)
  await tick(page.getByRole('checkbox', { name: CHANNEL_WORDS.platform }))
  await choose(group(questions.posted), DETERMINE.no)
  await press(button(DETERMINE.save))
  await expect(button(DETERMINE.reopen)).toBeVisible()
  await workstation.picture('01-认定以后')
  await press(button(DRAFTING.submit))
  await press(inDialog(DRAFTING.submitConfirm))
  await waits('departmentHead')

  const passes = async (
    channel: keyof typeof REVIEW.pass,
    fills: readonly string[],
    more: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> => {
    for (const fill of fills) await press(button(fill))
    await expect(page.getByText(SHEET.complete)).toBeVisible()
    await more()
    await choose(page.getByRole('group', { name: SHEET.conclusion }), SHEET.conclusions.agree)
    await write(page.getByRole('textbox', { name: REVIEW.opinion }), '同意。')
    await press(button(REVIEW.pass[channel]))
    await press(inDialog(REVIEW.passHeading(REVIEW.pass[channel])))
  }
  /** Each open hit by 下一处未处置; the keyboard goes on from one to the next. */
  const dispose = async (reason: string): Promise<void> => {
    const open = page.locator('.hits-open')
    await page.locator('.hits-list').waitFor()
    for (let left = await open.count(); left > 0; left = await open.count()) {
      await press(button(HITS.nextOpen))
      await keys.reach(page.getByRole('radio', { name: HITS.keep }))
      await keys.key('Space')
      await write(page.getByRole('textbox', { name: HITS.reason }), reason)
      await press(button(HITS.dispose))
      await expect(open).toHaveCount(left - 1)
    }
  }

  await come(people.departmentHead)
  await openCase()
  await keys.tab(DESK.tabs.hits)
  await dispose('单位公开的公务联系电话。')
  await keys.tab(DESK.tabs.review)
  await passes('case.passDepartment', SHEET_COLUMNS.map(SHEET.fillColumn), () =>
    write(page.getByRole('textbox', { name: SHEET.sources }), '2025年水利统计年报'),
  )
  await confirm(people.departmentHead)
  await waits('secrecyOfficer')

  await come(people.secrecyOfficer)
  await openCase()
  await dispose('公务联系方式，可以公开。')
  for (const question of Object.values(QUESTION_WORDS)) await choose(group(question), '否')
  const conclusions = page
    .getByRole('radiogroup')
    .filter({ has: page.getByRole('radio', { name: '可以公开', exact: true }) })
  for (const one of await conclusions.all()) await choose(one, '可以公开')
  await write(page.getByRole('textbox', { name: HITS.note }), '未涉及国家秘密。')
  await press(button(HITS.conclude))
  await press(inDialog(HITS.concludeHeading))
  await confirm(people.secrecyOfficer)
  await waits('deputyLeader')

  await come(people.deputyLeader)
  await openCase()
  await passes('case.passDeputy', [SHEET.fillColumn('legality')])
  await confirm(people.deputyLeader)
  await waits('principalLeader')

  await come(people.principalLeader)
  await openCase()
  await passes('case.approveFinal', [SHEET.fillRow('timeLimit')], () =>
    choose(page.getByRole('group', { name: SHEET.majorMatter }), SHEET.yesNo.no),
  )
  await confirm(people.principalLeader)
  await waits('publisher')

  await come(people.drafter)
  await openCase()
  const out = join(folder, '公开件')
  mkdirSync(out)
  await workstation.answerDialog(out)
  await write(page.getByLabel(RELEASE.documentNumber), '云政办发〔2026〕31号')
  await press(button(JOB.chooseFolder))
  await press(button(RELEASE.build))
  await press(inDialog(RELEASE.buildHeading))
  await confirm(people.drafter)
  await expect(page.locator('.job-done')).toContainText(JOB.done, { timeout: 90_000 })
  expect(readdirSync(out)).not.toHaveLength(0)

  // The archivist: how numbers are made, one file among what waits, and its batch below the list.
  const { rules, filing, filed, tabs } = ARCHIVE_DESK
  await come(people.archivist)
  await press(button(ARCHIVE_DESK.open))
  await keys.tab(tabs.rules)
  await write(page.getByLabel(rules.fonds, { exact: true }), 'Z109')
  await write(page.getByLabel(rules.organisation), 'BGS')
  await press(button(rules.save))
  await expect(page.getByText(rules.saved)).toBeVisible()
  await expect(page.getByText(rules.saved)).toBeFocused()
  await keys.back(page.getByRole('tablist'))
  await keys.tab(ARCHIVE_DESK.count(tabs.waiting, 1))
  await tick(page.getByRole('checkbox', { name: filing.choose(TITLE) }))
  await keys.pick(page.getByRole('combobox', { name: filing.columns[3] }), RETENTION_WORDS.D30)
  await write(page.getByRole('textbox', { name: filing.reason }), '按三十年保管')
  await press(button(filing.selected(1)))
  await confirm(people.archivist)
  await expect(page.getByText(/Z109-WS·/u).first()).toBeVisible()
  // The row is gone, and its button: the keyboard stands where it is said what was done.
  await expect(page.getByText(/Z109-WS·/u).first()).toBeFocused()
  await keys.back(page.getByRole('tablist'))
  await keys.tab(tabs.filed)
  const packages = join(folder, '归档')
  mkdirSync(packages)
  await workstation.answerDialog(packages)
  await press(page.getByRole('region', { name: filed.batchHeading }).getByRole('button', { name: JOB.chooseFolder }))
  await press(button(filed.start))
  await confirm(people.archivist)
  await expect(page.locator('.job-done')).toContainText(JOB.done, { timeout: 90_000 })
  expect(readdirSync(packages)).not.toHaveLength(0)
  await workstation.picture('04-批次')

  // What stands before anybody has unlocked is left by Escape.
  await keys.lock()
  await press(button(UNLOCK.restore))
  await expect(button(RESTORE.choose)).toBeFocused()
  await keys.key('Escape')
  await expect(page.getByLabel(UNLOCK.password, { exact: true })).toBeFocused()
})
