import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { EXTENSION } from '#renderer/i18n/extension.ts'
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
