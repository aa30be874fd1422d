import { archiveText } from '#resources/text/archive.ts'
import { metadataWords } from '#resources/text/metadata.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { MAX_HANDOVER_ITEMS } from '#shared/domain/office/archive/archive-shape.ts'
import { handedOver, type Handover, type OfficeArchiveCommand } from '#shared/domain/office/archive/archive.ts'
import { isAgreed } from '#shared/domain/office/archive/transfer-extension.ts'
import { ok } from '#shared/lib/result.ts'
import { filedCases } from './archive-list.ts'
import { officeArchive } from './archive-rules.ts'
import { beijingDate } from '../beijing-date.ts'
import { catalogRows } from './catalog-rows.ts'
import { writeList, type ExportedList } from './export-catalog.ts'
import { startFolderJob } from '../folder-job.ts'
import type { JobContext } from '../jobs.ts'
import { loadCase } from '../load-case.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import type { ReadStore } from '../../store/types.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

const words = archiveText.handover
/** Numbers that the screen names. */
const SHOWN_CHANGED = 50

/** 移交清单, the newest first, and the batches that were written. */
export const viewHandovers = ({ store }: Unlocked): Outcome<Output<'archive.handovers'>> => {
  const archive = officeArchive(store)
  const { handovers, batches } = archive
  const gone = handedOver(archive)
  return ok({
    handovers: handovers.toReversed().map(({ handoverId, receiver, batch, items, at, by, receipt, withdrawn }) => ({
      ...{ handoverId, receiver, batch, items: items.length, at, by },
      receipt,
      withdrawn,
    })),
    batches: batches.toReversed().map(({ name, manifestSha256, items, contents, left = [], bytes, at }) => ({
      ...{ name, manifestSha256, items, bytes, at, left: left.length },
      listed: contents !== undefined,
      handed: contents?.some(({ caseId }) => gone.has(caseId)) ?? false,
    })),
  })
}

const record = async (
  workstation: Workstation,
  unlocked: Unlocked,
  command: OfficeArchiveCommand,
  commandId: string,
  written: readonly string[],
): Promise<Outcome<Record<string, never>>> => {
  const found = await workstation.tasks.run('gate', { text: written.join('\n') })
  const refusal = refuseClassified(workstation, unlocked, found, null)
  if (refusal !== null) return refusal
  const recorded = await runOfficeCommand(workstation, unlocked, { commandId }, command)
  return recorded.ok ? ok({}) : recorded
}

type Batch = ReturnType<typeof officeArchive>['batches'][number]

interface Listed {
  readonly items: Handover['items']
  readonly unpackaged: number
  readonly left: number
  readonly changed: readonly string[]
  readonly twice: number
}

/** All that lies in a recorded batch, and what of it is not any more what was packed. */
const itemsOfBatch = (store: ReadStore, now: Date, contents: NonNullable<Batch['contents']>): Listed => {
  const gone = handedOver(officeArchive(store))
  const none = { year: null, fonds: null, retention: null, organisation: null }
  const standing = new Set(
    [...filedCases(store, now, none)].flatMap(({ caseId, archive }) =>
      archive?.packaged === true ? [`${caseId} ${archive.archivalNumber}`] : [],
    ),
  )
  const changed = contents.filter(({ caseId, archivalNumber }) => !standing.has(`${caseId} ${archivalNumber}`))
  return {
    ...{ items: contents, unpackaged: 0, left: 0, changed: changed.map(({ archivalNumber }) => archivalNumber) },
    twice: contents.filter(({ caseId }) => gone.has(caseId)).length,
  }
}

/** The filed cases that the filter names and that were not handed over yet: as many as one list takes, and what it leaves out. */
const itemsToHandOver = (store: ReadStore, now: Date, filter: Input<'archive.prepareHandover'>['filter']): Listed => {
  const gone = handedOver(officeArchive(store))
  const staying = [...filedCases(store, now, filter)].filter(({ caseId }) => !gone.has(caseId))
  const packaged = staying.filter(({ archive }) => archive?.packaged === true)
  const items = packaged
    .slice(0, MAX_HANDOVER_ITEMS)
    .map(({ caseId, archive }) => ({ caseId, archivalNumber: archive?.archivalNumber ?? '' }))
  const left = packaged.length - items.length
  return { items, unpackaged: staying.length - packaged.length, left, changed: [], twice: 0 }
}

/** Of the whole batch, where the log names what lies in it; otherwise of what the filter names. */
const listedFor = (
  { now }: Workstation,
  store: ReadStore,
  { filter, batchSha256 }: Input<'archive.handoverPlan'>,
): Listed & { readonly batch: Batch | null } => {
  const batch = officeArchive(store).batches.find(({ manifestSha256 }) => manifestSha256 === batchSha256) ?? null
  const contents = batch?.contents
  const listed = contents === undefined ? itemsToHandOver(store, now(), filter) : itemsOfBatch(store, now(), contents)
  return { ...listed, batch }
}

/** How much a list would hold, before it is made. */
export const planHandover = (
  workstation: Workstation,
  { store }: Unlocked,
  input: Input<'archive.handoverPlan'>,
): Outcome<Output<'archive.handoverPlan'>> => {
  const { items, unpackaged, left, changed, twice } = listedFor(workstation, store, input)
  return ok({ items: items.length, unpackaged, left, changed: changed.slice(0, SHOWN_CHANGED), twice })
}

/** 编制移交清单 of what `planHandover` counts. */
export const prepareHandover = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, receiver, ...asked }: Input<'archive.prepareHandover'>,
): Promise<Outcome<Output<'archive.prepareHandover'>>> => {
  const { batch, items, changed } = listedFor(workstation, unlocked.store, asked)
  if (asked.batchSha256 !== null && batch === null) return refuse('handover.unknown')
  if (changed.length > 0) return refuse('handover.batchDiffers')
  const command = {
    ...({ type: 'prepareHandover', handoverId: commandId, receiver, batch: batch?.name ?? '', items } as const),
    ...(batch?.contents === undefined ? {} : { batchSha256: batch.manifestSha256 }),
  }
  return record(workstation, unlocked, command, commandId, [receiver])
}

/** 登记接收: who received the list, when, with which receipt; signed by the archivist in the office's log. */
export const receiveHandover = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, ...receipt }: Input<'archive.receiveHandover'>,
): Promise<Outcome<Output<'archive.receiveHandover'>>> => {
  const { receivedBy, documentNumber, note } = receipt
  const command = { type: 'receiveHandover', ...receipt } as const
  return record(workstation, unlocked, command, commandId, [receivedBy, documentNumber, note])
}

/** 作废 of a list whose receipt is not there: its files may be handed over on another. */
export const withdrawHandover = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, handoverId, reason }: Input<'archive.withdrawHandover'>,
): Promise<Outcome<Output<'archive.withdrawHandover'>>> =>
  record(workstation, unlocked, { type: 'withdrawHandover', handoverId, reason }, commandId, [reason])

/** 延长移交: years of the list that the authority let stay longer, with the approval; for whoever receives them late. */
const extendedLines = (store: ReadStore, ids: readonly string[]): readonly string[] => {
  const { extensions } = officeArchive(store)
  if (extensions.length === 0) return []
  const years = new Set(
    ids.flatMap((caseId) => {
      const filed = loadCase(store, caseId)?.state.custody.filed
      return filed === null || filed === undefined ? [] : [`${filed.fonds} ${String(filed.year)}`]
    }),
  )
  return extensions
    .filter((one) => isAgreed(one) && years.has(`${one.fonds} ${String(one.year)}`))
    .map(({ year, until, authority, documentNumber }) => words.extended(year, until, authority, documentNumber))
}

/** What goes with a handover by 档案法实施条例 Art. 30 para. 2 (V): disclosure, opinion on opening, change of classification of each file. */
const listOf = async (store: ReadStore, handover: Handover, job: JobContext): Promise<ExportedList> => {
  const { receiver, batch, items, at, by, receipt, withdrawn } = handover
  const day = (time: string): string => beijingDate(new Date(time))
  const ids = items.map(({ caseId }) => caseId)
  const rows = await catalogRows(store, ids, job)
  const pages = rows.reduce((sum, row) => sum + row.pages, 0)
  return {
    title: words.title,
    above: [
      words.from(store.office().name, receiver),
      words.counts(items.length, pages, batch, day(at), by),
      words.law,
      ...extendedLines(store, ids),
      ...(withdrawn === null ? [] : [words.withdrawn(withdrawn.reason, day(withdrawn.at), withdrawn.by)]),
    ],
    columns: [...words.columns],
    rows: rows.map(({ documentNumber, title, date, pages: count, mode }, index) => {
      const disclosure = mode === null ? '' : metadataWords.modes[mode]
      const number = items[index]?.archivalNumber ?? ''
      const opening = words.opening(disclosure)
      return [
        String(index + 1),
        number,
        documentNumber,
        disclosure,
        title,
        date,
        opening,
        String(count),
        words.noChange,
      ]
    }),
    below: receipt === null ? [words.signatures] : [words.received(receipt), words.signatures],
  }
}

/** 移交清单 for print and signature by both sides, or as a workbook. Refuses handover.unknown and file.tokenUnknown. */
export const exportHandover = (
  workstation: Workstation,
  unlocked: Unlocked,
  { handoverId, format, folder: token }: Input<'archive.exportHandover'>,
): Outcome<Output<'archive.exportHandover'>> => {
  const { store } = unlocked
  const handover = officeArchive(store).handovers.find((one) => one.handoverId === handoverId)
  if (handover === undefined) return refuse('handover.unknown')
  return startFolderJob(workstation, 'exportFolder', token, async (folder, job) => {
    const list = await listOf(store, handover, job)
    return writeList(workstation, unlocked, list, format, folder, job)
  })
}
