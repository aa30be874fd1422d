import { ok } from '#shared/lib/result.ts'
import { stageRelease, type OutputFile } from '../../archive/release/release-folder.ts'
import type { JobContext } from '../jobs.ts'
import { refuse, type Outcome } from '../workstation.ts'

/**
 * Writes the files of a release: they lie complete under temporary names before `record` records them and get their names
 * right after it, so that neither a record without its files nor loose files without a record outlive a normal course.
 * Gives their names. Refuses file.nameTaken and what `record` refuses; nothing stays behind then. @throws ArchiveFault.
 */
export const handOut = async (
  folder: string,
  files: readonly OutputFile[],
  job: JobContext,
  record: () => Promise<Outcome<unknown>>,
): Promise<Outcome<readonly string[]>> => {
  job.report('write', 0.85)
  const staged = await stageRelease(folder, files, { signal: job.signal })
  if (!staged.ok) return refuse(staged.error.code, staged.error.detail)
  try {
    job.report('record', 0.95)
    const recorded = await record()
    if (!recorded.ok) {
      await staged.value.discard()
      return recorded
    }
  } catch (error) {
    await staged.value.discard()
    throw error
  }
  const published = await staged.value.publish()
  return published.ok ? ok(staged.value.fileNames) : refuse(published.error.code, published.error.detail)
}
