import { archiveText } from '#resources/text/archive.ts'
import { fourCheckText } from '#resources/text/four-checks.ts'
import { metadataWords } from '#resources/text/metadata.ts'
import { packageIndex } from '#resources/text/package-index.ts'
import { fourChecks, isContentFile, type CheckFacts, type Finding } from '#shared/domain/archive/four-checks.ts'
import {
  catalogFacts,
  metadataOf,
  releaseSignature,
  type ContentFile,
  type ItemFacts,
} from '#shared/domain/archive/metadata.ts'
import { parseReleaseManifest, type ReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import { handsOf } from '#shared/domain/archive/hands.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import { assert } from '#shared/lib/result.ts'
import { encodeEep } from '../archive/eep-file.ts'
import { encodeReport } from '../archive/report-file.ts'
import { renderIndex } from '../archive/index-page.ts'
import { encodeMetadata } from '../archive/metadata-file.ts'
import { EEP_FILE, INDEX_FILE, METADATA_FILE, REPORT_PDF, REPORT_XML } from '../archive/package-layout.ts'
import type { PackageContent, PayloadSource, WrittenFile } from '../archive/package-writer.ts'
import { probeFile } from '../archive/probe.ts'
import { countedOf } from '../archive/bag.ts'
import { checkDocument } from '../form/check-document.ts'
import { beijingDate } from './beijing-date.ts'
import { pageOf, setPapers } from './item-papers.ts'
import type { LoadedCase } from './load-case.ts'
import type { Unlocked, Workstation } from './workstation.ts'

const { names, facts: labels } = packageIndex

const contentFileOf = ({ path, originalName, bytes, sha256, probe }: WrittenFile): ContentFile => ({
  ...{ path, originalName, bytes, sha256 },
  format: probe.format,
})

/** The released PDF first, then what lies before the others in the package. */
const mainFirst = (files: readonly ContentFile[]): readonly ContentFile[] => [
  ...files.filter(({ path, format }) => path.startsWith('data/release/') && format === 'pdf'),
  ...files.filter(({ path, format }) => !(path.startsWith('data/release/') && format === 'pdf')),
]

/** The manifest of the release; null for what was not published. */
const manifestOf = ({ release }: PackageContent): ReleaseManifest | null =>
  release
    .filter(({ fileName }) => fileName.endsWith('.manifest.json'))
    .map(({ bytes }) => parseReleaseManifest(bytes))[0] ?? null

const factsOf = (loaded: LoadedCase, content: PackageContent, written: readonly WrittenFile[]): ItemFacts => {
  const document = content.versions.at(-1)?.document
  assert(document !== undefined, 'a case has a version')
  const signature = content.release.find(({ fileName }) => fileName.endsWith('.p7s'))
  const manifest = manifestOf(content)
  return {
    caseId: loaded.state.caseId,
    officeName: content.officeName,
    events: loaded.events,
    document,
    files: mainFirst(written.map(contentFileOf).filter(({ path }) => isContentFile(path))),
    signature:
      manifest === null || signature === undefined
        ? null
        : releaseSignature(loaded.events, manifest, Buffer.from(signature.bytes).toString('base64')),
  }
}

/** How often the register of this workstation knows the number, and the document number. */
const registerOf = ({ store }: Unlocked, archivalNumber: string): CheckFacts['register'] => ({
  sameNumber: store.isNumberTaken(archivalNumber) ? 1 : 0,
  sameDocumentNumber: 1,
})

/** 四性检测 of what was written, before the container is closed: by what the workstation knows of it. */
const checkOf = (
  unlocked: Unlocked,
  loaded: LoadedCase,
  content: PackageContent,
  facts: ItemFacts,
  written: readonly WrittenFile[],
  metadata: ReturnType<typeof metadataOf>,
): readonly Finding[] => {
  const { filed } = loaded.state.custody
  assert(filed !== null, 'a filed case')
  const hands = handsOf(
    loaded.events,
    loaded.records.map(({ hash }) => bytesToHex(hash)),
  )
  return fourChecks(
    {
      metadata: metadata.file,
      actTimes: metadata.acts.map((act) => act.find(({ number }) => number === 83)?.value ?? ''),
      isEepWellFormed: true,
      files: written.map(({ probe }) => probe),
      declared: null,
      problems: {
        signatures: null,
        layout: null,
        contents: null,
        attachments: null,
        process: hands.length === 0 ? fourCheckText.words.missing(labels.caseId) : null,
        guide: null,
      },
      filed: { ...filed, filedOn: beijingDate(new Date(filed.at)) },
      eventCount: facts.events.length,
      releasePages: manifestOf(content)?.pdf.pages ?? null,
      register: registerOf(unlocked, filed.archivalNumber),
      siblings: null,
    },
    fourCheckText.words,
  )
}

/**
 * What tells of a filed case's package: metadata (DA/T 46), encapsulation (DA/T 48), 四性检测报告 as XML and PDF, and the index
 * for people; from the files as they were written. The whole package is verified again once it is closed.
 */
export const describeItem = async (
  workstation: Workstation,
  unlocked: Unlocked,
  loaded: LoadedCase,
  content: PackageContent,
  written: readonly WrittenFile[],
  signal: AbortSignal,
): Promise<readonly PayloadSource[]> => {
  const { filed } = loaded.state.custody
  assert(filed !== null, 'a filed case')
  const facts = factsOf(loaded, content, written)
  const metadata = metadataOf(facts, metadataWords)
  const { at } = content.checkpoint
  const file = (path: string, originalName: string, bytes: Uint8Array) => ({ path, originalName, bytes })
  const xml = [
    file(METADATA_FILE, names.metadata, encodeMetadata(metadata)),
    file(EEP_FILE, names.eep, encodeEep(facts, metadata, at)),
  ]
  const described = [...written, ...xml.map((one) => writtenOf(one))]
  const findings = checkOf(unlocked, loaded, content, facts, described, metadata)
  const report = checkDocument(filed.archivalNumber, findings, at)
  const [pdf] = await setPapers(
    workstation,
    [{ path: REPORT_PDF, originalName: names.reportPdf, paper: pageOf(report, content.officeName, new Date(at)) }],
    signal,
  )
  assert(pdf !== undefined, 'a report that was set')
  const reports = [
    file(REPORT_XML, names.reportXml, encodeReport(filed.archivalNumber, findings, at)),
    file(REPORT_PDF, names.reportPdf, await pdf.read()),
  ]
  const entries = [...described, ...reports.map((one) => writtenOf(one))]
  const { documentNumber, responsible, title, date } = catalogFacts(facts)
  const index = renderIndex(
    packageIndex.title(title),
    [
      [labels.archivalNumber, filed.archivalNumber],
      [labels.title, title],
      [labels.documentNumber, documentNumber],
      [labels.responsible, responsible],
      [labels.date, date],
      [labels.retention, archiveText.retentions[filed.retention]],
      [labels.caseId, loaded.state.caseId],
      [labels.office, content.officeName],
      [labels.packedOn, content.packedOn],
    ],
    entries,
  )
  return [...xml, ...reports, file(INDEX_FILE, packageIndex.title(title), Buffer.from(index, 'utf8'))].map(
    ({ path, originalName, bytes }) => ({ path, originalName, read: () => bytes }),
  )
}

const writtenOf = ({
  path,
  originalName,
  bytes,
}: {
  readonly path: string
  readonly originalName: string
  readonly bytes: Uint8Array
}): WrittenFile => {
  const counted = countedOf({ path, bytes })
  return { ...counted, originalName, probe: probeFile(path, bytes, counted.sha256) }
}
