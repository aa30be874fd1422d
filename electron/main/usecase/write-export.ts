import type { PushPayload } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { stageRelease } from '../archive/release-folder.ts'
import type { JobContext } from './jobs.ts'
import { refuse, type Outcome } from './workstation.ts'

type Done = Omit<Extract<PushPayload['jobProgress']['outcome'], { state: 'done' }>, 'state'>

/** Writes one file into a chosen folder, whole or not at all. Refuses file.nameTaken; nothing is overwritten. */
export const writeExport = async (
  folder: string,
  fileName: string,
  bytes: Uint8Array,
  job: JobContext,
): Promise<Outcome<Done>> => {
  job.report('write', 0.9)
  const staged = await stageRelease(folder, [{ fileName, bytes }], { signal: job.signal })
  if (!staged.ok) return refuse(staged.error.code, staged.error.detail)
  const published = await staged.value.publish()
  if (!published.ok) {
    await staged.value.discard()
    return refuse(published.error.code, published.error.detail)
  }
  return ok({ files: [fileName], notices: [] })
}
