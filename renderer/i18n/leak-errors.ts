/** Refusals about leaks. */
export const LEAK_ERRORS = {
  'leak.unknown': { title: '没有这起记录', advice: '页面已重新读取，请按新的内容办理。' },
  'leak.closed': { title: '这起事件已经办结', advice: '如有新的情况，请另行报告。' },
  'leak.reportMissing': {
    title: '还不能办结',
    advice: '须记录至少一项补救措施，并记录向应当报告的各部门的报告；未报告的列在“报告情况”中。',
  },
  'leak.impossibleTime': {
    title: '所填时间不对',
    advice: '时间不能晚于现在；措施和报告的时间不能早于发现时间。',
  },
} as const
