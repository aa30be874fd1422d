import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DESK } from '#renderer/i18n/desk.ts'
import { TIMELINE } from '#renderer/i18n/timeline.ts'
import { COMMON } from '#renderer/i18n/words.ts'
import { expect, test, type Workstation } from '../fixture/workstation.ts'
import { casePage } from '../page/case-page.ts'
import { changeTo, openTab, setUpOffice, unlock } from '../page/gate-page.ts'
import { OFFICE_NAME, people } from '../page/people.ts'

const TITLE = '关于做好秋季森林防火工作的通知'
const TEXT = ['各乡镇人民政府：', '现就做好秋季森林防火工作通知如下。', '一、加强值班', '实行二十四小时值班。'].join(
  '\n',
)

const comeBack = async (workstation: Workstation, person: (typeof people)[keyof typeof people]): Promise<void> => {
  await workstation.kill()
  await workstation.restart()
  await unlock(workstation.window, person)
  await expect(workstation.window.getByRole('heading', { name: '待办' })).toBeVisible()
}

test('whatever was acknowledged is there after the plug is pulled, and nothing is half done', async ({
  workstation,
}) => {
  // A dozen starts: on a busy machine they alone take minutes.
  test.slow()
  const on = () => casePage(workstation.window)
  const waiting = (role: Parameters<typeof COMMON.waitingFor>[0]) =>
    workstation.window.getByText(COMMON.waitingFor(role)).first()
  await setUpOffice(workstation.window, OFFICE_NAME, Object.values(people), () => Promise.resolve())
  await comeBack(workstation, people.drafter)

  const file = join(workstation.folder, '防火通知.txt')
  writeFileSync(file, `${TITLE}\n${TEXT}`)
  await workstation.answerDialog(file)
  await on().registerFile()
  await on().editor.expectTitle(TITLE)
  await on().editor.caretAfter('实行二十四小时值班。')
  await workstation.window.keyboard.press('Enter')
  await workstation.window.keyboard.insertText('二、严格管理火源')
  await expect(on().editor.root).toContainText('二、严格管理火源')
  await workstation.window.waitForTimeout(1000)
  await on().waitSaved()
  await on().discloseProactively()
  await comeBack(workstation, people.drafter)
  await on().open(TITLE)
  await on().editor.expectLines([...TEXT.split('\n'), '二、严格管理火源'])

  // In the middle of an act: afterwards it has happened wholly or not at all, and what happened can be told.
  for (const afterMs of [0, 20, 60, 120, 200]) {
    const submit = workstation.window.getByRole('button', { name: '送审', exact: true })
    await expect(submit.or(waiting('departmentHead')).first()).toBeVisible()
    if ((await submit.count()) === 0) break
    await submit.click()
    await workstation.window.getByRole('dialog').getByRole('button', { name: '确认送审' }).click({ noWaitAfter: true })
    await workstation.window.waitForTimeout(afterMs)
    await comeBack(workstation, people.drafter)
    await workstation.window.getByRole('tab', { name: '全部事项' }).click()
    await on().open(TITLE)
    await expect(workstation.window.getByRole('tab', { name: DESK.tabs.timeline })).toBeVisible()
  }
  const submitLast = workstation.window.getByRole('button', { name: '送审', exact: true })
  await expect(submitLast.or(waiting('departmentHead')).first()).toBeVisible()
  if ((await submitLast.count()) > 0) await on().submit()
  await expect(waiting('departmentHead')).toBeVisible()

  await changeTo(workstation.window, people.departmentHead)
  await on().open(TITLE)
  await on().disposeFirst('已核对。')
  await on().pass('case.passDepartment', '同意。')
  await expect(waiting('secrecyOfficer')).toBeVisible()
  await changeTo(workstation.window, people.secrecyOfficer)
  await on().open(TITLE)
  await on().disposeAll('已核对。')
  await on().concludeCleared('可以公开。')
  await changeTo(workstation.window, people.deputyLeader)
  await on().open(TITLE)
  await on().pass('case.passDeputy', '同意。')
  await changeTo(workstation.window, people.principalLeader)
  await on().open(TITLE)
  await on().pass('case.approveFinal', '同意。')
  await expect(waiting('publisher')).toBeVisible()

  const releaseFolder = join(workstation.folder, '公开件')
  mkdirSync(releaseFolder)
  await comeBack(workstation, people.drafter)
  const openCase = async (): Promise<void> => {
    await workstation.window.getByRole('tab', { name: '全部事项' }).click()
    await on().open(TITLE)
    await workstation.picture('after')
    await expect(workstation.window.getByText(DESK.tabs.timeline)).toBeVisible()
  }
  await openCase()
  for (const afterMs of [100, 700, 1400]) {
    await expect(waiting('publisher').or(waiting('archivist')).first()).toBeVisible()
    if ((await waiting('publisher').count()) === 0) break
    await workstation.answerDialog(releaseFolder)
    await workstation.window.getByRole('button', { name: '选择文件夹' }).click()
    await workstation.window.getByRole('button', { name: '生成公开件', exact: true }).click()
    await workstation.window
      .getByRole('dialog')
      .getByRole('button', { name: '确认生成公开件' })
      .click({ noWaitAfter: true })
    await workstation.window.waitForTimeout(afterMs)
    await comeBack(workstation, people.drafter)
    const written = readdirSync(releaseFolder).filter((name) => !name.endsWith('.partial'))
    await openCase()
    // A file with its final name means a release on record; the other way round a crash may leave none.
    if (written.length > 0) await expect(workstation.window.getByText('等待档案员').first()).toBeVisible()
  }
  await openTab(workstation.window, 'timeline')
  await expect(workstation.window.getByText(TIMELINE.intact(0).split('0')[0] ?? '')).toBeVisible()
})
