import { extname } from 'node:path'
import type { CopyKind } from '#shared/domain/access/events.ts'
import { ok } from '#shared/lib/result.ts'
import { stageRelease } from '../archive/release/release-folder.ts'
import { sha256Hex } from '../crypto/digest.ts'
import type { JobContext, JobDone } from './jobs.ts'
import { recordCopy } from './audit/record-access.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

/** For what is done in a moment: nobody watches it, and nobody cancels it. */
export const AT_ONCE: JobContext = { signal: new AbortController().signal, report: () => undefined }

/** Ending of a name as it is recorded; a file may have none, or a strange one. */
const formatOf = (fileName: string): string => {
  const ending = extname(fileName).slice(1).toLowerCase()
  return /^[a-z0-9]{1,20}$/u.test(ending) ? ending : 'file'
}

/** Who takes out what: it is recorded before the file gets its name. */
export interface TakenOut {
  readonly workstation: Workstation
  readonly unlocked: Unlocked
  /** Null for what is of no one case. */
  readonly caseId: string | null
  readonly kind: CopyKind
}

/**
 * Writes one file into a chosen folder, whole or not at all, and into 查阅留痕 before it gets its name: a file that could
 * not be recorded is discarded. Refuses file.nameTaken, and what `recordCopy` refuses; nothing is overwritten.
 */
export const writeExport = async (
  { workstation, unlocked, caseId, kind }: TakenOut,
  folder: string,
  fileName: string,
  bytes: Uint8Array,
  job: JobContext,
): Promise<Outcome<JobDone>> => {
  job.report('write', 0.9)
  const staged = await stageRelease(folder, [{ fileName, bytes }], { signal: job.signal })
  if (!staged.ok) return refuse(staged.error.code, staged.error.detail)
  let isPublished = false
  try {
    const copy = { caseId, kind, format: formatOf(fileName), files: 1, sha256: sha256Hex(bytes) }
    const recorded = await recordCopy(workstation, unlocked, copy)
    if (!recorded.ok) return recorded
    const published = await staged.value.publish()
    if (!published.ok) return refuse(published.error.code, published.error.detail)
    isPublished = true
  } finally {
    if (!isPublished) await staged.value.discard()
  }
  return ok({ files: [fileName], notices: [] })
}
