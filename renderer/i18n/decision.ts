import type { ProblemCode } from '#shared/domain/decision/checklist.ts'
import { plainDateText } from './date.ts'

export { DECISION_KIND_WORDS as KIND_WORDS } from '#resources/text/word/duty.ts'

interface Problem {
  readonly code: string
  readonly severity: 'block' | 'warn'
  readonly items: readonly string[]
  readonly count: number | null
  readonly limit: number | null
}

const names = (items: readonly string[]): string => items.map((item) => `“${item}”`).join('、')
const days = (value: number | null): string => String(value ?? 0)

/** What is wrong, and what to do about it. */
const PROBLEMS: Readonly<Record<ProblemCode, (problem: Problem) => string>> = {
  unanswered: () => '请说明这一环节是否适用；不适用的写明理由。',
  missing: ({ items }) => `缺少：${names(items)}。`,
  missingOneOf: ({ items }) => `缺少下列材料之一：${names(items)}。`,
  outOfOrder: ({ items, severity }) =>
    severity === 'warn'
      ? `${names(items.slice(1))}的日期早于${names(items.slice(0, 1))}；条例要求出台前请示报告，请核对请示的与讨论通过的是否为同一草案。`
      : `${names(items.slice(1))}的日期早于${names(items.slice(0, 1))}，次序不对，请核对日期。`,
  consultationUndated: () => '征求意见公告没有填写截止日期。',
  consultationShort: ({ count, limit, severity }) =>
    severity === 'warn'
      ? `征求意见 ${days(count)} 日，不足 ${days(limit)} 日；已说明缩短的理由。`
      : `征求意见 ${days(count)} 日，不足 ${days(limit)} 日（公布当日不计）。确需缩短的，应当在公告中说明理由，并在材料说明中写明“缩短”的理由。`,
  summaryEarly: () => '意见汇总早于征求意见截止日期。',
  materialsLate: ({ limit }) => `听证材料应当在听证会 ${days(limit)} 日前送达。`,
  hearingNoticeLate: ({ limit }) => `听证会公告应当在举行 ${days(limit)} 日前发布。`,
  reviewShort: ({ count, limit, severity }) =>
    `合法性审查用时 ${days(count)} 个工作日，一般不少于 ${days(limit)} 个工作日${severity === 'warn' ? '；已说明理由。' : '。确有特殊情况的，在意见书的说明中写明理由。'}`,
  reviewLong: ({ count, limit }) => `合法性审核用时 ${days(count)} 个工作日，最长不超过 ${days(limit)} 个工作日。`,
  unlawful: ({ severity }) =>
    severity === 'warn'
      ? '合法性审查结论为不合法或者须修改；已写明属于国家尚无明确规定的探索性改革决策事项并明示法律风险，可以提交讨论。'
      : '合法性审查结论为不合法或者须修改，不得提交讨论；修改后重新送审，登记新的意见书。国家尚无明确规定的探索性改革决策事项，可以明示法律风险提交讨论：请在这份意见书的说明中写明“探索性改革”和“法律风险”。',
  uncontrolled: () => '风险评估结论为不可控，不得作出决策；采取措施调整后重新评估，登记新的报告。',
  textChanged: () => '合法性审查之后文稿有修改，须重新审查，登记新的意见书；修改不涉及实质内容的，登记审查机构的确认。',
}
const isProblem = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code)
export const problemText = (problem: Problem): string =>
  isProblem(problem.code) ? PROBLEMS[problem.code](problem) : problem.code

export const DECISION = {
  heading: '需要履行的程序',
  intro: '属于重大行政决策、政府规章、行政规范性文件的，发布前须具备法定程序的全部材料；缺少的在下面逐项列出。',
  kind: '文件性质',
  none: '不属于以上几类，无须履行专门程序',
  marketEntities: '涉及市场主体经济活动（须公平竞争审查）',
  takeBackReason: '取消标明的理由',
  save: '保存',
  saved: '已记入留痕',
  states: { met: '已具备', open: '未具备', notApplicable: '不适用', later: '发布后办理' },
  summary: (open: number) =>
    open === 0 ? '发布前的程序材料已经具备' : `还有 ${String(open)} 个环节的材料未具备，不能发布`,
  basis: (basis: string) => `依据：${basis}`,
  applies: '是否适用',
  yes: '适用',
  no: '不适用',
  change: '更改',
  notApplicableReason: (reason: string) =>
    reason === '' ? '不适用：没有勾选“涉及市场主体经济活动”' : `不适用：${reason}`,
  reason: '不适用的理由',
  add: '登记材料',
  addHeading: (step: string) => `登记过程材料：${step}`,
  item: '材料',
  on: '日期',
  until: '截止日期（征求意见等有期间的填写）',
  number: '文号、网址或者编号',
  note: '说明',
  noteHint: '例如：缩短征求意见期限的理由、会议上的不同意见。',
  file: '材料文件',
  chooseFile: '选择文件',
  noFile: '不附文件',
  fileNote: '文件加密保存在本事项中；带密级标志的文件会被拒绝，不落盘。',
  confirm: '登记',
  void: '作废',
  voidHeading: '材料作废',
  voidReason: '作废的理由',
  voided: (reason: string) => `已作废：${reason}`,
  dates: (on: string, until: string | null) =>
    until === null ? plainDateText(on) : `${plainDateText(on)}至${plainDateText(until)}`,
  by: (person: string, time: string) => `${person} ${time} 登记`,
} as const
