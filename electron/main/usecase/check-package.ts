import { fourCheckText } from '#resources/text/four-checks.ts'
import { packageGuide } from '#resources/text/package-guide.ts'
import { verifyText } from '#resources/text/verify.ts'
import { fourChecks, type CheckFacts, type Finding } from '#shared/domain/archive/four-checks.ts'
import { parseReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import type { CheckId, VerificationReport } from '#shared/domain/archive/verification-report.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import { INFO_FILE, parseBagInfo } from '../archive/bag.ts'
import { isEep } from '../archive/eep-file.ts'
import { parseEventLines } from '../archive/event-lines.ts'
import { parseMetadata } from '../archive/metadata-file.ts'
import { EEP_FILE, INDEX_FILE, LOG_FILE, METADATA_FILE, RELEASE_FOLDER } from '../archive/package-layout.ts'
import { probeFile } from '../archive/probe.ts'
import { openTree, type Tree } from '../archive/read-tree.ts'
import { sha256Hex } from '../crypto/digest.ts'
import { beijingDate } from './beijing-date.ts'
import { MANIFEST_SUFFIX } from './release-files.ts'

const eventsOf = async (tree: Tree): Promise<readonly CaseEvent[]> => {
  const lines = parseEventLines((await tree.read(LOG_FILE)) ?? new Uint8Array())
  if (!lines.ok) return []
  return lines.value.flatMap((record) => {
    const parsed = parseEvent(record)
    return parsed.ok ? [parsed.value] : []
  })
}

/** The first of these checks that does not hold, in words; what nobody came to does not hold either. */
const problemOf = ({ parts }: VerificationReport, ids: readonly CheckId[]): string | null => {
  const check = parts[0]?.checks.find(({ id, ok }) => ids.includes(id) && ok !== true && ok !== 'notApplicable')
  if (check === undefined) return null
  const problem = check.detail === null ? verifyText.marks.notReached : verifyText.problems[check.detail.problem]
  return [verifyText.checks[check.id], problem.trim(), check.detail?.file ?? ''].filter(Boolean).join('：')
}

const releasePages = async (tree: Tree): Promise<number | null> => {
  const path = tree.paths.find((one) => one.startsWith(RELEASE_FOLDER) && one.endsWith(MANIFEST_SUFFIX))
  const bytes = path === undefined ? null : await tree.read(path)
  return (bytes === null ? null : parseReleaseManifest(bytes))?.pdf.pages ?? null
}

const factsOf = async (tree: Tree, report: VerificationReport): Promise<CheckFacts> => {
  const events = await eventsOf(tree)
  const filed = events.findLast((event) => event.type === 'ArchiveItemFiled')
  const metadata = parseMetadata((await tree.read(METADATA_FILE)) ?? new Uint8Array())
  const files: CheckFacts['files'][number][] = []
  for (const path of tree.paths) {
    const bytes = await tree.read(path)
    if (bytes !== null && path.startsWith('data/')) files.push(probeFile(path, bytes, sha256Hex(bytes)))
  }
  const info = parseBagInfo((await tree.read(INFO_FILE)) ?? new Uint8Array())
  const guideFile = [packageGuide.fileName, INDEX_FILE, INFO_FILE].find((path) => !tree.has(path))
  return {
    metadata: metadata?.file ?? null,
    actTimes: metadata?.actTimes ?? [],
    isEepWellFormed: isEep((await tree.read(EEP_FILE)) ?? new Uint8Array()),
    files,
    declared: info === null ? { files: -1, bytes: -1 } : { files: info.payloadFiles, bytes: info.payloadBytes },
    problems: {
      signatures: problemOf(report, [
        ...(['packageSignature', 'tagFiles', 'payloadFiles', 'certificates', 'chain'] as const),
        ...(['manifestSignature', 'pdfSignature', 'pdfSigner'] as const),
      ]),
      layout: problemOf(report, ['packageForm', 'layout']),
      contents: problemOf(report, ['versions', 'keptFiles', 'scans', 'source', 'releaseRecord', 'pdfHash', 'pdfText']),
      attachments: problemOf(report, ['keptFiles']),
      process: problemOf(report, ['logForm', 'chain', 'rules']),
      guide: guideFile === undefined ? null : `${verifyText.problems['file.missing']}：${guideFile}`,
    },
    filed: filed === undefined ? null : { ...filed.data, filedOn: beijingDate(new Date(filed.at)) },
    eventCount: events.length,
    releasePages: await releasePages(tree),
    register: null,
    siblings: null,
  }
}

/** 四性检测 of a package that came from anywhere, with what its verification found; empty for a folder that cannot be listed. */
export const checkPackage = async (path: string, report: VerificationReport): Promise<readonly Finding[]> => {
  const tree = await openTree(path)
  return tree.ok ? fourChecks(await factsOf(tree.value, report), fourCheckText.words) : []
}
