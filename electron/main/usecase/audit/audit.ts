import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { auditReport } from '#resources/text/audit-report.ts'
import { verifyText } from '#resources/text/verify.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { checkpointCode, encodeCheckpointFile } from '#shared/domain/chain/checkpoint.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { ok } from '#shared/lib/result.ts'
import { removeFiles, syncFolder } from '../../archive/medium/durable.ts'
import { LOG_SUFFIX, logFileLines } from '../../archive/event-log/log-file.ts'
import { safeBaseName } from '../../archive/medium/file-name.ts'
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

/** So many lines at a time: a line a piece takes longer to hand on than to write. */
const LINES_A_PIECE = 512

function* inPieces(lines: Iterable<string>, onWritten: (lines: number) => void): Generator<string, void> {
  let held: string[] = []
  let written = 0
  for (const line of lines) {
    held.push(line)
    if (held.length < LINES_A_PIECE) continue
    yield held.join('')
    written += held.length
    onWritten(written)
    held = []
  }
  yield held.join('')
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
    const lines = logFileLines({ officeName, authority, certificates, events: size, records: within(), closing })
    const pieces = Readable.from(
      inPieces(lines, (written) => {
        job.report('write', 0.6 + 0.4 * Math.min(1, written / (size + 1)))
      }),
    )
    // Whatever ends it, the file is closed when this line is left: cancelled, it stayed open until the program ended.
    await pipeline(pieces, createWriteStream(partial, { flags: 'w', mode: 0o644, flush: true }), { signal: job.signal })
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
      await removeFiles([partial])
      return recorded
    }
    await writeFile(join(folder, names[1]), encodeCheckpointFile(closing), { flush: true })
    await writeFile(join(folder, names[2]), report, { flush: true })
    await renameWhenFree(partial, join(folder, names[0]))
    await syncFolder(folder)
    noteKeptElsewhere(store, closing)
  } catch (error) {
    await removeFiles([partial])
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
