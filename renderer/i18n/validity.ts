import type { ChangeKind, ChangeScope } from '#shared/domain/case/duty/duty-events.ts'
import { plainDateText } from './date.ts'
import { CHANGE_KIND_WORDS } from './deadline.ts'
import { DESK } from './desk.ts'

export const KIND_HINTS: Readonly<Record<ChangeKind, string>> = {
  correct: '更正：所发布的内容有误，另发更正文件（政府信息公开条例第四十一条）。',
  clarify: '澄清：针对虚假或者不完整信息发布准确信息（政府信息公开条例第六条）。',
  withdraw:
    '撤下：从公开渠道撤下；主要领导签发后即行生效。行政处罚决定被变更、撤销的，三个工作日内撤回并公开说明理由（行政处罚法第四十八条）。',
  repeal: '废止：文件不再有效；本事项发布后生效。',
  supersede: '替代：以本文件代替原文件，原文件同时废止；本事项发布后生效。',
}

export const VALIDITY = {
  heading: '施行、有效期和变更',
  current: '有效性',
  inForce: '有效',
  term: '施行和有效期',
  termText: (effectiveOn: string | null, until: string | null) =>
    [
      effectiveOn === null ? '' : `自${plainDateText(effectiveOn)}起施行`,
      until === null ? '' : `有效期至${plainDateText(until)}`,
    ]
      .filter((part) => part !== '')
      .join('，') || '未规定',
  effectiveOn: '施行日期',
  until: '有效期至（满期自动失效）',
  basis: '依据',
  basisHint: '例如：本文件第十条；本省行政规范性文件管理办法。',
  setTerm: '填写施行日期和有效期',
  change: '本事项变更的文件',
  noChange: '本事项不变更已发布的文件',
  declare: '指明要变更的文件',
  declareHeading: '变更已发布文件',
  kind: '方式',
  scope: '范围',
  scopes: { whole: '全部', part: '部分条款' } satisfies Record<ChangeScope, string>,
  target: '要变更的文件',
  search: '输入标题中的词查找',
  found: (count: number) => (count === 0 ? '没有找到已发布的文件' : `找到 ${String(count)} 件`),
  releasedOn: (date: string) => `${plainDateText(date)}发布`,
  on: '自何日起（不填为本事项发布之日）',
  reason: '理由',
  confirm: '记入留痕',
  saved: '已记入留痕',
  open: '打开该事项',
  pending: '尚未生效',
  done: '已生效',
  sentence: (kind: ChangeKind, scope: ChangeScope, title: string, number: string) =>
    `${CHANGE_KIND_WORDS[kind]}${scope === 'part' ? '（部分条款）' : ''}《${title}》${number === '' ? '' : `（${number}）`}`,
  byHeading: '对本件的变更',
  changes: (sentence: string, done: boolean) => `本事项${done ? '已' : '拟'}${sentence}`,
  bySentence: (kind: ChangeKind, scope: ChangeScope, title: string, number: string, on: string) =>
    `自${plainDateText(on)}起被《${title}》${number === '' ? '' : `（${number}）`}${CHANGE_KIND_WORDS[kind]}${scope === 'part' ? '（部分条款）' : ''}`,
  underWay: (kind: ChangeKind, title: string) => `拟由《${title}》${CHANGE_KIND_WORDS[kind]}，正在办理`,
  /** 公示期限 of what is still shown. */
  shown: (until: string, isOver: boolean, isUnderWay: boolean) =>
    !isOver
      ? `公示期限至${plainDateText(until)}`
      : `公示期限至${plainDateText(until)}，已满，尚未撤下${isUnderWay ? '' : `。请另行登记一件撤下本件的事项，在“${DESK.tabs.duty}”中指明要撤下的文件，签发后生效`}`,
  details: (basis: string, reason: string) => `依据：${basis}；理由：${reason}`,
} as const
