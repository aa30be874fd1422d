import { ofTypesIn } from '#shared/lib/typed.ts'
import {
  calendarDate,
  closed,
  closedWith,
  flag,
  identifier,
  integer,
  list,
  sha256Hex,
  text,
  type Guard,
} from '#shared/lib/guard.ts'
import { isRetentionRows } from '../../archive/retention-table.ts'
import type { OfficeArchiveData, OfficeArchiveType } from './archive-events.ts'

/** What one 移交清单 may name; a larger batch is handed over in several. */
export const MAX_HANDOVER_ITEMS = 20_000
const name = text(300)
const words = text(4000)
const COUNT = integer(0, Number.MAX_SAFE_INTEGER)

const ITEM = { caseId: identifier, archivalNumber: text(120, /\S/) }

/** The closed shapes of `OfficeArchiveData`, part of those of `event-shape.ts`. */
export const OFFICE_ARCHIVE_SHAPES: { readonly [T in OfficeArchiveType]: Guard<OfficeArchiveData[T]> } = {
  RetentionTableAdopted: closed({
    version: text(40, /\S/),
    sha256: sha256Hex,
    example: flag,
    basis: words,
    rows: isRetentionRows,
  }),
  ArchiveBatchBuilt: closedWith(
    { name, items: COUNT, files: COUNT, bytes: COUNT, manifestSha256: sha256Hex },
    {
      contents: list(closed(ITEM), MAX_HANDOVER_ITEMS),
      left: list(closed({ ...ITEM, code: text(60, /^[A-Za-z.]+$/) }), MAX_HANDOVER_ITEMS),
    },
  ),
  HandoverPrepared: closedWith(
    { handoverId: identifier, receiver: name, batch: name, items: list(closed(ITEM), MAX_HANDOVER_ITEMS) },
    { batchSha256: sha256Hex },
  ),
  HandoverReceived: closedWith(
    { handoverId: identifier, receivedBy: name, receivedOn: calendarDate, documentNumber: name, note: words },
    { items: COUNT },
  ),
  HandoverWithdrawn: closed({ handoverId: identifier, reason: words }),
}

export const isOfficeArchiveEvent = ofTypesIn(OFFICE_ARCHIVE_SHAPES)
