import { documentLines, attachmentNameText, type DocumentLine } from '../document/lines.ts'
import { isTextBlock, type Block, type OfficialDocument } from '../document/model.ts'
import { renumber } from '../document/numbering.ts'
import { tableGrid } from '../document/table-grid.ts'
import type { LintFix } from './finding.ts'

type Change = (text: string) => string

const changeBody = (
  document: OfficialDocument,
  item: number,
  change: (body: readonly Block[]) => readonly Block[],
): OfficialDocument => {
  if (item === 0) return { ...document, body: change(document.body) }
  return {
    ...document,
    attachments: document.attachments.map((attachment, index) =>
      index + 1 !== item || attachment.content.kind !== 'text'
        ? attachment
        : { ...attachment, content: { kind: 'text', body: change(attachment.content.body) } },
    ),
  }
}

const changeCell = (block: Block, place: NonNullable<DocumentLine['cell']>, change: Change): Block => {
  if (block.kind !== 'table') return block
  const found = tableGrid(block)?.find(({ row, column }) => row === place.row && column === place.column)?.cell
  const rows = block.rows.map((row) =>
    row.map((cell) =>
      cell === found
        ? { ...cell, lines: cell.lines.map((text, index) => (index === place.line ? change(text) : text)) }
        : cell,
    ),
  )
  return { ...block, rows }
}

const changeBlock = (block: Block, cell: DocumentLine['cell'], change: Change): Block => {
  if (cell !== undefined) return changeCell(block, cell, change)
  if (block.kind === 'image') return { ...block, alternative: change(block.alternative) }
  return isTextBlock(block) ? { ...block, text: change(block.text) } : block
}

/** Changes the `nth` of the texts that have a line of their own. */
const changeNth = (texts: readonly string[], nth: number, change: Change): readonly string[] => {
  let at = -1
  return texts.map((text) => {
    if (text !== '') at += 1
    return text !== '' && at === nth ? change(text) : text
  })
}

const COPY_TO = '抄送：'

/** Changes the text of one line where it stands in the document; the same document for a line that is put together. */
const changeLine = (
  document: OfficialDocument,
  lines: readonly DocumentLine[],
  index: number,
  change: Change,
): OfficialDocument => {
  const line = lines[index]
  if (line === undefined) return document
  const { part, item, block, cell } = line
  if (block !== null) {
    return changeBody(document, item, (body) =>
      body.map((one, at) => (at === block ? changeBlock(one, cell, change) : one)),
    )
  }
  const nth = lines.slice(0, index).filter((before) => before.part === part).length
  switch (part) {
    case 'title':
    case 'addressee':
    case 'date':
    case 'note':
    case 'documentNumber':
      return { ...document, [part]: change(document[part]) }
    case 'copyTo':
      return { ...document, copyTo: change(line.text).slice(COPY_TO.length) }
    case 'attachmentName': {
      const names = document.attachmentNames
      const head = attachmentNameText(names, nth).length - (names[nth] ?? '').length
      return {
        ...document,
        attachmentNames: names.map((name, at) => (at === nth ? change(line.text).slice(head) : name)),
      }
    }
    case 'signatory':
      return { ...document, signatories: changeNth(document.signatories, nth, change) }
    case 'issuer':
      return { ...document, issuers: changeNth(document.issuers, nth, change) }
    case 'attachmentTitle':
      return {
        ...document,
        attachments: document.attachments.map((one, at) =>
          at + 1 === item ? { ...one, title: change(one.title) } : one,
        ),
      }
    default:
      return document
  }
}

const namesFromTitles = (document: OfficialDocument): OfficialDocument => {
  const names = document.attachments.map(({ title }) => title.trim())
  return names.includes('') ? document : { ...document, attachmentNames: names }
}

/** Carries out a fix exactly. The same document when what the fix was made for no longer stands there. */
export const applyFix = (document: OfficialDocument, fix: LintFix): OfficialDocument => {
  switch (fix.kind) {
    case 'replaceText': {
      const lines = documentLines(document)
      const { line, start, end, was, text } = fix
      if (lines[line]?.text.slice(start, end) !== was) return document
      return changeLine(document, lines, line, (whole) => whole.slice(0, start) + text + whole.slice(end))
    }
    case 'setField':
      return document[fix.field] === fix.was ? { ...document, [fix.field]: fix.text } : document
    case 'namesFromTitles':
      return namesFromTitles(document)
    case 'renumber':
      return changeBody(document, fix.item, renumber)
    case 'removeBlock':
      return changeBody(document, fix.item, (body) =>
        body.filter((block, at) => at !== fix.block || !isTextBlock(block) || block.text.trim() !== ''),
      )
    case 'setKind':
      return changeBody(document, fix.item, (body) =>
        body.map((block, at) => (at === fix.block && isTextBlock(block) ? { ...block, kind: fix.blockKind } : block)),
      )
    case 'setHeadRows':
      return changeBody(document, fix.item, (body) =>
        body.map((block, at) =>
          at === fix.block && block.kind === 'table' && fix.headRows <= block.rows.length
            ? { ...block, headRows: fix.headRows }
            : block,
        ),
      )
  }
}
