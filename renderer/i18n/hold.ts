import { HOLD_KIND_WORDS } from '#resources/text/word/archive.ts'
import type { HoldEventType, HoldKind } from '#shared/domain/case/custody/hold-events.ts'
import { dateText, plainDateText } from './date.ts'

type Detail = Readonly<Record<string, string | number>>

export { HOLD_KIND_WORDS }

export const HOLD_EVENT_WORDS: Readonly<Record<HoldEventType, string>> = {
  HoldPlaced: '列入保全',
  HoldLifted: '解除保全',
  HoldRepeated: '重新列入保全',
}

const text = (detail: Detail, name: string): string => String(detail[name] ?? '')
const kindOf = (detail: Detail): string =>
  (HOLD_KIND_WORDS as Readonly<Record<string, string>>)[text(detail, 'kind')] ?? ''
const dayOf = (at: string): string => (at === '' ? '' : `于${dateText(at)}`)
const tail = (label: string, value: string): string => (value === '' ? '' : `，${label}：${value}`)

/** What the person did, after their role and name. */
export const HOLD_DEEDS: Readonly<Record<HoldEventType, (detail: Detail) => string>> = {
  HoldPlaced: (detail) =>
    `列入保全：${kindOf(detail)}，${text(detail, 'authority')}${text(detail, 'number')}（${text(detail, 'date')}）${tail('理由', text(detail, 'reason'))}`,
  HoldRepeated: (detail) =>
    `恢复备份，照原来的登记重新列入保全：${kindOf(detail)}，${text(detail, 'authority')}${text(detail, 'number')}（${text(detail, 'date')}），原由${text(detail, 'placedBy')}${dayOf(text(detail, 'placedAt'))}列入${tail('理由', text(detail, 'reason'))}`,
  HoldLifted: (detail) =>
    `解除保全：${kindOf(detail)}（${text(detail, 'placedNumber')}）${tail('依据', text(detail, 'number'))}${tail('理由', text(detail, 'reason'))}`,
}

/** 保全: what stands on the page of a case, and the two acts. */
export const HOLD = {
  heading: '保全',
  badge: '保全',
  line: (kind: HoldKind, authority: string, number: string, orderedOn: string) =>
    `保全中：${HOLD_KIND_WORDS[kind]}，${authority}${number}（${plainDateText(orderedOn)}）`,
  by: (name: string, at: string, reason: string) => `${name}于${dateText(at)}列入；理由：${reason}`,
  effect: '保全期间本件不得销毁，已提出的鉴定也不能作出销毁结论。',
  place: '列入保全',
  placeMore: '再列入一项',
  placeTitle: '列入保全',
  placeHint:
    '行政复议、行政诉讼、投诉举报或者监督检查期间，本件是证据（政府信息公开条例第五十一条）。列入后不得销毁，直到另一人解除；记入留痕。',
  kind: '事由',
  authority: '办理机关',
  authorityHint: '复议机关、法院或者检查机关的名称',
  number: '文号',
  numberHint: '通知书、案件或者来函的文号；没有文号的写名称',
  orderedOn: '文书日期',
  reason: '理由',
  placed: '已列入保全',
  lift: '解除保全',
  liftTitle: (number: string) => `解除保全：${number}`,
  liftHint: '解除以后，保管期满的可以鉴定销毁。请确认复议、诉讼或者检查已经办结，不再需要本件。',
  liftNumber: '依据（决定书、裁判文书或者来函的文号）',
  lifted: '已解除保全',
  byOther: '须由另一人解除',
} as const
