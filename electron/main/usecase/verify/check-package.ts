import { fourCheckText } from '#resources/text/four-checks.ts'
import { packageGuide } from '#resources/text/package-guide.ts'
import { verifyText } from '#resources/text/verify.ts'
import type { CheckFacts, FileProbe } from '#shared/domain/archive/four-check-facts.ts'
import { fourChecks, type Finding } from '#shared/domain/archive/four-checks.ts'
import { valuesOf } from '#shared/domain/archive/metadata-items.ts'
import { parseReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import type { CheckId, VerificationReport } from '#shared/domain/archive/verification-report.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import { utf8Text } from '#shared/lib/utf8.ts'
import { INFO_FILE, parseBagInfo, PAYLOAD_FOLDER } from '../../archive/bag/bag.ts'
import { parseEventLines } from '../../archive/event-log/event-lines.ts'
import { parseMetadata } from '../../archive/xml/metadata-file.ts'
import { linksOf } from '../../archive/page/index-page.ts'
import {
  INDEX_FILE,
  LOG_FILE,
  METADATA_FILE,
  OFFICE_LOG_FILE,
  RELEASE_FOLDER,
} from '../../archive/bag/package-layout.ts'
import { probeFile } from '../../archive/bag/probe.ts'
import type { Tree } from '../../archive/bag/read-tree.ts'
import { countPages } from '../../signing/pdf/pdf-pages.ts'
import { beijingDate } from '../beijing-date.ts'
import { MANIFEST_SUFFIX } from '../release/release-files.ts'

const eventsOf = async (tree: Tree): Promise<readonly CaseEvent[]> => {
  const lines = parseEventLines((await tree.read(LOG_FILE)) ?? new Uint8Array())
  if (!lines.ok) return []
  return lines.value.flatMap((record) => {
    const parsed = parseEvent(record)
    return parsed.ok ? [parsed.value] : []
  })
}

/** The first of these checks that does not hold, in words; what nobody came to does not hold either. */
export const problemOf = ({ parts }: VerificationReport, ids: readonly CheckId[]): string | null => {
  const check = parts[0]?.checks.find(
    ({ id, ok }) => ids.includes(id) && ok !== true && ok !== 'notApplicable' && ok !== 'byHand',
  )
  if (check === undefined) return null
  const problem = check.detail === null ? verifyText.notReached : verifyText.problems[check.detail.problem]
  return [verifyText.checks[check.id], problem.trim(), check.detail?.file ?? ''].filter(Boolean).join('：')
}

const isForAPerson = ({ parts }: VerificationReport, id: CheckId): boolean =>
  parts[0]?.checks.some((check) => check.id === id && check.ok === 'byHand') === true

/** Of the released PDF: as many pages as its manifest says, and as many as lie in it. */
const releasePages = async (tree: Tree): Promise<CheckFacts['releasePages']> => {
  const path = tree.paths.find((one) => one.startsWith(RELEASE_FOLDER) && one.endsWith(MANIFEST_SUFFIX))
  const bytes = path === undefined ? null : await tree.read(path)
  const pdf = (bytes === null ? null : parseReleaseManifest(bytes))?.pdf
  if (pdf === undefined) return null
  const file = await tree.read(`${RELEASE_FOLDER}${pdf.fileName}`)
  return { told: pdf.pages, counted: file === null ? null : countPages(file) }
}

/** What is larger is no page. */
const MAX_PAGE_BYTES = 64 * 1024 * 1024

/** 目录文件: the page names every file of the payload but itself, and no file that is not there. */
export const indexProblem = async (tree: Tree, beforeReport: boolean): Promise<string | null> => {
  const bytes = (await tree.read(INDEX_FILE)) ?? new Uint8Array()
  const page = bytes.length > MAX_PAGE_BYTES ? '' : utf8Text(bytes)
  if (page === null || page === '') return `${verifyText.problems['file.missing']}：${INDEX_FILE}`
  const named = new Set(linksOf(page).map((link) => `${PAYLOAD_FOLDER}${link}`))
  const unnamed = tree.paths.find((path) => path.startsWith(PAYLOAD_FOLDER) && path !== INDEX_FILE && !named.has(path))
  if (unnamed !== undefined) return `${INDEX_FILE}：${fourCheckText.words.unlisted(unnamed)}`
  const absent = [...named].find((path) => !tree.has(path))
  if (absent === undefined || beforeReport) return null
  return `${verifyText.problems['file.missing']}：${absent}`
}

const guideProblem = async (tree: Tree, beforeReport: boolean): Promise<string | null> => {
  const absent = [packageGuide.fileName, INFO_FILE].find((path) => !tree.has(path))
  return absent === undefined ? indexProblem(tree, beforeReport) : `${verifyText.problems['file.missing']}：${absent}`
}

/** Whose authority signed what was verified, and whether it was the one that was asked for. */
export const authorityOf = ({ parts }: VerificationReport): CheckFacts['authority'] => {
  const trust = parts[0]?.trust ?? null
  return trust === null ? null : { name: trust.name, own: trust.pinned }
}

/** What is known beside the package: whose authority signed it, and the lists that it is one line of. */
export interface CheckContext extends Pick<CheckFacts, 'authority' | 'stage'> {
  readonly register?: CheckFacts['register']
  readonly sameInBatch?: CheckFacts['sameInBatch']
  readonly sameTitle?: CheckFacts['sameTitle']
  /** The report is made from this very check. */
  readonly beforeReport?: boolean
  /** Files that were looked at from outside when they were written, by their paths. */
  readonly probed?: ReadonlyMap<string, FileProbe>
}

const factsOf = async (tree: Tree, report: VerificationReport, context: CheckContext): Promise<CheckFacts> => {
  const events = await eventsOf(tree)
  const filed = events.findLast((event) => event.type === 'ArchiveItemFiled')
  const metadata = parseMetadata((await tree.read(METADATA_FILE)) ?? new Uint8Array())
  const files: CheckFacts['files'][number][] = []
  for (const path of tree.paths) {
    if (!path.startsWith(PAYLOAD_FOLDER)) continue
    const known = context.probed?.get(path)
    const bytes = known === undefined ? await tree.read(path) : null
    // The digests are those that the verification compared; here each file is looked at from outside.
    if (known !== undefined) files.push(known)
    else if (bytes !== null) files.push(probeFile(path, bytes))
  }
  const info = parseBagInfo((await tree.read(INFO_FILE)) ?? new Uint8Array())
  const { stage, authority, register = null, sameInBatch = null, sameTitle = null, beforeReport = false } = context
  return {
    stage,
    metadata: metadata?.file ?? null,
    people: metadata?.people ?? [],
    acts: metadata?.acts ?? [],
    files,
    declared: info === null ? null : { files: info.payloadFiles, bytes: info.payloadBytes },
    beforeReport,
    cases: { declared: info?.externalIdentifier ?? '', found: [...new Set(events.map(({ caseId }) => caseId))] },
    authority,
    holdsOffice: tree.has(OFFICE_LOG_FILE) && !isForAPerson(report, 'officeLog'),
    problems: {
      signatures: problemOf(report, [
        ...(['packageSignature', 'tagFiles', 'payloadFiles', 'checkpoint', 'certificates', 'chain'] as const),
        ...(['officeLog', 'manifestSignature', 'inclusion', 'pdfSignature', 'pdfSigner'] as const),
      ]),
      layout: problemOf(report, ['packageForm', 'layout']),
      contents: problemOf(report, [
        ...(['payloadFiles', 'versions', 'keptFiles', 'scans', 'source', 'releaseRecord'] as const),
        ...(['pdfHash', 'pdfText', 'releaseFiles', 'releaseContent'] as const),
      ]),
      attachments: problemOf(report, ['keptFiles']),
      process: problemOf(report, ['logForm', 'chain', 'rules', 'pages', 'officeLog', 'hands']),
      guide: await guideProblem(tree, beforeReport),
      description: problemOf(report, ['description']),
    },
    filed: filed === undefined ? null : { ...filed.data, filedOn: beijingDate(new Date(filed.at)) },
    eventCount: events.length,
    releasePages: await releasePages(tree),
    register,
    sameInBatch,
    sameTitle,
  }
}

/** 四性检测 of a package that came from anywhere, or is being made, with what its verification found. @throws ArchiveFault. */
export const checkTree = async (
  tree: Tree,
  report: VerificationReport,
  context: CheckContext,
): Promise<readonly Finding[]> => fourChecks(await factsOf(tree, report, context), fourCheckText.words)

/** What a package says of itself, and others may say too: 事项, 档号, 文号, 题名, 日期. */
export interface SaidIdentity {
  readonly caseId: string
  readonly archivalNumber: string
  readonly documentNumber: string
  readonly title: string
  readonly date: string
}

const [NUMBER, TITLE, DOCUMENT, DATE] = [8, 22, 31, 33]

/** By its container and its metadata; each is '' where they say nothing. */
export const identityOf = async (tree: Tree): Promise<SaidIdentity> => {
  const values = valuesOf(parseMetadata((await tree.read(METADATA_FILE)) ?? new Uint8Array())?.file ?? [])
  const of = (wanted: number): string => values.find(({ number }) => number === wanted)?.value ?? ''
  const caseId = parseBagInfo((await tree.read(INFO_FILE)) ?? new Uint8Array())?.externalIdentifier ?? ''
  return { caseId, archivalNumber: of(NUMBER), documentNumber: of(DOCUMENT), title: of(TITLE), date: of(DATE) }
}
