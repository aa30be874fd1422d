import { changeLineText, withBody } from '../document/line-text.ts'
import { attachmentNameText, COPY_TO_LABEL, documentLines, type DocumentLine } from '../document/lines.ts'
import { isTextBlock, type OfficialDocument } from '../document/model.ts'
import { renumber } from '../document/numbering.ts'
import type { LintFix } from './finding.ts'

/** Changes the text of one line where it stands in the document; the same document for a line that is put together. */
const changeLine = (
  document: OfficialDocument,
  lines: readonly DocumentLine[],
  index: number,
  change: (text: string) => string,
): OfficialDocument => {
  const line = lines[index]
  switch (line?.part) {
    case 'copyTo':
      return { ...document, copyTo: change(line.text).slice(COPY_TO_LABEL.length) }
    case 'attachmentName': {
      const names = document.attachmentNames
      const nth = lines.slice(0, index).filter(({ part }) => part === 'attachmentName').length
      const head = attachmentNameText(names, nth).length - (names[nth] ?? '').length
      return { ...document, attachmentNames: names.with(nth, change(line.text).slice(head)) }
    }
    default:
      return changeLineText(document, lines, index, change) ?? document
  }
}

/** The body of an item put through `change`; the same document when that item has no body. */
const changeBody = (...[document, ...rest]: Parameters<typeof withBody>): OfficialDocument =>
  withBody(document, ...rest) ?? document

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
