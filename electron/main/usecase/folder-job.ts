import { ok } from '#shared/lib/result.ts'
import type { FilePurpose } from './file-tokens.ts'
import { findCaseAt } from './find-case.ts'
import type { JobContext, JobDone } from './jobs.ts'
import type { LoadedCase } from './load-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

/**
 * Starts a job that writes into the folder behind this token. The token has served once the job is done; a refused or failed
 * job leaves it for the next try. Refuses file.tokenUnknown, and starts nothing then.
 */
export const startFolderJob = (
  { files, jobs }: Workstation,
  purpose: FilePurpose,
  token: string,
  write: (folder: string, job: JobContext) => Promise<Outcome<JobDone>>,
): Outcome<{ readonly jobId: string }> => {
  const folder = files.pathOf(purpose, token)
  if (folder === null) return refuse('file.tokenUnknown')
  const jobId = jobs.start(async (job) => {
    const outcome = await write(folder, job)
    if (outcome.ok) files.spend(token)
    return outcome
  })
  return ok({ jobId })
}

/** What asks for a job on a case: which, as it stood, and the token of the folder. */
interface CaseRequest {
  readonly caseId: string
  readonly expectedSeq: number
  readonly folder: string
}

/**
 * The same for a case as it stands at `expectedSeq`: the job may wait for its turn, and nothing is made of a case that went on
 * meanwhile. Its outcome is then case.notFound or case.stale.
 */
export const startCaseJob = (
  workstation: Workstation,
  unlocked: Unlocked,
  purpose: FilePurpose,
  request: CaseRequest,
  write: (loaded: LoadedCase, folder: string, job: JobContext) => Promise<Outcome<JobDone>>,
): Outcome<{ readonly jobId: string }> =>
  startFolderJob(workstation, purpose, request.folder, async (folder, job) => {
    job.report('check', 0)
    const found = findCaseAt(unlocked, request)
    return found.ok ? write(found.value, folder, job) : found
  })
