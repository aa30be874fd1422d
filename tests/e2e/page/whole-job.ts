import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import { dateText } from '#renderer/i18n/date.ts'
import { HITS } from '#renderer/i18n/hits.ts'
import { REVIEW } from '#renderer/i18n/review.ts'
import { TIMELINE } from '#renderer/i18n/timeline.ts'
import { COMMON } from '#renderer/i18n/words.ts'
import type { Workstation } from '../fixture/workstation.ts'
import { casePage } from './case-page.ts'
import { changeTo, setUpOffice, unlock } from './gate-page.ts'
import { OFFICE_NAME, people } from './people.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const run = promisify(execFile)

export const TITLE = '云溪县2026年农村饮水安全排查情况通报'

const DRAFT = [
  TITLE,
  '各乡镇人民政府，县直有关单位：',
  '根据年度工作安排，县水利局会同有关部门对全县农村饮水安全工程进行了集中排查。现将有关情况通报如下。',
  '一、基本情况',
  '全县共有农村集中供水工程128处，受益人口21.4万人。本次排查实现全覆盖，共派出工作组16个。',
  '二、存在问题',
  '（一）部分工程管护责任落实不到位，巡查记录不完整。',
  '（二）个别工程消毒设备老化，水质检测频次不足。',
  '三、工作要求',
  '各乡镇要对照问题清单逐项整改，于9月30日前将整改情况报县水利局。联系人：何建平，手机：13900010002。',
  '本通报有关数据为内部资料，正式数据以统计部门公布为准。',
  '云溪县人民政府办公室',
  // Of today: the limit of its publication runs from it (条例第二十六条).
  dateText(new Date().toISOString()),
].join('\r\n')

export interface JobResult {
  readonly releaseFolder: string
  readonly archiveFolder: string
  readonly verdicts: readonly string[]
}

/** `npx mingjian verify`, as anybody would run it: another process, without the workstation. */
export const verify = async (path: string): Promise<{ readonly code: number; readonly output: string }> => {
  const node = join(root, 'node_modules', '.bin', 'node')
  try {
    const { stdout } = await run(node, [join(root, 'electron', 'command', 'main.ts'), 'verify', path])
    return { code: 0, output: stdout }
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: number; stdout?: string; stderr?: string }
    return { code: code ?? -1, output: `${stdout}${stderr}` }
  }
}

/** The main job, end to end, in the real window: six people, two rounds, a signed release, a package, a verdict. */
export const driveWholeJob = async (
  station: Workstation,
  picture: (name: string) => Promise<void>,
): Promise<JobResult> => {
  const page = () => station.window
  const on = () => casePage(station.window)
  const file = join(station.folder, '饮水安全排查通报.txt')
  writeFileSync(file, DRAFT, 'utf8')
  const releaseFolder = join(station.folder, '公开件')
  const archiveFolder = join(station.folder, '归档')
  mkdirSync(releaseFolder, { recursive: true })
  mkdirSync(archiveFolder, { recursive: true })
  const formFolder = join(station.folder, '表单')
  mkdirSync(formFolder, { recursive: true })

  await setUpOffice(page(), OFFICE_NAME, Object.values(people), picture)
  await expect(page().getByRole('heading', { name: OFFICE_NAME })).toBeVisible()
  await picture('04-解锁')
  await unlock(page(), people.drafter)
  await expect(page().getByRole('heading', { name: '待办' })).toBeVisible()
  await picture('05-待办')

  await station.answerDialog(file)
  await on().registerFile()
  await on().editor.expectTitle(TITLE)
  await on().discloseProactively()
  await on().waitSaved()
  await picture('06-拟稿')
  await on().submit()
  await expect(page().getByText(COMMON.waitingFor('departmentHead')).first()).toBeVisible()

  await changeTo(page(), people.departmentHead)
  await on().open(TITLE)
  await on().giveBack('“128处”与上年度年报不一致，请核实后重新送审。')
  await expect(page().getByText(REVIEW.returned('draft'))).toBeVisible()

  await changeTo(page(), people.drafter)
  await on().open(TITLE)
  await on().editor.replace('128处', '131处')
  await on().editor.replace('派出工作组16个', '派出工作组18个')
  await on().waitSaved()
  await picture('07-退回后修改')
  await on().submit()
  await expect(page().getByText(COMMON.waitingFor('departmentHead')).first()).toBeVisible()

  await changeTo(page(), people.departmentHead)
  await on().open(TITLE)
  await expect(page().locator('ins').filter({ hasText: '131' })).toBeVisible()
  await expect(page().locator('del').filter({ hasText: '128' })).toBeVisible()
  await page().getByText(REVIEW.modes.attribution, { exact: true }).first().click()
  await expect(page().locator('mark').filter({ hasText: '131' })).toContainText(people.drafter.name)
  await page().getByText(REVIEW.modes.changes, { exact: true }).click()
  await page().getByRole('textbox', { name: REVIEW.opinion }).fill('数字已与年报核对一致，同意送保密审查。')
  await picture('08-审阅-修改对照')
  expect(await on().disposeFirst('单位公开的公务联系电话。')).toBeGreaterThan(0)
  await on().pass('case.passDepartment', '数字已与年报核对一致，同意送保密审查。')
  await expect(page().getByText(COMMON.waitingFor('secrecyOfficer')).first()).toBeVisible()

  await changeTo(page(), people.secrecyOfficer)
  await on().open(TITLE)
  await expect(page().getByRole('button', { name: HITS.nextOpen })).toBeVisible()
  await picture('09-保密审查-命中')
  expect(await on().disposeAll('属公务联系方式和一般表述，已逐处核对，可以保留。')).toBeGreaterThan(0)
  await picture('10-保密审查-已处置')
  await on().concludeCleared('经逐项审查，不涉及国家秘密和工作秘密，可以公开。')
  await expect(page().getByText(COMMON.waitingFor('deputyLeader')).first()).toBeVisible()

  await changeTo(page(), people.deputyLeader)
  await on().open(TITLE)
  await on().pass('case.passDeputy', '同意公开。')
  await expect(page().getByText(COMMON.waitingFor('principalLeader')).first()).toBeVisible()

  await changeTo(page(), people.principalLeader)
  await on().open(TITLE)
  await picture('11-主要领导把关')
  await on().pass('case.approveFinal', '同意，按程序发布。')
  await expect(page().getByText(COMMON.waitingFor('publisher')).first()).toBeVisible()

  await changeTo(page(), people.drafter)
  await on().open(TITLE)
  await station.answerDialog(releaseFolder)
  await on().release('云政办发〔2026〕31号')
  await picture('12-发布')

  await changeTo(page(), people.archivist)
  await on().keepArchive()
  await on().open(TITLE)
  await on().file()
  await station.answerDialog(archiveFolder)
  await on().archive()
  await picture('13-归档')
  await on().tab('timeline')
  await expect(page().getByText(TIMELINE.intact(0).split('0')[0] ?? '')).toBeVisible()
  await picture('14-留痕')
  await station.answerDialog(formFolder)
  await on().print('approval')
  await picture('15-审批单')
  await on().tab('hits')
  await station.answerDialog(formFolder)
  await on().print('secrecy')
  await picture('16-保密审查单')
  expect(readdirSync(formFolder)).toHaveLength(2)

  const verdicts: string[] = []
  const [caseFolder = ''] = readdirSync(archiveFolder)
  for (const path of [releaseFolder, join(archiveFolder, caseFolder)]) {
    const { code, output } = await verify(path)
    expect(code, output).toBe(0)
    verdicts.push(output)
  }
  return { releaseFolder, archiveFolder: join(archiveFolder, caseFolder), verdicts }
}
