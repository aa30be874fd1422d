import { archiveText } from '#resources/text/archive.ts'
import type { Input, Output, PushPayload } from '#shared/contract/channels.ts'
import { canonicalText } from '#shared/lib/canonical.ts'
import { ok } from '#shared/lib/result.ts'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { closeBatch, openBatch, packageSha256Of, unfinishedBatch, type OpenBatch } from '../archive/batch-writer.ts'
import { freeBytes } from '../archive/durable.ts'
import { writeFault } from '../archive/fault.ts'
import { safeBaseName } from '../archive/file-name.ts'
import { sha256Hex } from '../crypto/digest.ts'
import { signDetached } from '../signing/detached.ts'
import type { Signer } from '../signing/signer.ts'
import type { ReadStore } from '../store/types.ts'
import { filedCases } from './archive-list.ts'
import { archiveRulesOf } from './archive-rules.ts'
import { expectedBytes, spaceProblem } from './archive-space.ts'
import { batchPapers } from './batch-papers.ts'
import { beijingDate } from './beijing-date.ts'
import type { JobContext } from './jobs.ts'
import { loadCase } from './load-case.ts'
import { itemFolder, preparePackage, recordPackage, selfCheckFailed, writePrepared } from './make-package.ts'
import { recordCopy } from './record-access.ts'
import { releaseSigner } from './release-signer.ts'
import { runOfficeCommand } from './run-office-command.ts'
import { verifyPath } from './verify-path.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'
import { packageGuide } from '#resources/text/package-guide.ts'

type Filter = Input<'archive.exportBatch'>['filter']
type Done = Omit<Extract<PushPayload['jobProgress']['outcome'], { state: 'done' }>, 'state'>

/** One case of a batch: which, and the folder that its package gets. */
interface BatchItem {
  readonly caseId: string
  readonly archivalNumber: string
  readonly folderName: string
}

const itemsOf = (store: ReadStore, now: Date, filter: Filter): readonly BatchItem[] =>
  [...filedCases(store, now, filter)].map(({ caseId, archive }) => {
    const archivalNumber = archive?.archivalNumber ?? ''
    return { caseId, archivalNumber, folderName: itemFolder(archivalNumber) }
  })

/** 全宗-年度-期限-机构, with what is not narrowed left out but the year. */
const nameOf = (fonds: string, { year, retention, organisation }: Filter): string =>
  safeBaseName(
    [
      fonds,
      year === null ? archiveText.batch.everything : String(year),
      ...(retention === null ? [] : [retention]),
      ...(organisation === null ? [] : [organisation]),
    ].join('-'),
  )

/** By which an unfinished folder is known again: this office, this choice. */
const markOf = (store: ReadStore, filter: Filter): string =>
  `${canonicalText({ format: 'mingjian-batch', office: sha256Hex(store.office().authorityCertificate), filter: { ...filter } })}\n`

const fondsOf = (store: ReadStore, filter: Filter): string | null =>
  filter.fonds ?? archiveRulesOf(store)?.fonds ?? null

/** Was this package made of the case as it stands, and does it lie there? */
const isDone = async ({ store }: Unlocked, items: string, item: BatchItem): Promise<boolean> => {
  const last = loadCase(store, item.caseId)?.events.at(-1)
  if (last?.type !== 'ArchivePackageBuilt') return false
  return (await packageSha256Of(join(items, item.folderName))) === last.data.packageSha256
}

/** What a batch would come to, before anything is written: how many, about how long, how much room there is. */
export const planBatch = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { filter, folder: token }: Input<'archive.plan'>,
): Promise<Outcome<Output<'archive.plan'>>> => {
  const { store } = unlocked
  const fonds = fondsOf(store, filter)
  if (fonds === null) return refuse('archive.noFonds')
  const folder = workstation.files.pathOf('archiveFolder', token)
  if (folder === null) return refuse('file.tokenUnknown')
  const items = itemsOf(store, workstation.now(), filter)
  const name = nameOf(fonds, filter)
  try {
    const begun = await unfinishedBatch(folder, name, markOf(store, filter))
    let done = 0
    for (const item of begun === null ? [] : items)
      if (await isDone(unlocked, join(begun ?? '', 'data', 'items'), item)) done += 1
    return ok({
      items: items.length,
      done,
      bytes: expectedBytes(
        store,
        items.map(({ caseId }) => caseId),
      ),
      freeBytes: await freeBytes(folder),
      name,
    })
  } catch (error) {
    throw writeFault(error)
  }
}

/** Two are prepared ahead: the task thread sets their papers while this one writes and verifies. */
const AHEAD = 2

interface Run {
  readonly workstation: Workstation
  readonly unlocked: Unlocked
  readonly signer: Signer
  readonly batch: OpenBatch
  readonly job: JobContext
  readonly commandId: string
}

const makeOne = async (
  { workstation, unlocked, signer, batch, job, commandId }: Run,
  prepared: Awaited<ReturnType<typeof preparePackage>>,
  item: BatchItem,
  onBytes: (bytes: number) => void,
): Promise<Outcome<null>> => {
  const named = { number: item.archivalNumber }
  if (!prepared.ok) return refuse(prepared.error.code, { ...prepared.error.detail, ...named })
  // Of a log that has moved on since: made anew.
  await rm(join(batch.items, item.folderName), { recursive: true, force: true })
  const staged = await writePrepared(batch.items, prepared.value, signer, { signal: job.signal, onBytes })
  if (!staged.ok) return refuse(staged.error.code, { ...staged.error.detail, ...named })
  try {
    const root = unlocked.store.office().authorityCertificate
    const verdict = await verifyPath(staged.value.path, { root, now: workstation.now() })
    job.signal.throwIfAborted()
    if (!verdict.ok || !verdict.value.ok) throw selfCheckFailed()
    const recorded = await recordPackage(
      workstation,
      unlocked,
      prepared.value.loaded,
      staged.value,
      `${commandId}-${sha256Hex(Buffer.from(item.caseId)).slice(0, 20)}`,
    )
    const published = recorded.ok ? await staged.value.publish() : recorded
    if (published.ok) return ok(null)
    await staged.value.discard()
    return refuse(published.error.code, { ...published.error.detail, ...named })
  } catch (error) {
    await staged.value.discard()
    throw error
  }
}

/** Packages that an earlier run left are verified again before they count. */
const stillHolds = async ({ workstation, unlocked, batch }: Run, item: BatchItem): Promise<boolean> => {
  if (!batch.resumed || !(await isDone(unlocked, batch.items, item))) return false
  const root = unlocked.store.office().authorityCertificate
  const verdict = await verifyPath(join(batch.items, item.folderName), { root, now: workstation.now() })
  return verdict.ok && verdict.value.ok
}

const makeAll = async (run: Run, items: readonly BatchItem[]): Promise<Outcome<null>> => {
  const { workstation, unlocked, job } = run
  const started = performance.now()
  let written = 0
  const report = (done: number): void => {
    const seconds = (performance.now() - started) / 1000
    const bytesPerSecond = seconds > 0 ? Math.round(written / seconds) : 0
    job.report('write', 0.02 + (0.9 * done) / items.length, { done, total: items.length, bytesPerSecond })
  }
  const wanted: BatchItem[] = []
  for (const [index, item] of items.entries()) {
    job.signal.throwIfAborted()
    if (await stillHolds(run, item)) report(index + 1)
    else wanted.push(item)
  }
  const kept = items.length - wanted.length
  const ahead: Promise<Awaited<ReturnType<typeof preparePackage>>>[] = []
  const prepareNext = (index: number): void => {
    const item = wanted[index]
    if (item === undefined) return
    const prepared = preparePackage(workstation, unlocked, item.caseId, job.signal)
    // Awaited in its turn; a failure before that must not end the program.
    prepared.catch(() => undefined)
    ahead.push(prepared)
  }
  for (let index = 0; index < AHEAD; index += 1) prepareNext(index)
  for (const [index, item] of wanted.entries()) {
    job.signal.throwIfAborted()
    const prepared = await ahead.shift()
    prepareNext(index + AHEAD)
    if (prepared === undefined) throw new Error('each package is prepared before it is written')
    const made = await makeOne(run, prepared, item, (bytes) => {
      written += bytes
    })
    if (!made.ok) return made
    report(kept + index + 1)
  }
  return ok(null)
}

const run = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { filter, commandId }: Input<'archive.exportBatch'>,
  folder: string,
  job: JobContext,
): Promise<Outcome<Done>> => {
  job.report('check', 0)
  const { store } = unlocked
  const now = workstation.now()
  const fonds = fondsOf(store, filter)
  if (fonds === null) return refuse('archive.noFonds')
  const items = itemsOf(store, now, filter)
  if (items.length === 0) return refuse('archive.nothingChosen')
  const signer = releaseSigner(store, now)
  if (!signer.ok) return signer
  const wanted = nameOf(fonds, filter)
  const mark = markOf(store, filter)
  const free = await freeBytes(folder).catch((error: unknown) => {
    throw writeFault(error)
  })
  const begun = await unfinishedBatch(folder, wanted, mark)
  const space =
    begun === null
      ? spaceProblem(
          store,
          items.map(({ caseId }) => caseId),
          free,
        )
      : null
  if (space !== null) return space
  const batch = await openBatch(folder, wanted, mark)
  if (!batch.ok) return refuse('archive.folderForeign')
  const current: Run = { workstation, unlocked, signer: signer.value, batch: batch.value, job, commandId }
  const made = await makeAll(current, items)
  if (!made.ok) return made
  job.report('manifest', 0.93)
  const papers = await batchPapers(workstation, unlocked, batch.value, items, job.signal)
  const { name } = batch.value
  const refused: Outcome<Done>[] = []
  const closed = await closeBatch(batch.value, folder, {
    office: store.office().name,
    on: beijingDate(now),
    folders: items.map(({ folderName }) => folderName),
    guideFile: packageGuide.fileName,
    papers,
    sign: (bytes) => signDetached(bytes, signer.value),
    signal: job.signal,
    onItem: (index) => {
      job.report('manifest', 0.94 + (0.05 * index) / items.length)
    },
    mayName: async (whole) => {
      job.report('record', 0.99)
      const command = { type: 'recordBatch', name, items: items.length, ...whole } as const
      const recorded = await runOfficeCommand(workstation, unlocked, { commandId }, command)
      const copy = { caseId: null, kind: 'archiveBatch', format: 'bagit', files: whole.files, sha256: null } as const
      const noted = recorded.ok ? await recordCopy(workstation, unlocked, copy) : recorded
      if (!noted.ok) refused.push(noted)
      return noted.ok
    },
  })
  if (closed === null) return refused[0] ?? refuse('case.stale')
  return ok({ files: [name], notices: [] })
}

/**
 * 批量归档: the packages of all filed cases that the filter names, in one folder that is a bag itself, with lists, a report and
 * a form for the handover. One package after the other is written, verified and recorded; cut short at any moment, the folder
 * keeps its temporary name, and the same choice into the same folder goes on where it ended.
 */
export const exportBatch = (
  workstation: Workstation,
  unlocked: Unlocked,
  request: Input<'archive.exportBatch'>,
): Outcome<Output<'archive.exportBatch'>> => {
  if (fondsOf(unlocked.store, request.filter) === null) return refuse('archive.noFonds')
  const folder = workstation.files.pathOf('archiveFolder', request.folder)
  if (folder === null) return refuse('file.tokenUnknown')
  const jobId = workstation.jobs.start(async (job) => {
    const outcome = await run(workstation, unlocked, request, folder, job)
    if (outcome.ok) workstation.files.spend(request.folder)
    return outcome
  })
  return ok({ jobId })
}
