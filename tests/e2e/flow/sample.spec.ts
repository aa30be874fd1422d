import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ACCESS } from '#renderer/i18n/access.ts'
import { ARCHIVE_DESK } from '#renderer/i18n/archive.ts'
import { AUDIT } from '#renderer/i18n/audit.ts'
import { CLOCK } from '#renderer/i18n/clock.ts'
import { HOLD, HOLD_KIND_WORDS } from '#renderer/i18n/hold.ts'
import { HAND } from '#renderer/i18n/second-hand.ts'
import { CALENDAR } from '#renderer/i18n/calendar.ts'
import { DESK } from '#renderer/i18n/desk.ts'
import { DUE_REVIEW } from '#renderer/i18n/due-review.ts'
import { ACCOUNT } from '#renderer/i18n/account.ts'
import { CHAINS } from '#renderer/i18n/chains.ts'
import { INBOX } from '#renderer/i18n/inbox.ts'
import { ADMIN, DUE_NOTICE } from '#renderer/i18n/people.ts'
import { PHRASES } from '#renderer/i18n/phrases.ts'
import { REVIEW } from '#renderer/i18n/review.ts'
import { SHEET } from '#renderer/i18n/sheet.ts'
import { SEARCH } from '#renderer/i18n/search.ts'
import { CATALOGUE, COMPARE, EXTEND, PUBLICATION } from '#renderer/i18n/after-release.ts'
import { SEALING } from '#renderer/i18n/sealing.ts'
import { COMMON } from '#renderer/i18n/words.ts'
import { sampleCases } from '#resources/sample/cases.ts'
import { sampleOffice, samplePeople } from '#resources/sample/office.ts'
import { registerText } from '#resources/text/register.ts'
import { beijingDateOf } from '#shared/domain/deadline/date.ts'
import { DEFAULT_CHAIN, stagesOf } from '#shared/domain/case/review/chain-template.ts'
import { PUBLICITY } from '#renderer/i18n/publicity.ts'
import { REGISTER, SHEET_WORDS } from '#renderer/i18n/register.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { expect, test } from '../fixture/workstation.ts'
import { adminPage } from '../page/admin-page.ts'
import { recordExtension } from '../page/archive-page.ts'
import { casePage } from '../page/case-page.ts'
import { signsWith } from '../page/confirm.ts'
import { changeTo, lock, unlock } from '../page/gate-page.ts'
import { handlingPage, passDays } from '../page/handling-page.ts'
import { publicityPage } from '../page/publicity-page.ts'

test.use({ args: ['--sample'] })

/** The calendar of a year, as whoever types it in writes it: a file that nobody signed. */
const CALENDAR_YEAR = 2027
const unsignedCalendar = fileURLToPath(
  new URL(`../../../resources/calendar/${String(CALENDAR_YEAR)}.json`, import.meta.url),
)

test('the sample office has cases at every stage and a password of its own', async ({ workstation }) => {
  const { window, profile } = workstation
  const note = readFileSync(join(profile, sampleOffice.passwordFile), 'utf8')
  const password = note.trim().split('\n').at(-1) ?? ''
  expect(password.length).toBeGreaterThanOrEqual(16)
  const [drafter] = samplePeople
  const auditor = samplePeople.find(({ roles }) => roles.includes('auditor'))
  if (drafter === undefined || auditor === undefined) throw new Error('the sample has people')
  await unlock(window, { ...drafter, password })
  for (const stage of stagesOf(DEFAULT_CHAIN)) {
    const count = sampleCases.filter((sample) => sample.stage === stage).length
    await expect(window.getByText(INBOX.count(stage, count))).toBeVisible()
  }
  await window.getByRole('tab', { name: INBOX.all }).click()
  await expect(window.getByText(INBOX.total(sampleCases.length))).toBeVisible()
  await workstation.picture('示例单位-全部事项')

  // Two characters of a title find it, and the way back leads to the finds.
  await window.getByRole('button', { name: SEARCH.open, exact: true }).click()
  await window.getByLabel(SEARCH.label).fill('通知 或 公告')
  const finds = window.getByRole('region', { name: SEARCH.resultsLabel })
  // Asked again until the index has taken in every case, as the screen advises: before, other cases come first.
  await expect(async () => {
    await window.keyboard.press('Enter')
    await expect(finds.getByRole('listitem').first()).toBeVisible()
    await expect(finds.locator('.search-due')).toHaveCount(0, { timeout: 500 })
  }).toPass()
  await expect(finds.getByText(/^共 \d+ 件$/u)).toBeVisible()
  await expect(window.getByText(/^政务公开科（\d+）$/u)).toBeVisible()
  await workstation.picture('检索')
  // One with words of its text: of a title alone, which stands in every list, nothing is recorded.
  const find = finds
    .getByRole('listitem')
    .filter({ has: window.locator('.search-passage') })
    .first()
  await find.getByRole('button').click()
  await window.getByRole('button', { name: SEARCH.back }).click()
  await expect(find).toBeVisible()

  // That the search showed of its text, and that it was opened, was recorded, and stands beside how the case was handled.
  await find.getByRole('button').click()
  await window.getByRole('tab', { name: DESK.tabs.timeline }).click()
  await window.getByText(/^查阅、打印和导出（\d+）$/u).click()
  await expect(window.getByRole('list', { name: ACCESS.heading }).getByText(/查阅文稿/u)).toBeVisible()
  await expect(window.getByText(/在检索结果中看到文稿片段/u)).toBeVisible()
  await workstation.picture('查阅留痕')

  // 定期评估: what was not published, with the day on which it is looked at again.
  await window.getByRole('button', { name: DUE_REVIEW.open, exact: true }).click()
  await expect(window.getByRole('heading', { name: DUE_REVIEW.heading })).toBeVisible()
  await workstation.picture('定期评估')

  // What releases are made with; one that is to be made; one that is out, which may get proofs and be compared.
  await window.getByRole('button', { name: SEALING.open, exact: true }).click()
  await expect(window.getByLabel(PUBLICATION.indexPattern)).toHaveValue(/\{序号:5\}/u)
  await expect(window.getByRole('img', { name: SEALING.sealAlt })).toBeVisible()
  await workstation.picture('用印与签章')
  await window.getByLabel(PUBLICATION.indexPattern).scrollIntoViewIfNeeded()
  await workstation.picture('发布设置')
  await window.getByRole('button', { name: DESK.homes.inbox, exact: true }).click()
  for (const [stage, shown] of [
    ['approved', CATALOGUE.heading],
    ['released', COMPARE.heading],
  ] as const) {
    await window.getByRole('tab', { name: INBOX.all }).click()
    await casePage(window).open(sampleCases.find((sample) => sample.stage === stage)?.title ?? '')
    await casePage(window).tab('release')
    await window.getByText(shown, { exact: true }).scrollIntoViewIfNeeded()
    await workstation.picture(`发布-${stage}`)
    if (stage === 'released') {
      await window.getByRole('heading', { name: EXTEND.proofs }).scrollIntoViewIfNeeded()
      await workstation.picture('补充签名证据')
    }
    await casePage(window).back()
  }

  await window.getByRole('button', { name: COMMON.lock, exact: true }).click()
  await unlock(window, { ...auditor, password })
  await expect(window.getByRole('heading', { name: AUDIT.heading })).toBeVisible()
  await window.getByLabel(AUDIT.scope).selectOption('access')
  await expect(window.getByRole('cell', { name: /查阅文稿/u }).first()).toBeVisible()
  await expect(window.getByRole('cell', { name: /查看审计/u }).first()).toBeVisible()
  await workstation.picture('安全审计-查阅和导出')

  // The registers count the cases, and each number opens those behind it.
  await lock(window)
  const leader = samplePeople.find(({ roles }) => roles.includes('principalLeader'))
  if (leader === undefined) throw new Error('the sample has a leader')
  await unlock(window, { ...leader, password })
  await window.getByRole('button', { name: REGISTER.open }).click()
  await expect(window.getByRole('table')).toBeVisible()
  await workstation.picture('主动公开目录')
  await window.getByRole('button', { name: SHEET_WORDS.workload }).click()
  await expect(window.getByRole('img', { name: new RegExp(REGISTER.chartHint, 'u') })).toBeVisible()
  await window.getByRole('table').getByRole('button').first().click()
  await expect(window.getByRole('region', { name: /构成这个数字的记录/u })).toBeVisible()
  await workstation.picture('办理数量')
  for (const sheet of ['departments', 'duration', 'hits', 'annual2', 'annual3', 'annual4'] as const) {
    await window.getByRole('button', { name: SHEET_WORDS[sheet] }).click()
    await expect(window.getByRole('table')).toBeVisible()
    await workstation.picture(SHEET_WORDS[sheet])
  }

  const staff = (role: Role) => {
    const person = samplePeople.find(({ roles }) => roles.includes(role))
    if (person === undefined) throw new Error(`the sample has a ${role}`)
    return { ...person, password }
  }

  // The archivist hands over what was packed: a list that is withdrawn, made anew, and received.
  await changeTo(window, staff('archivist'))
  await window.getByRole('button', { name: ARCHIVE_DESK.open, exact: true }).click()
  await window.getByRole('tab', { name: ARCHIVE_DESK.tabs.handover, exact: true }).click()
  const { handover } = ARCHIVE_DESK
  const press = (name: string) => window.getByRole('button', { name, exact: true })
  const dialog = window.getByRole('dialog')
  for (const receiver of ['云溪县图书馆', '云溪县档案馆']) {
    await window.getByLabel(handover.receiver, { exact: true }).fill(receiver)
    await press(handover.prepare).click()
    await expect(window.getByRole('cell', { name: receiver })).toBeVisible()
    if (receiver === '云溪县档案馆') break
    await press(handover.withdraw).click()
    await expect(dialog.getByLabel(handover.withdrawReason)).toBeFocused()
    await dialog.getByLabel(handover.withdrawReason).fill('接收单位写错')
    await dialog.getByRole('button', { name: handover.withdraw, exact: true }).click()
    await expect(window.getByText(handover.withdrawn('接收单位写错', staff('archivist').name))).toBeVisible()
  }
  await press(handover.receive).click()
  await dialog.getByLabel(handover.receivedBy).fill('何守档')
  await dialog.getByLabel(handover.receivedOn).fill(beijingDateOf(new Date().toISOString()))
  await dialog.getByLabel(handover.documentNumber).fill('云档收〔2026〕3号')
  await dialog.getByRole('button', { name: handover.receive, exact: true }).click()
  await expect(window.getByText(/何守档.*云档收〔2026〕3号/u)).toBeVisible()
  await workstation.picture('移交清单')
  await window.getByRole('tab', { name: ARCHIVE_DESK.tabs.due }).click()
  await expect(window.getByRole('heading', { name: ARCHIVE_DESK.due.listHeading })).toBeVisible()
  await workstation.picture('到期鉴定')
  // What the archive authority let stay longer, with its letter; in force once another one has confirmed it.
  await window.getByRole('tab', { name: ARCHIVE_DESK.tabs.transfer }).click()
  await recordExtension(workstation)
  await workstation.picture('延长移交')

  // A file that a lawsuit needs is held: it says so on its page, and whoever placed it does not lift it.
  const packed = sampleCases.find(({ stage }) => stage === 'archived')?.title ?? ''
  await press(DESK.homes.inbox).click()
  await window.getByRole('tab', { name: INBOX.all }).click()
  await casePage(window).open(packed)
  await press(HOLD.place).click()
  await dialog.getByRole('radio', { name: HOLD_KIND_WORDS.litigation }).check()
  await dialog.getByLabel(HOLD.authority).fill('云溪市中级人民法院')
  await dialog.getByLabel(HOLD.number).fill('（2026）云01行初8号')
  await dialog.getByLabel(HOLD.orderedOn).fill(beijingDateOf(new Date().toISOString()))
  await dialog.getByLabel(HOLD.reason).fill('原告请求撤销不予公开决定')
  await workstation.picture('列入保全')
  await dialog.getByRole('button', { name: HOLD.place, exact: true }).click()
  await expect(window.getByRole('group', { name: HOLD.heading }).getByText(HOLD.byOther)).toBeVisible()
  await workstation.picture('保全中')

  // The archivist is the disclosure office, too: 一 of the annual report is begun with the year's figures, and kept.
  await press(REGISTER.open).click()
  await press(REGISTER.report.open).click()
  const { report } = registerText.annual
  const heading = report.headings.general
  const empty = window.getByText(report.empty(heading), { exact: true })
  await expect(empty).toBeVisible()
  await press(REGISTER.report.insertDraft).click()
  await press(REGISTER.report.save(heading)).click()
  await expect(window.getByText(REGISTER.report.savedAsShown, { exact: true })).toBeVisible()
  await expect(window.getByRole('textbox', { name: heading, exact: true })).not.toHaveValue('')
  await expect(empty).toHaveCount(0)
  await workstation.picture('年报文字')

  // 基本目录 takes two hands, and whoever is the second is told among what waits; the guide takes one.
  await press(PUBLICITY.open).click()
  await publicityPage(window).propose(workstation, join(workstation.folder, '基本目录.csv'), [
    '01-001,政务服务,办事指南,事项、依据、时限,条例第二十条,20个工作日内,政务服务管理局,政府网站,主动公开',
  ])
  await workstation.picture('基本目录-提出')
  await publicityPage(window).issueGuide()
  await workstation.picture('公开指南')
  await changeTo(window, staff('deputyLeader'))
  await publicityPage(window).confirm()
  await workstation.picture('基本目录-施行')

  // The administrators have a desk of their own: a new person, a new chain, each by two hands.
  const admin = adminPage(window)
  const newcomer = { name: '钱汇签', roles: ['countersigner'] as const, password: 'Chu-Shi-2026-kl' }
  await changeTo(window, staff('systemAdministrator'))
  await expect(window.getByRole('heading', { name: ADMIN.heading })).toBeVisible()
  await admin.people()
  await admin.add(newcomer.name, newcomer.password, '政务服务科')
  await admin.proposeRoles(newcomer.name, newcomer.roles, '新任会签人')
  await workstation.picture('人员与权限')
  await changeTo(window, staff('securityAdministrator'))
  await expect(window.getByText(ADMIN.confirmRoles(newcomer.name))).toBeVisible()
  await workstation.picture('管理台-待办')
  await admin.people()
  await admin.confirmFirst()
  await admin.chains()
  await admin.proposeChain('会签事项', 'countersign', '县财政局', '涉及其他单位的事项须会签', () =>
    workstation.picture('审批链-编辑'),
  )
  await workstation.picture('审批链')
  await admin.departments()
  await admin.proposePlace(newcomer.name, '办公室', '新到岗', () => workstation.picture('科室-调整'))
  await workstation.picture('科室-待确认')
  await admin.sessions()
  await workstation.picture('口令与登录')
  // A calendar that nobody signed: one proposes it, the other confirms it day by day.
  await press(CALENDAR.open).click()
  await workstation.answerDialog(unsignedCalendar)
  await press(CALENDAR.import).click()
  await press(CALENDAR.propose).click()
  await expect(window.getByText(CALENDAR.proposed)).toBeVisible()
  await workstation.picture('工作日历-提出')
  await changeTo(window, staff('systemAdministrator'))
  await expect(window.getByText(ADMIN.confirmCalendar(String(CALENDAR_YEAR)))).toBeVisible()
  await admin.chains()
  await admin.confirmChain('会签事项')
  await admin.departments()
  await admin.confirmPlaces()
  await expect(window.getByText(`陈存实、${newcomer.name}`)).toBeVisible()
  await workstation.picture('科室')
  await press(CALENDAR.open).click()
  await press(CALENDAR.confirm).click()
  await dialog.getByRole('button', { name: CALENDAR.confirm, exact: true }).click()
  await expect(window.getByText(CALENDAR.done)).toBeVisible()
  await workstation.picture('工作日历-确认')

  // Whoever got a first password chooses their own before anything else.
  await changeTo(window, newcomer)
  await expect(window.getByText(DUE_NOTICE.initial)).toBeVisible()
  await workstation.picture('初始口令')
  const own = 'Zi-Xuan-2026-kl'
  await window.getByLabel(ACCOUNT.password, { exact: true }).fill(newcomer.password)
  await window.getByLabel(ACCOUNT.newPassword, { exact: true }).fill(own)
  await window.getByLabel(ACCOUNT.again, { exact: true }).fill(own)
  await window.getByRole('button', { name: ACCOUNT.confirm, exact: true }).click()
  await expect(window.getByText(DUE_NOTICE.initial)).toHaveCount(0)
  signsWith(window, own)

  // A case that is handed in now goes the new way, and says so.
  const on = casePage(window)
  const title = sampleCases.find(({ stage, returned }) => stage === 'draft' && returned === undefined)?.title ?? ''
  await changeTo(window, staff('drafter'))
  await on.open(title)
  await on.discloseProactively()
  await on.submit()
  await expect(window.getByText(COMMON.waitingFor('departmentHead')).first()).toBeVisible()
  await expect(window.getByText(CHAINS.ofCase('会签事项', 1))).toBeVisible()
  await workstation.picture('送审后-审批链和催办')

  // The sheet is one press away, and the keyboard is there then; a phrase goes in where the caret stands.
  await changeTo(window, staff('departmentHead'))
  await on.open(title)
  await window.getByRole('link', { name: SHEET.toSheet }).click()
  const sheet = window.getByRole('region', { name: SHEET.heading })
  await expect(sheet).toBeFocused()
  await expect(sheet).toBeInViewport()
  await window.locator('#handling').getByRole('button', { name: PHRASES.insert }).click()
  await window.getByRole('button', { name: PHRASES.manage }).click()
  await window.getByLabel(PHRASES.phrase(1), { exact: true }).fill('经核对，内容属实，')
  await window.getByRole('button', { name: PHRASES.save, exact: true }).click()
  // The dialog keeps the keyboard until it has closed.
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await window.getByLabel(REVIEW.opinion).fill('同意。')
  await window.getByLabel(REVIEW.opinion).press('Home')
  await window.locator('#handling').getByRole('button', { name: PHRASES.insert }).click()
  await workstation.picture('常用语')
  await window.getByRole('button', { name: '经核对，内容属实，' }).click()
  await expect(window.getByLabel(REVIEW.opinion)).toHaveValue('经核对，内容属实，同意。')
  // An opinion that was begun is there again after a lock.
  await lock(window)
  await unlock(window, staff('departmentHead'))
  await on.open(title)
  await expect(window.getByLabel(REVIEW.opinion)).toHaveValue('经核对，内容属实，同意。')
  await on.disposeFirst('公务联系方式，可以公开。')
  await on.pass('case.passDepartment', '经核对，内容属实，同意。')
  await expect(window.getByText(COMMON.waitingFor('countersigner')).first()).toBeVisible()

  // The leader gives the step to one person by name; nobody else of the role could take it now.
  const handling = handlingPage(window)
  await changeTo(window, staff('principalLeader'))
  await window.getByRole('tab', { name: INBOX.all }).click()
  await on.open(title)
  await handling.handOnStep(newcomer.name, '请直接办理')
  await workstation.picture('移交本环节')
  await changeTo(window, { ...newcomer, password: own })
  await on.open(title)
  await workstation.picture('会签')
  await window.getByRole('radio', { name: '县财政局' }).check()
  await window.getByLabel(REVIEW.opinion).fill('同意会签。')
  await window.getByRole('button', { name: REVIEW.passStep('countersign'), exact: true }).click()
  await window
    .getByRole('dialog')
    .getByRole('button', { name: REVIEW.passHeading(REVIEW.passStep('countersign')) })
    .click()
  await expect(window.getByText(COMMON.waitingFor('secrecyOfficer')).first()).toBeVisible()

  // A leader who is away lets another act in their place, under a letter; the opinion says so.
  const away = staff('deputyLeader')
  const delegate = staff('archivist')
  const letter = join(workstation.folder, '授权书.txt')
  writeFileSync(letter, '本人外出期间，授权陈存实代行分管领导复审职权。')
  await workstation.answerDialog(letter)
  await changeTo(window, away)
  await handling.openDelegations()
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
  await handling.delegate(delegate.name, delegate.roles, until, () => workstation.picture('登记授权代行'))
  await workstation.picture('授权代行')
  await changeTo(window, delegate)
  const atDeputy = sampleCases.find(({ stage }) => stage === 'deputyReview')?.title ?? ''
  await on.open(atDeputy)
  await on.pass('case.passDeputy', '同意，请主要领导审定。')
  await expect(window.getByText(COMMON.waitingFor('principalLeader')).first()).toBeVisible()
  await expect(window.getByText(COMMON.actedFor(delegate.name, away.name)).first()).toBeVisible()
  await workstation.picture('受委托的意见')
  await changeTo(window, away)
  await handling.openDelegations()
  await handling.endDelegation('已返岗')

  // A step that has lain too long is reported upwards by whoever waits for it.
  await lock(window)
  await passDays(workstation.app, 20)
  await unlock(window, staff('drafter'))
  await window.getByRole('tab', { name: INBOX.all }).click()
  await on.open(sampleCases.find(({ stage }) => stage === 'departmentReview')?.title ?? '')
  await handling.escalate('deputyLeader', '已多次催办', () => workstation.picture('逾期提级'))

  // The clock was wrong all along. Once it is put right nobody can sign in, until two administrators say so at the door.
  await lock(window)
  await passDays(workstation.app, -20)
  await unlock(window, staff('drafter'))
  await press(CLOCK.open).click()
  await window.getByLabel(CLOCK.on).fill(beijingDateOf(new Date().toISOString()))
  await window.getByLabel(CLOCK.reason).fill('主板电池失效，已更换')
  for (const [legend, role] of [
    [CLOCK.first, 'systemAdministrator'],
    [CLOCK.second, 'securityAdministrator'],
  ] as const) {
    const hand = window.getByRole('group', { name: legend })
    const option = await hand.getByRole('option', { name: staff(role).name }).innerText()
    await hand.getByRole('combobox').selectOption({ label: option })
    await hand.getByLabel(HAND.password).fill(password)
  }
  await workstation.picture('校正留痕时间')
  await press(CLOCK.run).click()
  await expect(window.getByRole('heading', { name: CLOCK.done })).toBeVisible()
  await press(CLOCK.finish).click()
  await unlock(window, staff('drafter'))
  await expect(window.getByRole('tab', { name: INBOX.all })).toBeVisible()
})
