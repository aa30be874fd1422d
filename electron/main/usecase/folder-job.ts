import { ok } from '#shared/lib/result.ts'
import type { FilePurpose } from './file-tokens.ts'
import type { JobContext, JobDone } from './jobs.ts'
import { refuse, type Outcome, type Workstation } from './workstation.ts'

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
