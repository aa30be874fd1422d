import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { packageGuide } from '#resources/text/package-guide.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { MAX_HANDOVER_ITEMS } from '#shared/domain/office/archive/archive-shape.ts'
import { ok } from '#shared/lib/result.ts'
import { TAG_MANIFEST, TAG_SIGNATURE } from '../../archive/bag/bag.ts'
import { openBatch, unfinishedBatch, type OpenBatch } from '../../archive/batch/batch-folder.ts'
import { clearOpenBatch, closeBatch, type BatchProblem } from '../../archive/batch/batch-writer.ts'
import { exists, freeBytes } from '../../archive/medium/durable.ts'
import { ArchiveFault, writeFault } from '../../archive/medium/fault.ts'
import type { StagedPackage } from '../../archive/bag/package-writer.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { signDetached, verifyDetached } from '../../signing/cms/detached.ts'
import type { Signer } from '../../signing/signer.ts'
import { spaceProblem } from './archive-space.ts'
import { batchPapers } from './batch-papers.ts'
import { atFile, faultOf, isOfAll, named, partly, type Refused } from './batch-refusals.ts'
import { beijingDate } from '../beijing-date.ts'
import { ItemFault } from '../faults.ts'
import { startFolderJob } from '../folder-job.ts'
import type { JobContext, JobDone } from '../jobs.ts'
import { inOrder } from '../in-order.ts'
import { preparePackage, proveStaged, recordPackage, writePrepared, type PreparedPackage } from './make-package.ts'
import { doneIn, fondsOf, isDone, itemsOf, markOf, nameOf, type BatchItem } from './plan-batch.ts'
import { recordCopy } from '../audit/record-access.ts'
import { releaseSigner } from '../release/release-signer.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { verifyPath } from '../verify/verify-path.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/**
 * So many packages are under way at a time: two have their papers set on each of two threads, while others are written, verified or
 * wait to be recorded. With four, a processor waited; each holds a megabyte or two.
 */
const AT_A_TIME = 6

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
    await rm(join(batch.items, item.folderName), { recursive: true, force: true, maxRetries: 3 })
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
    signal.throwIfAborted()
    return await atFile(run, error, item)
  }
}

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
    return await atFile(run, error, item)
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

/**
 * Makes what is not there yet, one file after the other, and goes on behind one that is refused. Refuses itself only what would be
 * refused of every other. @returns what has no package, in the order of the numbers.
 */
const makeAll = async (run: Run, items: readonly BatchItem[]): Promise<Outcome<readonly Refused[]>> => {
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
  const refused: Refused[] = []
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
        if (outcome.ok) report(kept + (finished += 1))
        else refused.push({ item, error: outcome.error })
        return outcome.ok || !isOfAll(outcome.error)
      },
      drop: async (made) => {
        if (made.ok) await made.value.staged.discard()
      },
    },
    job.signal,
  )
  const last = refused.at(-1)
  return last !== undefined && isOfAll(last.error) ? { ok: false, error: last.error } : ok(refused)
}

const extraFound = (problem: BatchProblem): ReturnType<typeof refuse> | null =>
  problem.code === 'extra' ? refuse('archive.batchExtra', { extra: problem.path.slice(0, 300) }) : null

/** Lists, report and forms, then the closing. What it records comes before the name. */
const closeAll = async (
  run: Run,
  items: readonly BatchItem[],
  left: readonly Refused[],
  now: Date,
): Promise<Outcome<JobDone>> => {
  const { workstation, unlocked, signer, batch, folder, job, commandId } = run
  job.report('manifest', 0.93)
  const out = left.map(({ item: { caseId, archivalNumber }, error: { code } }) => ({ caseId, archivalNumber, code }))
  const papers = await batchPapers(workstation, unlocked, batch, { items, left: out.length }, job.signal)
  const { name } = batch
  const refused: Outcome<JobDone>[] = []
  const closed = await closeBatch(batch, folder, {
    office: unlocked.store.office().name,
    on: beijingDate(now),
    folders: items.map(({ folderName }) => folderName),
    guideFile: packageGuide.fileName,
    left: out.map(({ archivalNumber }) => archivalNumber),
    papers,
    sign: (bytes) => signDetached(bytes, signer),
    isOurs: isOurPackage(unlocked),
    signal: job.signal,
    onItem: (index) => {
      job.report('manifest', 0.94 + (0.05 * index) / items.length)
    },
    mayName: async (whole) => {
      job.report('record', 0.99)
      const contents = items.map(({ caseId, archivalNumber }) => ({ caseId, archivalNumber }))
      const command = {
        ...({ type: 'recordBatch', name, items: items.length, ...whole } as const),
        ...(contents.length > MAX_HANDOVER_ITEMS ? {} : { contents }),
        ...(out.length === 0 ? {} : { left: out }),
      } as const
      const recorded = await runOfficeCommand(workstation, unlocked, { commandId }, command)
      const copy = { caseId: null, kind: 'archiveBatch', format: 'bagit', files: whole.files, sha256: null } as const
      const noted = recorded.ok ? await recordCopy(workstation, unlocked, copy) : recorded
      if (!noted.ok) refused.push(noted)
      return noted.ok
    },
  })
  if (closed.ok) {
    const leftOut = out.length === 0 ? [] : [{ code: 'archive.leftOut', detail: String(out.length) }]
    return ok({ files: [name], notices: [{ code: 'archive.packed', detail: String(items.length) }, ...leftOut] })
  }
  return extraFound(closed.error) ?? refused[0] ?? refuse('case.stale')
}

const run = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { filter, commandId, leaving = [] }: Input<'archive.exportBatch'>,
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
  const done = await doneIn(unlocked, begun, items)
  const left = items.filter((item) => !done.has(item)).map(({ caseId }) => caseId)
  const space = spaceProblem(store, left, free)
  if (space !== null) return space
  const batch = await openBatch(folder, wanted, mark)
  if (!batch.ok) return refuse('archive.folderForeign')
  const readAgain = store.readOnce()
  const current: Run = { workstation, unlocked, signer: signer.value, batch: batch.value, folder, job, commandId }
  try {
    const folders = items.map(({ folderName }) => folderName)
    const cleared = await clearOpenBatch(batch.value, { folders, isOurs: isOurPackage(unlocked) })
    if (!cleared.ok) return extraFound(cleared.error) ?? refuse('archive.folderForeign')
    const made = await makeAll(current, items)
    if (!made.ok) return made
    const refused = made.value
    const whole = items.filter((item) => !refused.some((one) => one.item === item))
    const mayLeave = whole.length > 0 && refused.every(({ item }) => leaving.includes(item.caseId))
    return mayLeave ? await closeAll(current, whole, refused, now) : partly(items, refused)
  } catch (error) {
    throw error instanceof ItemFault ? error : await faultOf(current, error, null)
  } finally {
    readAgain()
  }
}

/**
 * 批量归档: the packages of all filed cases that the filter names, in one folder that is a bag itself, with lists, a report and
 * a form for the handover. A few packages at a time are written and verified, and recorded one after the other; cut short at any moment, the folder
 * keeps its temporary name, and the same choice into the same folder goes on where it ended. A file that cannot be packed stops
 * no other; the batch is then not whole, keeps its temporary name, and each such file is named, until it can be packed or the person
 * says that it may be left out. In = packages + left out, in the log and in the batch.
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
