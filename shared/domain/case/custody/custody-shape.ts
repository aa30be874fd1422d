import { ofTypesIn } from '#shared/lib/typed.ts'
import {
  calendarDate,
  closed,
  integer,
  nullable,
  oneOf,
  sha256Hex,
  text,
  timestamp,
  type Guard,
} from '#shared/lib/guard.ts'
import { CATEGORY, FIRST_YEAR, FONDS, LAST_YEAR, ORGANISATION, RETENTIONS } from '../../archive/archival-number.ts'
import { APPRAISAL_RESULTS, type CustodyEventData, type CustodyEventType } from './custody-events.ts'

const remark = text(4000)
const archivalNumber = text(120, /\S/)

const ArchiveItemFiled = closed({
  contentHash: sha256Hex,
  archivalNumber,
  fonds: text(10, FONDS),
  fondsName: text(300),
  category: text(2, CATEGORY),
  year: integer(FIRST_YEAR, LAST_YEAR),
  retention: oneOf(RETENTIONS),
  organisation: text(10, ORGANISATION),
  serial: integer(1, 9_999_999),
  lastSerial: integer(0, 9_999_999),
  tableVersion: text(40),
  tableItem: text(40),
  pages: integer(1, 1_000_000),
  reason: remark,
})

/** The closed shapes of `CustodyEventData`, part of those of `event-shape.ts`. */
export const CUSTODY_SHAPES: { readonly [T in CustodyEventType]: Guard<CustodyEventData[T]> } = {
  ArchiveItemFiled,
  DisposalProposed: closed({ archivalNumber, expiredOn: calendarDate, reason: remark }),
  DisposalDecided: closed({
    archivalNumber,
    result: oneOf(APPRAISAL_RESULTS),
    reason: remark,
    keepUntil: nullable(calendarDate),
  }),
  DisposalRepeated: closed({
    filed: ArchiveItemFiled,
    filedAt: timestamp,
    filedBy: text(300, /\S/),
    expiredOn: calendarDate,
    destroyedAt: timestamp,
    decisionHash: sha256Hex,
    proposedBy: text(300, /\S/),
    proposalReason: remark,
    proposedAt: timestamp,
    decidedBy: text(300, /\S/),
    reason: remark,
  }),
}

export const isCustodyEvent = ofTypesIn(CUSTODY_SHAPES)
