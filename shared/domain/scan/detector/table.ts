import { finding, type Finding, type Rule } from '../hit.ts'
import type { TextDetector } from './detector.ts'

/**
 * Themes of which a table says something about persons that they need not let be known (个人信息保护法 Art. 28), or that
 * tells more together than each by itself (保守国家秘密法 Art. 36, V).
 */
export const TABLE_THEMES = {
  health: /残疾|疾病|病种|病情|诊断|住院|精神障碍|艾滋|重大疾病/u,
  relief: /低保|特困|救助原因|救助金额|致贫原因|困难类别|脱贫户|监测户/u,
  minors: /学生姓名|班级|学籍|监护人|留守儿童|孤儿|未成年人/u,
  accounts: /银行账号|银行卡号|开户行|账户名|卡号/u,
  religion: /宗教|信教|民族成份/u,
  cases: /举报人|投诉人|涉案|犯罪|违法记录|被处罚人|当事人/u,
  families: /家庭成员|户主|与户主关系|家庭住址/u,
  facilities: /经度|纬度|坐标|库容|装机容量|管网|应急物资储备/u,
} as const
export type TableTheme = keyof typeof TABLE_THEMES

export const themeRule = (theme: TableTheme): Rule => ({
  rule: `theme.${theme}`,
  category: 'sensitive',
  level: 'notice',
  basis: '《保守国家秘密法》第三十六条：汇聚、关联后的风险；《个人信息保护法》第二十八条',
})

/** As many tables of one theme as the office has released: together they may say more than each by itself. */
const AGGREGATION: Rule = {
  rule: 'aggregation',
  category: 'sensitive',
  level: 'medium',
  basis: '《保守国家秘密法》第三十六条、《实施条例》第四十三条：汇聚、关联后属于国家秘密的，应当加强管理',
}

const SUM: Rule = { rule: 'sumMismatch', category: 'misuse', level: 'medium', basis: '合计与各行之和不符' }
const TOTAL = /^[ 　]{0,4}(?:合[ 　]{0,2}计|总[ 　]{0,2}计|总数)[ 　]{0,4}$/u
/** Rows that are part of others: what is summed then, nobody can tell. */
const NESTED = /小[ 　]{0,2}计|其中|占比|比重|平均|均值/u
/** Columns of numbers that nobody adds up. */
const NOT_SUMMED = /序号|编号|代码|名次|排名|年份|年度|单价|均价|率|电话|账号|卡号|日期/u
const NUMERIC = /^[ 　]{0,4}(-?\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|-?\d{1,13}(?:\.\d{1,6})?)[ 　]{0,4}$/u
const EMPTY = /^[ 　]{0,4}[-—－/]{0,2}[ 　]{0,4}$/u

const numberOf = (cell: string): number | null => {
  const text = NUMERIC.exec(cell)?.[1]
  return text === undefined ? null : Number(text.replaceAll(',', ''))
}
const decimals = (cell: string): number => /\.(\d+)/u.exec(cell)?.[1]?.length ?? 0

interface Row {
  readonly cells: readonly string[]
  readonly offset: number
}

/** Stretches of lines with cells parted by tabs. */
const tablesIn = (text: string): readonly (readonly Row[])[] => {
  const tables: Row[][] = []
  let open: Row[] | null = null
  let offset = 0
  for (const line of text.split('\n')) {
    const cells = line.split('\t')
    if (cells.length < 2) open = null
    else {
      if (open === null) tables.push((open = []))
      open.push({ cells, offset })
    }
    offset += line.length + 1
  }
  return tables
}

/** The columns of a total row that are not what the rows above add up to; only of tables where each row counts once. */
const totals = (rows: readonly Row[]): Finding[] => {
  const at = rows.findIndex(({ cells }) => cells.slice(0, 2).some((cell) => TOTAL.test(cell)))
  const total = rows[at]
  if (
    total === undefined ||
    at !== rows.length - 1 ||
    rows.some(({ cells }) => cells.some((cell) => NESTED.test(cell)))
  )
    return []
  const above = rows.slice(0, at)
  const found: Finding[] = []
  let start = total.offset
  for (const [column, cell] of total.cells.entries()) {
    const stated = numberOf(cell)
    const parts = above.map(({ cells }) => cells[column] ?? '')
    const firstNumber = parts.findIndex((part) => numberOf(part) !== null)
    const data = firstNumber < 0 ? [] : parts.slice(firstNumber)
    const isWhole =
      data.length >= 2 && firstNumber <= 3 && data.every((part) => numberOf(part) !== null || EMPTY.test(part))
    const isCounted = !above
      .slice(0, Math.max(firstNumber, 0))
      .some(({ cells }) => NOT_SUMMED.test(cells[column] ?? ''))
    if (stated !== null && isWhole && isCounted) {
      const sum = data.reduce((all, part) => all + (numberOf(part) ?? 0), 0)
      const digits = Math.max(decimals(cell), ...data.map(decimals))
      const tolerance = digits === 0 ? 0.5 : (data.length + 1) * 0.5 * 10 ** -digits + 1e-9
      if (Math.abs(sum - stated) > tolerance) found.push(finding(SUM, start, start + cell.length))
    }
    start += cell.length + 1
  }
  return found
}

/** The first header cell of a table that names a theme. */
const themes = (rows: readonly Row[]): Finding[] => {
  const [head] = rows
  if (head === undefined || rows.length < 2) return []
  const found: Finding[] = []
  for (const theme of Object.keys(TABLE_THEMES) as TableTheme[]) {
    let start = head.offset
    for (const cell of head.cells) {
      const at = TABLE_THEMES[theme].exec(cell)
      if (at !== null) {
        found.push(finding(themeRule(theme), start + at.index, start + at.index + at[0].length))
        break
      }
      start += cell.length + 1
    }
  }
  return found
}

/** What tables say by their arithmetic and by what they are about: rows are lines, cells parted by tabs. */
export const wholeTables: TextDetector = ({ text, context }) =>
  tablesIn(text).flatMap((rows) => {
    const themed = themes(rows)
    const many = themed.filter(({ rule }) => (context.releasedThemes ?? []).includes(rule))
    return [...totals(rows), ...themed, ...many.map(({ start, end }) => finding(AGGREGATION, start, end))]
  })
