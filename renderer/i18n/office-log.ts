import { OFFICE_EVENT_WORDS, SESSION_END_WORDS, SETTING_WORDS } from '#resources/text/word/office.ts'
import { ROLES, type Role } from '#shared/domain/case/roles.ts'
import type { OfficeEventType } from '#shared/domain/office/events.ts'
import type { BookFault } from '#shared/domain/office/session/session-events.ts'
import { BACKUP_DEEDS } from './backup-log.ts'
import { dateTimeText, withDays } from './date.ts'
import { PUBLICITY_DEEDS } from './publicity-log.ts'
import { REGISTER_DEEDS } from './register-log.ts'
import { RIGHTS_DEEDS } from './rights-log.ts'
import { ROLE_WORDS } from './words.ts'

export type OfficeDetail = Readonly<Record<string, string | number>>
const text = (detail: OfficeDetail, name: string): string => String(detail[name] ?? '')
const reason = (detail: OfficeDetail): string =>
  text(detail, 'reason') === '' ? '' : `，理由：${text(detail, 'reason')}`
const isRole = (code: string): code is Role => (ROLES as readonly string[]).includes(code)
const roles = (detail: OfficeDetail): string =>
  text(detail, 'roles')
    .split(' ')
    .map((code) => (isRole(code) ? ROLE_WORDS[code] : code))
    .join('、')
const settingWord = (detail: OfficeDetail): string =>
  (SETTING_WORDS as Readonly<Record<string, string>>)[text(detail, 'name')] ?? text(detail, 'name')

const lexiconUse = (detail: OfficeDetail): string =>
  text(detail, 'version') === ''
    ? `停用词库${text(detail, 'lexiconId')}`
    : `启用词库${text(detail, 'lexiconId')}，版本 ${text(detail, 'version')}`
const lost = (detail: OfficeDetail): string =>
  Number(detail['dropped'] ?? 0) === 0 ? '' : `，随附词库有 ${text(detail, 'dropped')} 条不再使用或者减弱`

const departments = (detail: OfficeDetail): string => {
  const lines = (name: string): string => text(detail, name).replaceAll('\n', '、')
  const moves = lines('people')
  return `${lines('name') || '不设科室'}${moves === '' ? '' : `；人员变动：${moves}`}`
}

const extended = (detail: OfficeDetail): string => `${text(detail, 'year')}年度档案延长移交至${text(detail, 'until')}`

const BOOK_FAULT_WORDS: Readonly<Record<BookFault, string>> = {
  missing: '。本机输错口令的记录缺失或者被换过，此前可能有人多次试过口令而没有记下，请询问',
  altered: '。本机输错口令的记录被改动过，或者换回了旧的副本，此前可能有人多次试过口令而没有记下，请询问',
}

/** What the person did, after their role and name; values come from `officeDetail`. */
const DEEDS: Readonly<Record<OfficeEventType, (detail: OfficeDetail) => string>> = {
  OfficeFounded: (detail) => `设立${text(detail, 'name')}，共 ${text(detail, 'people')} 人`,
  PersonAdded: (detail) =>
    `新增人员${text(detail, 'name')}${text(detail, 'to') === '' ? '' : `（${text(detail, 'to')}）`}，尚无岗位`,
  PersonRolesProposed: (detail) => `提出由${text(detail, 'name')}担任${roles(detail)}${reason(detail)}`,
  PersonRolesChanged: (detail) => `确认由${text(detail, 'name')}担任${roles(detail)}`,
  PersonRolesDeclined: (detail) => `对一项岗位变更不予确认${reason(detail)}`,
  PersonDisabled: (detail) => `停用${text(detail, 'name')}${reason(detail)}`,
  CertificateRenewed: (detail) => `为${text(detail, 'name')}换发证书`,
  ReleaseCertificateRenewed: () => '换发公开件签章证书',
  KeyRecovered: () => '凭恢复码重设本人口令，换发了密钥和证书',
  LexiconAdded: (detail) =>
    `导入词库${text(detail, 'lexiconId')}，版本 ${text(detail, 'version')}，共 ${text(detail, 'entries')} 条`,
  SessionOpened: (detail) => {
    const failures = text(detail, 'failures') === '0' ? '' : `，此前输错口令 ${text(detail, 'failures')} 次`
    const before = text(detail, 'before')
    const unended =
      before === ''
        ? ''
        : `。${before}此前一次解锁（${dateTimeText(text(detail, 'since'))}）没有正常退出：断电、程序异常或者被强行结束`
    const checkpoint =
      text(detail, 'checkpoint') === ''
        ? ''
        : '。本机检查点缺失或者不是本单位的，打开时没有能够核对数据库是否被换回旧版'
    const tries = (BOOK_FAULT_WORDS as Readonly<Record<string, string>>)[text(detail, 'tries')] ?? ''
    return `解锁${failures}${unended}${checkpoint}${tries}`
  },
  SessionEnded: (detail) => (SESSION_END_WORDS as Readonly<Record<string, string>>)[text(detail, 'how')] ?? '退出',
  LexiconUseProposed: (detail) => `提出${lexiconUse(detail)}${lost(detail)}${reason(detail)}`,
  LexiconActivated: (detail) => `确认${lexiconUse(detail)}`,
  LexiconUseDeclined: (detail) => `对一项词库启停不予确认${reason(detail)}`,
  SettingChanged: (detail) => `修改${settingWord(detail)}`,
  ...BACKUP_DEEDS,
  ...REGISTER_DEEDS,
  ...PUBLICITY_DEEDS,
  NumberTaken: (detail) => {
    const [from, to] = [text(detail, 'from'), text(detail, 'to')]
    const gap = to === '0' ? '' : from === to ? `，跳过第 ${from} 号` : `，跳过第 ${from} 至 ${to} 号`
    return `取用编号 ${text(detail, 'number')}${gap}`
  },
  CalendarAdopted: (detail) =>
    text(detail, 'unsigned') === '1'
      ? `确认采用本单位自行录入、没有签发单位签名的工作日历（${text(detail, 'years')}年）`
      : `采用${text(detail, 'issuer')}签发的工作日历（${text(detail, 'years')}年）`,
  CalendarProposed: (detail) => `提出采用本单位自行录入、没有签发单位签名的工作日历（${text(detail, 'years')}年）`,
  CalendarDeclined: (detail) => `对一份等待确认的工作日历或者地方假日不予确认${reason(detail)}`,
  LocalHolidaysProposed: (detail) =>
    `提出${text(detail, 'year')}年地方假日 ${text(detail, 'count')} 个${reason(detail)}`,
  LocalHolidaysSet: (detail) => `设定${text(detail, 'year')}年地方假日 ${text(detail, 'count')} 个${reason(detail)}`,
  ClockCorrectionProposed: (detail) =>
    `说明本机时间曾被调快，现已调准：此前各条留痕中，晚于本条的时间（最晚记为 ${dateTimeText(text(detail, 'at'))}）不准${reason(detail)}`,
  ClockCorrected: () => '确认本机时间曾被调快、现已调准的说明',
  LeakNoticed: (detail) => `报告发现泄密或者误公开，发现人${text(detail, 'name')}`,
  LeakMeasureTaken: (detail) => `记录补救措施${text(detail, 'channel') === '' ? '' : `：${text(detail, 'channel')}`}`,
  LeakReported: (detail) => `记录已报告${text(detail, 'name')}`,
  LeakClosed: (detail) => `泄密事件办结${reason(detail)}`,
  ...RIGHTS_DEEDS,
  DepartmentsProposed: (detail) => `提出科室设置：${departments(detail)}${reason(detail)}`,
  DepartmentsConfirmed: (detail) => `确认科室设置：${departments(detail)}`,
  DepartmentsDeclined: (detail) => `对一项科室设置不予确认${reason(detail)}`,
  RetentionTableAdopted: (detail) =>
    `采用归档范围和保管期限表${text(detail, 'example') === '1' ? '（示例）' : ''}第 ${text(detail, 'version')} 版，共 ${text(detail, 'count')} 条，依据：${text(detail, 'reason')}`,
  ArchiveBatchBuilt: (detail) =>
    `生成归档包批次“${text(detail, 'name')}”，共 ${text(detail, 'count')} 件${Number(detail['problem'] ?? 0) === 0 ? '' : `，另有 ${text(detail, 'problem')} 件没有做成，未归入`}`,
  HandoverPrepared: (detail) =>
    `编制移交清单，向${text(detail, 'name')}移交 ${text(detail, 'count')} 件${text(detail, 'version') === '' ? '' : `（批次“${text(detail, 'version')}”）`}`,
  HandoverReceived: (detail) =>
    `登记移交接收：${text(detail, 'name')}于 ${text(detail, 'on')} 接收${text(detail, 'number') === '' ? '' : `，凭证 ${text(detail, 'number')}`}`,
  TransferExtensionRecorded: (detail) =>
    `登记${text(detail, 'name')}${text(detail, 'number')}批准：${extended(detail)}${reason(detail)}`,
  TransferExtensionConfirmed: (detail) => `确认${extended(detail)}`,
  TransferExtensionWithdrawn: (detail) => `对${extended(detail)}不予确认或者作废${reason(detail)}`,
  HandoverWithdrawn: (detail) => `作废移交清单（${text(detail, 'name')}）${reason(detail)}`,
}

const isOfficeEventType = (type: string): type is OfficeEventType => Object.hasOwn(OFFICE_EVENT_WORDS, type)

export const officeEventWord = (type: string): string => (isOfficeEventType(type) ? OFFICE_EVENT_WORDS[type] : type)

/** An event of a newer program shows as its type. */
export const officeDeed = (type: string, detail: OfficeDetail): string =>
  isOfficeEventType(type) ? DEEDS[type](withDays(detail)) : type
