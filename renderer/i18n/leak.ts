import { ADDRESSEE_WORDS, MEASURE_WORDS } from '#resources/text/word/leak.ts'
import type { LeakAddressee, LeakMeasure } from '#shared/domain/office/care-events.ts'

export { ADDRESSEE_WORDS, MEASURE_WORDS }

const clock = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${String(minutes)} 分钟` : `${String(hours)} 小时 ${String(minutes % 60)} 分钟`
}

export const LEAK = {
  open: '泄密应急',
  back: '返回事项',
  heading: '泄密（误公开）应急处置',
  law: '发现国家秘密已经泄露或者可能泄露的，应当立即采取补救措施，并在24小时内报告同级保密行政管理部门和上级主管部门（保守国家秘密法实施条例第六十一条）。',
  noText: '请勿在这里填写涉密内容本身，只写经过和处置。',
  notice: '报告发现泄密',
  noticeHeading: '报告发现泄密或者误公开',
  about: (title: string) => `涉及公开件《${title}》`,
  noticedAt: '发现时间（北京时间）',
  noticedBy: '发现人',
  what: '情况（不写涉密内容）',
  noticed: '已记入本单位留痕，请立即口头报告保密审查员和单位负责人',
  barLeft: (count: number, minutes: number) =>
    `泄密应急：${String(count)} 起未报告完毕，距24小时时限还有 ${clock(minutes)}`,
  barOver: (count: number, minutes: number) =>
    `泄密应急：${String(count)} 起未报告完毕，已超过24小时时限 ${clock(minutes)}`,
  barDone: (count: number) => `泄密应急：${String(count)} 起已报告，尚未办结`,
  handle: '去处置',
  empty: '没有泄密、误公开的记录',
  emptyHint: '发现后点“报告发现泄密”，24小时从发现时起算。',
  todo: '发现泄密、误公开时怎么办',
  steps: [
    '任何人发现国家秘密、工作秘密或者个人信息等不应当公开的内容已经公开、可能泄露的，立即点右上角“报告发现泄密”，写明何时、何处、何种情况。不要写涉密内容本身，也不要截图、转发。',
    '同时当面或者打电话报告保密审查员和单位负责人，不要等对方看到。',
    '保密审查员和单位领导在这里记录补救措施（撤下、收回、封存）和报告情况：24小时内报告同级保密行政管理部门和上级主管部门。时限未到前，他们的窗口上方一直显示剩余时间。',
    '两处都已报告、补救措施已记录的，填写处理结果办结。每一步都记入留痕，可以打印处置记录。',
  ],
  ownNone: '您报告的情况由保密审查员和单位领导处置，处置过程只对他们显示。',
  due: '报告时限',
  dueLeft: (time: string, minutes: number) => `${time}（还有 ${clock(minutes)}）`,
  dueOver: (time: string, minutes: number) => `${time}（已超过 ${clock(minutes)}）`,
  noticedLine: (time: string, person: string) => `${time}，${person}`,
  recordedLine: (person: string, time: string) => `${person} ${time} 记录`,
  release: '涉及的公开件',
  measures: '补救措施',
  reports: '报告情况',
  none: '无',
  notReported: (to: LeakAddressee) => `${ADDRESSEE_WORDS[to]}：尚未报告`,
  measureLine: (measure: LeakMeasure, channel: string, time: string, note: string, by: string) =>
    [`${time} ${MEASURE_WORDS[measure]}`, channel, note, `（${by}）`].filter((part) => part !== '').join(' '),
  reportLine: (to: LeakAddressee, authority: string, number: string, time: string, late: boolean) =>
    `${ADDRESSEE_WORDS[to]}：${time} 已报告${authority}${number === '' ? '' : `，文号${number}`}${late ? '（超过24小时）' : ''}`,
  closed: (outcome: string, by: string, time: string) => `已办结：${outcome}（${by} ${time}）`,
  addMeasure: '记录措施',
  measure: '措施',
  channel: '渠道或者对象',
  takenAt: '时间（北京时间）',
  note: '说明',
  addReport: '记录报告',
  to: '报告对象',
  authority: '单位名称',
  number: '文号（口头报告的不填）',
  reportedAt: '报告时间（北京时间）',
  close: '办结',
  closeNeeds: '记录了补救措施，并报告了同级保密行政管理部门和上级主管部门以后，才能办结。',
  outcome: '处理结果',
  print: '打印处置记录',
  saved: '已记入本单位留痕',
} as const
