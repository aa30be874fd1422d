import { blockKindOf } from '#shared/domain/document/from-text.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import {
  DOCUMENT_KINDS,
  EMPTY_DOCUMENT,
  type Block,
  type DocumentKind,
  type OfficialDocument,
} from '#shared/domain/document/model.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import type { FindingList } from './finding.ts'
import type { FlowBlock } from './flow.ts'
import { tellEnding } from './parts/ending.ts'
import { tellHead } from './parts/head.ts'
import { NO_IMPRINT, takeImprint } from './parts/imprint.ts'
import { splitItems, titleLineOf } from './parts/items.ts'
import { refuse, type ImportRefusal } from './refusal.ts'
import { findTitle, joinTitle } from './title.ts'

/** Notes by the block in which their mark stands, in the order of the text. */
export type NotesOfBlocks = ReadonlyMap<object, readonly string[]>

export interface Assembled {
  readonly document: OfficialDocument
  /** Index in `documentLines` of what a block of the source has become. */
  readonly lineOf: (block: object) => number | undefined
}

const ADDRESSEE = /^[^。；！？]{1,500}[：:]$/u
const KIND = new RegExp(`(${DOCUMENT_KINDS.join('|')})(?:[（(][^（）()]{1,20}[）)])?$`, 'u')

/** 文种 as the title ends with it; 草案 or 试行 may follow in parentheses. */
const kindOf = (title: string): DocumentKind | null => {
  const found = KIND.exec(title)?.[1]
  return DOCUMENT_KINDS.find((kind) => kind === found) ?? null
}

class Assembly {
  readonly made = new Map<object, Block>()
  readonly #notes: NotesOfBlocks

  constructor(notes: NotesOfBlocks) {
    this.#notes = notes
  }

  notesOf(blocks: readonly FlowBlock[]): readonly Block[] {
    return blocks.flatMap((block) => this.#notes.get(block) ?? []).map((text) => ({ kind: 'paragraph', text }))
  }

  /** Blocks of a body as the document has them. */
  blocksOf(blocks: readonly FlowBlock[]): readonly Block[] {
    return blocks.map((block) => {
      const { kind } = block
      const made = kind === 'line' ? { kind: block.heading ?? blockKindOf(block.text), text: block.text } : block
      this.made.set(block, made)
      return made
    })
  }
}

const lineFinder = (document: OfficialDocument, made: ReadonlyMap<object, Block>): Assembled['lineOf'] => {
  const lines = documentLines(document)
  const lineOfBlock = new Map<Block, number>()
  for (const [index, { item, block }] of lines.entries()) {
    const content = item === 0 ? null : document.attachments[item - 1]?.content
    const body = content === null ? document.body : content?.kind === 'text' ? content.body : []
    const found = block === null ? undefined : body[block]
    if (found !== undefined && !lineOfBlock.has(found)) lineOfBlock.set(found, index)
  }
  return (source) => {
    const block = made.get(source)
    if (block !== undefined) return lineOfBlock.get(block)
    const text = 'text' in source && typeof source.text === 'string' ? source.text.replaceAll(/[\s　]/gu, '') : ''
    const index = text === '' ? -1 : lines.findIndex((line) => line.text.replaceAll(/[\s　]/gu, '').includes(text))
    return index < 0 ? undefined : index
  }
}

/**
 * Makes the document of what a reader met, in its order: takes title, 版头, 主送, 附件说明, 署名, 日期, 附注, 版记 and the
 * attachments out, gives every other line its kind, and puts the notes at the end of the item that marks them. Without a
 * title that can be told, the title is empty and import.titleMissing is found. No character is added, dropped or moved
 * but the labels that are printed anew: 文件, 附件, 抄送, 印发 and the numbers of attachments. Refuses import.empty.
 */
export const assembleDocument = (
  blocks: readonly FlowBlock[],
  findings: FindingList,
  notes: NotesOfBlocks = new Map(),
): Result<Assembled, ImportRefusal> => {
  if (blocks.length === 0) return refuse('import.empty')
  const assembly = new Assembly(notes)
  const range = findTitle(blocks.map(titleLineOf))
  if (range === undefined) findings.add('import.titleMissing')
  const { from, to } = range ?? { from: 0, to: 0 }
  const titleLines = blocks.slice(from, to).flatMap((block) => (block.kind === 'line' ? [block.text] : []))
  const title = joinTitle(titleLines.map((text) => text.replaceAll('\t', ' ')))
  const head = tellHead(blocks.slice(0, from))

  const whole = takeImprint(blocks.slice(to))
  const { main, items } = splitItems(whole.blocks)
  const own = whole.imprint === NO_IMPRINT ? takeImprint(main) : { ...whole, blocks: main }
  const first = own.blocks[0]
  const hasAddressee = first?.kind === 'line' && own.blocks.length > 1 && ADDRESSEE.test(first.text)
  const ending = tellEnding(hasAddressee ? own.blocks.slice(1) : own.blocks)

  const inItems = new Set(items.flatMap((item) => item.blocks))
  const document: OfficialDocument = {
    ...EMPTY_DOCUMENT,
    kind: kindOf(title),
    urgency: head.urgency,
    issuers: head.issuers,
    documentNumber: head.documentNumber,
    signers: head.signers,
    title,
    addressee: hasAddressee ? first.text : '',
    body: [
      ...assembly.blocksOf(head.rest),
      ...assembly.blocksOf(ending.body),
      ...assembly.notesOf(blocks.filter((block) => !inItems.has(block))),
    ],
    attachmentNames: ending.attachmentNames,
    signatories: ending.signatories,
    date: ending.date,
    note: ending.note,
    ...own.imprint,
    attachments: items.map((item, index) => ({
      id: `a${String(index + 1)}`,
      title: item.title,
      content: { kind: 'text', body: [...assembly.blocksOf(item.blocks), ...assembly.notesOf(item.blocks)] },
    })),
  }
  return ok({ document, lineOf: lineFinder(document, assembly.made) })
}
