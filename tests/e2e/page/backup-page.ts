import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { BACKUP, RESTORE } from '#renderer/i18n/backup.ts'
import { HAND } from '#renderer/i18n/second-hand.ts'
import { COMMON } from '#renderer/i18n/words.ts'
import { UNLOCK } from '#renderer/i18n/unlock.ts'
import type { Workstation } from '../fixture/workstation.ts'
import type { Person } from './people.ts'

/** 立即备份 into this folder, by the system administrator who has unlocked; gives the file. */
export const makeBackup = async (workstation: Workstation, folder: string): Promise<string> => {
  const { window } = workstation
  await window.getByRole('button', { name: BACKUP.open, exact: true }).click()
  const make = window.getByRole('region', { name: BACKUP.make })
  await workstation.answerDialog(folder)
  await make.getByRole('button', { name: /选择文件夹/u }).click()
  await make.getByRole('button', { name: BACKUP.make }).click()
  await expect(make.getByRole('status')).toContainText('.mjbackup', { timeout: 60_000 })
  await workstation.picture('备份')
  // Beside it lies the register of destructions.
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.mjbackup')) ?? '')
}

/** 恢复演练 with the recovery code. */
export const rehearse = async (workstation: Workstation, file: string, code: string): Promise<void> => {
  const { window } = workstation
  const rehearsal = window.getByRole('region', { name: BACKUP.rehearsal })
  await workstation.answerDialog(file)
  await rehearsal.getByRole('button', { name: BACKUP.chooseFile }).click()
  await rehearsal.getByLabel(BACKUP.code).fill(code)
  await rehearsal.getByRole('button', { name: BACKUP.rehearse }).click()
  await expect(rehearsal.getByText(/可以恢复，已记入留痕/u)).toBeVisible({ timeout: 60_000 })
}

/** 从备份恢复 off the unlock screen, accepted by these people; ends at the unlock screen. */
export const restore = async (
  workstation: Workstation,
  file: string,
  code: string,
  hands: readonly Person[],
): Promise<void> => {
  const { window } = workstation
  await window.getByRole('button', { name: UNLOCK.restore, exact: true }).click()
  await workstation.answerDialog(file)
  await window.getByRole('button', { name: RESTORE.choose }).click()
  await window.getByLabel(RESTORE.code, { exact: true }).fill(code)
  await workstation.picture('从备份恢复-恢复码')
  await window.getByRole('button', { name: RESTORE.run }).click()
  await expect(window.getByText(RESTORE.laterTitle)).toBeVisible({ timeout: 60_000 })
  for (const [index, person] of hands.entries()) {
    const legend = index === 0 ? RESTORE.firstPerson : RESTORE.secondPerson
    const hand = window.getByRole('group', { name: legend })
    await hand.getByLabel(RESTORE.person).selectOption({ label: `${person.name}（${COMMON.joinRoles(person.roles)}）` })
    await hand.getByLabel(HAND.password).fill(person.password)
  }
  await workstation.picture('从备份恢复-两人确认')
  await window.getByRole('button', { name: RESTORE.acceptLater }).click()
  await window.getByRole('button', { name: RESTORE.finish }).click({ timeout: 60_000 })
}
