import { askedBy, type AskedBy } from '../../case/asked-by.ts'
import { ofTypes } from '#shared/lib/typed.ts'
import { assertNever, ok, type Result } from '#shared/lib/result.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import { beijingDateOf } from '../../deadline/date.ts'
import type { OfficeArchiveData, OfficeArchiveType } from './archive-events.ts'
import type { NewOfficeEvent, OfficeEvent } from '../events.ts'
import type { TransferExtension } from './transfer-extension.ts'
import { refuse, type OfficeRefusal } from '../refusals.ts'
import { isBlank } from '#shared/lib/blank.ts'

/** One 移交, with its receipt once it is there, or why it came to nothing. */
export interface Handover extends Readonly<OfficeArchiveData['HandoverPrepared']> {
  readonly at: string
  readonly by: string
  readonly receipt:
    (Omit<OfficeArchiveData['HandoverReceived'], 'handoverId'> & { readonly at: string; readonly by: string }) | null
  readonly withdrawn: { readonly reason: string; readonly at: string; readonly by: string } | null
}

type Recorded<T extends OfficeArchiveType> = OfficeArchiveData[T] & { readonly at: string; readonly by: string }

/** What the office keeps of its archive. */
export interface OfficeArchive {
  /** The table in force; null before the first. */
  readonly table: Recorded<'RetentionTableAdopted'> | null
  /** Versions that were ever adopted: none is adopted twice. */
  readonly versions: readonly string[]
  readonly batches: readonly Recorded<'ArchiveBatchBuilt'>[]
  readonly handovers: readonly Handover[]
  /** 延长移交, oldest first; what was withdrawn stays to be read. */
  readonly extensions: readonly TransferExtension[]
}

export const NO_ARCHIVE: OfficeArchive = { table: null, versions: [], batches: [], handovers: [], extensions: [] }

/** The list on which each case went out, by its identifier; a list that was withdrawn handed nothing over. */
export const handedOver = ({ handovers }: OfficeArchive): ReadonlyMap<string, Handover> =>
  new Map(
    handovers
      .filter(({ withdrawn }) => withdrawn === null)
      .flatMap((handover) => handover.items.map(({ caseId }) => [caseId, handover] as const)),
  )

/** Which command asks for each fact. */
const ACTS = {
  RetentionTableAdopted: 'adoptRetentionTable',
  ArchiveBatchBuilt: 'recordBatch',
  HandoverPrepared: 'prepareHandover',
  HandoverReceived: 'receiveHandover',
  HandoverWithdrawn: 'withdrawHandover',
} as const satisfies Readonly<Record<OfficeArchiveType, string>>
export type OfficeArchiveCommand = AskedBy<OfficeArchiveData, typeof ACTS>

export const isOfficeArchiveCommand = ofTypes(Object.values(ACTS))

type OfficeArchiveEvent = Extract<OfficeEvent, { readonly type: OfficeArchiveType }>

/** What the person must have asked for: these facts are recorded as they were asked. */
export const officeArchiveCommandOf = (event: OfficeArchiveEvent): OfficeArchiveCommand =>
  askedBy<OfficeArchiveData, typeof ACTS>(ACTS, event)

export const officeArchiveAfter = (archive: OfficeArchive, event: OfficeArchiveEvent): OfficeArchive => {
  const recorded = { at: event.at, by: event.actor.name }
  switch (event.type) {
    case 'RetentionTableAdopted':
      return {
        ...archive,
        table: { ...event.data, ...recorded },
        versions: [...archive.versions, event.data.version],
      }
    case 'ArchiveBatchBuilt':
      return { ...archive, batches: [...archive.batches, { ...event.data, ...recorded }] }
    case 'HandoverPrepared':
      return {
        ...archive,
        handovers: [...archive.handovers, { ...event.data, ...recorded, receipt: null, withdrawn: null }],
      }
    case 'HandoverReceived': {
      const { handoverId, ...data } = event.data
      const received = { ...data, ...recorded }
      return {
        ...archive,
        handovers: archive.handovers.map((one) =>
          one.handoverId === handoverId ? { ...one, receipt: received } : one,
        ),
      }
    }
    case 'HandoverWithdrawn': {
      const { handoverId, reason } = event.data
      const withdrawn = { reason, ...recorded }
      return {
        ...archive,
        handovers: archive.handovers.map((one) => (one.handoverId === handoverId ? { ...one, withdrawn } : one)),
      }
    }
    default:
      return assertNever(event)
  }
}

type Decision = Result<readonly NewOfficeEvent[], OfficeRefusal>

type Items = OfficeArchiveData['HandoverPrepared']['items']

/** In = out: the list names every package of the batch, and no other, in its order. */
const isWholeBatch = ({ batches }: OfficeArchive, manifestSha256: string, items: Items): boolean => {
  const contents = batches.find((batch) => batch.manifestSha256 === manifestSha256)?.contents
  return (
    contents?.length === items.length &&
    contents.every(
      ({ caseId, archivalNumber }, index) =>
        caseId === items[index]?.caseId && archivalNumber === items[index].archivalNumber,
    )
  )
}

/**
 * The archive of the office: the archivist's. A list of a batch names all that lies in it and nothing else, and what the receiver counts is
 * what the list names. A receipt is recorded once, and what was handed over is not handed over again, unless the list
 * was withdrawn before its receipt.
 */
export const decideOfficeArchive = (
  archive: OfficeArchive,
  command: OfficeArchiveCommand,
  { at }: DecideContext,
): Decision => {
  switch (command.type) {
    case 'adoptRetentionTable': {
      const { type: _, ...data } = command
      if (archive.versions.includes(data.version)) return refuse('retention.versionTaken')
      if (isBlank(data.basis)) return refuse('office.reasonRequired')
      return data.rows.length === 0
        ? refuse('retention.unusable')
        : ok([{ type: 'RetentionTableAdopted', data: { ...data, basis: data.basis.trim() } }])
    }
    case 'recordBatch': {
      const { type: _, ...data } = command
      return ok([{ type: 'ArchiveBatchBuilt', data }])
    }
    case 'prepareHandover': {
      const { type: _, ...data } = command
      if (isBlank(data.receiver)) return refuse('handover.receiverMissing')
      if (data.items.length === 0) return refuse('handover.empty')
      const gone = handedOver(archive)
      if (archive.handovers.some(({ handoverId }) => handoverId === data.handoverId)) return refuse('handover.unknown')
      if (data.items.some(({ caseId }) => gone.has(caseId))) return refuse('handover.twice')
      return data.batchSha256 !== undefined && !isWholeBatch(archive, data.batchSha256, data.items)
        ? refuse('handover.batchDiffers')
        : ok([{ type: 'HandoverPrepared', data: { ...data, receiver: data.receiver.trim() } }])
    }
    case 'receiveHandover': {
      const { type: _, ...data } = command
      const found = archive.handovers.find(({ handoverId }) => handoverId === data.handoverId)
      if (found === undefined) return refuse('handover.unknown')
      if (found.receipt !== null) return refuse('handover.received')
      if (found.withdrawn !== null) return refuse('handover.withdrawn')
      if (isBlank(data.receivedBy)) return refuse('handover.receiverMissing')
      if (data.items !== undefined && data.items !== found.items.length) return refuse('handover.countDiffers')
      const early = data.receivedOn < beijingDateOf(found.at)
      const late = at !== undefined && data.receivedOn > beijingDateOf(at)
      return early || late ? refuse('handover.impossibleDate') : ok([{ type: 'HandoverReceived', data }])
    }
    case 'withdrawHandover': {
      const { handoverId, reason } = command
      const found = archive.handovers.find((one) => one.handoverId === handoverId)
      if (found === undefined) return refuse('handover.unknown')
      if (found.receipt !== null) return refuse('handover.received')
      if (found.withdrawn !== null) return refuse('handover.withdrawn')
      if (isBlank(reason)) return refuse('office.reasonRequired')
      return ok([{ type: 'HandoverWithdrawn', data: { handoverId, reason: reason.trim() } }])
    }
    default:
      return assertNever(command)
  }
}
