import { createWriteStream } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { once } from 'node:events'
import { auditReport } from '#resources/text/audit-report.ts'
import { verifyText } from '#resources/text/verify.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { checkpointCode, encodeCheckpointFile } from '#shared/domain/chain/checkpoint.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { ok } from '#shared/lib/result.ts'
import { LOG_SUFFIX, logFileLines } from '../../archive/log-file.ts'
import { safeBaseName } from '../../archive/file-name.ts'
import { renameWhenFree } from '../../disk/replace-file.ts'
import { StoreFault } from '../../store/fault.ts'
import { beijingDate } from '../beijing-date.ts'
import { noteKeptElsewhere, signCheckpoint } from '../checkpoint.ts'
import { eventLinesOf, eventRecords } from './event-records.ts'
import { ChainFault, FileFault } from '../faults.ts'
import { startFolderJob } from '../folder-job.ts'
import type { JobContext, JobDone } from '../jobs.ts'
import { recordCopy } from './record-access.ts'
import { firstProblem, verifyWhole, type WholeLogReport } from '../verify/verify-whole.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

const problemText = (report: WholeLogReport): string => {
  const problem = firstProblem(report)
  const { doubt } = report
  if (problem === null)
    return doubt === null
      ? auditReport.holds
      : auditReport.judge(verifyText.problems[doubt.code], doubt.position, doubt.caseId, doubt.seq)
  return auditReport.fails(verifyText.problems[problem.code], problem.position, problem.caseId, problem.seq)
}

const run = async (
  workstation: Workstation,
  unlocked: Unlocked,
  folder: string,
  job: JobContext,
): Promise<Outcome<JobDone>> => {
  const { store } = unlocked
  const now = workstation.now()
  const { name: officeName, authorityCertificate: authority } = store.office()
  const closing = await signCheckpoint(unlocked, now)
  if (closing === null) throw new ChainFault(0)
  const certificates = store.certificates().map(({ certificate }) => certificate)
  job.report('verify', 0)
  const { size } = closing
  const within = (): Iterable<EventRecord> => eventRecords(store, size)
  const verdict = await verifyWhole(
    { lines: eventLinesOf(store, size), events: size, certificates, authority },
    {
      signatures: true,
      signal: job.signal,
      onProgress: (fraction) => {
        job.report('verify', 0.6 * fraction)
      },
    },
  )
  // The tree in the store is made of the same lines, or what is signed is another one's head.
  if (firstProblem(verdict) === null && verdict.root !== closing.root) throw new ChainFault(0)
  job.report('write', 0.6)
  const base = `${safeBaseName(auditReport.fileName(officeName, beijingDate(now)))}-${String(size)}`
  const names = [`${base}${LOG_SUFFIX}`, `${base}.checkpoint.json`, `${base}.txt`] as const
  const partial = join(folder, `${names[0]}.partial`)
  try {
    const stream = createWriteStream(partial, { flags: 'w', mode: 0o644 })
    let written = 0
    const lines = logFileLines({ officeName, authority, certificates, events: size, records: within(), closing })
    for (const line of lines) {
      job.signal.throwIfAborted()
      if (!stream.write(line)) await once(stream, 'drain')
      written += 1
      if (written % 512 === 0) job.report('write', 0.6 + 0.4 * Math.min(1, written / (size + 1)))
    }
    stream.end()
    await once(stream, 'close')
    const report = auditReport.text({
      officeName,
      at: beijingDate(now),
      events: verdict.events,
      logs: verdict.logs,
      code: checkpointCode(closing),
      root: verdict.root,
      verdict: problemText(verdict),
    })
    const copy = { caseId: null, kind: 'wholeLog', format: LOG_SUFFIX.slice(1), files: names.length } as const
    const recorded = await recordCopy(workstation, unlocked, { ...copy, sha256: null })
    if (!recorded.ok) {
      await rm(partial, { force: true })
      return recorded
    }
    await writeFile(join(folder, names[1]), encodeCheckpointFile(closing))
    await writeFile(join(folder, names[2]), report)
    await renameWhenFree(partial, join(folder, names[0]))
    noteKeptElsewhere(store, closing)
  } catch (error) {
    await rm(partial, { force: true })
    job.signal.throwIfAborted()
    throw error instanceof ChainFault || error instanceof StoreFault ? error : new FileFault('fault.folderUnwritable')
  }
  const notices = firstProblem(verdict) === null ? [] : [{ code: 'logBroken', detail: problemText(verdict) }]
  return ok({ files: names.map((name) => basename(name)), notices })
}

/**
 * Verifies everything that was ever recorded, signatures included, and writes it out: the whole log (`mingjian verify`
 * reads it), the checkpoint to be kept elsewhere, and a report. Refuses file.tokenUnknown.
 */
export const exportAudit = (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'audit.export'>,
): Outcome<Output<'audit.export'>> => {
  return startFolderJob(workstation, 'exportFolder', input.folder, (folder, job) =>
    run(workstation, unlocked, folder, job),
  )
}
