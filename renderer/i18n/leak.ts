import { ADDRESSEE_WORDS, MATTER_WORDS, MEASURE_WORDS } from '#resources/text/word/leak.ts'
import type { LeakAddressee, LeakMatter, LeakMeasure } from '#shared/domain/office/leak/leak-events.ts'

export { ADDRESSEE_WORDS, MATTER_WORDS, MEASURE_WORDS }

export const MATTER_CHOICES: Readonly<Record<LeakMatter, string>> = {
  secret: `${MATTER_WORDS.secret}（可能涉及、不能确定的也选这一项）`,
  personal: '只涉及个人信息',
  both: MATTER_WORDS.both,
}

const clock = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${String(minutes)} 分钟` : `${String(hours)} 小时 ${String(minutes % 60)} 分钟`
}

export const LEAK = {
  open: '泄密应急',
  back: '返回事项',
  heading: '泄密（误公开）应急处置',
  law: '发现国家秘密已经泄露或者可能泄露的，应当立即采取补救措施，并在24小时内报告同级保密行政管理部门和上级主管部门（保守国家秘密法实施条例第六十一条）。只涉及个人信息的，应当立即采取补救措施，并通知履行个人信息保护职责的部门和个人（个人信息保护法第五十七条）。',
  noText: '请勿在这里填写涉密内容本身，只写经过和处置。',
  notice: '报告发现泄密',
  noticeHeading: '报告发现泄密或者误公开',
  about: (title: string) => `涉及公开件《${title}》`,
  noticedAt: '发现时间（北京时间）',
  noticedBy: '发现人',
  what: '情况（不写涉密内容）',
  matter: '涉及内容',
  matterHint: '据此确定向哪些部门报告。办理中发现还涉及国家秘密、工作秘密的，另行报告一起。',
  noticed: '已记入本单位留痕，请立即口头报告保密审查员和单位负责人',
  barLeft: (count: number, minutes: number) =>
    `泄密应急：${String(count)} 起未报告完毕，距24小时时限还有 ${clock(minutes)}`,
  barOver: (count: number, minutes: number) =>
    `泄密应急：${String(count)} 起未报告完毕，已超过24小时时限 ${clock(minutes)}`,
  barOwed: (count: number) => `泄密应急：${String(count)} 起未报告完毕，应当立即报告`,
  barDone: (count: number) => `泄密应急：${String(count)} 起已报告，尚未办结`,
  handle: '去处置',
  empty: '没有泄密、误公开的记录',
  emptyHint: '发现后点“报告发现泄密”，24小时从发现时起算。',
  todo: '发现泄密、误公开时怎么办',
  steps: [
    '任何人发现国家秘密、工作秘密或者个人信息等不应当公开的内容已经公开、可能泄露的，立即点右上角“报告发现泄密”，写明何时、何处、何种情况。不要写涉密内容本身，也不要截图、转发。',
    '同时当面或者打电话报告保密审查员和单位负责人，不要等对方看到。',
    '保密审查员和单位领导在这里记录补救措施（撤下、收回、封存）和报告情况：24小时内报告同级保密行政管理部门和上级主管部门；只涉及个人信息的，立即报告履行个人信息保护职责的部门。报告完毕前，他们的窗口上方一直有提示。',
    '应当报告的部门都已报告、补救措施已记录的，填写处理结果办结。每一步都记入留痕，可以打印处置记录。',
  ],
  ownNone: '您报告的情况由保密审查员和单位领导处置，处置过程只对他们显示。',
  due: '报告时限',
  atOnce: '立即（个人信息保护法第五十七条）',
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
    `${[`${time} ${MEASURE_WORDS[measure]}`, channel, note].filter((part) => part !== '').join('，')}（${by}）`,
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
  closeNeeds: (unreported: readonly LeakAddressee[]) =>
    `记录了补救措施${unreported.length === 0 ? '' : `，并报告了${unreported.map((to) => ADDRESSEE_WORDS[to]).join('、')}`}以后，才能办结。`,
  outcome: '处理结果',
  print: '打印处置记录',
  saved: '已记入本单位留痕',
} as const
