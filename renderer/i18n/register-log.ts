import { REPORT_WORDS, TIME_CHANGE_WORDS } from '#resources/text/word/register.ts'
import type { OfficeRegisterType } from '#shared/domain/office/register/register-events.ts'

type Detail = Readonly<Record<string, string | number>>
const text = (detail: Detail, name: string): string => String(detail[name] ?? '')

const reportPartWord = (part: string): string => (REPORT_WORDS as Readonly<Record<string, string>>)[part] ?? ''

const timeChangeWord = (what: string): string => (TIME_CHANGE_WORDS as Readonly<Record<string, string>>)[what] ?? ''

/** What the person did about the registers; values come from `officeDetail`. */
export const REGISTER_DEEDS: Readonly<Record<OfficeRegisterType, (detail: Detail) => string>> = {
  ApplicationReceived: (detail) => `登记政府信息公开申请“${text(detail, 'name')}”`,
  ApplicationAnswered: (detail) =>
    `登记公开申请的答复${text(detail, 'name') === '' ? '' : `“${text(detail, 'name')}”`}`,
  ApplicationTimeChanged: (detail) =>
    `登记公开申请答复期限的变动：${timeChangeWord(text(detail, 'name'))}，${text(detail, 'reason')}`,
  DisputeOpened: () => '登记一件政府信息公开行政复议或者行政诉讼',
  DisputeClosed: () => '登记一件行政复议或者行政诉讼的结果',
  FigureStated: (detail) => `填报${text(detail, 'year')}年度报告的一项数字：${text(detail, 'value')}`,
  ReportPartWritten: (detail) =>
    `${Number(detail['count']) === 0 ? '清空' : '撰写'}${text(detail, 'year')}年度报告的“${reportPartWord(text(detail, 'name'))}”`,
  ReleasesDelivered: (detail) => `登记向${text(detail, 'name')}送交公开件 ${text(detail, 'count')} 件`,
  RecordVoided: (detail) => `作废一条登记，理由：${text(detail, 'reason')}`,
}
