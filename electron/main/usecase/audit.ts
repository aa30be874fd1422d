import { createWriteStream } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { once } from 'node:events'
import { auditReport } from '#resources/text/audit-report.ts'
import { verifyText } from '#resources/text/verify.ts'
import type { Input, Output, PushPayload } from '#shared/contract/channels.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import { checkpointCode, encodeCheckpointFile } from '#shared/domain/chain/checkpoint.ts'
import { bytesToHex, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { ok } from '#shared/lib/result.ts'
import { LOG_SUFFIX, logFileLines } from '../archive/log-file.ts'
import { safeBaseName } from '../archive/file-name.ts'
import type { ReadStore } from '../store/types.ts'
import { beijingDate } from './beijing-date.ts'
import { signCheckpoint, treeHeadOf } from './checkpoint.ts'
import { eventRecords } from './event-records.ts'
import { ChainFault, FileFault } from './faults.ts'
import type { JobContext } from './jobs.ts'
import { loadCase } from './load-case.ts'
import { loadOffice } from './load-office.ts'
import { officeDetail } from './office-detail.ts'
import { verifyWhole, type WholeLogReport } from './verify-whole.ts'
import { detailOf } from './view-history.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

type Page = Output<'audit.list'>
type Done = Omit<Extract<PushPayload['jobProgress']['outcome'], { state: 'done' }>, 'state'>

const DAY_MS = 86_400_000
/** A day of Beijing begins eight hours before that of UTC. */
const dayStart = (day: string | null, days = 0): string | null =>
  day === null ? null : new Date(Date.parse(`${day}T00:00:00.000+08:00`) + days * DAY_MS).toISOString()

const rowOf = (
  store: ReadStore,
  position: number,
  record: EventRecord,
  eventsOf: (caseId: string) => readonly CaseEvent[],
): Page['rows'][number] => {
  const { caseId, seq, type, hash } = record
  const head = { position, caseId, seq, type, hash: bytesToHex(hash) }
  if (caseId === OFFICE_LOG) {
    const parsed = parseOfficeEvent(record)
    const office = loadOffice(store)
    if (!parsed.ok || office === null) throw new ChainFault(seq)
    const { at, actor } = parsed.value
    return {
      ...head,
      at,
      actorName: actor.name,
      actorRole: actor.role,
      detail: officeDetail(parsed.value, office.state),
    }
  }
  const parsed = parseEvent(record)
  if (!parsed.ok) throw new ChainFault(seq)
  const { at, actor } = parsed.value
  return { ...head, at, actorName: actor.name, actorRole: actor.role, detail: detailOf(parsed.value, eventsOf(caseId)) }
}

/** 审计: all logs together, newest first, a page at a time, and where the ledger stands. */
export const viewAudit = (workstation: Workstation, { store }: Unlocked, input: Input<'audit.list'>): Outcome<Page> => {
  const { personId, caseId, scope, from, until, offset, limit } = input
  const filter = { personId, caseId, scope, from: dayStart(from), until: dayStart(until, 1) }
  const { rows, total } = store.auditRows(filter, offset, limit)
  const { size, root } = treeHeadOf(store, workstation.now())
  const read = new Map<string, readonly CaseEvent[]>()
  const eventsOf = (id: string): readonly CaseEvent[] => {
    const events = read.get(id) ?? loadCase(store, id)?.events ?? []
    read.set(id, events)
    return events
  }
  return ok({
    rows: rows.map(({ position, record }) => rowOf(store, position, record, eventsOf)),
    total,
    people: store.people().map(({ personId: id, name }) => ({ personId: id, name })),
    head: { size, root, code: checkpointCode({ size, root }) },
  })
}

const problemText = ({ problem }: WholeLogReport): string =>
  problem === null
    ? auditReport.holds
    : auditReport.fails(verifyText.problems[problem.code], problem.position, problem.caseId, problem.seq)

const run = async (
  workstation: Workstation,
  unlocked: Unlocked,
  folder: string,
  job: JobContext,
): Promise<Outcome<Done>> => {
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
    { records: within(), events: size, certificates, authority },
    {
      signatures: true,
      signal: job.signal,
      onProgress: (fraction) => {
        job.report('verify', 0.6 * fraction)
      },
    },
  )
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
    await writeFile(join(folder, names[1]), encodeCheckpointFile(closing))
    await writeFile(join(folder, names[2]), report)
    await rename(partial, join(folder, names[0]))
  } catch (error) {
    await rm(partial, { force: true })
    job.signal.throwIfAborted()
    throw error instanceof ChainFault ? error : new FileFault('fault.folderUnwritable')
  }
  const notices = verdict.problem === null ? [] : [{ code: 'logBroken', detail: problemText(verdict) }]
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
  const folder = workstation.files.pathOf('exportFolder', input.folder)
  if (folder === null) return refuse('file.tokenUnknown')
  const jobId = workstation.jobs.start(async (job) => {
    const outcome = await run(workstation, unlocked, folder, job)
    if (outcome.ok) workstation.files.spend(input.folder)
    return outcome
  })
  return ok({ jobId })
}
