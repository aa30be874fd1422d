import type { RetentionRow } from '../../archive/retention-table.ts'

/** The facts of the office about its archive. Part of `OfficeEventData`. */
export interface OfficeArchiveData {
  /** 归档范围和保管期限表, in place of the one before. `sha256` is of the imported file; `example` for the shipped one. */
  RetentionTableAdopted: {
    readonly version: string
    readonly sha256: string
    readonly example: boolean
    /** The approval of the archive authority (档案法实施条例 Art. 19, V). */
    readonly basis: string
    readonly rows: readonly RetentionRow[]
  }
  /** A whole batch of packages was written and checked; `manifestSha256` is of its signed tag manifest. */
  ArchiveBatchBuilt: {
    readonly name: string
    readonly items: number
    readonly files: number
    readonly bytes: number
    readonly manifestSha256: string
    /** Which packages lie in it, as many as `items`; absent in batches of before, and in one of more than a handover takes. */
    readonly contents?: readonly { readonly caseId: string; readonly archivalNumber: string }[]
    /** 未归入: what the choice named and could not be packed, and why; absent when nothing was left out. In = items + left. */
    readonly left?: readonly { readonly caseId: string; readonly archivalNumber: string; readonly code: string }[]
  }
  /** 移交清单: what goes to whom. */
  HandoverPrepared: {
    readonly handoverId: string
    readonly receiver: string
    readonly batch: string
    /** The recorded batch (`manifestSha256`) whose packages these are, all of them and no others; absent where only its name was noted. */
    readonly batchSha256?: string
    readonly items: readonly { readonly caseId: string; readonly archivalNumber: string }[]
  }
  /** 接收: who received it, when, under which number of the receipt. */
  HandoverReceived: {
    readonly handoverId: string
    readonly receivedBy: string
    readonly receivedOn: string
    readonly documentNumber: string
    readonly note: string
    /** 点收件数, as the receiver counted; absent in receipts of before. */
    readonly items?: number
  }
  /** 作废: a list that was made wrongly, or that the receiver sent back; its files are here again. */
  HandoverWithdrawn: { readonly handoverId: string; readonly reason: string }
}
export type OfficeArchiveType = keyof OfficeArchiveData
