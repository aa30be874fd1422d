import { fourCheckText } from '#resources/text/four-checks.ts'
import { verifyText } from '#resources/text/verify.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { VerificationReport } from '#shared/domain/archive/verification-report.ts'
import { ok } from '#shared/lib/result.ts'
import { readPlainFile } from '../../archive/read-tree.ts'
import { certificateFromFile } from '../../certificate/certificate.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { checkPackage } from './check-package.ts'
import type { JobContext, JobDone } from '../jobs.ts'
import { verifyPath } from '../verify/verify-path.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'
import type { WriteStore } from '../../store/types.ts'

type Inspected = NonNullable<Output<'archive.inspected'>>

/** What the checks of this session found, by job; gone with the store at the lock. */
const inspected = new WeakMap<WriteStore, Map<string, Inspected>>()

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

const run = async (
  workstation: Workstation,
  { store }: Unlocked,
  path: string,
  root: Uint8Array | null,
  job: JobContext,
): Promise<Inspected> => {
  job.report('verify', 0.02)
  const verdict = await verifyPath(path, {
    // Without one that was given, under the authority that the files bring along; `authority` says whose it is.
    root,
    now: workstation.now(),
    signal: job.signal,
    onProgress: (fraction) => {
      job.report('verify', 0.02 + 0.9 * fraction)
    },
  })
  if (!verdict.ok || verdict.value.kind === 'release' || verdict.value.kind === 'log')
    return { kind: 'unknown', verdict: 'failed', authority: null, items: 0, sound: 0, problems: [], findings: [] }
  const report = verdict.value
  const { kind } = report
  const authority = shownAuthority(report, store.office().authorityCertificate)
  const isKnown = authority !== null && (authority.own || authority.given)
  const signed = authority === null ? null : { name: authority.name, own: isKnown }
  const findings = kind === 'package' ? await checkPackage(path, report, { authority: signed }) : []
  const holdsWhole = report.ok && findings.every(({ result }) => result !== 'failed')
  return {
    kind: report.kind === 'batch' ? 'batch' : report.kind === 'bag' ? 'bag' : 'package',
    verdict: !holdsWhole ? 'failed' : isKnown && !isForAPerson(report) ? 'passed' : 'manual',
    authority,
    items: report.items.total,
    sound: report.items.sound,
    problems: [...problemsOf(report)],
    findings: findings.map((one) => ({
      ...one,
      name: fourCheckText.names[one.code],
      evidence: one.evidence.slice(0, 1000),
    })),
  }
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
  { folder: token, root: rootToken }: Input<'archive.inspect'>,
): Promise<Outcome<Output<'archive.inspect'>>> => {
  const path = workstation.files.pathOf('inspectFolder', token)
  if (path === null) return refuse('file.tokenUnknown')
  const root = await givenRoot(workstation, rootToken)
  if (!root.ok) return root
  let id = ''
  const jobId = workstation.jobs.start(async (job): Promise<Outcome<JobDone>> => {
    const found = await run(workstation, unlocked, path, root.value, job)
    const known = inspected.get(unlocked.store) ?? new Map<string, Inspected>()
    inspected.set(unlocked.store, known.set(id, found))
    workstation.files.spend(token)
    if (found.kind === 'unknown') return refuse('archive.unknownPath')
    return ok({ files: [], notices: [{ code: 'archive.inspected', detail: fourCheckText.title }] })
  })
  id = jobId
  return ok({ jobId })
}

/** What a check found; null while it runs, and for a job of another session. */
export const viewInspected = (
  { store }: Unlocked,
  { jobId }: Input<'archive.inspected'>,
): Outcome<Output<'archive.inspected'>> => ok(inspected.get(store)?.get(jobId) ?? null)
