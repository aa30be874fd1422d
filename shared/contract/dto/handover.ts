import { z } from 'zod'
import { archivalNumber, archiveFilter } from './archive.ts'
import {
  calendarDay,
  contentHash,
  fileToken,
  identifier,
  printedLine,
  remark,
  sequence,
  shortText,
  timestamp,
} from './common.ts'

/** 移交: lists and their receipts, and the batches that they may be made of. */
export const handoverView = z.strictObject({
  handovers: z.array(
    z.strictObject({
      handoverId: identifier,
      receiver: z.string(),
      batch: z.string(),
      items: sequence,
      at: timestamp,
      by: shortText,
      receipt: z
        .strictObject({
          receivedBy: z.string(),
          receivedOn: calendarDay,
          documentNumber: z.string(),
          note: z.string(),
          /** 点收件数; absent in receipts of before. */
          items: sequence.exactOptional(),
          by: shortText,
          at: timestamp,
        })
        .nullable(),
      /** 作废. */
      withdrawn: z.strictObject({ reason: z.string(), by: shortText, at: timestamp }).nullable(),
    }),
  ),
  /** Whole batches that were written, newest first. */
  batches: z.array(
    z.strictObject({
      name: z.string(),
      manifestSha256: contentHash,
      items: sequence,
      /** Could not be packed, and were left out. */
      left: sequence,
      /** The log names what lies in it, so that a list can be made of exactly that. */
      listed: z.boolean(),
      /** It was handed over already, or some of it. */
      handed: z.boolean(),
      bytes: z.number(),
      at: timestamp,
    }),
  ),
})
/** `batchSha256`: a recorded batch that the list is made of as a whole; null for what the filter names. */
const batchSha256 = contentHash.nullable()
export const handoverPlanInput = z.strictObject({ filter: archiveFilter, batchSha256 })
/** What a list by this filter would hold; what it would leave out for want of a package, and beyond the length of one list. */
export const handoverPlan = z.strictObject({
  items: sequence,
  unpackaged: sequence,
  left: sequence,
  /** Of a whole batch: what was renumbered, packed no more or destroyed since, and what another list names. One of either keeps it from being handed over. */
  changed: z.array(archivalNumber).max(50),
  twice: sequence,
})
export const prepareHandoverInput = z.strictObject({
  commandId: identifier,
  receiver: printedLine(200).min(1),
  batchSha256,
  filter: archiveFilter,
})
export const receiveHandoverInput = z.strictObject({
  commandId: identifier,
  handoverId: identifier,
  receivedBy: printedLine(200).min(1),
  receivedOn: calendarDay,
  documentNumber: printedLine(200),
  note: remark,
  /** 点收件数. */
  items: sequence,
})
export const withdrawHandoverInput = z.strictObject({ commandId: identifier, handoverId: identifier, reason: remark })
export const exportHandoverInput = z.strictObject({
  handoverId: identifier,
  format: z.enum(['xlsx', 'pdf']),
  folder: fileToken,
})
