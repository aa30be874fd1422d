import { writeFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { GUIDE_WORDS, PUBLICITY } from '#renderer/i18n/publicity.ts'
import { REMINDERS } from '#renderer/i18n/reminders.ts'
import type { Workstation } from '../fixture/workstation.ts'

const words = PUBLICITY.catalogue
const HEAD = '编号,一级事项,公开事项,公开内容,公开依据,公开时限,公开主体,公开渠道和载体,公开方式'

/** 目录和指南, as the office for disclosure writes them and another hand confirms. */
export const publicityPage = (window: Page) => {
  const press = (name: string) => window.getByRole('button', { name, exact: true })
  return {
    /** Takes the lines of a file, and proposes them as a version in force since the new year. */
    propose: async (workstation: Workstation, file: string, lines: readonly string[]): Promise<void> => {
      writeFileSync(file, `${HEAD}\n${lines.join('\n')}\n`)
      await workstation.answerDialog(file)
      await press(words.import).click()
      await expect(window.getByText(words.draftCount(lines.length))).toBeVisible()
      await window.getByLabel(words.version, { exact: true }).or(window.getByPlaceholder(words.versionHint)).fill('1')
      await window.getByLabel(words.effectiveOn).fill('2026-01-01')
      await press(words.propose(lines.length)).click()
      await expect(window.getByText(words.proposed)).toBeVisible()
    },
    issueGuide: async (): Promise<void> => {
      await window.getByRole('tab', { name: PUBLICITY.tabs.guide }).click()
      for (const word of Object.values(GUIDE_WORDS)) await window.getByLabel(word).fill(`${word}：示例`)
      await press(PUBLICITY.guide.save).click()
      await expect(window.getByText(PUBLICITY.guide.saved)).toBeVisible()
    },
    /** From the line among what waits to the version in force. */
    confirm: async (): Promise<void> => {
      await press(REMINDERS.goTo(REMINDERS.lines.catalogueProposed())).click()
      await press(words.confirm).click()
      await window.getByRole('dialog').getByRole('button', { name: words.confirm, exact: true }).click()
      await expect(window.getByText(words.confirmed)).toBeVisible()
    },
  }
}
