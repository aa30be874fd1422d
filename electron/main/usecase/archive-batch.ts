import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { packageGuide } from '#resources/text/package-guide.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { TAG_MANIFEST, TAG_SIGNATURE } from '../archive/bag.ts'
import { openBatch, unfinishedBatch, type OpenBatch } from '../archive/batch-folder.ts'
import { clearOpenBatch, closeBatch, type BatchProblem } from '../archive/batch-writer.ts'
import { exists, freeBytes } from '../archive/durable.ts'
import { ArchiveFault, writeFault } from '../archive/fault.ts'
import type { StagedPackage } from '../archive/package-writer.ts'
import { sha256Hex } from '../crypto/digest.ts'
import { signDetached, verifyDetached } from '../signing/detached.ts'
import type { Signer } from '../signing/signer.ts'
import { spaceProblem } from './archive-space.ts'
import { batchPapers } from './batch-papers.ts'
import { beijingDate } from './beijing-date.ts'
import { FileFault, ItemFault } from './faults.ts'
import { startFolderJob } from './folder-job.ts'
import type { JobContext, JobDone } from './jobs.ts'
import { inOrder } from './in-order.ts'
import { preparePackage, proveStaged, recordPackage, writePrepared, type PreparedPackage } from './make-package.ts'
import { fondsOf, isDone, itemsOf, markOf, nameOf, type BatchItem } from './plan-batch.ts'
import { recordCopy } from './record-access.ts'
import { releaseSigner } from './release-signer.ts'
import { runOfficeCommand } from './run-office-command.ts'
import { verifyPath } from './verify-path.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

/**
 * So many packages are under way at a time: while one waits for its papers, which are set on the task thread, another is written
 * and verified here. A third keeps both at work.
 */
const AT_A_TIME = 3

interface Run {
  readonly workstation: Workstation
  readonly unlocked: Unlocked
  readonly signer: Signer
  readonly batch: OpenBatch
  /** That the person chose: the medium. */
  readonly folder: string
  readonly job: JobContext
  readonly commandId: string
}

/** A package of this office, whichever case it is of: its list is signed under our own authority. */
const isOurPackage =
  ({ store }: Unlocked) =>
  async (folder: string): Promise<boolean> => {
    const read = (path: string): Promise<Uint8Array> => readFile(join(folder, path)).catch(() => new Uint8Array())
    const [list, signature] = await Promise.all([read(TAG_MANIFEST), read(TAG_SIGNATURE)])
    return (await verifyDetached(list, signature, { root: store.office().authorityCertificate })).ok
  }

/**
 * What was thrown while a file of the batch was at work, as what it is: the medium that is not there any more, or the fault as it
 * was, with the number of the file. Nothing is lost: the folder goes on where it ended.
 */
const faultOf = async ({ folder, job }: Run, error: unknown, archivalNumber: string | null): Promise<unknown> => {
  if (job.signal.aborted) return error
  const fault = writeFault(error)
  // What was to be read back and is not there fails its proof.
  const isOfMedium = fault instanceof ArchiveFault || fault instanceof FileFault
  const isGone = isOfMedium && !(await exists(folder).catch(() => false))
  const told = isGone ? new ArchiveFault('fault.targetGone', { cause: error }) : fault
  return archivalNumber === null ? told : new ItemFault(told, archivalNumber)
}

interface Made {
  readonly loaded: PreparedPackage['loaded']
  readonly staged: StagedPackage
}

/** Written and proven, under its temporary name. What it refuses or throws has the number of the file in it. */
const makeOne = async (
  run: Run,
  item: BatchItem,
  sameInBatch: number,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Outcome<Made>> => {
  const { workstation, unlocked, signer, batch } = run
  try {
    const prepared = await preparePackage(workstation, unlocked, item.caseId, signal, { sameInBatch })
    if (!prepared.ok) return named(prepared, item)
    // Of a log that has moved on since: made anew.
    await rm(join(batch.items, item.folderName), { recursive: true, force: true })
    const staged = await writePrepared(batch.items, prepared.value, signer, { signal, onBytes })
    if (!staged.ok) return named(staged, item)
    try {
      await proveStaged(workstation, unlocked, prepared.value, staged.value, signal)
    } catch (error) {
      await staged.value.discard()
      throw error
    }
    return ok({ loaded: prepared.value.loaded, staged: staged.value })
  } catch (error) {
    throw await faultOf(run, error, item.archivalNumber)
  }
}

const named = (
  { error }: Extract<Outcome<unknown>, { ok: false }>,
  { archivalNumber }: BatchItem,
): ReturnType<typeof refuse> => refuse(error.code, { ...error.detail, archivalNumber })

/** Recorded, and then given its name. */
const finishOne = async (run: Run, { loaded, staged }: Made, item: BatchItem): Promise<Outcome<null>> => {
  const { workstation, unlocked, commandId } = run
  const ownId = `${commandId}-${sha256Hex(Buffer.from(item.caseId)).slice(0, 20)}`
  try {
    // Proven a while ago, when those before it were not recorded yet: what is not there any more is not recorded either.
    if (!(await exists(staged.path))) throw new ArchiveFault('fault.targetGone')
    const recorded = await recordPackage(workstation, unlocked, loaded, staged, ownId)
    if (!recorded.ok) {
      await staged.discard()
      return named(recorded, item)
    }
    const published = await staged.publish()
    return published.ok ? ok(null) : named(refuse(published.error.code, published.error.detail), item)
  } catch (error) {
    await staged.discard()
    throw await faultOf(run, error, item.archivalNumber)
  }
}

/** Packages that an earlier run left are verified again before they count. */
const stillHolds = async ({ workstation, unlocked, batch, job }: Run, item: BatchItem): Promise<boolean> => {
  if (!batch.resumed || !(await isDone(unlocked, batch.items, item))) return false
  const root = unlocked.store.office().authorityCertificate
  const context = { root, now: workstation.now(), signal: job.signal }
  const verdict = await verifyPath(join(batch.items, item.folderName), context)
  return verdict.ok && verdict.value.ok
}

const makeAll = async (run: Run, items: readonly BatchItem[]): Promise<Outcome<null>> => {
  const { job } = run
  const started = performance.now()
  let written = 0
  const report = (done: number): void => {
    const seconds = (performance.now() - started) / 1000
    const bytesPerSecond = seconds > 0 ? Math.round(written / seconds) : 0
    job.report('write', 0.02 + (0.9 * done) / items.length, { done, total: items.length, bytesPerSecond })
  }
  const wanted: BatchItem[] = []
  for (const item of items) {
    job.signal.throwIfAborted()
    if (await stillHolds(run, item)) report(items.length - wanted.length)
    else wanted.push(item)
  }
  const kept = items.length - wanted.length
  const byNumber = Map.groupBy(items, ({ archivalNumber }) => archivalNumber)
  const refused: Outcome<null>[] = []
  let finished = 0
  const folderOf = ({ folderName }: BatchItem): string => folderName.toLowerCase()
  await inOrder<BatchItem, Outcome<Made>>(
    {
      items: wanted,
      atATime: AT_A_TIME,
      meet: (one, other) => folderOf(one) === folderOf(other),
      begin: (item, signal) =>
        makeOne(run, item, byNumber.get(item.archivalNumber)?.length ?? 0, signal, (bytes) => {
          written += bytes
        }),
      finish: async (made, item) => {
        const outcome = made.ok ? await finishOne(run, made.value, item) : made
        if (!outcome.ok) refused.push(outcome)
        else report(kept + (finished += 1))
        return outcome.ok
      },
      drop: async (made) => {
        if (made.ok) await made.value.staged.discard()
      },
    },
    job.signal,
  )
  return refused[0] ?? ok(null)
}

const extraFound = (problem: BatchProblem): ReturnType<typeof refuse> | null =>
  problem.code === 'extra' ? refuse('archive.batchExtra', { extra: problem.path.slice(0, 300) }) : null

/** Lists, report and forms, then the closing. What it records comes before the name. */
const closeAll = async (run: Run, items: readonly BatchItem[], now: Date): Promise<Outcome<JobDone>> => {
  const { workstation, unlocked, signer, batch, folder, job, commandId } = run
  job.report('manifest', 0.93)
  const papers = await batchPapers(workstation, unlocked, batch, items, job.signal)
  const { name } = batch
  const refused: Outcome<JobDone>[] = []
  const closed = await closeBatch(batch, folder, {
    office: unlocked.store.office().name,
    on: beijingDate(now),
    folders: items.map(({ folderName }) => folderName),
    guideFile: packageGuide.fileName,
    papers,
    sign: (bytes) => signDetached(bytes, signer),
    isOurs: isOurPackage(unlocked),
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
  if (closed.ok) return ok({ files: [name], notices: [] })
  return extraFound(closed.error) ?? refused[0] ?? refuse('case.stale')
}

const run = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { filter, commandId }: Input<'archive.exportBatch'>,
  folder: string,
  job: JobContext,
): Promise<Outcome<JobDone>> => {
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
  const current: Run = { workstation, unlocked, signer: signer.value, batch: batch.value, folder, job, commandId }
  try {
    const folders = items.map(({ folderName }) => folderName)
    const cleared = await clearOpenBatch(batch.value, { folders, isOurs: isOurPackage(unlocked) })
    if (!cleared.ok) return extraFound(cleared.error) ?? refuse('archive.folderForeign')
    const made = await makeAll(current, items)
    return made.ok ? await closeAll(current, items, now) : made
  } catch (error) {
    throw error instanceof ItemFault ? error : await faultOf(current, error, null)
  }
}

/**
 * 批量归档: the packages of all filed cases that the filter names, in one folder that is a bag itself, with lists, a report and
 * a form for the handover. A few packages at a time are written and verified, and recorded one after the other; cut short at any moment, the folder
 * keeps its temporary name, and the same choice into the same folder goes on where it ended.
 */
export const exportBatch = (
  workstation: Workstation,
  unlocked: Unlocked,
  request: Input<'archive.exportBatch'>,
): Outcome<Output<'archive.exportBatch'>> => {
  if (fondsOf(unlocked.store, request.filter) === null) return refuse('archive.noFonds')
  return startFolderJob(workstation, 'archiveFolder', request.folder, (folder, job) =>
    run(workstation, unlocked, request, folder, job),
  )
}
