/**
 * The 公文 as people draft, review and release it (GB/T 9704-2012, 7). Immutable plain values: equal documents have equal
 * canonical bytes. Text carries no formatting of its own: what a part is decides how it looks, as the standard says.
 * No text holds a line break; a part that the document does not have is the empty string or the empty list.
 */

/** 法定公文文种, 党政机关公文处理工作条例 (中办发〔2012〕14号) Article 8. */
export const DOCUMENT_KINDS = [
  '决议',
  '决定',
  '命令',
  '公报',
  '公告',
  '通告',
  '意见',
  '通知',
  '通报',
  '报告',
  '请示',
  '批复',
  '议案',
  '函',
  '纪要',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** The page's form: the common one (7), 信函 (10.1), 命令 (10.2), 纪要 (10.3). */
export const DOCUMENT_FORMS = ['standard', 'letter', 'order', 'minutes'] as const
export type DocumentForm = (typeof DOCUMENT_FORMS)[number]

/** 紧急程度 (7.2.3); '' for none. */
export const URGENCIES = ['', '加急', '特急'] as const
export type Urgency = (typeof URGENCIES)[number]

/** Paragraph, one of the four heading levels 一、 （一） 1. （1） of 7.3.3, or an item of a list (its mark is typed text). */
export const TEXT_BLOCK_KINDS = ['paragraph', 'heading1', 'heading2', 'heading3', 'heading4', 'listItem'] as const
export type TextBlockKind = (typeof TEXT_BLOCK_KINDS)[number]

/** Numbering labels are part of `text`: what is printed is what was approved. */
export interface TextBlock {
  readonly kind: TextBlockKind
  readonly text: string
}

/** One cell, standing at the first of the grid places that it covers. */
export interface TableCell {
  /** Its paragraphs; at least one, which may be empty. */
  readonly lines: readonly string[]
  readonly columnSpan: number
  readonly rowSpan: number
}

/** A table. Every place of its grid is covered exactly once (`tableGrid`). */
export interface Table {
  readonly kind: 'table'
  /** Relative widths of the columns, positive; how many there are is how many columns the grid has. */
  readonly widths: readonly number[]
  /** Rows at the top that are repeated on every page. */
  readonly headRows: number
  /** Set on a landscape page (GB/T 9704-2012, 8). */
  readonly landscape: boolean
  /** The cells that begin in each row, from left to right. */
  readonly rows: readonly (readonly TableCell[])[]
}

/** A picture; its bytes are kept apart under their hash. */
export interface Image {
  readonly kind: 'image'
  readonly sha256: string
  readonly format: 'png' | 'jpeg'
  readonly widthPx: number
  readonly heightPx: number
  /** Printed width, at most 156 (the type area, 5.2.1). */
  readonly widthMm: number
  /** What it shows, for those who cannot see it; '' until the drafter has said it. */
  readonly alternative: string
}

export type Block = TextBlock | Table | Image

/** An attachment that is typeset with the document, or a file that goes with it as it is. */
export type AttachmentContent =
  | { readonly kind: 'text'; readonly body: readonly Block[] }
  | {
      readonly kind: 'file'
      readonly fileName: string
      readonly format: string
      readonly sizeBytes: number
      readonly sha256: string
    }

/** 附件 (7.3.7): an item of its own, reviewed by itself (保守国家秘密法实施条例 Art. 42, V). */
export interface Attachment {
  /** Given once and kept, so that remarks and reviews find it again when attachments are put in another order. */
  readonly id: string
  readonly title: string
  readonly content: AttachmentContent
}

/** The fields stand in the order of the page; `version` is the version of this shape, not of the draft. */
export interface OfficialDocument {
  readonly version: 2
  /** 文种; null for what is no statutory kind: 公示, 方案, 指南, 解读 …. */
  readonly kind: DocumentKind | null
  readonly form: DocumentForm
  readonly urgency: Urgency
  /** 发文机关, the main one first; without any, no 版头 is printed (7.2.4). */
  readonly issuers: readonly string[]
  /** 发文字号 (7.2.5); '' until it is given, at the release at the latest. */
  readonly documentNumber: string
  /** 签发人 of an upward document (7.2.6). */
  readonly signers: readonly string[]
  readonly title: string
  /** 主送机关 with its colon (7.3.2). */
  readonly addressee: string
  readonly body: readonly Block[]
  /** 附件说明 (7.3.4): the names alone; 附件： and the numbers are printed. */
  readonly attachmentNames: readonly string[]
  /** 署名 (7.3.5). */
  readonly signatories: readonly string[]
  /** 成文日期 as it is printed, 2026年1月8日 (7.3.5.4). */
  readonly date: string
  /** 附注 with its parentheses (7.3.6). */
  readonly note: string
  /** 抄送机关 without the word, with the full stop (7.4.2). */
  readonly copyTo: string
  /** 印发机关 and 印发日期 (7.4.3), the date without the word 印发. */
  readonly printedBy: string
  readonly printedOn: string
  readonly attachments: readonly Attachment[]
}

/** A document of nothing. */
export const EMPTY_DOCUMENT: OfficialDocument = {
  version: 2,
  kind: null,
  form: 'standard',
  urgency: '',
  issuers: [],
  documentNumber: '',
  signers: [],
  title: '',
  addressee: '',
  body: [],
  attachmentNames: [],
  signatories: [],
  date: '',
  note: '',
  copyTo: '',
  printedBy: '',
  printedOn: '',
  attachments: [],
}

export const isTextBlock = (block: Block): block is TextBlock => block.kind !== 'table' && block.kind !== 'image'
