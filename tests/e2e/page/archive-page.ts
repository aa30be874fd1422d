import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect } from '@playwright/test'
import { ARCHIVE_DESK } from '#renderer/i18n/archive.ts'
import { EXTENSION } from '#renderer/i18n/extension.ts'
import { JOB } from '#renderer/i18n/release.ts'
import type { Workstation } from '../fixture/workstation.ts'

/** On 移交到期: an approval of the archive authority as its paper has it, with the paper. */
export const recordExtension = async (workstation: Workstation): Promise<void> => {
  const { window } = workstation
  const dialog = window.getByRole('dialog')
  const paper = join(workstation.folder, '批复.txt')
  writeFileSync(paper, '同意延长移交。')
  await workstation.answerDialog(paper)
  await window.getByRole('button', { name: EXTENSION.record, exact: true }).click()
  await dialog.getByLabel(EXTENSION.until).fill('2099-12-31')
  await dialog.getByLabel(EXTENSION.authority).fill('云溪县档案局')
  await dialog.getByLabel(EXTENSION.number).fill('云档〔2026〕2号')
  await dialog.getByLabel(EXTENSION.approvedOn).fill('2026-01-20')
  await dialog.getByLabel(EXTENSION.reason).fill('专业性较强，尚需利用')
  await dialog.getByRole('button', { name: EXTENSION.choose }).click()
  await expect(dialog.getByText(EXTENSION.chosen('批复.txt'))).toBeVisible()
  await workstation.picture('延长移交-登记')
  await dialog.getByRole('button', { name: EXTENSION.save }).click()
  await expect(window.getByText(EXTENSION.states.pending)).toBeVisible()
}

/** On 检测: a package as it is looked at for 长期保存, and the report of it as a file; its name. */
export const inspectPackage = async (workstation: Workstation, folder: string): Promise<string> => {
  const { window } = workstation
  const words = ARCHIVE_DESK.inspect
  const tab = window.getByRole('tabpanel', { name: ARCHIVE_DESK.tabs.inspect })
  await window.getByRole('button', { name: ARCHIVE_DESK.open, exact: true }).click()
  await window.getByRole('tab', { name: ARCHIVE_DESK.tabs.inspect }).click()
  await workstation.answerDialog(folder)
  await tab.getByRole('button', { name: JOB.chooseFolder }).click()
  await tab.getByLabel(words.stage).click()
  await window.getByTitle(words.stages.keeping, { exact: true }).last().click()
  await tab.getByRole('button', { name: words.start }).click()
  await expect(tab.getByText(words.inspected(basename(folder)))).toBeVisible()
  await expect(tab.getByText(words.atStage(words.stages.keeping))).toBeVisible()
  await expect(tab.getByText(words.report)).toBeVisible()
  await workstation.picture('17-四性检测')
  const reports = join(workstation.folder, '检测报告')
  mkdirSync(reports)
  await workstation.answerDialog(reports)
  await tab.getByRole('button', { name: JOB.chooseFolder }).last().click()
  await tab.getByRole('button', { name: words.reportFormats.pdf }).click()
  await expect.poll(() => readdirSync(reports)).toHaveLength(1)
  return readdirSync(reports)[0] ?? ''
}
