import { parseArgs } from 'node:util'
import { verifyText as text } from '#resources/text/verify.ts'
import type { CheckStage } from '#shared/domain/archive/check-stage.ts'
import {
  partHolds,
  type Check,
  type CheckDetail,
  type PartCount,
  type VerificationReport,
  type VerifiedPart,
} from '#shared/domain/archive/verification-report.ts'
import { parseCheckpointCode, parseCheckpointFile } from '#shared/domain/chain/checkpoint.ts'
import { ArchiveFault } from '../main/archive/medium/fault.ts'
import { readPlainFile } from '../main/archive/bag/read-tree.ts'
import { certificateFromFile } from '../main/certificate/certificate.ts'
import { verifyPath } from '../main/usecase/verify/verify-path.ts'
import type { CommandIo } from './command.ts'
import { verifyLonePdf } from './verify-signatures.ts'

const HOLDS = 0
const DOES_NOT_HOLD = 1
const CANNOT_TELL = 2
const FOR_A_PERSON = 3

interface Arguments {
  readonly path: string
  readonly root: string | undefined
  readonly checkpoint: string | undefined
  readonly code: string | undefined
  readonly json: boolean
  /** 四性检测 of this stage beside the verification; null for none. */
  readonly stage: CheckStage | null
  /** Where its report goes; undefined for nowhere but the terminal. */
  readonly report: string | undefined
}

/** As people say it, as the standard codes it, as this program names it. */
const STAGES: Readonly<Record<string, CheckStage>> = {
  ...{ 归档: 'filing', GD: 'filing', filing: 'filing' },
  ...{ 移交接收: 'handover', 移交与接收: 'handover', YJ: 'handover', handover: 'handover' },
  ...{ 长期保存: 'keeping', BC: 'keeping', keeping: 'keeping' },
}

const readArguments = (args: readonly string[]): Arguments | null => {
  try {
    const options = {
      root: { type: 'string' },
      checkpoint: { type: 'string' },
      code: { type: 'string' },
      json: { type: 'boolean', default: false },
      stage: { type: 'string' },
      report: { type: 'string' },
    } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [path, ...others] = positionals
    const { root, checkpoint, code, json, report } = values
    const asked = values.stage?.normalize('NFC')
    const stage = asked !== undefined && Object.hasOwn(STAGES, asked) ? (STAGES[asked] ?? null) : null
    if ((asked !== undefined || report !== undefined) && stage === null) return null
    const isClear = path !== undefined && others.length === 0 && (checkpoint === undefined || code === undefined)
    return isClear ? { path, root, checkpoint, code, json, stage, report } : null
  } catch {
    return null // an option that does not exist, or without its value
  }
}

const describe = ({ problem, file, seq, refusal, position, caseId }: CheckDetail): string =>
  [
    text.problems[problem],
    ...(refusal === undefined ? [] : [text.refusals[refusal]]),
    ...(file === undefined ? [] : [file]),
    ...(position === undefined ? [] : [text.atLine(position)]),
    ...(caseId === undefined ? [] : [text.ofCase(caseId)]),
    ...(seq === undefined ? [] : [text.atEvent(seq)]),
  ].join('，')

const markOf = ({ ok }: Check): string => {
  if (ok === 'notApplicable' || ok === 'byHand' || ok === 'notReached') return text.marks[ok]
  return ok ? text.marks.holds : text.marks.fails
}

const fingerprintOf = (sha256: string): string => sha256.toUpperCase().match(/../g)?.join(':') ?? ''

const linesOf = (
  kind: VerificationReport['kind'],
  { name, checks, subject, trust }: VerifiedPart,
): readonly string[] => [
  text.heading(text.kinds[kind], name),
  ...(subject === null
    ? []
    : [
        text.office(subject.officeName),
        text.title(subject.title),
        ...(subject.documentNumber === '' ? [] : [text.number(subject.documentNumber)]),
        text.releasedOn(subject.releasedOn),
      ]),
  ...(trust === null
    ? []
    : [
        trust.pinned ? text.pinned(trust.name) : text.notPinned(trust.name),
        text.fingerprint(fingerprintOf(trust.sha256)),
      ]),
  ...checks.map((check) =>
    text.check(markOf(check), text.checks[check.id], check.detail === null ? '' : describe(check.detail)),
  ),
  '',
]

const checksByHand = ({ parts }: VerificationReport): readonly Check[] =>
  parts.flatMap(({ checks }) => checks.filter(({ ok }) => ok === 'byHand'))

/** The batch itself, how many packages hold, and in full those that do not, as many as the report names. */
const printBatch = (batch: VerifiedPart, named: readonly VerifiedPart[], items: PartCount, io: CommandIo): void => {
  for (const line of linesOf('batch', batch)) io.out(line)
  const broken = named.filter((item) => !partHolds(item))
  for (const item of broken) for (const line of linesOf('package', item)) io.out(line)
  // Of those that hold, what a person must judge: by name, and no more of them than that.
  for (const item of named.filter(partHolds)) {
    const checks = item.checks.filter(({ ok }) => ok === 'byHand')
    if (checks.length > 0) for (const line of linesOf('package', { ...item, checks, trust: null })) io.out(line)
  }
  io.out(text.batchSummary(items.total, items.sound))
  const more = items.total - items.sound - broken.length
  if (more > 0) io.out(text.notNamed(more))
}

const printReport = (report: VerificationReport, io: CommandIo): void => {
  const [first, ...items] = report.parts
  if (report.kind === 'batch' && first !== undefined) printBatch(first, items, report.items, io)
  else {
    for (const part of report.parts) for (const line of linesOf(report.kind, part)) io.out(line)
    const more = report.items.total - report.parts.length
    if (more > 0) io.out(text.notNamed(more))
  }
  if (report.kind === 'bag') io.out(text.foreignNote)
  const { firstProblem } = report
  const byHand = checksByHand(report)
  const [judged] = byHand
  if (firstProblem !== null) io.out(text.fails(text.checks[firstProblem.check], describe(firstProblem.detail)))
  else if (judged !== undefined) io.out(text.byHand(byHand.length, text.checks[judged.id]))
  else io.out(report.parts.every(({ trust }) => trust?.pinned === true) ? text.holds : text.holdsUnpinned)
}

/** A PDF of anybody: what can be said of it is what its own signatures say. */
const isLonePdf = (path: string, { parts }: VerificationReport): boolean =>
  path.toLowerCase().endsWith('.pdf') &&
  parts.every(({ checks }) =>
    checks.some(({ id, detail }) => id === 'manifestPresent' && detail?.problem === 'file.missing'),
  )

const readRoot = async (file: string): Promise<Uint8Array | null> => certificateFromFile(await readPlainFile(file))

/** The checkpoint that was kept elsewhere; null when it cannot be read. */
const readNoted = async ({
  checkpoint,
  code,
}: Arguments): Promise<Parameters<typeof verifyPath>[1]['noted'] | null> => {
  if (code !== undefined) return parseCheckpointCode(code)
  return checkpoint === undefined ? undefined : parseCheckpointFile(await readPlainFile(checkpoint))
}

const verify = async (given: Arguments, io: CommandIo): Promise<number> => {
  const { path, root: rootFile, json } = given
  const root = rootFile === undefined ? null : await readRoot(rootFile)
  if (rootFile !== undefined && root === null) {
    io.err(text.faults.rootUnreadable)
    return CANNOT_TELL
  }
  const noted = await readNoted(given)
  if (noted === null) {
    io.err(text.faults.checkpointUnreadable)
    return CANNOT_TELL
  }
  if (given.stage !== null) return inspect({ ...given, stage: given.stage }, root, io)
  const verdict = await verifyPath(path, { root, now: new Date(), ...(noted === undefined ? {} : { noted }) })
  if (!verdict.ok) {
    io.err(text.faults[verdict.error])
    return CANNOT_TELL
  }
  if (isLonePdf(path, verdict.value)) {
    return verifyLonePdf(path, await readPlainFile(path), { root, json }, io) ? HOLDS : DOES_NOT_HOLD
  }
  // What was kept elsewhere says nothing of a package: whoever gives it must not think that it was compared.
  if (noted !== undefined && verdict.value.kind !== 'log') {
    io.err(text.faults.checkpointUnused)
    return CANNOT_TELL
  }
  if (json) io.out(JSON.stringify(verdict.value, null, 2))
  else printReport(verdict.value, io)
  if (!verdict.value.ok) return DOES_NOT_HOLD
  return checksByHand(verdict.value).length === 0 ? HOLDS : FOR_A_PERSON
}

/** The same with 四性检测 of a stage, which is printed, and written where a report is asked for. */
const inspect = async (
  { path, stage, report: folder, json, checkpoint, code }: Arguments & { readonly stage: CheckStage },
  root: Uint8Array | null,
  io: CommandIo,
): Promise<number> => {
  if (checkpoint !== undefined || code !== undefined) {
    io.err(text.faults.checkpointUnused)
    return CANNOT_TELL
  }
  const inspector = await import('./inspect.ts')
  const found = await inspector.inspect({ path, stage, folder, json }, root, io)
  if (!found.ok) {
    io.err(text.faults[found.error])
    return CANNOT_TELL
  }
  const { report, inspection } = found.value
  if (!json) printReport(report, io)
  if (!report.ok || !inspection.holds) return DOES_NOT_HOLD
  return checksByHand(report).length === 0 && inspection.isKnown ? HOLDS : FOR_A_PERSON
}

/**
 * `mingjian verify PATH`: prints, without any workstation, whether a whole log, a release or an archive package holds
 * together and the first thing that does not. Of a PDF without a manifest, whoever made it, it says what the signatures
 * are worth. Resolves to 0 only when all of it holds, to 1 when something does not, to 2 when the
 * path is nothing that can be checked, to 3 when nothing speaks against it and a person must judge something nevertheless. With `--stage` it
 * inspects a package or a batch by DA/T 70 beside; every item that fails counts as something that does not hold.
 */
export const run = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const parsed = readArguments(args)
  if (parsed === null) {
    io.err(text.usage)
    return CANNOT_TELL
  }
  try {
    return await verify(parsed, io)
  } catch (error) {
    if (!(error instanceof ArchiveFault)) throw error
    io.err(text.faults.unreadable)
    return CANNOT_TELL
  }
}
