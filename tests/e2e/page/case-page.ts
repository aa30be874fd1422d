import { ARCHIVE_DESK, FILING, RETENTION_WORDS } from '#renderer/i18n/archive.ts'
import { expect, type Page } from '@playwright/test'
import {
  BASIS_GROUPS,
  CHANNEL_WORDS,
  DETERMINE,
  EXCEPTION_WORDS,
  ORIGIN_WORDS,
  SCOPE_WORDS,
} from '#renderer/i18n/determine.ts'
import { DRAFTING } from '#renderer/i18n/drafting.ts'
import { DESK } from '#renderer/i18n/desk.ts'
import { HITS } from '#renderer/i18n/hits.ts'
import { INBOX } from '#renderer/i18n/inbox.ts'
import { ARCHIVE, JOB, RELEASE } from '#renderer/i18n/release.ts'
import { PRINT } from '#renderer/i18n/print.ts'
import { SHEET } from '#renderer/i18n/sheet.ts'
import { SHEET_COLUMNS } from '#shared/domain/case/review/opinion-sheet.ts'
import { REVIEW } from '#renderer/i18n/review.ts'
import { COMMON, MODE_WORDS, QUESTION_WORDS } from '#renderer/i18n/words.ts'
import { editorPage } from './editor-page.ts'

type PassWord = keyof typeof REVIEW.pass

const SHEET_OF = {
  'case.passDepartment': 'departmentReview',
  'case.passDeputy': 'deputyReview',
  'case.approveFinal': 'finalApproval',
} as const

/** Acts of a person in the window, by what they read on it. */
export const casePage = (page: Page) => {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
  const tab = (name: keyof typeof DESK.tabs) => page.getByRole('tab', { name: DESK.tabs[name], exact: true }).click()
  const exportJob = async (build: string, confirm: string): Promise<void> => {
    await button(JOB.chooseFolder).click()
    await button(build).click()
    await inDialog(confirm).click()
    await expect(page.locator('.job-done')).toContainText(JOB.done, { timeout: 90_000 })
  }
  return {
    tab,
    /** From the tab that offers it. */
    print: async (form: keyof typeof PRINT.forms): Promise<void> => {
      await button(JOB.chooseFolder).click()
      await button(PRINT.print(PRINT.forms[form])).click()
      await expect(page.locator('.job-done')).toContainText(PRINT.forms[form], { timeout: 60_000 })
    },
    back: () => button(COMMON.back).click(),
    open: (title: string) => page.getByRole('button', { name: title, exact: true }).first().click(),
    registerFile: () => button(INBOX.fromFile).click(),
    editor: editorPage(page),
    waitSaved: () => expect(page.getByText(/^已保存 /)).toBeVisible(),
    /** 公开认定: nothing excepted, on the platform, for everybody. */
    discloseProactively: async () => {
      const { questions } = DETERMINE
      const choose = (group: string, answer: string) =>
        page
          .getByRole('radiogroup', { name: group, exact: true })
          .getByRole('radio', { name: answer, exact: true })
          .check()
      await page.getByRole('tab', { name: DRAFTING.panels.elements, exact: true }).click()
      await page.getByRole('button', { name: new RegExp(`^(?:${DETERMINE.open}|${DETERMINE.reopen})$`) }).click()
      // Nothing is handed in, and nothing else opened, over answers that are not saved.
      await expect(button(DRAFTING.submit)).toBeDisabled()
      await choose(questions.origin, ORIGIN_WORDS.made)
      await choose(questions.joint, DETERMINE.no)
      await choose(questions.forwarded, DETERMINE.none)
      await choose(questions.mode, MODE_WORDS.proactive)
      const basis = BASIS_GROUPS[0]?.bases[2]?.[1] ?? ''
      await page.getByLabel(questions.basis, { exact: true }).click()
      await page.getByRole('option', { name: basis }).or(page.getByTitle(basis)).last().click()
      const items = page.locator('.determine-item', { hasText: EXCEPTION_WORDS.stateSecret })
      for (const item of await items.all()) {
        await item.getByRole('radiogroup').first().getByRole('radio', { name: DETERMINE.no, exact: true }).check()
        await item.getByRole('button', { name: DETERMINE.allNo }).click()
      }
      await choose(questions.concernsOthers, DETERMINE.no)
      await choose(questions.needsApproval, DETERMINE.no)
      await choose(questions.scope, SCOPE_WORDS.society)
      await page.getByRole('checkbox', { name: CHANNEL_WORDS.platform }).check()
      await choose(questions.posted, DETERMINE.no)
      await button(DETERMINE.save).click()
      await expect(button(DETERMINE.reopen)).toBeVisible()
    },
    submit: async () => {
      await button(DRAFTING.submit).click()
      await expect(inDialog(DRAFTING.submitConfirm)).toBeVisible()
      const still = page.getByRole('checkbox', { name: DETERMINE.confirmStill })
      if ((await still.count()) > 0) await still.check()
      await inDialog(DRAFTING.submitConfirm).click()
    },
    pass: async (channel: PassWord, opinion: string) => {
      await page.getByRole('textbox', { name: REVIEW.opinion }).fill(opinion)
      await casePage(page).fillSheet(SHEET_OF[channel])
      await button(REVIEW.pass[channel]).click()
      await inDialog(REVIEW.passHeading(REVIEW.pass[channel])).click()
    },
    /** Answers what the step must answer, column by column or row by row, as a person with the keyboard does. */
    fillSheet: async (stage: 'departmentReview' | 'deputyReview' | 'finalApproval') => {
      const fills = {
        departmentReview: SHEET_COLUMNS.map(SHEET.fillColumn),
        deputyReview: [SHEET.fillColumn('legality')],
        finalApproval: [SHEET.fillRow('timeLimit')],
      }[stage]
      for (const fill of fills) await button(fill).click()
      await expect(page.getByText(SHEET.complete)).toBeVisible()
      if (stage === 'departmentReview')
        await page.getByRole('textbox', { name: SHEET.sources }).fill('2025年水利统计年报\n排查台账')
      if (stage === 'finalApproval')
        await page.getByRole('group', { name: SHEET.majorMatter }).getByText(SHEET.yesNo.no, { exact: true }).click()
      await page
        .getByRole('group', { name: SHEET.conclusion })
        .getByText(SHEET.conclusions.agree, { exact: true })
        .click()
    },
    giveBack: async (reason: string) => {
      await button(REVIEW.return).click()
      await page.getByRole('textbox', { name: REVIEW.returnReason }).fill(reason)
      await inDialog(REVIEW.returnConfirm).click()
    },
    /** Disposes of every open hit, one after the other, with this reason; gives how many there were. */
    disposeAll: async (reason: string): Promise<number> => {
      let disposed = 0
      // The list, or that there is none, comes a moment after its tab.
      const none = page.getByText(HITS.none).or(page.getByText(HITS.noScan))
      await page.locator('.hits-list').or(none).first().waitFor()
      while ((await button(HITS.nextOpen).count()) > 0) {
        const open = page.locator('.hits-open')
        const before = await open.count()
        await button(HITS.nextOpen).click()
        await page.getByRole('radio', { name: HITS.keep }).check()
        await page.getByRole('textbox', { name: HITS.reason }).fill(reason)
        await button(HITS.dispose).click()
        await expect(open).toHaveCount(before - 1)
        disposed += 1
      }
      return disposed
    },
    /** The first of two hands on every high hit, given at the department review. */
    disposeFirst: async (reason: string): Promise<number> => {
      await page.getByRole('tab', { name: DESK.tabs.hits }).click()
      const disposed = await casePage(page).disposeAll(reason)
      await page.getByRole('tab', { name: DESK.tabs.review }).click()
      return disposed
    },
    concludeCleared: async (note: string) => {
      for (const question of Object.values(QUESTION_WORDS))
        await page.getByRole('radiogroup', { name: question }).getByRole('radio', { name: '否' }).check()
      const conclusions = page.getByRole('radio', { name: '可以公开', exact: true })
      for (const radio of await conclusions.all()) await radio.check()
      await page.getByRole('textbox', { name: HITS.note }).fill(note)
      await button(HITS.conclude).click()
      await inDialog(HITS.concludeHeading).click()
    },
    release: async (documentNumber: string) => {
      await page.getByLabel(RELEASE.documentNumber).fill(documentNumber)
      await exportJob(RELEASE.build, RELEASE.buildHeading)
    },
    /** 全宗 and the form of numbers, which an office sets once. */
    keepArchive: async () => {
      await button(ARCHIVE_DESK.open).click()
      await page.getByRole('tab', { name: ARCHIVE_DESK.tabs.rules }).click()
      await page.getByLabel(ARCHIVE_DESK.rules.fonds, { exact: true }).fill('Z109')
      await page.getByLabel(ARCHIVE_DESK.rules.organisation).fill('BGS')
      await button(ARCHIVE_DESK.rules.save).click()
      await expect(page.getByText(ARCHIVE_DESK.rules.saved)).toBeVisible()
      await button(DESK.homes.inbox).click()
    },
    /** 归档登记 for thirty years. */
    file: async () => {
      await page.getByRole('radio', { name: RETENTION_WORDS.D30 }).check()
      await page.getByLabel(ARCHIVE_DESK.filing.reason).fill('按三十年保管')
      await button(FILING.file).click()
      await expect(page.getByText(/Z109-WS·/).first()).toBeVisible()
    },
    archive: () => exportJob(ARCHIVE.build, ARCHIVE.buildHeading),
  }
}
