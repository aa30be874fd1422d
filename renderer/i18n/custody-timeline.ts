import type { CustodyEventType } from '#shared/domain/case/custody/custody-events.ts'
import { dateTimeText } from './date.ts'

type Detail = Readonly<Record<string, string | number>>

export const CUSTODY_EVENT_WORDS: Readonly<Record<CustodyEventType, string>> = {
  ArchiveItemFiled: '归档登记',
  DisposalProposed: '鉴定提出',
  DisposalDecided: '鉴定结论',
  DisposalRepeated: '再次销毁',
}

const text = (detail: Detail, name: string): string => String(detail[name] ?? '')
const tail = (label: string, value: string): string => (value === '' ? '' : `，${label}：${value}`)
const when = (timestamp: string): string => (timestamp === '' ? '' : `${dateTimeText(timestamp)} `)

/** What the person did, after their role and name. */
export const CUSTODY_DEEDS: Readonly<Record<CustodyEventType, (detail: Detail) => string>> = {
  ArchiveItemFiled: (detail) =>
    `归档登记，档号 ${text(detail, 'number')}，保管期限${text(detail, 'retention')}，${text(detail, 'pages')} 页${tail('说明', text(detail, 'reason'))}`,
  DisposalProposed: (detail) =>
    `保管期限已于 ${text(detail, 'date')} 届满，提出鉴定销毁${tail('理由', text(detail, 'reason'))}`,
  DisposalDecided: (detail) =>
    `鉴定结论：${text(detail, 'result')}${tail('保管至', text(detail, 'until'))}${tail('理由', text(detail, 'reason'))}`,
  DisposalRepeated: (detail) =>
    `恢复备份，按销毁登记再次销毁：${when(text(detail, 'at'))}由${text(detail, 'proposedBy')}提出、${text(detail, 'decidedBy')}批准销毁${tail('理由', text(detail, 'reason'))}`,
}
