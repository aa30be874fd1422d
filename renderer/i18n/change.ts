import type { Output } from '#shared/contract/channels.ts'
import type { DocumentForm } from '#shared/domain/document/model.ts'
import type { LinePart } from '#shared/domain/document/lines.ts'

type Diff = Output<'case.diff'>
type Group = Diff['groups'][number]
type Structure = Diff['structure'][number]

const PORTIONS: Readonly<Record<Group['portion'], string>> = {
  head: '标题和主送机关',
  body: '正文开头',
  ending: '附件说明、署名和日期',
  attachment: '附件',
  imprint: '版头和版记',
}

export const PART_WORDS: Readonly<Record<LinePart, string>> = {
  title: '标题',
  addressee: '主送机关',
  paragraph: '正文',
  heading1: '一级标题',
  heading2: '二级标题',
  heading3: '三级标题',
  heading4: '四级标题',
  listItem: '列表项',
  cell: '表格',
  imageAlternative: '图片说明',
  attachmentName: '附件说明',
  signatory: '署名',
  date: '成文日期',
  note: '附注',
  attachmentTitle: '附件标题',
  attachmentFile: '附件文件',
  urgency: '紧急程度',
  issuer: '发文机关',
  documentNumber: '发文字号',
  signers: '签发人',
  copyTo: '抄送机关',
  printing: '印发机关和日期',
}

/** 正文→一级标题： */
export const partChange = (from: LinePart | null, to: LinePart): string =>
  from === null ? `${PART_WORDS[to]}：` : `${PART_WORDS[from]}→${PART_WORDS[to]}：`

const FORMS: Readonly<Record<DocumentForm, string>> = {
  standard: '普通格式',
  letter: '信函格式',
  order: '命令格式',
  minutes: '纪要格式',
}
const isForm = (value: string): value is DocumentForm => Object.hasOwn(FORMS, value)
const formWord = (value: string): string => (isForm(value) ? FORMS[value] : value)

const STRUCTURES: Readonly<Record<Structure['kind'], (change: Structure) => string>> = {
  form: ({ from, to }) => `版式由${formWord(from ?? '')}改为${formWord(to ?? '')}`,
  documentKind: ({ from, to }) => `文种由“${from === '' ? '无' : (from ?? '')}”改为“${to === '' ? '无' : (to ?? '')}”`,
  tableAdded: () => '新增表格',
  tableRemoved: () => '删除表格',
  rowsAdded: ({ count }) => `表格新增 ${String(count)} 行`,
  rowsRemoved: ({ count }) => `表格删除 ${String(count)} 行`,
  columnsAdded: ({ count }) => `表格新增 ${String(count)} 列`,
  columnsRemoved: ({ count }) => `表格删除 ${String(count)} 列`,
  columnsMoved: ({ count }) => `表格移动 ${String(count)} 列`,
  cellSpans: ({ count }) => `表格合并或拆分 ${String(count)} 个单元格`,
  columnWidths: () => '表格列宽改变',
  headRows: () => '表格标题行改变',
  landscape: () => '表格横排、竖排改变',
  imageAdded: () => '新增图片',
  imageRemoved: () => '删除图片',
  imageReplaced: () => '图片已更换',
  imageResized: ({ from, to }) => `图片宽度由 ${from ?? ''} 毫米改为 ${to ?? ''} 毫米`,
  attachmentAdded: () => '新增附件',
  attachmentRemoved: () => '删除附件',
  attachmentMoved: ({ from, to }) => `附件顺序由第 ${from ?? ''} 改为第 ${to ?? ''}`,
  fileReplaced: () => '附件文件已更换',
}
export const structureText = (change: Structure): string => STRUCTURES[change.kind](change)

const EXCERPT_MAX_CHARACTERS = 24
const cut = (text: string): string => {
  const characters = [...text.trim()]
  return characters.length <= EXCERPT_MAX_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, EXCERPT_MAX_CHARACTERS).join('')}…`
}

/** 128→131 for a rewording, else the words. */
export const excerptOfRuns = (
  runs: readonly { readonly kind: 'kept' | 'inserted' | 'deleted'; readonly text: string }[],
): string => {
  const textOf = (kind: 'inserted' | 'deleted'): string =>
    runs.map((run) => (run.kind === kind ? run.text : '')).join('')
  const [before, after] = [textOf('deleted'), textOf('inserted')]
  if (before !== '' && after !== '') return `${cut(before)}→${cut(after)}`
  return cut(runs.map((run) => run.text).join(''))
}

export const CHANGE_WORDS = {
  place: (portion: Group['portion'], item: number, headings: Group['headings']) => {
    const own = headings.at(-1)
    const path = headings.map(({ label }) => label).filter((label) => label !== '')
    const inItem = item === 0 ? '' : `附件${String(item)} `
    if (own === undefined) return portion === 'attachment' ? inItem.trim() : `${inItem}${PORTIONS[portion]}`
    const above = own.label === '' ? path.join('') : path.slice(0, -1).join('')
    return `${inItem}${above === '' ? '' : `${above} `}${own.label}${own.text}`
  },
  several: (text: string, count: number) => `${text}（共 ${String(count)} 处）`,
  types: {
    inserted: '新增',
    deleted: '删除',
    replaced: '改写',
    added: '新增段',
    removed: '删除段',
    split: '拆分',
    joined: '合并',
    moved: '移动',
    renumbered: '改编号',
    format: '格式',
    structure: '结构',
  },
  kinds: {
    inserted: '新增',
    deleted: '删除',
    replaced: '改写',
    moved: '移动',
    renumbered: '改编号',
    format: '格式',
    structure: '结构',
  },
  kind: (word: string, count: number) => `${word} ${String(count)}`,
  filters: '筛选',
  person: '人员',
  round: '轮次',
  everybody: '全部人员',
  everyRound: '全部轮次',
  page: (page: number, pages: number) => `第 ${String(page)} 页，共 ${String(pages)} 页`,
  pageBefore: '上一页',
  pageAfter: '下一页',
  nothingPasses: '没有符合条件的修改。',
  movedFrom: (move: number) => `移自原处（移动${String(move + 1)}）`,
  movedTo: (move: number) => `移至新处（移动${String(move + 1)}）`,
  format: (from: string, to: string) => `格式：${from}→${to}`,
  split: '由前后一段拆出',
  joined: '已并入相邻一段',
  before: '旧稿',
  after: '新稿',
  nothingHere: '（本稿无此内容）',
} as const
