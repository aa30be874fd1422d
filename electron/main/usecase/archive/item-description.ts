import { metadataWords } from '#resources/text/metadata.ts'
import { packageIndex } from '#resources/text/package-index.ts'
import { blockingFailures, isContentFile, type Finding } from '#shared/domain/archive/four-checks.ts'
import {
  catalogFacts,
  metadataOf,
  releaseSignature,
  type ContentFile,
  type ItemFacts,
} from '#shared/domain/archive/metadata.ts'
import { parseReleaseManifest, type ReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import { reportOf } from '#shared/domain/archive/verification-report.ts'
import { assert, ok } from '#shared/lib/result.ts'
import type { BagFile } from '../../archive/bag/bag.ts'
import { encodeEep } from '../../archive/eep/eep-file.ts'
import { encodeReport } from '../../archive/xml/report-file.ts'
import type { IndexEntry } from '../../archive/page/index-page.ts'
import { encodeMetadata } from '../../archive/xml/metadata-file.ts'
import { EEP_FILE, INDEX_FILE, METADATA_FILE, REPORT_PDF, REPORT_XML } from '../../archive/bag/package-layout.ts'
import type { PackageContent, PackageDraft, PayloadSource, WrittenFile } from '../../archive/bag/package-writer.ts'
import { openTree, withCounts, withFiles } from '../../archive/bag/read-tree.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { checkDocument } from '../../form/check-document.ts'
import { authorityOf, checkTree } from '../verify/check-package.ts'
import { itemIndex } from './item-index.ts'
import { registerOf } from './same-in-register.ts'
import { FileFault } from '../faults.ts'
import { pageOf, setPapers } from './item-papers.ts'
import type { LoadedCase } from '../load-case.ts'
import { verifyPackage } from '../verify/verify-package.ts'
import type { Unlocked, Workstation } from '../workstation.ts'

const { names } = packageIndex

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

interface Described extends BagFile {
  readonly originalName: string
}
const file = (path: string, originalName: string, bytes: Uint8Array): Described => ({ path, originalName, bytes })

/** The page that lists these files, for people. */
const indexOf = (
  loaded: LoadedCase,
  content: PackageContent,
  { events, document }: ItemFacts,
  entries: readonly IndexEntry[],
): Described => {
  const { caseId } = loaded.state
  const { officeName, packedOn } = content
  const page = itemIndex({ events, document, officeName, caseId, packedOn }, entries)
  return file(INDEX_FILE, packageIndex.title(document.title), Buffer.from(page, 'utf8'))
}

/**
 * 四性检测 of the package as it would be closed now, by the verifier and the checks that anyone can run on it later: what the
 * report says was seen, and was seen on what was written. @throws FileFault when it does not verify and no item says why.
 */
const checkDraft = async (
  workstation: Workstation,
  unlocked: Unlocked,
  facts: ItemFacts,
  written: readonly WrittenFile[],
  draft: PackageDraft,
  more: readonly Described[],
  asked: Pick<ItemContext, 'sameInBatch'> & {
    readonly number: string
    readonly signal: AbortSignal
  },
): Promise<readonly Finding[]> => {
  const { number, sameInBatch, signal } = asked
  const opened = await openTree(draft.path)
  if (!opened.ok) throw new FileFault('fault.selfCheckFailed')
  // As they were counted when they were written; `proveStaged` reads every byte back, and holds it against that.
  const counted = withCounts(opened.value, new Map(written.map((one) => [one.path, one])))
  const tree = withFiles(counted, [...more, ...(await draft.close(more))])
  const root = unlocked.store.office().authorityCertificate
  const context = { root, now: workstation.now(), signal, beforeReport: true }
  const part = await verifyPackage(facts.caseId, ok(tree), context)
  const report = reportOf('package', [part])
  const findings = await checkTree(tree, report, {
    stage: 'filing',
    authority: authorityOf(report),
    ...registerOf(unlocked.store, { caseId: facts.caseId, archivalNumber: number, ...catalogFacts(facts) }),
    sameInBatch,
    beforeReport: true,
    probed: new Map(written.map(({ path, probe }) => [path, probe])),
  })
  if (!report.ok && blockingFailures(findings).length === 0) throw new FileFault('fault.selfCheckFailed')
  return findings
}

/** What is known of a package beside its case. */
export interface ItemContext {
  /** How many packages of the batch have its number, this one counted; null outside of one. */
  readonly sameInBatch: number | null
  /** Filled with SHA-256 of every file that was verified for the report. */
  readonly proven: Map<string, string>
  /** Filled with the items that keep the package from its name; then no report is made. */
  readonly blocked: Finding[]
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
  draft: PackageDraft,
  { signal, proven, blocked, sameInBatch }: ItemContext & { readonly signal: AbortSignal },
): Promise<readonly PayloadSource[]> => {
  const { filed } = loaded.state.custody
  assert(filed !== null, 'a filed case')
  const { archivalNumber: number } = filed
  const facts = factsOf(loaded, content, written)
  const metadata = metadataOf(facts, metadataWords)
  const { at } = content.checkpoint
  const { releaseCertificate } = unlocked.store.office()
  const signing = {
    signer: content.officeName,
    certificate: releaseCertificate,
    certificateSha256: sha256Hex(releaseCertificate),
    sign: draft.sign,
  }
  const made = { createdAt: at, program: metadataWords.program }
  const xml = [
    file(METADATA_FILE, names.metadata, encodeMetadata(metadata)),
    file(EEP_FILE, names.eep, await encodeEep(facts, metadata, made, signing)),
  ]
  const described = [...written, ...xml.map(entryOf)]
  const before = [...xml, indexOf(loaded, content, facts, described)]
  const asked = { number, signal, sameInBatch }
  const findings = await checkDraft(workstation, unlocked, facts, written, draft, before, asked)
  blocked.push(...blockingFailures(findings))
  if (blocked.length > 0) return []
  for (const { path, sha256 } of described) proven.set(path, sha256)
  const head = { stage: 'filing', checkedAt: at } as const
  const report = checkDocument(number, findings, head)
  const [pdf] = await setPapers(
    workstation,
    [{ path: REPORT_PDF, originalName: names.reportPdf, paper: pageOf(report, content.officeName, new Date(at)) }],
    signal,
  )
  assert(pdf !== undefined, 'a report that was set')
  const reports = [
    file(REPORT_XML, names.reportXml, encodeReport(number, findings, head)),
    file(REPORT_PDF, names.reportPdf, await pdf.read()),
  ]
  const index = indexOf(loaded, content, facts, [...described, ...reports.map(entryOf)])
  return [...xml, ...reports, index].map(({ path, originalName, bytes }) => ({ path, originalName, read: () => bytes }))
}

const entryOf = ({ path, originalName, bytes }: Described): IndexEntry => ({
  ...{ path, originalName },
  bytes: bytes.length,
  sha256: sha256Hex(bytes),
})
