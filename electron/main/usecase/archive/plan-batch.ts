import { join } from 'node:path'
import { archiveText } from '#resources/text/archive.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { canonicalText } from '#shared/lib/canonical.ts'
import { ok } from '#shared/lib/result.ts'
import { ITEMS_FOLDER, unfinishedBatch } from '../../archive/batch/batch-folder.ts'
import { packageSha256Of } from '../../archive/batch/batch-writer.ts'
import { freeBytes } from '../../archive/medium/durable.ts'
import { writeFault } from '../../archive/medium/fault.ts'
import { safeBaseName } from '../../archive/medium/file-name.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import type { ReadStore } from '../../store/types.ts'
import { filedCases } from './archive-list.ts'
import { archiveRulesOf } from './archive-rules.ts'
import { expectedBytes } from './archive-space.ts'
import { loadCase } from '../load-case.ts'
import { itemFolder } from './make-package.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

type Filter = Input<'archive.exportBatch'>['filter']

/** One case of a batch: which, and the folder that its package gets. */
export interface BatchItem {
  readonly caseId: string
  readonly archivalNumber: string
  readonly folderName: string
}

/** All that the choice names, in the order of their numbers. */
export const itemsOf = (store: ReadStore, now: Date, filter: Filter): readonly BatchItem[] =>
  [...filedCases(store, now, filter)].map(({ caseId, archive }) => {
    const archivalNumber = archive?.archivalNumber ?? ''
    return { caseId, archivalNumber, folderName: itemFolder(archivalNumber) }
  })

/** 全宗-年度-期限-机构, with what is not narrowed left out but the year. */
export const nameOf = (fonds: string, { year, retention, organisation, transferDue }: Filter): string =>
  safeBaseName(
    [
      fonds,
      year === null ? archiveText.batch.everything : String(year),
      ...(retention === null ? [] : [retention]),
      ...(organisation === null ? [] : [organisation]),
      ...(transferDue === true ? [archiveText.batch.transferDue] : []),
    ].join('-'),
  )

/** By which an unfinished folder is known again: this office, this choice. */
export const markOf = (store: ReadStore, filter: Filter): string =>
  `${canonicalText({ format: 'mingjian-batch', office: sha256Hex(store.office().authorityCertificate), filter: { ...filter } })}\n`

/** The fonds that a batch is named after; null where the office has none yet. */
export const fondsOf = (store: ReadStore, filter: Filter): string | null =>
  filter.fonds ?? archiveRulesOf(store)?.fonds ?? null

/** Was this package made of the case as it stands, and does it lie there? */
export const isDone = async ({ store }: Unlocked, items: string, item: BatchItem): Promise<boolean> => {
  const last = loadCase(store, item.caseId)?.events.at(-1)
  if (last?.type !== 'ArchivePackageBuilt') return false
  return (await packageSha256Of(join(items, item.folderName))) === last.data.packageSha256
}

/** Those whose packages an earlier run left in this folder, and that need not be made again; none for null. */
export const doneIn = async (
  unlocked: Unlocked,
  begun: string | null,
  items: readonly BatchItem[],
): Promise<ReadonlySet<BatchItem>> => {
  const done = new Set<BatchItem>()
  for (const item of begun === null ? [] : items)
    if (await isDone(unlocked, join(begun ?? '', ITEMS_FOLDER), item)) done.add(item)
  return done
}

/** What a batch would come to, before anything is written: how many, about how much is still to be written, how much room there is. */
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
    const done = await doneIn(unlocked, begun, items)
    const left = items.filter((item) => !done.has(item))
    return ok({
      items: items.length,
      done: done.size,
      bytes: expectedBytes(
        store,
        left.map(({ caseId }) => caseId),
      ),
      freeBytes: await freeBytes(folder),
      name,
    })
  } catch (error) {
    throw writeFault(error)
  }
}
