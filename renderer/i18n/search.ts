import type { PartKind } from '#shared/domain/search/part.ts'
import type { ErrorText } from './error-text.ts'

export const SEARCH = {
  open: '检索',
  back: '返回检索结果',
  heading: '检索',
  label: '检索词',
  placeholder: '标题、文号、姓名、正文、附件、意见中的任何字词',
  run: '检索',
  running: '正在检索…',
  help: '空格隔开的词须同时出现；“或”“非”两边留空格；括号分组；引号内的词句按原样查找；拼音和首字母可查标题、姓名。',
  example: '例：政务公开 非 征求意见　　（公告 或 通告） 2026年　　“安全 生产”　　zwgk',
  none: '没有找到符合条件的事项',
  noneAdvice: '可减少检索词；左侧选了限定条件的，取消后再试。',
  start: '输入检索词，回车开始',
  total: (count: number) => `共 ${String(count)} 件`,
  counting: '正在计数…',
  uncounted: '没有数出件数',
  due: (count: number) => `还有 ${String(count)} 件正在编入索引（含附件文字），编入后才能检索到，请稍后重新检索。`,
  again: '重新检索',
  unread: (count: number) =>
    `另有 ${String(count)} 个附件没有读全（图片、扫描件、损坏或者文字过长），没有读到的内容检索不到。`,
  aside: (count: number) => `有 ${String(count)} 件事项没有能够编入索引，其中的内容检索不到（以前编入的除外）：`,
  asideOthers: (count: number) => `另有 ${String(count)} 件不在您可以查看的范围内，或者未逐件列出。`,
  asideAdvice: '其余事项不受影响。请告知系统管理员；换用备份或者更新程序后重新解锁，会自动再试。',
  asideProblems: {
    chainBroken: '留痕或者文稿与记录不符，请安全审计员做一次全部核对，按核对结果从备份恢复',
    unreadable: '文稿在本机的存储损坏，读不出来，请从最近的备份恢复',
    defect: '程序处理这一件时出错，已记入诊断日志',
  },
  more: '显示更多',
  parts: (count: number) => `另有 ${String(count)} 处出现`,
  meta: (stage: string, drafter: string, updated: string) => `${stage}　经办人：${drafter}　${updated}`,
  facets: {
    stage: '环节',
    kind: '文种',
    year: '登记年份',
    mode: '公开方式',
    validity: '有效性',
    issuer: '署名单位',
    department: '责任部门',
    handling: '承办科室',
    drafterName: '经办人',
  },
  facetsLabel: '限定条件',
  noKind: '其他',
  noMode: '未确定',
  noName: '未填写',
  year: (year: string) => `${year}年`,
  clear: '取消全部限定',
  savedLabel: '常用检索',
  save: '保存本次检索',
  remove: '删除',
  removeLabel: (name: string) => `删除常用检索“${name}”`,
  saveHeading: '保存为常用检索',
  saveName: '名称',
  resultsLabel: '检索结果',
} as const

/** What the passage is of; the label is a version, a file's name or the name of an act. */
export const PART_WORDS: Readonly<Record<PartKind, (label: string) => string>> = {
  title: () => '标题',
  number: () => '文号',
  person: () => '人员',
  wording: (label) => (label === '' ? '草稿' : `第${label}稿`),
  opinion: () => '意见',
  remark: () => '批注',
  disclosure: () => '公开依据',
  attachment: (label) => (label === '' ? '附件' : `文件“${label}”`),
}

/** Why a question could not be read, with the place counted in characters. */
export const SEARCH_ERRORS = {
  'search.empty': { title: '还没有输入检索词', advice: '请输入至少一个字。' },
  'search.bracket': {
    title: '第{at|几}个字处的括号没有配对',
    advice: '请补上或删去括号；要查找括号本身，请放在引号内。',
  },
  'search.quote': { title: '第{at|几}个字处的引号没有配对', advice: '请补上另一半引号。' },
  'search.operator': {
    title: '第{at|几}个字处的“且”“或”“非”“-”缺少要连接或者要排除的词',
    advice:
      '“且”“或”的两边各写一个词；“非”的后面写要排除的词，“-”紧挨着写在它前面。要查找这个字或者符号本身，请放在引号内，如“或”。',
  },
  'search.tooMany': { title: '检索条件过长', advice: '最多32个词、16层括号，请分次检索。' },
} as const satisfies Readonly<Record<string, ErrorText>>
