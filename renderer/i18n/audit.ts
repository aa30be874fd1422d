import { dateTimeText } from './date.ts'
import { LOG_SCOPE_WORDS } from '#resources/text/word/access.ts'

/** The auditor's view over all logs. */
export const AUDIT = {
  heading: '审计台',
  intro: '全部事项和单位的留痕，最新的在前。安全审计员只读，不能改动；不显示文稿内容。',
  code: '检查码',
  codeHint: '请抄录在纸质登记簿上。日后留痕若被整体退回或改写，与此码不符。',
  keptDue: (lastAt: string | null, days: number, events: number) =>
    `待办：${lastAt === null ? `启用 ${String(days)} 天以来还没有另存过检查点` : `已有 ${String(days)} 天没有另存检查点（上次 ${dateTimeText(lastAt)}）`}，其间新增留痕 ${String(events)} 条。请做一次“全面核对并导出”，把写出的文件存到本机以外，并抄录检查码：持有库密钥的人可以整套另造留痕，只有另存的检查点能够发现。`,
  keptAt: (lastAt: string, events: number) => `上次另存：${dateTimeText(lastAt)}，其后新增 ${String(events)} 条`,
  size: (size: number) => `总账共 ${String(size)} 条`,
  filters: '筛选',
  person: '人员',
  anyone: '全部人员',
  scope: '范围',
  scopes: LOG_SCOPE_WORDS,
  from: '起始日期',
  until: '截止日期',
  total: (total: number) => `共 ${String(total)} 条`,
  columns: { position: '序号', at: '时间', who: '人员', kind: '类别', what: '内容', of: '所属' },
  office: '单位',
  access: LOG_SCOPE_WORDS.access,
  listHeading: '导出清单',
  listHint: '按上面的筛选写成表格（CSV），可用 WPS 表格或者 Excel 打开；导出本身也记入留痕。',
  listStart: '导出清单',
  ofCase: (title: string, number: string) => `《${title}》${number}`,
  untitled: (by: string, at: string) => `${by}${at}登记的文稿（尚无标题）`,
  onlyCase: (name: string) => `只看${name}`,
  allCases: '改看全部事项',
  showCase: (name: string) => `只看${name}的留痕`,
  none: '没有符合条件的记录',
  exportHeading: '全面核对并导出',
  exportHint: '逐条核对签名、身份、时间、前后连接和办理规则，再写出留痕文件、检查点和核对报告。可以取消。',
  start: '核对并导出',
  done: (files: readonly string[]) => `已写出：${files.join('、')}`,
} as const
