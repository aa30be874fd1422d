import type { Retention } from '../../archive/archival-number.ts'

/** What the second person says of a proposal to destroy: destroyed 销毁, extended 延长保管, declined 不同意. */
export const APPRAISAL_RESULTS = ['destroyed', 'extended', 'declined'] as const
export type AppraisalResult = (typeof APPRAISAL_RESULTS)[number]

/** The facts of a case about its place in the archive. Part of `EventData`. */
export interface CustodyEventData {
  /** 归档登记: the file has its 档号. Given anew, with the reason, when the first was wrong; a number is never used twice. */
  ArchiveItemFiled: {
    readonly contentHash: string
    readonly archivalNumber: string
    readonly fonds: string
    readonly fondsName: string
    readonly category: string
    readonly year: number
    readonly retention: Retention
    readonly organisation: string
    readonly serial: number
    /** The last serial of the series before this one, 0 for none: what lies between is the gap. */
    readonly lastSerial: number
    /** Version and item of the unit's table that the period comes from; '' for one chosen by hand. */
    readonly tableVersion: string
    readonly tableItem: string
    readonly pages: number
    /** Why a serial was left out, the period is not the table's, or the number is given anew; '' when nothing asks for it. */
    readonly reason: string
  }
  /** 鉴定: the retention period is over, and the archivist proposes to destroy the file. */
  DisposalProposed: { readonly archivalNumber: string; readonly expiredOn: string; readonly reason: string }
  /** A second person decides. With `destroyed` the key of the texts was destroyed in the same transaction. */
  DisposalDecided: {
    readonly archivalNumber: string
    readonly result: AppraisalResult
    readonly reason: string
    /** Of an extension: until when. */
    readonly keepUntil: string | null
  }
  /**
   * 恢复后再次销毁: a backup from before an appraisal held the texts again, and the restore carried the appraisal out once more
   * before anybody could read. What it said is told by the register of destructions; `decisionHash` is of its record.
   */
  DisposalRepeated: {
    /** The filing that the appraisal was made of, which the backup may be older than: its number is never given again. */
    readonly filed: CustodyEventData['ArchiveItemFiled']
    readonly filedAt: string
    readonly filedBy: string
    readonly expiredOn: string
    readonly destroyedAt: string
    readonly decisionHash: string
    readonly proposedBy: string
    readonly proposalReason: string
    readonly proposedAt: string
    readonly decidedBy: string
    readonly reason: string
  }
}
export type CustodyEventType = keyof CustodyEventData
