import { releasePage as words } from '#resources/text/release-page.ts'
import type { ReleasedFile } from '#shared/domain/archive/release-manifest.ts'
import type { ReleaseMetadata } from '#shared/domain/archive/release-metadata.ts'
import { attachmentLabel, attachmentNameText } from '#shared/domain/document/lines.ts'
import type { Block, Image, OfficialDocument, Table } from '#shared/domain/document/model.ts'
import { tableGrid } from '#shared/domain/document/table-grid.ts'
import type { ReleasedLine } from '#shared/domain/text/version/compare-published.ts'
import { escape } from '../page/html.ts'
import { metadataRows, pageTags } from './release-texts.ts'

/** Everything that the page shows. */
export interface ReleasePageInput {
  /** The public version, numbered. */
  readonly document: OfficialDocument
  readonly metadata: ReleaseMetadata
  /** The bytes of its pictures by their hash. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
  readonly pdf: { readonly fileName: string; readonly pages: number }
  readonly attachments: readonly ReleasedFile[]
}

/** Text for a page or an attribute: nothing that people wrote can become markup. */
const paragraph = (text: string, className = ''): string =>
  text === '' ? '' : `<p${className === '' ? '' : ` class="${className}"`}>${escape(text)}</p>`

const HEADINGS = ['heading1', 'heading2', 'heading3', 'heading4'] as const

/** Levels of headings as the page has them: one after the other, also where a text leaves one out. */
const headingTags = (body: readonly Block[], top: number): ReadonlyMap<string, string> =>
  new Map(
    HEADINGS.filter((kind) => body.some((block) => block.kind === kind)).map((kind, depth) => [
      kind,
      `h${String(top + depth)}`,
    ]),
  )

const tableMarkup = (table: Table, number: number): string => {
  const grid = tableGrid(table) ?? []
  const rowMarkup = (row: number): string => {
    const isHead = row < table.headRows
    const cells = grid
      .filter((placed) => placed.row === row)
      .map(({ cell, column }) => {
        const scope = cell.columnSpan > 1 ? 'colgroup' : 'col'
        const rowScope = cell.rowSpan > 1 ? 'rowgroup' : 'row'
        const isRowHead = !isHead && table.headRows > 0 && column === 0
        const tag = isHead || isRowHead ? 'th' : 'td'
        const attributes = [
          ...(isHead ? [` scope="${scope}"`] : isRowHead ? [` scope="${rowScope}"`] : []),
          ...(cell.columnSpan > 1 ? [` colspan="${String(cell.columnSpan)}"`] : []),
          ...(cell.rowSpan > 1 ? [` rowspan="${String(cell.rowSpan)}"`] : []),
        ]
        return `<${tag}${attributes.join('')}>${cell.lines.map(escape).join('<br>')}</${tag}>`
      })
    return `<tr>${cells.join('')}</tr>`
  }
  const rows = table.rows.map((_, row) => rowMarkup(row))
  const head = rows.slice(0, table.headRows)
  const body = rows.slice(table.headRows)
  // A wide table scrolls by itself, also by keyboard, instead of the page.
  return [
    `<div class="table" role="region" aria-label="${escape(words.table(number))}" tabindex="0"><table>`,
    ...(head.length === 0 ? [] : [`<thead>\n${head.join('\n')}\n</thead>`]),
    `<tbody>\n${body.join('\n')}\n</tbody>`,
    '</table></div>',
  ].join('\n')
}

const pictureMarkup = (image: Image, pictures: ReadonlyMap<string, Uint8Array>): string => {
  const bytes = pictures.get(image.sha256)
  if (bytes === undefined) throw new Error('the bytes of every picture are given')
  const source = `data:image/${image.format};base64,${Buffer.from(bytes).toString('base64')}`
  const { widthPx, heightPx, alternative } = image
  return `<figure><img src="${source}" width="${String(widthPx)}" height="${String(heightPx)}" alt="${escape(alternative)}"></figure>`
}

/** `top`: the level of its first headings: below the page's h1, or below the h2 of an attachment. */
const bodyMarkup = (
  body: readonly Block[],
  pictures: ReadonlyMap<string, Uint8Array>,
  count: { tables: number },
  top: 2 | 3,
): string => {
  const tags = headingTags(body, top)
  return body
    .map((block) => {
      if (block.kind === 'table') return tableMarkup(block, (count.tables += 1))
      if (block.kind === 'image') return pictureMarkup(block, pictures)
      const tag = tags.get(block.kind)
      return tag === undefined ? paragraph(block.text) : `<${tag}>${escape(block.text)}</${tag}>`
    })
    .filter(Boolean)
    .join('\n')
}

const blockLines = (body: readonly Block[]): readonly string[] =>
  body.flatMap((block) => {
    if (block.kind === 'image') return []
    if (block.kind !== 'table') return [block.text]
    return (tableGrid(block) ?? []).flatMap(({ cell }) => cell.lines)
  })

/**
 * What the page says, a line each, without its downloads and catalogue, which portals set in their own way. `anywhere`: what
 * they set where they like.
 */
export const releasePageLines = (document: OfficialDocument): readonly ReleasedLine[] => {
  const { issuers, title, documentNumber, attachmentNames, attachments, signatories } = document
  const anywhere = [...issuers, title, documentNumber]
  const annexes = attachments.flatMap(({ title: name, content }, index) =>
    content.kind === 'text'
      ? [words.attached(attachmentLabel(index, attachments.length), name), ...blockLines(content.body)]
      : [],
  )
  const inOrder = [
    ...[document.addressee, ...blockLines(document.body)],
    ...attachmentNames.map((_, index) => attachmentNameText(attachmentNames, index)),
    ...[...signatories, document.date, document.note, ...annexes],
  ]
  return [
    ...anywhere.map((text) => ({ text, anywhere: true })),
    ...inOrder.map((text) => ({ text, anywhere: false })),
    ...attachments.flatMap(({ title: text, content }) => (content.kind === 'file' ? [{ text, anywhere: true }] : [])),
  ]
}

const STYLE = [
  'body{max-width:46em;margin:0 auto;padding:1.5em;font:1.125rem/1.9 serif;color:#1a1a1a;background:#fff}',
  'h1{font-size:1.6em;line-height:1.4;text-align:center}h2,h3,h4,h5,h6{font-size:1.05em;margin:1.2em 0 .4em}',
  '.mark{color:#b3261e;text-align:center;font-size:1.3em;margin:0}.number{text-align:center;margin:.3em 0 1.2em}',
  'article p{text-indent:2em;margin:.3em 0}article p.plain{text-indent:0}article p.right{text-align:right;text-indent:0}',
  'table{border-collapse:collapse;width:100%;font-size:.95em}th,td{border:1px solid #555;padding:.3em .5em;text-align:left}',
  '.table{overflow-x:auto;margin:.8em 0}.properties th{width:7em;font-weight:normal;background:#f3f3f3}',
  'img{max-width:100%;height:auto}a{color:#0b4f9e}footer{margin-top:2em;border-top:1px solid #999;padding-top:.8em;font-size:.95em}',
].join('')

/**
 * The page for the portal: the public version as HTML that a screen reader can follow (language, one h1, headings in
 * order, tables with scope, pictures with what they show), with the page tags of 国办发〔2017〕47号. No script, nothing from
 * elsewhere: pictures lie in it, and its own policy forbids the rest. Equal input gives equal bytes.
 */
export const releasePageBytes = ({ document, metadata, pictures, pdf, attachments }: ReleasePageInput): Uint8Array => {
  const { issuers, documentNumber, title, attachmentNames } = document
  const count = { tables: 0 }
  const link = (fileName: string, text: string): string =>
    `<li><a href="${escape(encodeURIComponent(fileName))}">${escape(text)}</a></li>`
  const text = bodyMarkup(document.body, pictures, count, 2)
  const annexes = document.attachments.flatMap(({ title: name, content }, index) => {
    if (content.kind !== 'text') return []
    const label = attachmentLabel(index, document.attachments.length)
    return [
      `<section>\n<h2>${escape(words.attached(label, name))}</h2>\n${bodyMarkup(content.body, pictures, count, 3)}\n</section>`,
    ]
  })
  const rows = metadataRows(metadata).map(
    ([label, value]) => `<tr><th scope="row">${escape(label)}</th><td>${escape(value)}</td></tr>`,
  )
  const page = [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...pageTags(metadata).map(([name, content]) => `<meta name="${name}" content="${escape(content)}">`),
    `<title>${escape(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    '<article>',
    ...issuers.map((name) => `<p class="mark">${escape(name)}</p>`),
    `<h1>${escape(title)}</h1>`,
    ...(documentNumber === '' ? [] : [`<p class="number">${escape(documentNumber)}</p>`]),
    paragraph(document.addressee, 'plain'),
    text,
    ...attachmentNames.map((_, index) => paragraph(attachmentNameText(attachmentNames, index))),
    ...document.signatories.map((name) => paragraph(name, 'right')),
    paragraph(document.date, 'right'),
    paragraph(document.note),
    ...annexes,
    '</article>',
    `<section aria-labelledby="downloads">\n<h2 id="downloads">${words.downloads}</h2>\n<ul>`,
    link(pdf.fileName, words.pdf(pdf.pages)),
    ...attachments.map(({ fileName, title: name }) => link(fileName, name ?? fileName)),
    `</ul>\n<p>${words.authentic}</p>\n</section>`,
    '</main>',
    '<footer>',
    `<h2>${words.catalogue}</h2>`,
    `<table class="properties"><tbody>\n${rows.join('\n')}\n</tbody></table>`,
    '</footer>',
    '</body>',
    '</html>',
  ]
  return Buffer.from(`${page.filter((line) => line !== '').join('\n')}\n`)
}
