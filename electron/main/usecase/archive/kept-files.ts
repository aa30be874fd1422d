import { packageIndex } from '#resources/text/package-index.ts'
import { actFiles } from '#shared/domain/case/projection/act-files.ts'
import { publishedCopies } from '#shared/domain/case/release/after-release.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { referencedFiles } from '#shared/domain/document/bytes.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { editFile, keptFile } from '../../archive/bag/package-layout.ts'

/** A file of a case as it lies in its package: where, its SHA-256, and what people call it. */
export interface KeptFile {
  readonly path: string
  readonly hash: string
  readonly originalName: string
}

const { names } = packageIndex

/**
 * Evidence, what was found on the portal (under the address where it was, as far as `isKept`), attached files, pictures and suggested
 * edits of a case, in the order in which they are written: of several with one path the first is. Pure.
 */
export const keptFiles = (
  events: readonly CaseEvent[],
  /** All its versions. */
  documents: readonly OfficialDocument[],
  isKept: (hash: string) => boolean,
): readonly KeptFile[] => {
  const fileNames = new Map(
    documents.flatMap(({ attachments }) =>
      attachments.flatMap(({ content }) =>
        content.kind === 'file' ? [[content.sha256, content.fileName.normalize('NFC')] as const] : [],
      ),
    ),
  )
  const named = (sha256: string, format: string, originalName: string): KeptFile => ({
    ...{ path: keptFile(sha256, format), hash: sha256, originalName },
  })
  return [
    ...actFiles(events).map(({ sha256, format, fileName }) => named(sha256, format, fileName.normalize('NFC'))),
    ...publishedCopies(events)
      .filter(({ sha256 }) => isKept(sha256))
      .map(({ sha256, format, url }) => named(sha256, format, url)),
    ...documents
      .flatMap(referencedFiles)
      .map(({ sha256, format }) => named(sha256, format, fileNames.get(sha256) ?? names.picture)),
    ...events.flatMap((event) =>
      event.type === 'SuggestionMade'
        ? [{ path: editFile(event.data.editHash), hash: event.data.editHash, originalName: names.suggestion }]
        : [],
    ),
  ]
}
