import { documentLines, type DocumentLine } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { LeftBehind } from '#shared/domain/scan/left-behind.ts'
import type { PlacePart } from '#shared/domain/scan/place.ts'
import type { HiddenPiece } from '../docx/hidden-text.ts'
import type { ImportFinding, ImportFindingCode } from '../finding.ts'
import type { ImportedDocument } from '../imported.ts'
import type { InsideBuilder } from './inside.ts'

/** Where hidden text of an import stands. */
const PART_OF: Readonly<Partial<Record<ImportFindingCode, PlacePart>>> = {
  'import.commentsDropped': 'comment',
  'import.pageComments': 'comment',
  'import.people': 'properties',
  'import.properties': 'properties',
  'import.customXml': 'properties',
  'import.documentVariables': 'properties',
  'import.trackedChanges': 'trackedChange',
  'import.hiddenText': 'hiddenText',
  'import.headerFooter': 'headerFooter',
  'import.notesDropped': 'notes',
  'import.formFields': 'formField',
  'import.annotations': 'annotation',
  'import.embeddedObject': 'embedded',
  'import.earlierRevisions': 'earlierRevision',
  'import.imageMetadata': 'pictureData',
  'import.images': 'pictureData',
}

/** What must not go out, by the finding that tells of it. */
const LEFT_OF: Readonly<Partial<Record<ImportFindingCode, readonly [LeftBehind, PlacePart]>>> = {
  'import.trackedChanges': ['trackedChanges', 'trackedChange'],
  'import.commentsDropped': ['comments', 'comment'],
  'import.pageComments': ['comments', 'comment'],
  'import.annotations': ['comments', 'annotation'],
  'import.hiddenText': ['hiddenText', 'hiddenText'],
  'import.embeddedObject': ['embedded', 'embedded'],
  'import.macros': ['macros', 'other'],
  'import.earlierRevisions': ['earlierRevisions', 'earlierRevision'],
}

export const leftoversOf = (findings: readonly ImportFinding[], found: InsideBuilder): void => {
  for (const { code, detail } of findings) {
    const left = LEFT_OF[code]
    if (left !== undefined)
      found.leftover(left[0], { part: left[1], ...(detail === undefined ? {} : { name: detail.slice(0, 100) }) })
    if (code === 'import.imageMetadata' && detail?.includes('gps') === true)
      found.leftover('imagePlace', { part: 'picture' })
  }
}

/** Hidden pieces as one text for each part, a line each; what was found in notes stays what a note is. */
export const addHidden = (pieces: readonly HiddenPiece[], found: InsideBuilder): void => {
  const byPart = new Map<PlacePart, string[]>()
  for (const { text, of } of pieces) {
    const part = of === '' ? 'other' : (PART_OF[of] ?? 'other')
    const texts = byPart.get(part) ?? []
    byPart.set(part, texts)
    texts.push(text)
  }
  // A form feed parts them: a mark at the head of a header stands at the head of a page.
  for (const [part, texts] of byPart) found.text(texts.join('\f'), { part })
}

/** The lines as a scan reads them, cells of one row of a table parted by tabs. */
const bodyText = (document: OfficialDocument): string => {
  let text = ''
  let last: DocumentLine | null = null
  for (const line of documentLines(document)) {
    const isSameRow =
      line.cell !== undefined &&
      last?.block === line.block &&
      last.item === line.item &&
      last.cell?.row === line.cell.row
    if (last !== null) text += isSameRow ? (line.cell.line === 0 ? '\t' : ' ') : '\n'
    text += line.text
    last = line
  }
  return text
}

/** Everything that an imported file says: both sides of its changes, and what its body does not show. */
export const addImported = (
  { document, previous, revisions, hiddenPieces, findings }: ImportedDocument,
  found: InsideBuilder,
): void => {
  found.text(bodyText(document), { part: 'text' })
  if (previous !== undefined) {
    const kept = new Set(bodyText(document).split('\n'))
    const gone = bodyText(previous)
      .split('\n')
      .filter((line) => !kept.has(line))
    found.text(gone.join('\n'), { part: 'trackedChange' })
  }
  found.text(revisions.map(({ text }) => text).join('\f'), { part: 'trackedChange' })
  addHidden(
    // Embedded files are read with the other parts of the package.
    hiddenPieces.filter(({ of }) => of !== 'import.embeddedObject'),
    found,
  )
  leftoversOf(findings, found)
}
