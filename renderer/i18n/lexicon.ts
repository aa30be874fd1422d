import type { LexiconWarning } from '#shared/domain/scan/lexicon-lint.ts'

export const LEXICON = {
  open: '词库管理',
  heading: '词库管理',
  listHeading: '词库与版本',
  none: '本单位还没有导入词库',
  noneAdvice: '审查时使用随程序提供的基础词库和内置规则。',
  columns: {
    name: '词库',
    version: '版本',
    issuedOn: '日期',
    entries: '词条',
    added: '导入',
    state: '状态',
    acts: '操作',
  },
  entries: (count: number) => `${String(count)}条`,
  added: (by: string, date: string) => `${by} ${date}`,
  hash: '文件 SHA-256',
  inUse: '使用中',
  notInUse: '未使用',
  use: '提出启用',
  stop: '提出停用',
  reason: '理由',
  proposeText: (what: string) => `提出${what}。须由另一人（保密审查员或者安全管理员）确认后生效。`,
  replaces: (lost: number) => `与随附词库同名：启用后将代替随附词库，其中 ${String(lost)} 条不再使用或者减弱：`,
  weakens: (count: number) => `随附词库有 ${String(count)} 条禁止级词条被删去或者减弱，不能导入：`,
  terms: (terms: readonly string[], more: boolean) => `${terms.join('、')}${more ? '等' : ''}`,
  startLabel: (name: string, version: string) => `提出启用${name} ${version}`,
  stopLabel: (name: string, version: string) => `提出停用${name} ${version}`,
  exportLabel: (name: string, version: string, format: string) => `导出${name} ${version}为${format}`,
  formats: { package: '词库包', csv: 'CSV', xlsx: 'Excel' },
  usesHeading: '启用记录',
  usedLine: (at: string, by: string, id: string, version: string) => `${at} ${by} 启用 ${id} ${version}`,
  stoppedLine: (at: string, by: string, id: string) => `${at} ${by} 停用 ${id}`,
  rescanHeading: '复查',
  rescan: '重新复查',
  rescanHint:
    '启用或停用词库后，自动用现行词库复查所有送审过的文稿和已公开的文稿，列出原审查记录中没有的命中。复查不改动任何事项。',
  rescanned: (at: string, scanned: number, found: number) =>
    `${at} 复查${String(scanned)}件，${found === 0 ? '没有新的命中' : `${String(found)}件有新的命中`}`,
  importHeading: '导入词库',
  importHint: '词库包自带编号和版本；导入表格时先填写下列各项，由本单位签名。导入后不会自动启用。',
  fields: { name: '词库名称', id: '编号', version: '版本', issuedOn: '日期' },
  idHint: '字母、数字，例如 yunxi-water',
  choose: '选择文件',
  chosenFile: (name: string) => `已选择：${name}`,
  check: '检查',
  add: '导入',
  checked: (name: string, version: string, entries: number) => `${name} ${version}，共${String(entries)}条`,
  signed: '签名有效，由本单位签发',
  unsigned: '表格未经签名，导入时由本单位签名',
  taken: '这个版本已经导入',
  noWarnings: '检查没有发现问题',
  warnings: (count: number) => `检查发现${String(count)}处，请看过后再导入`,
  moreWarnings: (count: number) => `另有${String(count)}处没有列出`,
  tryHeading: '试一试',
  tryLabel: '输入文字，立即看到命中',
  tryHint: '使用启用中的词库和内置规则；文字不保存。',
  tryNone: '没有命中',
  tryCount: (count: number) => `命中${String(count)}处`,
  via: (layers: string) => `识别方式：${layers}`,
  basis: (basis: string) => `依据：${basis}`,
  lowered: (reason: string) => `已降级：${reason}`,
} as const

/** 启停词库 by two hands. */
export const LEXICON_USE = {
  heading: '等待确认的词库启停',
  what: (name: string, version: string | null) => (version === null ? `停用${name}` : `启用${name} ${version}`),
  by: (name: string, at: string) => `${name} ${at} 提出`,
  reason: (text: string) => `理由：${text}`,
  dropped: (count: number) => `随附词库有 ${String(count)} 条不再使用或者减弱，请核对后再确认。`,
  confirm: '确认',
  confirmHeading: '确认词库启停',
  confirmText: (what: string) => `${what}。确认后立即生效，并用现行词库复查所有送审过的和已公开的文稿。`,
} as const

/** 检查的阈值. */
export const LIMITS = {
  heading: '检查阈值',
  intro: '法律没有规定具体数值，由本单位确定，记入单位留痕；已作出的检查仍以当时的阈值为准。',
  fields: { smallCellLeast: '统计表的最小计数', manyTables: '同一主题表格的件数' },
  hints: {
    smallCellLeast: '统计表中小于此数的计数提示可能识别单个对象（《统计法》第二十八条）',
    manyTables: '同一主题的表格已公开达到此数后，下一件提示汇聚风险（《保守国家秘密法》第三十六条）',
  },
  save: '保存',
  saved: '已保存，今后的检查按此办理',
} as const

/** One warning of the lint as a sentence; a code of a newer lint is shown as it is. */
export const warningText = (warning: Omit<LexiconWarning, 'code'> & { readonly code: string }): string => {
  const { code, term, hitsPerTenThousand = 0, other = '', symbols = '', example = '' } = warning
  const said: Readonly<Record<LexiconWarning['code'], string>> = {
    'lint.ordinaryWord': '是常用词，不宜单独作为词条',
    'lint.frequentInSample': `在已公开文稿中每万字命中${hitsPerTenThousand.toFixed(1)}次`,
    'lint.sameSymbols': `归一化后与“${other}”相同`,
    'lint.conflict': `归一化后与“${other}”相同，但类别或级别不同`,
    'lint.alreadyListed': `词库“${other}”中已有`,
    'lint.folded': `归一化后为“${symbols}”，也会命中这种写法`,
    'lint.exampleMissed': `应命中的例句没有命中：${example}`,
    'lint.exampleHit': `不应命中的例句命中了：${example}`,
  }
  const text = Object.entries(said).find(([name]) => name === code)?.[1] ?? code
  return `“${term}”：${text}`
}
