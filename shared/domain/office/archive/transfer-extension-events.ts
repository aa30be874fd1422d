import { ofTypesIn } from '#shared/lib/typed.ts'
import { calendarDate, closed, identifier, integer, sha256Hex, text, type Guard } from '#shared/lib/guard.ts'
import { FIRST_YEAR, LAST_YEAR } from '../../archive/archival-number.ts'

/**
 * 延长移交: the archive authority agreed that the files of a year stay in the office beyond the years of 档案法实施条例 Art. 20 (V for
 * the years; that the authority of the same level may agree to more, M-H). The archivist records the approval with its letter, which
 * lies with the office's log under its hash; another one confirms it. Part of `OfficeEventData`.
 */
export interface TransferExtensionData {
  TransferExtensionRecorded: {
    readonly extensionId: string
    /** 全宗号. */
    readonly fonds: string
    /** 年度 of the files. */
    readonly year: number
    /** After how many years they were to go, as the office counts. */
    readonly years: number
    /** Last day of the extension, Beijing calendar. */
    readonly until: string
    /** 同级档案主管部门. */
    readonly authority: string
    readonly documentNumber: string
    readonly approvedOn: string
    readonly reason: string
    readonly letterName: string
    readonly letterSha256: string
  }
  /** The second hand: from now on the files of that year are not due before the day after `until`. */
  TransferExtensionConfirmed: { readonly extensionId: string }
  /** 不予确认, taken back, or 作废 of one that was confirmed: the files are due as before. */
  TransferExtensionWithdrawn: { readonly extensionId: string; readonly reason: string }
}
type ExtensionType = keyof TransferExtensionData

const name = text(300)
const words = text(4000)
/** The closed shapes of `TransferExtensionData`, part of those of `event-shape.ts`. */
export const TRANSFER_EXTENSION_SHAPES: { readonly [T in ExtensionType]: Guard<TransferExtensionData[T]> } = {
  TransferExtensionRecorded: closed({
    ...{ extensionId: identifier, fonds: text(20), year: integer(FIRST_YEAR, LAST_YEAR), years: integer(1, 100) },
    ...{ until: calendarDate, authority: name, documentNumber: name, approvedOn: calendarDate, reason: words },
    ...{ letterName: name, letterSha256: sha256Hex },
  }),
  TransferExtensionConfirmed: closed({ extensionId: identifier }),
  TransferExtensionWithdrawn: closed({ extensionId: identifier, reason: words }),
}

export const isExtensionEvent = ofTypesIn(TRANSFER_EXTENSION_SHAPES)
