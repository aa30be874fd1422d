import type { Input, Output } from '#shared/contract/channels.ts'
import { mayArchive } from '#shared/domain/case/decide.ts'
import { ok } from '#shared/lib/result.ts'
import { freeBytes } from '../../archive/medium/durable.ts'
import { writeFault } from '../../archive/medium/fault.ts'
import { spaceProblem } from './archive-space.ts'
import { startCaseJob } from '../folder-job.ts'
import type { JobContext, JobDone } from '../jobs.ts'
import { preparePackage, proveStaged, recordPackage, writePrepared } from './make-package.ts'
import { releaseSigner } from '../release/release-signer.ts'
import { findCaseAt } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

type Request = Input<'archive.export'>

const run = async (
  workstation: Workstation,
  unlocked: Unlocked,
  request: Request,
  folder: string,
  job: JobContext,
): Promise<Outcome<JobDone>> => {
  const now = workstation.now()
  const { store } = unlocked
  const signer = releaseSigner(store, now)
  if (!signer.ok) return signer
  const free = await freeBytes(folder).catch((error: unknown) => {
    throw writeFault(error)
  })
  const space = spaceProblem(store, [request.caseId], free)
  if (space !== null) return space
  job.report('typeset', 0.1)
  const prepared = await preparePackage(workstation, unlocked, request.caseId, job.signal)
  if (!prepared.ok) return prepared
  job.report('write', 0.4)
  const staged = await writePrepared(folder, prepared.value, signer.value, {
    signal: job.signal,
    onProgress: (fraction) => {
      job.report('write', 0.4 + 0.25 * fraction)
    },
  })
  if (!staged.ok) return staged
  try {
    job.report('verify', 0.65)
    await proveStaged(workstation, unlocked, prepared.value, staged.value, job.signal)
    job.report('record', 0.9)
    const recorded = await recordPackage(workstation, unlocked, prepared.value.loaded, staged.value, request.commandId)
    if (!recorded.ok) {
      await staged.value.discard()
      return recorded
    }
    const published = await staged.value.publish()
    if (!published.ok) return refuse(published.error.code, published.error.detail)
    return ok({ files: [staged.value.folderName], notices: [] })
  } catch (error) {
    await staged.value.discard()
    throw error
  }
}

/**
 * 归档: writes the whole case as a package that proves itself, checks it with the very verifier that anyone can run, and
 * records it. May be repeated; each package holds the log up to the moment of its own making. The case has its 档号 before.
 */
export const exportArchive = (
  workstation: Workstation,
  unlocked: Unlocked,
  request: Request,
): Outcome<Output<'archive.export'>> => {
  const found = findCaseAt(unlocked, request)
  if (!found.ok) return found
  const { state } = found.value
  const refusal = mayArchive(state, request.contentHash, unlocked.person)
  if (refusal !== null) return { ok: false, error: refusal }
  if (state.custody.filed === null) return refuse('archive.notFiled')
  return startCaseJob(workstation, unlocked, 'archiveFolder', request, (_, folder, job) =>
    run(workstation, unlocked, request, folder, job),
  )
}
