import { archiveText } from '#resources/text/archive.ts'
import { packageIndex } from '#resources/text/package-index.ts'
import { catalogFacts } from '#shared/domain/archive/metadata.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { assert } from '#shared/lib/result.ts'
import { renderIndex, type IndexEntry } from '../../archive/page/index-page.ts'
import {
  APPROVAL_FILE,
  CERTIFICATE_FOLDER,
  CHECKPOINT_FILE,
  COVER_FILE,
  EEP_FILE,
  HISTORY_FILE,
  LOG_FILE,
  METADATA_FILE,
  OFFICE_LOG_FILE,
  OFFICE_PROOF_FILE,
  PROOF_FILE,
  RELEASE_FOLDER,
  REPORT_PDF,
  REPORT_XML,
  SECRECY_FILE,
  SIGNED_CHECKPOINT_FILE,
  SOURCE_FOLDER,
} from '../../archive/bag/package-layout.ts'
import { keptFiles } from './kept-files.ts'

const { names, facts: labels } = packageIndex

/** What the index of a filed case's package says above its tables. */
export interface ItemIndexFacts {
  readonly events: readonly CaseEvent[]
  /** The last wording. */
  readonly document: OfficialDocument
  readonly officeName: string
  readonly caseId: string
  /** YYYY-MM-DD, Beijing calendar. */
  readonly packedOn: string
}

/** The page that lists these files of a filed case. Pure. */
export const itemIndex = (
  { events, document, officeName, caseId, packedOn }: ItemIndexFacts,
  entries: readonly IndexEntry[],
): string => {
  const filed = events.findLast((event) => event.type === 'ArchiveItemFiled')?.data
  assert(filed !== undefined, 'a filed case')
  const { documentNumber, responsible, title, date } = catalogFacts({ events, document, officeName })
  return renderIndex(
    packageIndex.title(title),
    [
      [labels.archivalNumber, filed.archivalNumber],
      [labels.title, title],
      [labels.documentNumber, documentNumber],
      [labels.responsible, responsible],
      [labels.date, date],
      [labels.retention, archiveText.retentions[filed.retention]],
      [labels.caseId, caseId],
      [labels.office, officeName],
      [labels.packedOn, packedOn],
    ],
    entries,
  )
}

const FIXED: Readonly<Record<string, string>> = {
  ...{ [LOG_FILE]: names.log, [CHECKPOINT_FILE]: names.checkpoint, [HISTORY_FILE]: names.history },
  ...{ [COVER_FILE]: names.cover, [APPROVAL_FILE]: names.approval, [SECRECY_FILE]: names.secrecy },
  ...{ [METADATA_FILE]: names.metadata, [EEP_FILE]: names.eep },
  ...{ [REPORT_XML]: names.reportXml, [REPORT_PDF]: names.reportPdf },
  ...{ [PROOF_FILE]: names.proof, [SIGNED_CHECKPOINT_FILE]: names.signedCheckpoint },
  ...{ [OFFICE_LOG_FILE]: names.officeLog, [OFFICE_PROOF_FILE]: names.officeProof },
}

/** What the index calls each of these files of a package, as its log and its versions have it; null for a path that it has not. Pure. */
export const itemNames = (
  events: readonly CaseEvent[],
  documents: readonly OfficialDocument[],
): ((path: string) => string | null) => {
  // Of several with one path the first was written.
  const kept = new Map(
    keptFiles(events, documents, () => true)
      .toReversed()
      .map((one) => [one.path, one.originalName]),
  )
  const source = events.find((event) => event.type === 'DraftRegistered')?.data.source ?? null
  return (path) => {
    const fixed = FIXED[path] ?? kept.get(path)
    if (fixed !== undefined) return fixed
    if (path.startsWith(RELEASE_FOLDER)) return path.slice(RELEASE_FOLDER.length)
    if (path.startsWith(CERTIFICATE_FOLDER)) return names.certificate
    if (path.startsWith(SOURCE_FOLDER)) return source?.fileName.normalize('NFC') ?? null
    if (path.startsWith('data/scans/')) return names.scan
    const [, version, ending] = /^data\/versions\/(\d+)\.(txt|json)$/u.exec(path) ?? []
    if (version !== undefined) return (ending === 'txt' ? names.version : names.versionBytes)(Number(version))
    const [, from, to] = /^data\/redlines\/(\d+)-(\d+)\.(?:pdf|docx)$/u.exec(path) ?? []
    return from === undefined ? null : names.redline(Number(from), Number(to))
  }
}
