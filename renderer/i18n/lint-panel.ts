/** The panel of the format check; what each finding says is in lint.ts. */
export const LINT_PANEL = {
  none: '没有发现不符合《党政机关公文格式》（GB/T 9704—2012）的地方。',
  filter: '按轻重筛选',
  list: '格式检查结果',
  all: (count: number) => `全部 ${String(count)}`,
  some: (word: string, count: number) => `${word} ${String(count)}`,
  fix: '改正',
  fixAll: (count: number) => `全部改正（${String(count)} 处可自动改正）`,
  clause: (clause: string) => `依据：${clause}`,
  emptyLine: '（空行）',
  more: (count: number) => `还有 ${String(count)} 条没有列出，改正以上各条后继续显示。`,
} as const
