const SECRET =
  '保守国家秘密法实施条例第六十一条：立即采取补救措施，并在24小时内向同级保密行政管理部门和上级主管部门报告。'
const PERSONAL =
  '个人信息保护法第五十七条：立即采取补救措施，并通知履行个人信息保护职责的部门和个人；采取措施能够有效避免危害的，可以不通知个人。'

/** Words of the record of a leak. */
export const leakText = {
  title: '泄密（误公开）应急处置记录',
  fileName: (date: string) => `泄密应急处置记录（${date}）`,
  basis: {
    secret: `依据：${SECRET}`,
    personal: `依据：${PERSONAL}`,
    both: `依据：${SECRET}${PERSONAL}`,
  },
  sections: { facts: '基本情况', measures: '补救措施', reports: '报告情况', outcome: '处理结果' },
  facts: {
    release: '涉及的公开件',
    what: '情况',
    matter: '涉及内容',
    noticedAt: '发现时间',
    noticedBy: '发现人',
    dueAt: '报告时限',
    recorded: '记录人',
    printed: '打印',
  },
  measureColumns: ['措施', '渠道', '时间', '说明', '记录人'],
  reportColumns: ['报告对象', '单位', '文号', '时间', '记录人'],
  late: '（超过24小时）',
  atOnce: '立即',
  notReported: '尚未报告',
  notClosed: '尚未办结',
}
