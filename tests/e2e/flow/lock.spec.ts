import { INBOX } from '#renderer/i18n/inbox.ts'
import { RECOVERY } from '#renderer/i18n/recovery.ts'
import { UNLOCK } from '#renderer/i18n/unlock.ts'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../fixture/workstation.ts'
import { makeBackup, rehearse, restore } from '../page/backup-page.ts'
import { casePage } from '../page/case-page.ts'
import { lock, recover, setUpOffice, unlock } from '../page/gate-page.ts'
import { OFFICE_NAME, people } from '../page/people.ts'

const TITLE = '关于做好秋季森林防火工作的通知'

test('what was typed last is there when the machine locks, and when the window is closed', async ({ workstation }) => {
  const on = () => casePage(workstation.window)
  const code = await setUpOffice(workstation.window, OFFICE_NAME, Object.values(people), () => Promise.resolve())
  await unlock(workstation.window, people.drafter)
  await workstation.window.getByRole('button', { name: INBOX.blank, exact: true }).click()
  await expect(on().editor.root).toBeFocused()
  await on().editor.write(TITLE, ['各乡镇人民政府：'])
  const sheets = () =>
    workstation.app.evaluate(async ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.contentView.children.length)
  const before = (await sheets()) ?? 0
  const after = await workstation.app.evaluate(async ({ powerMonitor, BrowserWindow }) => {
    powerMonitor.emit('lock-screen')
    return BrowserWindow.getAllWindows()[0]?.contentView.children.length
  })
  // At once, while the page still saves.
  expect(after).toBe(before + 1)
  await expect(workstation.window.getByLabel(UNLOCK.password, { exact: true })).toBeVisible()
  await expect(workstation.window.getByText(TITLE)).toHaveCount(0)
  await expect.poll(sheets).toBe(before)

  // By the keyboard alone: the arrows go through the list, and only Tab leaves it for the password.
  const { keyboard } = workstation.window
  await keyboard.press('Shift+Tab')
  for (const person of [people.departmentHead, people.secrecyOfficer]) {
    await keyboard.press('ArrowDown')
    await expect(workstation.window.getByRole('radio', { name: person.name })).toBeFocused()
  }
  await keyboard.press('Tab')
  await expect(workstation.window.getByLabel(UNLOCK.password, { exact: true })).toBeFocused()
  await unlock(workstation.window, people.drafter)
  await on().open(TITLE)
  await on().editor.expectLines(['各乡镇人民政府：'])
  await on().editor.caretAfter('各乡镇人民政府：')
  await workstation.window.keyboard.press('Enter')
  await workstation.window.keyboard.insertText('现通知如下。')
  await workstation.close()
  await workstation.restart()

  await unlock(workstation.window, people.drafter)
  await on().open(TITLE)
  await on().editor.expectLines(['各乡镇人民政府：', '现通知如下。'])

  // A backup of this moment is rehearsed with the recovery code, and given back its place by two people.
  const folder = join(workstation.folder, 'usb')
  mkdirSync(folder)
  await lock(workstation.window)
  await unlock(workstation.window, people.systemAdministrator)
  const file = await makeBackup(workstation, folder)
  await rehearse(workstation, file, code)
  await lock(workstation.window)
  await unlock(workstation.window, people.drafter)
  await workstation.window.getByRole('button', { name: INBOX.blank, exact: true }).click()
  await on().editor.write('关于备份以后的通知', ['这一段将会丢失。'])
  await lock(workstation.window)
  await restore(workstation, file, code, [people.systemAdministrator, people.securityAdministrator])
  await unlock(workstation.window, people.drafter)
  await on().open(TITLE)
  await on().editor.expectLines(['各乡镇人民政府：', '现通知如下。'])
  await expect(workstation.window.getByText('关于备份以后的通知')).toHaveCount(0)

  // The power goes when the office of before has given way and the copy has not come yet: the next start finds the office, and
  // asks nobody to found another.
  await workstation.kill()
  const restoring = join(workstation.profile, 'restoring')
  mkdirSync(restoring)
  renameSync(join(workstation.profile, 'office'), join(restoring, 'office'))
  writeFileSync(join(restoring, 'accepted'), '')
  await workstation.restart()
  await unlock(workstation.window, people.drafter)
  await on().open(TITLE)
  await lock(workstation.window)

  // Back with the recovery code: two others say that it was the person, and then the person does.
  const { window } = workstation
  const password = 'Xin-De-Kouling-2026'
  const bar = window.locator('.recovery-bar')
  const zoom = (factor: number) =>
    workstation.app.evaluate(async ({ BrowserWindow }, to) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to)
    }, factor)
  const { name } = people.drafter
  await recover(window, people.drafter, code, password)
  await expect(bar).toContainText('还没有人确认')
  // At twice the size all of it can be read, and half of the window is still for the work.
  await zoom(2)
  const fits = () =>
    window.evaluate(() => {
      const [line, main] = [document.querySelector('.recovery-bar'), document.querySelector('#main')]
      const root = document.documentElement
      return {
        cut: (line?.scrollHeight ?? 0) - (line?.clientHeight ?? 0),
        wide: root.scrollWidth - root.clientWidth,
        work: (main?.clientHeight ?? 0) >= root.clientHeight / 2,
        // One bar at the right, however much stands there.
        bars: [main, main?.parentElement].filter(
          (one) => one instanceof HTMLElement && one.offsetWidth - one.clientWidth > 2,
        ).length,
      }
    })
  await expect.poll(fits).toEqual({ cut: 0, wide: 0, work: true, bars: 1 })
  await workstation.picture('凭恢复码重设-放大一倍')
  await zoom(1)
  for (const keeper of [people.systemAdministrator, people.securityAdministrator]) {
    await lock(window)
    await unlock(window, keeper)
    await expect(bar).toBeVisible()
    await bar.getByRole('button', { name: RECOVERY.confirmOf(name) }).click()
    await expect(bar).toHaveCount(0)
  }
  await lock(window)
  await unlock(window, people.drafter, password)
  await expect(bar).toBeVisible()
  await bar.getByRole('button', { name: RECOVERY.acknowledge }).click()
  await expect(bar).toHaveCount(0)
})
