import { releasePage as words } from '#resources/text/release-page.ts'
import { MODE_WORDS } from '#resources/text/word/case.ts'
import { CHANNEL_WORDS, SCOPE_WORDS } from '#resources/text/word/disclosure.ts'
import { VALIDITY_WORDS } from '#resources/text/word/duty.ts'
import type { ReleaseMetadata } from '#shared/domain/archive/release-metadata.ts'
import type { ReleasedFile } from '#shared/domain/archive/release-manifest.ts'
import { attachmentLabel, attachmentNameText } from '#shared/domain/document/lines.ts'
import type { Block, OfficialDocument, Table } from '#shared/domain/document/model.ts'
import { tableGrid } from '#shared/domain/document/table-grid.ts'
import { utf8Bytes } from '#shared/lib/utf8.ts'

/** YYYY-MM-DD as it is read: 2026年3月5日. */
const readableDate = (date: string): string =>
  words.date(date.slice(0, 4), Number(date.slice(5, 7)), Number(date.slice(8)))

/** The head of a public document, a row each; fields that are empty have none. */
export const metadataRows = (metadata: ReleaseMetadata): readonly (readonly [label: string, value: string])[] => {
  const { labels } = words
  const { changes } = metadata
  const optionalDate = (date: string | null): string => (date === null ? '' : readableDate(date))
  const change =
    changes === null
      ? ''
      : `${words.changes[changes.kind](words.named(changes.title, changes.documentNumber))}${changes.scope === 'part' ? words.partly : ''}`
  const scope = [SCOPE_WORDS[metadata.scope], metadata.scopeNote].filter(Boolean).join(' ')
  const rows: readonly (readonly [string, string])[] = [
    [labels.indexNumber, metadata.indexNumber],
    [labels.theme, metadata.theme],
    [labels.genre, metadata.genre],
    [labels.issuers, metadata.issuers.join(' ')],
    [labels.documentNumber, metadata.documentNumber],
    [labels.formedOn, optionalDate(metadata.formedOn)],
    [labels.releasedOn, readableDate(metadata.releasedOn)],
    [labels.effectiveOn, optionalDate(metadata.effectiveOn)],
    [labels.until, optionalDate(metadata.until)],
    [labels.validity, VALIDITY_WORDS[metadata.validity]],
    [labels.changes, change],
    [labels.mode, MODE_WORDS.proactive],
    [labels.legalBasis, metadata.legalBasis],
    [labels.scope, scope],
    [labels.channels, metadata.channels.map((channel) => CHANNEL_WORDS[channel]).join('、')],
    [labels.department, metadata.department],
    [labels.keywords, metadata.keywords.join(' ')],
    [labels.summary, metadata.summary],
  ]
  return rows.filter(([, value]) => value !== '')
}

const tableLines = (table: Table): readonly string[] => {
  const grid = tableGrid(table) ?? []
  return table.rows.map((_, row) =>
    grid
      .filter((placed) => placed.row === row)
      .map(({ cell }) => cell.lines.join(' '))
      .join('\t'),
  )
}

const blockTexts = (body: readonly Block[]): readonly string[] =>
  body.flatMap((block) => {
    if (block.kind === 'table') return tableLines(block)
    if (block.kind === 'image') return [`${words.noPicture}${block.alternative}`]
    return [block.text]
  })

/** A public version as plain text in the order of its pages: a line a paragraph, a row of a table with tabs. UTF-8, no BOM. */
export const releasePlainText = (document: OfficialDocument): Uint8Array => {
  const { attachmentNames, attachments, copyTo, printedBy, printedOn } = document
  const parts: readonly (readonly string[])[] = [
    [...document.issuers, document.documentNumber, document.signers.join(' ')],
    [document.title],
    [document.addressee, ...blockTexts(document.body)],
    attachmentNames.map((_, index) => attachmentNameText(attachmentNames, index)),
    [...document.signatories, document.date, document.note],
    ...attachments.map(({ title, content }, index) => [
      attachmentLabel(index, attachments.length),
      title,
      ...(content.kind === 'text' ? blockTexts(content.body) : []),
    ]),
    [copyTo, [printedBy, printedOn].filter(Boolean).join(' ')],
  ]
  const shown = parts.map((lines) => lines.filter((line) => line !== '')).filter((lines) => lines.length > 0)
  return utf8Bytes(`${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`)
}

/** Page tags of 国办发〔2017〕47号 (M-H): those that are known before the page has its address. */
export const pageTags = (metadata: ReleaseMetadata): readonly (readonly [name: string, content: string])[] => {
  const { site } = metadata
  const tags: readonly (readonly [string, string])[] = [
    ['SiteName', site.name],
    ['SiteDomain', site.domain],
    ['SiteIDCode', site.code],
    ['ColumnName', site.column],
    ['ArticleTitle', metadata.title],
    ['PubDate', metadata.releasedOn],
    ['ContentSource', metadata.issuers.join(' ')],
    ['Keywords', metadata.keywords.join(' ')],
    ['Author', metadata.department],
    ['Description', metadata.summary],
  ]
  return tags.filter(([, content]) => content !== '')
}

/** What a portal imports: fields, page tags, and the files with their hashes; JSON, two spaces. */
export const metadataFile = (metadata: ReleaseMetadata, attachments: readonly ReleasedFile[]): Uint8Array => {
  const value = {
    format: 'mingjian-release-metadata',
    version: 1,
    metadata,
    labels: Object.fromEntries(metadataRows(metadata)),
    pageTags: Object.fromEntries(pageTags(metadata)),
    attachments: attachments.map(({ title, fileName, mediaType, sizeBytes, sha256 }) => ({
      ...{ title: title ?? fileName, fileName, mediaType, sizeBytes, sha256 },
    })),
  }
  return utf8Bytes(`${JSON.stringify(value, null, 2)}\n`)
}
