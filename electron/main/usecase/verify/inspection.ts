import { realpath, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fourCheckText } from '#resources/text/four-checks.ts'
import { manual, orPassed, type Item } from '#shared/domain/archive/check-item.ts'
import type { CheckStage, FourCheckCode } from '#shared/domain/archive/check-stage.ts'
import { createTally, type BatchResults } from '#shared/domain/archive/check-tally.ts'
import type { CheckFacts } from '#shared/domain/archive/four-check-facts.ts'
import { uniqueItem, type Finding } from '#shared/domain/archive/four-checks.ts'
import type { VerificationReport } from '#shared/domain/archive/verification-report.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { encodeBatchReport, encodeReport, type ReportHead } from '../../archive/xml/report-file.ts'
import { BAG_FILE } from '../../archive/bag/bag.ts'
import { exists } from '../../archive/medium/durable.ts'
import { safeBaseName } from '../../archive/medium/file-name.ts'
import { openTree } from '../../archive/bag/read-tree.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { batchReportDocument } from '../../form/batch-document.ts'
import { checkDocument } from '../../form/check-document.ts'
import { checkTree, identityOf, problemOf, type SaidIdentity } from './check-package.ts'
import { verifyPath, type PathProblem } from './verify-path.ts'
import type { InspectedItem, InspectRequest, VerifyContext } from './verify-release.ts'

const { words } = fourCheckText

/** 四性检测 of a package, or of a batch with all its packages, at one stage. */
export type Inspection = ReportHead &
  (
    | { readonly kind: 'package'; readonly name: string; readonly findings: readonly Finding[] }
    /** The batch itself is counted beside its packages, under its own name. */
    | { readonly kind: 'batch'; readonly name: string; readonly items: number; readonly results: BatchResults }
  )

/** The batch's own container, by what its verification found; what nobody came to does not hold either. */
const containerFindings = (report: VerificationReport, { trusted }: InspectRequest): readonly Finding[] => {
  const { items } = report
  const trust = report.parts[0]?.trust ?? null
  const isKnown = trust !== null && trusted.includes(trust.sha256)
  const signed = orPassed(problemOf(report, ['packageSignature', 'tagFiles']), words.batchSigned)
  const found: readonly (readonly [FourCheckCode, Item])[] = [
    [
      '1-1',
      signed[0] === 'passed' && !isKnown
        ? manual(words.batchSigned + words.foreignAuthority(trust?.name ?? ''))
        : signed,
    ],
    ['1-11', orPassed(problemOf(report, ['tagFiles', 'batchNumbers']), words.batchCatalog(items.total))],
    ['1-12', orPassed(problemOf(report, ['packageForm']), words.batchForm)],
    ['1-13', orPassed(problemOf(report, ['payloadFiles']), words.batchLists)],
    ['2-1', orPassed(problemOf(report, ['batchItems', 'batchNumbers']), words.batchCatalog(items.total))],
    ['2-2', orPassed(problemOf(report, ['bagInfo']), words.batchCounts)],
  ]
  return found.map(([code, [result, evidence]]) => ({ code, result, evidence }))
}

/** Which packages of a batch have the same number, 文号 and title. */
const sameAmong = (items: readonly SaidIdentity[]) => {
  const numbers = Map.groupBy(items, ({ archivalNumber }) => archivalNumber)
  const documents = Map.groupBy(items, ({ documentNumber }) => documentNumber)
  const titles = Map.groupBy(items, ({ title }) => title)
  return (item: SaidIdentity): Pick<CheckFacts, 'register' | 'sameInBatch' | 'sameTitle'> => {
    const { archivalNumber, documentNumber, title, date } = item
    const others = (titles.get(title) ?? []).filter((one) => one !== item && title !== '').slice(0, 20)
    const repeated = others.filter((one) => one.date === date && one.documentNumber === documentNumber)
    const numbersOf = (some: readonly SaidIdentity[]) => some.map((one) => one.archivalNumber)
    return {
      sameInBatch: numbers.get(archivalNumber)?.length ?? 0,
      register: {
        sameNumber: 0,
        othersWithDocumentNumber: documentNumber === '' ? 0 : (documents.get(documentNumber)?.length ?? 1) - 1,
      },
      sameTitle: { repeated: numbersOf(repeated), others: numbersOf(others) },
    }
  }
}

const UNIQUE: FourCheckCode = '1-8'

/** Collects the packages of a batch as they are inspected; of each no more than its identity is held. */
export const batchCollector = (stage: CheckStage) => {
  const tally = createTally(stage)
  const items: (SaidIdentity & { readonly name: string })[] = []
  return {
    add: ({ name, findings, ...identity }: InspectedItem): void => {
      items.push({ name, ...identity })
      tally.add(
        identity.archivalNumber || name,
        findings.filter(({ code }) => code !== UNIQUE),
      )
    },
    end: (name: string, own: readonly Finding[]) => {
      const same = sameAmong(items)
      for (const item of items) {
        const [result, evidence] = uniqueItem(item.archivalNumber, same(item), words)
        tally.add(item.archivalNumber || item.name, [{ code: UNIQUE, result, evidence }])
      }
      tally.add(name, own)
      return { items: items.length, results: tally.results }
    },
  }
}

/** What a register that is at hand says of a package that this authority signed; null for one that it does not keep. */
export type AskRegister = (
  identity: SaidIdentity,
  authoritySha256: string | null,
) => Pick<CheckFacts, 'register' | 'sameTitle'> | null

/**
 * Verifies what lies at the path and inspects it for a stage of DA/T 70-2018: a package item by item, a batch by how often each item came
 * out how, its own container counted too. No inspection for what is no package or batch of this program, and for a package whose folder
 * cannot even be listed. Whose authority is trusted without a person is `trusted`. @throws ArchiveFault; the signal's reason.
 */
export const inspectPath = async (
  path: string,
  stage: CheckStage,
  trusted: readonly string[],
  context: VerifyContext,
  askRegister: AskRegister = () => null,
): Promise<Result<{ readonly report: VerificationReport; readonly inspection: Inspection | null }, PathProblem>> => {
  const collector = batchCollector(stage)
  const inspect = { stage, trusted }
  const verdict = await verifyPath(path, { ...context, inspect, onInspected: collector.add })
  if (!verdict.ok) return verdict
  const report = verdict.value
  const head = { stage, checkedAt: context.now.toISOString() }
  const [part] = report.parts
  if (part !== undefined && report.kind === 'batch') {
    const { name } = part
    const batch = { kind: 'batch' as const, name, ...collector.end(name, containerFindings(report, inspect)) }
    return ok({ report, inspection: { ...head, ...batch } })
  }
  const isFolder = report.kind === 'package' && (await stat(path)).isDirectory()
  const opened = isFolder ? await openTree(path) : null
  if (part === undefined || opened?.ok !== true) return ok({ report, inspection: null })
  const identity = await identityOf(opened.value)
  const authority = part.trust === null ? null : { name: part.trust.name, own: trusted.includes(part.trust.sha256) }
  const findings = await checkTree(opened.value, report, {
    stage,
    authority,
    ...askRegister(identity, part.trust?.sha256 ?? null),
  })
  return ok({ report, inspection: { ...head, kind: 'package', name: identity.archivalNumber || part.name, findings } })
}

/** Did anything not pass? What a person must do is not counted. */
export const inspectionHolds = (inspection: Inspection): boolean =>
  inspection.kind === 'package'
    ? inspection.findings.every(({ result }) => result !== 'failed')
    : inspection.results.failed.length === 0

/** 四性检测报告 as XML. */
export const inspectionXml = (inspection: Inspection): Uint8Array =>
  inspection.kind === 'package'
    ? encodeReport(inspection.name, inspection.findings, inspection)
    : encodeBatchReport(inspection.name, inspection.results, inspection)

/** The same to be printed. */
export const inspectionDocument = (inspection: Inspection): OfficialDocument =>
  inspection.kind === 'package'
    ? checkDocument(inspection.name, inspection.findings, inspection)
    : batchReportDocument(inspection.name, inspection.items, inspection.results, inspection)

/** What a report's file is called, without its ending. */
export const inspectionName = ({ name, stage }: Inspection): string => safeBaseName(fourCheckText.fileName(name, stage))

/** Is this folder a package or a batch, or below one? A report that lay there would be a file too many. */
export const liesInBag = async (folder: string): Promise<boolean> => {
  for (let at = await realpath(folder); ; at = dirname(at)) {
    if (await exists(join(at, BAG_FILE))) return true
    if (at === dirname(at)) return false
  }
}
