import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fourCheckText as words } from '#resources/text/four-checks.ts'
import { verifyText as text } from '#resources/text/verify.ts'
import type { CheckStage } from '#shared/domain/archive/check-stage.ts'
import { sumOf } from '#shared/domain/archive/check-tally.ts'
import type { VerificationReport } from '#shared/domain/archive/verification-report.ts'
import { beijingDateOf } from '#shared/domain/deadline/date.ts'
import { documentBytes } from '#shared/domain/document/bytes.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { stageRelease, type OutputFile } from '../main/archive/release/release-folder.ts'
import { sha256Hex } from '../main/crypto/digest.ts'
import { openFonts } from '../main/pdf/fonts.ts'
import { FontMissingFault } from '../main/pdf/font-files.ts'
import { renderPdf } from '../main/pdf/render.ts'
import {
  inspectionDocument,
  inspectionHolds,
  inspectionName,
  inspectionXml,
  inspectPath,
  liesInBag,
  type Inspection,
} from '../main/usecase/verify/inspection.ts'
import type { CommandIo } from './command.ts'

interface Asked {
  readonly path: string
  readonly stage: CheckStage
  /** Where the report goes; undefined for nowhere. */
  readonly folder: string | undefined
  readonly json: boolean
}

type Refused = keyof typeof text.faults

interface Inspected {
  readonly report: VerificationReport
  readonly inspection: { readonly holds: boolean; readonly isKnown: boolean }
}

/** Why a report cannot be written here; null when it can. Asked before the work begins. */
const folderProblem = async (folder: string): Promise<Refused | null> => {
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
  if (!isFolder) return 'report.folderMissing'
  return (await liesInBag(folder)) ? 'report.insidePackage' : null
}

/** Null where this machine has no font for it, or none of them has one of its characters: the XML says the same. */
const pdfOf = async (inspection: Inspection): Promise<Uint8Array | null> => {
  const document = inspectionDocument(inspection)
  const input = {
    document,
    issuer: '',
    releasedOn: beijingDateOf(inspection.checkedAt),
    contentHash: sha256Hex(documentBytes(document)),
  }
  try {
    const rendered = await renderPdf(input, await openFonts())
    return rendered.ok ? rendered.value.bytes : null
  } catch (error) {
    if (error instanceof FontMissingFault) return null
    throw error
  }
}

const write = async (folder: string, inspection: Inspection, io: CommandIo): Promise<Refused | null> => {
  const name = inspectionName(inspection)
  const pdf = await pdfOf(inspection)
  const files: readonly OutputFile[] = [
    { fileName: `${name}.xml`, bytes: inspectionXml(inspection) },
    ...(pdf === null ? [] : [{ fileName: `${name}.pdf`, bytes: pdf }]),
  ]
  const staged = await stageRelease(folder, files)
  const published = staged.ok ? await staged.value.publish() : staged
  if (!published.ok) return 'report.nameTaken'
  for (const { fileName } of files) io.err(text.reportWritten(join(folder, fileName)))
  if (pdf === null) io.err(text.reportWithoutPdf)
  return null
}

const print = (inspection: Inspection, io: CommandIo): void => {
  io.out(text.inspected(words.stages[inspection.stage], inspection.name))
  if (inspection.kind === 'package') {
    const { findings } = inspection
    for (const { code, result, evidence } of findings)
      io.out(text.finding(words.results[result], code, words.nameOf(inspection.stage, code), evidence))
    const count = (wanted: string): number => findings.filter(({ result }) => result === wanted).length
    io.out(`  ${words.summary(count('passed'), count('failed'), count('manual'))}`)
  } else {
    const { results } = inspection
    for (const [code, { passed, failed, manual }] of results.counts)
      io.out(text.counted(code, words.nameOf(inspection.stage, code), { passed, failed, manual }))
    for (const { archivalNumber, code, evidence } of results.failed)
      io.out(text.finding(words.results.failed, code, archivalNumber, evidence))
    io.out(`  ${words.summary(sumOf(results, 'passed'), sumOf(results, 'failed'), sumOf(results, 'manual'))}`)
  }
  io.out(`  ${words.manualNote}${words.stageNotes[inspection.stage]}`)
  io.out('')
}

/** Plain JSON of an inspection: a map of counts becomes an object. */
const plain = (inspection: Inspection) =>
  inspection.kind === 'package'
    ? inspection
    : { ...inspection, results: { ...inspection.results, counts: Object.fromEntries(inspection.results.counts) } }

/**
 * 四性检测 of a package or a batch for one stage beside its verification, printed (JSON: both in one object), and written as XML and PDF where
 * a folder is named. Refuses what is no package or batch. @throws ArchiveFault.
 */
export const inspect = async (
  { path, stage, folder, json }: Asked,
  root: Uint8Array | null,
  io: CommandIo,
): Promise<Result<Inspected, Refused>> => {
  const problem = folder === undefined ? null : await folderProblem(folder)
  if (problem !== null) return err(problem)
  const trusted = root === null ? [] : [sha256Hex(root)]
  const found = await inspectPath(path, stage, trusted, { root, now: new Date() })
  if (!found.ok) return found
  const { report, inspection } = found.value
  if (inspection === null) return err('notInspectable')
  const refused = folder === undefined ? null : await write(folder, inspection, io)
  if (refused !== null) return err(refused)
  if (json) io.out(JSON.stringify({ ...report, inspection: plain(inspection) }, null, 2))
  else print(inspection, io)
  return ok({ report, inspection: { holds: inspectionHolds(inspection), isKnown: root !== null } })
}
