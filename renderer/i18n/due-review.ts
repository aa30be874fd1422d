import { plainDateText } from './date.ts'

/** 定期评估审查 of what was not published. */
export const DUE_REVIEW = {
  open: '定期评估',
  back: '返回定期评估',
  heading: '定期评估',
  intro:
    '行政机关应当对不予公开的政府信息定期评估审查，因情势变化可以公开的应当公开（《政府信息公开条例》第十八条）。到期事项由分管领导或者主要领导在事项的“发布”页评估。',
  dueHeading: (count: number) => `已到评估日期（${String(count)}）`,
  laterHeading: (count: number) => `以后评估（${String(count)}）`,
  shown: (count: number) => `评估日期最早的 ${String(count)} 件列在这里，其余办理后依次列出。`,
  nothingDue: '目前没有到期的事项。',
  none: '没有办结后需要定期评估的事项',
  noneHint: '不予公开、依申请公开的事项办结后列在这里。',
  columns: { title: '标题', mode: '公开方式', nextReview: '评估日期', state: '情况' },
  untitled: '（未填写标题）',
  overdue: (days: number) => (days === 0 ? '今天到期' : `已过 ${String(days)} 天`),
  left: (days: number) => `还有 ${String(days)} 天`,
  day: plainDateText,
} as const
