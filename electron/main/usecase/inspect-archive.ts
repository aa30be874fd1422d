import { fourCheckText } from '#resources/text/four-checks.ts'
import { verifyText } from '#resources/text/verify.ts'
import type { Input, Output, PushPayload } from '#shared/contract/channels.ts'
import type { VerificationReport } from '#shared/domain/archive/verification-report.ts'
import { ok } from '#shared/lib/result.ts'
import { checkPackage } from './check-package.ts'
import type { JobContext } from './jobs.ts'
import { verifyPath } from './verify-path.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'
import type { WriteStore } from '../store/types.ts'

type Done = Omit<Extract<PushPayload['jobProgress']['outcome'], { state: 'done' }>, 'state'>
type Inspected = NonNullable<Output<'archive.inspected'>>

/** What the checks of this session found, by job; gone with the store at the lock. */
const inspected = new WeakMap<WriteStore, Map<string, Inspected>>()

const MAX_PROBLEMS = 200

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

const holds = ({ checks }: VerificationReport['parts'][number]): boolean =>
  checks.every(({ ok: one }) => one === true || one === 'notApplicable')

const run = async (workstation: Workstation, path: string, job: JobContext): Promise<Inspected> => {
  job.report('verify', 0.02)
  const verdict = await verifyPath(path, {
    // Packages of other offices are checked under the authority that they bring along, and it is shown which.
    root: null,
    now: workstation.now(),
    signal: job.signal,
    onProgress: (fraction) => {
      job.report('verify', 0.02 + 0.9 * fraction)
    },
  })
  if (!verdict.ok || verdict.value.kind === 'release' || verdict.value.kind === 'log')
    return { kind: 'unknown', ok: false, items: 0, sound: 0, problems: [], findings: [] }
  const report = verdict.value
  const { kind } = report
  const items = kind === 'batch' ? report.parts.slice(1) : report.parts
  const findings = kind === 'package' ? await checkPackage(path, report) : []
  return {
    kind: report.kind === 'batch' ? 'batch' : report.kind === 'bag' ? 'bag' : 'package',
    ok: report.ok && findings.every(({ result }) => result !== 'failed'),
    items: items.length,
    sound: items.filter(holds).length,
    problems: [...problemsOf(report)],
    findings: findings.map((one) => ({
      ...one,
      name: fourCheckText.names[one.code],
      evidence: one.evidence.slice(0, 1000),
    })),
  }
}

/** 接收检查、四性检测 of a folder, from the package alone; what was found is asked for by `archive.inspected`. */
export const inspectArchive = (
  workstation: Workstation,
  unlocked: Unlocked,
  { folder: token }: Input<'archive.inspect'>,
): Outcome<Output<'archive.inspect'>> => {
  const path = workstation.files.pathOf('inspectFolder', token)
  if (path === null) return refuse('file.tokenUnknown')
  let id = ''
  const jobId = workstation.jobs.start(async (job): Promise<Outcome<Done>> => {
    const found = await run(workstation, path, job)
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
