import { fourCheckText } from '#resources/text/four-checks.ts'
import { verifyText } from '#resources/text/verify.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { CheckStage } from '#shared/domain/archive/check-stage.ts'
import type { Finding } from '#shared/domain/archive/four-checks.ts'
import type { VerificationReport } from '#shared/domain/archive/verification-report.ts'
import { ok } from '#shared/lib/result.ts'
import { readPlainFile } from '../../archive/bag/read-tree.ts'
import { certificateFromFile } from '../../certificate/certificate.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { setDocument } from './export-catalog.ts'
import {
  inspectionDocument,
  inspectionHolds,
  inspectionName,
  inspectionXml,
  inspectPath,
  liesInBag,
  type Inspection,
} from '../verify/inspection.ts'
import { registerOf } from './same-in-register.ts'
import { startFolderJob } from '../folder-job.ts'
import type { JobContext, JobDone } from '../jobs.ts'
import { writeExport } from '../write-export.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'
import type { WriteStore } from '../../store/types.ts'

type Inspected = NonNullable<Output<'archive.inspected'>>

/** What the checks of this session found, by job; gone with the store at the lock. */
const inspected = new WeakMap<
  WriteStore,
  Map<string, { readonly shown: Inspected; readonly inspection: Inspection | null }>
>()

const MAX_PROBLEMS = 200
const MAX_ROOT_BYTES = 64 * 1024

const problemsOf = ({ parts }: VerificationReport): readonly string[] =>
  parts
    .flatMap(({ name, checks }) =>
      checks.flatMap(({ id, ok: holds, detail }) =>
        holds === false && detail !== null
          ? [`${name}：${verifyText.checks[id]}：${verifyText.problems[detail.problem]} ${detail.file ?? ''}`.trim()]
          : [],
      ),
    )
    .slice(0, MAX_PROBLEMS)

/** The authority that all of it hangs on; what is neither ours nor given somebody must compare with what its office published. */
const shownAuthority = ({ parts }: VerificationReport, own: Uint8Array): Inspected['authority'] => {
  const trust = parts[0]?.trust ?? null
  if (trust === null) return null
  const { name, sha256, pinned } = trust
  return { name: name.slice(0, 300), sha256, own: sha256 === sha256Hex(own), given: pinned }
}

/** Something that cannot be told from the files: never 合格 of itself. */
const isForAPerson = ({ parts }: VerificationReport): boolean =>
  parts.some(({ checks }) => checks.some(({ ok: one }) => one === 'byHand'))

const shownFinding = (stage: CheckStage, { code, result, evidence }: Finding): Inspected['findings'][number] => ({
  ...{ code, result },
  name: fourCheckText.nameOf(stage, code),
  evidence: evidence.slice(0, 1000),
})

/** Of a batch: how often each item came out how, and the first that did not pass. */
const shownResults = (inspection: Inspection | null): Inspected['batch'] =>
  inspection?.kind !== 'batch'
    ? null
    : {
        counts: [...inspection.results.counts].map(([code, counts]) => ({
          code,
          name: fourCheckText.nameOf(inspection.stage, code),
          ...counts,
        })),
        failed: inspection.results.failed.slice(0, MAX_PROBLEMS).map(({ archivalNumber, code, evidence }) => ({
          ...{ archivalNumber: archivalNumber.slice(0, 300), code },
          evidence: evidence.slice(0, 1000),
        })),
      }

const unknown = (stage: CheckStage): Inspected => ({
  ...({ kind: 'unknown', verdict: 'failed', stage, authority: null, items: 0, sound: 0 } as const),
  ...{ problems: [], findings: [], batch: null },
})

const run = async (
  workstation: Workstation,
  { store }: Unlocked,
  path: string,
  { root, stage }: { readonly root: Uint8Array | null; readonly stage: CheckStage },
  job: JobContext,
): Promise<{ readonly shown: Inspected; readonly inspection: Inspection | null }> => {
  job.report('verify', 0.02)
  const own = store.office().authorityCertificate
  const trusted = [own, ...(root === null ? [] : [root])].map(sha256Hex)
  const context = {
    // Without one that was given, under the authority that the files bring along; `authority` says whose it is.
    root,
    now: workstation.now(),
    signal: job.signal,
    onProgress: (fraction: number) => {
      job.report('verify', 0.02 + 0.9 * fraction)
    },
  }
  // Our own packages are held against our own register.
  const found = await inspectPath(path, stage, trusted, context, (identity, authority) =>
    authority === sha256Hex(own) && identity.archivalNumber !== '' ? registerOf(store, identity) : null,
  )
  if (!found.ok) return { shown: unknown(stage), inspection: null }
  const { report, inspection } = found.value
  const { kind } = report
  if (kind === 'release' || kind === 'log') return { shown: unknown(stage), inspection: null }
  const authority = shownAuthority(report, own)
  const isKnown = authority !== null && (authority.own || authority.given)
  const holdsWhole = report.ok && (inspection === null || inspectionHolds(inspection))
  const shown: Inspected = {
    ...{ kind, stage, authority },
    verdict: !holdsWhole ? 'failed' : isKnown && !isForAPerson(report) ? 'passed' : 'manual',
    items: report.items.total,
    sound: report.items.sound,
    problems: [...problemsOf(report)],
    findings: inspection?.kind === 'package' ? inspection.findings.map((one) => shownFinding(stage, one)) : [],
    batch: shownResults(inspection),
  }
  return { shown, inspection }
}

/** The certificate that a person was given by the other office, DER. Refuses archive.rootUnusable. @throws ArchiveFault. */
const givenRoot = async ({ files }: Workstation, token: string | null): Promise<Outcome<Uint8Array | null>> => {
  if (token === null) return ok(null)
  const path = files.pathOf('rootCertificate', token)
  if (path === null) return refuse('file.tokenUnknown')
  const root = certificateFromFile(await readPlainFile(path, MAX_ROOT_BYTES))
  return root === null ? refuse('archive.rootUnusable') : ok(root)
}

/**
 * 接收检查、四性检测 of a folder, from the package alone; what was found is asked for by `archive.inspected`. Only what our own
 * authority signed, or the one that was given, is 合格; the rest is for a person, who is told whose it is.
 */
export const inspectArchive = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { folder: token, root: rootToken, stage }: Input<'archive.inspect'>,
): Promise<Outcome<Output<'archive.inspect'>>> => {
  const path = workstation.files.pathOf('inspectFolder', token)
  if (path === null) return refuse('file.tokenUnknown')
  const root = await givenRoot(workstation, rootToken)
  if (!root.ok) return root
  let id = ''
  const jobId = workstation.jobs.start(async (job): Promise<Outcome<JobDone>> => {
    const found = await run(workstation, unlocked, path, { root: root.value, stage }, job)
    const known = inspected.get(unlocked.store) ?? new Map<string, typeof found>()
    inspected.set(unlocked.store, known.set(id, found))
    workstation.files.spend(token)
    if (found.shown.kind === 'unknown') return refuse('archive.unknownPath')
    return ok({ files: [], notices: [{ code: 'archive.inspected', detail: fourCheckText.title }] })
  })
  id = jobId
  return ok({ jobId })
}

/** What a check found; null while it runs, and for a job of another session. */
export const viewInspected = (
  { store }: Unlocked,
  { jobId }: Input<'archive.inspected'>,
): Outcome<Output<'archive.inspected'>> => ok(inspected.get(store)?.get(jobId)?.shown ?? null)

/**
 * 四性检测报告 of what a check of this session found, as XML or to be printed, into a chosen folder; never into what was checked, where it
 * would be a file too many. Refuses archive.notInspected, file.tokenUnknown, file.nameTaken.
 */
export const exportInspection = (
  workstation: Workstation,
  unlocked: Unlocked,
  { jobId, format, folder: token }: Input<'archive.exportInspection'>,
): Outcome<Output<'archive.exportInspection'>> => {
  const { store } = unlocked
  const inspection = inspected.get(store)?.get(jobId)?.inspection ?? null
  if (inspection === null) return refuse('archive.notInspected')
  return startFolderJob(workstation, 'exportFolder', token, async (folder, job) => {
    if (await liesInBag(folder)) return refuse('archive.insidePackage')
    const copy = { workstation, unlocked, caseId: null, kind: 'register' } as const
    const name = `${inspectionName(inspection)}.${format}`
    if (format === 'xml') return writeExport(copy, folder, name, inspectionXml(inspection), job)
    const set = await setDocument(workstation, unlocked, inspectionDocument(inspection), job)
    return set.ok ? writeExport(copy, folder, name, set.value, job) : set
  })
}
