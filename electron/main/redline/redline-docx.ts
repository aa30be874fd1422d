import { documentLines, type LinePart } from '#shared/domain/document/lines.ts'
import { TEXT_BLOCK_KINDS, type OfficialDocument, type TextBlockKind } from '#shared/domain/document/model.ts'
import { markDocument } from '#shared/domain/redline/marked-document.ts'
import type { Mark, MarkedLine } from '#shared/domain/redline/model.ts'
import { pageOf } from '#shared/domain/redline/page.ts'
import type { VersionDiff } from '#shared/domain/text/version/version-diff.ts'
import type { LineMarkup } from '../document/docx-export/line-writer.ts'
import type { Revision } from '../document/docx-export/run.ts'
import { writeDocx } from '../document/docx-export/write-docx.ts'
import { importDocument } from '../document/import.ts'
import { SelfCheckFault } from '../pdf/self-check.ts'
import type { ListHeading } from './change-table.ts'

export interface RedlineDocxInput extends ListHeading {
  readonly diff: VersionDiff
  readonly old: OfficialDocument
  readonly new: OfficialDocument
  readonly office: string
  /** Bytes of the pictures of both documents, by their SHA-256. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

const KINDS: Readonly<Record<Mark, Revision['kind'] | null>> = {
  kept: null,
  inserted: 'insertion',
  deleted: 'deletion',
  movedFrom: 'movedFrom',
  movedTo: 'movedTo',
}

const isTextKind = (part: LinePart): part is TextBlockKind => TEXT_BLOCK_KINDS.some((kind) => kind === part)

/** The text of a .docx as our own importer reads it, a line each. */
const readLines = (bytes: Uint8Array, trackedChanges: 'accept' | 'reject'): readonly string[] => {
  const read = importDocument({ fileName: 'redline.docx', bytes, trackedChanges })
  // A case may begin as a blank page: the whole text is then one insertion.
  if (!read.ok && read.error.code === 'import.empty') return []
  if (!read.ok) throw new SelfCheckFault(['file.unreadable'])
  // What a picture shows is no tracked text: Word keeps no revisions of it.
  return documentLines(read.value.document)
    .filter(({ part }) => part !== 'imageAlternative')
    .map(({ text }) => text)
}

const isEqual = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((text, at) => text === right[at])

/**
 * 花脸稿 as a .docx with native revisions (ECMA-376 part 1, 17.13.5), each with the person who made it and when. The file
 * is opened again: with all changes rejected it must read as the older version exported by itself does, with all accepted as
 * the newer one. Throws `SelfCheckFault` when it does not.
 */
export const redlineDocx = (input: RedlineDocxInput): Uint8Array => {
  const { diff, old, new: new_, to, origins, office, pictures } = input
  const marked = markDocument(diff, old, new_, to.version, { joinsColumns: false })
  const textOf = ({ runs }: MarkedLine): string => runs.map((run) => run.text).join('')
  const { document, lines } = pageOf(marked, new_, { textOf, keepsFields: true })
  const authors = new Map(origins.map((origin) => [origin.version, origin]))
  const revisionOf = (mark: Mark, version: number | null): Revision | null => {
    const kind = KINDS[mark]
    const origin = authors.get(version ?? to.version) ?? to
    return kind === null ? null : { kind, author: origin.personName, date: origin.at }
  }
  const markup: LineMarkup = {
    pieces: (line) =>
      (lines[line]?.runs ?? []).map((run) => ({ text: run.text, revision: revisionOf(run.mark, run.version) })),
    mark: (line) => {
      const own = lines[line]
      return own === undefined ? null : revisionOf(own.mark, own.version)
    },
    formerly: (line) => {
      const { oldPart = null, mark = 'kept', version = null } = lines[line] ?? {}
      if (mark !== 'kept' || oldPart === null || !isTextKind(oldPart)) return null
      const { personName: author, at: date } = authors.get(version ?? to.version) ?? to
      return { kind: oldPart, author, date }
    },
  }
  const bytes = writeDocx({ document, pictures, office, markup })
  // The form of the page and the order of attachments are no tracked changes: the older text is read in those of the newer.
  const { form, kind, urgency } = new_
  const before: OfficialDocument = { ...old, form, kind, urgency }
  const isReordered = diff.structure.some((change) => change.kind === 'attachmentMoved')
  const inOrder = (texts: readonly string[]): readonly string[] => (isReordered ? texts.toSorted() : texts)
  for (const [choice, version] of [
    ['reject', before],
    ['accept', new_],
  ] as const) {
    const alone = inOrder(readLines(writeDocx({ document: version, pictures, office }), choice))
    if (!isEqual(inOrder(readLines(bytes, choice)), alone)) throw new SelfCheckFault(['text.differs'])
  }
  return bytes
}
