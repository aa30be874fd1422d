/** Refusals about deadlines, evidence of a procedure, and changes of a release. */
export const DUTY_ERRORS = {
  'deadline.unknownLimit': { title: '没有这项期限规则', advice: '请从列表中重新选择适用的期限。' },
  'deadline.dateRequired': {
    title: '没有填写起算日期',
    advice: '从签发之日起算的不填日期；从成文日期或者其他日期起算的，请填写日期。',
  },
  'deadline.inFuture': { title: '起算日期还没有到', advice: '请填写形成或者变更的实际日期。' },
  'deadline.notDocumentDate': {
    title: '起算日期不是文稿上的成文日期',
    advice: '页面已重新读取。从其他日期起算的，请选“其他日期”并说明理由。',
  },
  'decision.noKind': {
    title: '本事项没有标明需要履行的程序',
    advice: '请由经办人在拟稿环节标明属于重大行政决策、规章还是行政规范性文件。',
  },
  'decision.unknownItem': { title: '这项过程材料已不存在', advice: '页面已重新读取，请按新的内容办理。' },
  'decision.evidenceEmpty': { title: '过程材料没有内容', advice: '请选择文件，或者填写文号、说明。' },
  'change.termReversed': { title: '截止日期早于开始日期', advice: '请核对两个日期。' },
  'change.targetGone': { title: '找不到要变更的文件', advice: '只能变更本单位已经发布的文件，请重新选择。' },
  'change.itself': { title: '不能变更本事项自己', advice: '请选择已经发布的另一份文件。' },
  'change.alreadyEnded': {
    title: '所选文件已经废止、被替代或者撤下',
    advice: '请核对文件的有效性；不必再次办理。',
  },
} as const
