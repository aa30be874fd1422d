import type { ReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import type { CheckDetail } from '#shared/domain/archive/verification-report.ts'
import { publishedCopies } from '#shared/domain/case/release/after-release.ts'
import { recordFiles } from '#shared/domain/case/disclosure/disclosure.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import type { CaseEvent, EventData, EventType } from '#shared/domain/case/events.ts'
import { documentBytes, referencedFiles } from '#shared/domain/document/bytes.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { documentFromJson } from '#shared/domain/document/parse-document.ts'
import { canonicalText, type Canonical } from '#shared/lib/canonical.ts'
import { PAYLOAD_FOLDER } from '../../archive/bag/bag.ts'
import {
  APPROVAL_FILE,
  certificateFile,
  CHECKPOINT_FILE,
  COVER_FILE,
  EEP_FILE,
  INDEX_FILE,
  METADATA_FILE,
  OFFICE_LOG_FILE,
  OFFICE_PROOF_FILE,
  PROOF_FILE,
  redlineFile,
  REPORT_PDF,
  REPORT_XML,
  SECRECY_FILE,
  SIGNED_CHECKPOINT_FILE,
  editFile,
  HISTORY_FILE,
  KEPT_FOLDER,
  keptFile,
  LOG_FILE,
  readableText,
  RELEASE_FOLDER,
  scanFile,
  SOURCE_FOLDER,
  versionFile,
  versionTextFile,
} from '../../archive/bag/package-layout.ts'
import type { Tree } from '../../archive/bag/read-tree.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { parseScanRecord, scanFact } from '../scan/scan-record.ts'
import type { VerifiedBag } from './verify-bag.ts'
import type { VerifiedLog } from './verify-log.ts'
import { SIGNATURE_SUFFIX } from '../release/release-files.ts'

const ITEM_FILES = [
  ...[INDEX_FILE, METADATA_FILE, EEP_FILE, COVER_FILE, APPROVAL_FILE],
  ...[PROOF_FILE, SIGNED_CHECKPOINT_FILE, OFFICE_LOG_FILE, OFFICE_PROOF_FILE],
]

const missing = (file: string): CheckDetail => ({ problem: 'file.missing', file })
const altered = (file: string): CheckDetail => ({ problem: 'file.altered', file })
const sameBytes = (a: Uint8Array | null, b: Uint8Array): boolean => a !== null && Buffer.compare(a, b) === 0

const dataOf = <T extends EventType>(events: readonly CaseEvent[], type: T): readonly EventData[T][] =>
  // The filter ties the data to the type; the compiler does not follow it through a type parameter.
  events.filter((event) => event.type === type).map((event) => event.data as EventData[T])

const versionsOf = (events: readonly CaseEvent[]) => [
  ...dataOf(events, 'DraftRegistered'),
  ...dataOf(events, 'DraftRevised'),
]

const sourceOf = (events: readonly CaseEvent[]) => dataOf(events, 'DraftRegistered')[0]?.source ?? null
/**
 * The original that was handed in: the one file of its folder, known by its digest. Its name says nothing: what a program makes of
 * a title to please a disk may change over decades.
 */
const sourceFile = (tree: Tree, fileName: string): string =>
  tree.paths.find((path) => path.startsWith(SOURCE_FOLDER)) ?? `${SOURCE_FOLDER}${fileName}`

/**
 * Does the payload hold what the log, the manifest and the signatures name, and nothing else? What the versions name is
 * asked by `keptProblem`, once they are known.
 */
export const layoutProblem = (
  tree: Tree,
  { events, records }: VerifiedLog,
  bag: VerifiedBag,
  release: { readonly file: string; readonly manifest: ReleaseManifest } | null,
  /** What is here of the office's log: who signed that lies here too. */
  office: readonly EventRecord[] | null,
  beforeReport: boolean,
): CheckDetail | null => {
  const source = sourceOf(events)
  const signers = [
    bag.authority.sha256,
    bag.signer.sha256,
    ...(release === null ? [] : [release.manifest.office.signedBy]),
  ]
  const filed = events.some(({ type }) => type === 'ArchiveItemFiled')
  const expected = new Set([
    LOG_FILE,
    CHECKPOINT_FILE,
    HISTORY_FILE,
    ...[...signers, ...[...records, ...(office ?? [])].map(({ signer }) => signer)].map(certificateFile),
    ...versionsOf(events).flatMap(({ version }) => [versionFile(version), versionTextFile(version)]),
    ...dataOf(events, 'ScanCompleted').map(({ scanHash }) => scanFile(scanHash)),
    ...(source === null ? [] : [sourceFile(tree, source.fileName)]),
    ...(filed ? itemFiles(tree, events, beforeReport) : []),
    ...(release === null
      ? []
      : [
          release.file,
          `${release.file}${SIGNATURE_SUFFIX}`,
          ...[release.manifest.pdf, ...release.manifest.files].map(({ fileName }) => `${RELEASE_FOLDER}${fileName}`),
        ]),
  ])
  const absent = [...expected].find((path) => !tree.has(path))
  if (absent !== undefined) return missing(absent)
  const extra = tree.paths.find(
    (path) => path.startsWith(PAYLOAD_FOLDER) && !path.startsWith(KEPT_FOLDER) && !expected.has(path),
  )
  return extra === undefined ? null : { problem: 'file.unexpected', file: extra }
}

/** What the package of a filed case has beside: each two versions that follow each other have their 花脸稿, as PDF or as Word file. */
const itemFiles = (tree: Tree, events: readonly CaseEvent[], beforeReport: boolean): readonly string[] => [
  ...ITEM_FILES,
  ...(beforeReport ? [] : [REPORT_XML, REPORT_PDF]),
  ...(events.some(({ type }) => type === 'SecrecyReviewConcluded') ? [SECRECY_FILE] : []),
  ...versionsOf(events)
    .slice(1)
    .map(({ version }) => {
      const pdf = redlineFile(version - 1, version)
      const docx = pdf.replace(/\.pdf$/u, '.docx')
      return tree.has(docx) ? docx : pdf
    }),
]

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null // hostile bytes; null is no document
  }
}

/** Adds each version's text to `texts` under its hash; the first that is not what the log names, or reads otherwise. */
export const versionProblem = async (
  tree: Tree,
  { events }: VerifiedLog,
  texts: Map<string, OfficialDocument>,
): Promise<CheckDetail | null> => {
  for (const { version, contentHash, title } of versionsOf(events)) {
    const file = versionFile(version)
    const bytes = await tree.read(file)
    const document = bytes === null || sha256Hex(bytes) !== contentHash ? null : documentFromJson(parseJson(bytes))
    if (document?.title !== title || !sameBytes(bytes, documentBytes(document))) return altered(file)
    const textFile = versionTextFile(version)
    if (!sameBytes(await tree.read(textFile), readableText(document)))
      return { problem: 'text.differs', file: textFile }
    texts.set(contentHash, document)
  }
  return null
}

/** Each scan record hashes to what the log names and says the same: text, lists, versions, hits. */
export const scanProblem = async (tree: Tree, { events }: VerifiedLog): Promise<CheckDetail | null> => {
  for (const fact of dataOf(events, 'ScanCompleted')) {
    const file = scanFile(fact.scanHash)
    const bytes = await tree.read(file)
    if (bytes === null || sha256Hex(bytes) !== fact.scanHash) return altered(file)
    const record = parseScanRecord(bytes)
    if (record === null) return { problem: 'file.malformed', file }
    const [told, logged] = [scanFact(record, fact.scanHash), fact].map((one) =>
      canonicalText(one as unknown as Canonical),
    )
    if (told !== logged) return { problem: 'text.differs', file }
  }
  return null
}

/** Every picture, attached file and suggested edit lies here with the bytes that its name says, and nothing else does. */
export const keptProblem = async (
  tree: Tree,
  { events }: VerifiedLog,
  texts: ReadonlyMap<string, OfficialDocument>,
): Promise<CheckDetail | null> => {
  const expected = new Map([
    ...[...texts.values()]
      .flatMap(referencedFiles)
      .map(({ sha256, format }) => [keptFile(sha256, format), sha256] as const),
    ...dataOf(events, 'DisclosureDetermined')
      .flatMap(recordFiles)
      .map(({ sha256, format }) => [keptFile(sha256, format), sha256] as const),
    ...(events.some(({ type }) => type === 'ArchiveItemFiled')
      ? dataOf(events, 'EvidenceAdded').flatMap(({ file }) =>
          file === null ? [] : [[keptFile(file.sha256, file.format), file.sha256] as const],
        )
      : []),
    ...dataOf(events, 'SuggestionMade').map(({ editHash }) => [editFile(editHash), editHash] as const),
  ])
  // What was found on the portal is there where it is not the release itself.
  const copies = publishedCopies(events)
    .map(({ sha256, format }) => [keptFile(sha256, format), sha256] as const)
    .filter(([file]) => tree.has(file))
  for (const [file, hash] of [...expected, ...copies]) {
    const bytes = await tree.read(file)
    if (bytes === null) return missing(file)
    if (sha256Hex(bytes) !== hash) return altered(file)
  }
  const known = new Set([...expected, ...copies].map(([file]) => file))
  const extra = tree.paths.find((path) => path.startsWith(KEPT_FOLDER) && !known.has(path))
  return extra === undefined ? null : { problem: 'file.unexpected', file: extra }
}

/** The original that was imported; null also when the case began on an empty page. */
export const sourceProblem = async (tree: Tree, { events }: VerifiedLog): Promise<CheckDetail | null> => {
  const source = sourceOf(events)
  if (source === null) return null
  const file = sourceFile(tree, source.fileName)
  const bytes = await tree.read(file)
  const same = bytes?.length === source.sizeBytes && sha256Hex(bytes) === source.sha256
  return same ? null : altered(file)
}
