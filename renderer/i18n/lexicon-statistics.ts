/** What became of the hits of each entry. */
export const STATISTICS = {
  heading: '处置统计',
  ask: '开始统计',
  askAgain: '重新统计',
  hint: '按留痕统计每个词条、每条内置规则在全部送审事项中的命中和处置。误报多的词条宜加允许短语或停用；点数字看是哪些事项。',
  cases: (cases: number, entries: number) =>
    entries === 0
      ? `共 ${String(cases)} 件送审事项，没有命中`
      : `共 ${String(cases)} 件送审事项，${String(entries)} 个词条和规则有命中`,
  columns: {
    entry: '词条、规则',
    hits: '命中',
    kept: '保留',
    falsePositive: '误报',
    changed: '已修改',
    open: '未处置',
  },
  entry: (term: string, list: string) => `${term}（${list}）`,
  open: (entry: string, what: string, count: number) => `${entry}：${what} ${String(count)} 处，查看事项`,
  line: (title: string, what: string, count: number) => `${title}：${what} ${String(count)} 处`,
} as const
