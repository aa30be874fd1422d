import { attachmentLabel } from '#shared/domain/document/lines.ts'
import type { Attachment, Block, Image, OfficialDocument, TextBlockKind } from '#shared/domain/document/model.ts'
import { closingParagraph, endingXml, imprintXml } from './ending.ts'
import { blankLine, headXml } from './head.ts'
import { LineWriter, type LineMarkup } from './line-writer.ts'
import { PAGE_MM, TYPE_WIDTH_MM, twips } from './measure.ts'
import { pictureRun } from './picture.ts'
import { runXml } from './run.ts'
import { sectionEnd, sectionXml, type Orientation } from './section.ts'
import type { StyleId } from './style.ts'
import { tableXml } from './table.ts'
import { titleInLines } from './title.ts'
import { element } from './xml.ts'

const STYLE_OF: Readonly<Record<TextBlockKind, StyleId>> = {
  paragraph: 'BodyText',
  heading1: 'Heading1',
  heading2: 'Heading2',
  heading3: 'Heading3',
  heading4: 'Heading4',
  listItem: 'ListParagraph',
}

/** A turned page has its type area turned with it. */
const TABLE_WIDTH: Readonly<Record<Orientation, number>> = {
  portrait: twips(TYPE_WIDTH_MM),
  landscape: twips(PAGE_MM.height - PAGE_MM.top - PAGE_MM.bottom),
}

/** Writes blocks one after the other and turns the page for wide tables. */
class BlockWriter {
  #orientation: Orientation = 'portrait'
  #isFirstSection = true
  #pictures = 0
  readonly #writer: LineWriter
  readonly #document: OfficialDocument

  constructor(writer: LineWriter, document: OfficialDocument) {
    this.#writer = writer
    this.#document = document
  }

  /** Ends the section when what follows stands on pages of the other orientation. */
  turn(orientation: Orientation): string {
    if (orientation === this.#orientation) return ''
    const end = sectionEnd(this.#orientation, this.isLetterHead)
    this.#orientation = orientation
    this.#isFirstSection = false
    return end
  }

  get orientation(): Orientation {
    return this.#orientation
  }

  /** A letter's first page is of the first section. */
  get isLetterHead(): boolean {
    return this.#isFirstSection && this.#document.form === 'letter'
  }

  block(block: Block, item: number, index: number): string {
    if (block.kind === 'table') {
      const orientation = block.landscape ? 'landscape' : 'portrait'
      const turned = this.turn(orientation)
      // Two tables without a paragraph between them would become one.
      return (
        turned +
        tableXml(this.#writer, block, this.#writer.ofBlock(item, index), TABLE_WIDTH[orientation]) +
        closingParagraph()
      )
    }
    const turned = this.turn('portrait')
    if (block.kind === 'image') return turned + this.#picture(block, this.#writer.ofBlock(item, index))
    const line = this.#writer.ofBlock(item, index)
    const formerly = this.#writer.formerly(line, STYLE_OF)
    return turned + this.#writer.paragraph(line, { style: STYLE_OF[block.kind], formerly })
  }

  #picture(image: Image, line: number): string {
    this.#pictures += 1
    const run = pictureRun(image, this.#pictures)
    return this.#writer.companion(line, { style: 'Picture' }, () => run)
  }

  body(body: readonly Block[], item: number): string {
    return body.map((block, index) => this.block(block, item, index)).join('')
  }
}

const titleXml = (writer: LineWriter, line: number): string =>
  writer.paragraph(line, { style: 'Title' }, { set: titleInLines })

/** 附件1 on the first line of a new page, the title on the third (7.3.7). A file that goes along is named in 附件说明 only. */
const attachmentXml = (
  writer: LineWriter,
  blocks: BlockWriter,
  { title, content }: Attachment,
  index: number,
  count: number,
): string => {
  if (content.kind === 'file') return ''
  const item = index + 1
  const labelText = attachmentLabel(index, count)
  const label = writer.companion(writer.ofPart('attachmentTitle', item), { style: 'AttachmentLabel' }, (revision) =>
    runXml(labelText, '', revision),
  )
  const heading =
    title === '' ? '' : blankLine() + titleXml(writer, writer.ofPart('attachmentTitle', item)) + blankLine()
  return blocks.turn('portrait') + label + heading + blocks.body(content.body, item)
}

/** The whole body of the file: 版头, 主体, attachments, 版记. */
export const bodyXml = (document: OfficialDocument, markup: LineMarkup): string => {
  const writer = new LineWriter(document, markup)
  const blocks = new BlockWriter(writer, document)
  const addressee = writer.ofPart('addressee')
  const main =
    headXml(writer, document) +
    (document.title === '' ? '' : titleXml(writer, 0) + blankLine()) +
    (addressee < 0 ? '' : writer.paragraph(addressee, { style: 'Addressee' })) +
    blocks.body(document.body, 0) +
    blocks.turn('portrait') +
    endingXml(writer, document)
  const { attachments } = document
  const attached = attachments.map((one, index) => attachmentXml(writer, blocks, one, index, attachments.length))
  const imprint = imprintXml(writer, document)
  const turned = imprint === '' ? '' : blocks.turn('portrait')
  const last = sectionXml(blocks.orientation, blocks.isLetterHead)
  return element('w:body', {}, main, ...attached, turned, imprint, closingParagraph(), last)
}
