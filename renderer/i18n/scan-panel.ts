/** The panel of secrecy and wording hits beside the draft; names of rules, layers and reasons are in scan.ts. */
export const SCAN_PANEL = {
  none: '没有命中。送审时系统还会完整检查一次，并留下检查记录。',
  filter: '按级别筛选',
  list: '敏感词检查结果',
  all: (count: number) => `全部 ${String(count)}`,
  some: (word: string, count: number) => `${word} ${String(count)}`,
  blocked: (count: number) =>
    `有 ${String(count)} 处“禁止”级命中，不能送审。请先核实并删改；如确属国家秘密，立即停止在本机办理，并报告保密工作机构。`,
  lexicons: (lists: string) => `所用词库：${lists}`,
  lexicon: (name: string, version: string) => `${name} ${version}`,
  more: (count: number) => `还有 ${String(count)} 处没有列出，处理以上各处后继续显示。`,
  mark: (level: string, what: string) => `敏感词（${level}）：${what}`,
} as const
