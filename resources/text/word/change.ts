import type { LinePart } from '#shared/domain/document/lines.ts'
import type { DocumentForm } from '#shared/domain/document/model.ts'
import type { ChangeType } from '#shared/domain/text/version/change-list.ts'
import type { Portion } from '#shared/domain/text/version/section.ts'
import type { StructureChange, StructureKind } from '#shared/domain/text/document/structure.ts'

/** GB/T 9704-2012: 通用格式, and its three 特定格式. */
export const FORM_WORDS: Readonly<Record<DocumentForm, string>> = {
  standard: '通用格式',
  letter: '信函格式',
  order: '命令（令）格式',
  minutes: '纪要格式',
}

export const LINE_PART_WORDS: Readonly<Record<LinePart, string>> = {
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

export const PORTION_WORDS: Readonly<Record<Portion, string>> = {
  head: '标题和主送机关',
  body: '正文',
  ending: '附件说明、署名和日期',
  attachment: '附件',
  imprint: '版头和版记',
}

export const CHANGE_TYPE_WORDS: Readonly<Record<ChangeType, string>> = {
  inserted: '新增',
  deleted: '删除',
  replaced: '改写',
  added: '新增段落',
  removed: '删除段落',
  split: '拆分段落',
  joined: '合并段落',
  moved: '移动',
  renumbered: '编号变更',
  format: '格式变更',
  structure: '结构变更',
}

/** As the domain has it, and as it crosses to the window. */
type Change = Pick<StructureChange, 'count'> & { readonly from?: string | null; readonly to?: string | null }

const isForm = (value: string): value is DocumentForm => Object.hasOwn(FORM_WORDS, value)
const formWord = (value: string): string => (isForm(value) ? FORM_WORDS[value] : value)

const STRUCTURES: Readonly<Record<StructureKind, (change: Change) => string>> = {
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

/** 表格新增 2 行 */
export const structureText = (change: Change & Pick<StructureChange, 'kind'>): string => STRUCTURES[change.kind](change)
