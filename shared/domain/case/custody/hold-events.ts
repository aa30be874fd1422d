/**
 * 保全: reconsideration 行政复议, litigation 行政诉讼, complaint 投诉举报 (政府信息公开条例 Art. 51, V), inspection 监督检查
 * (Arts 46, 47, V; 纪检监察、巡察、审计 M-H). While one of them is under way the case is evidence: whoever refused to disclose
 * must prove why (最高法 2011 司法解释 Art. 5, V).
 */
export const HOLD_KINDS = ['reconsideration', 'litigation', 'complaint', 'inspection'] as const
export type HoldKind = (typeof HOLD_KINDS)[number]

/** The facts of a case about its being held. Part of `EventData`. */
export interface HoldEventData {
  /** From here on nothing of the case is destroyed. `authority`: who deals with the matter; `orderedOn`: day of its paper. */
  HoldPlaced: {
    readonly holdId: string
    readonly kind: HoldKind
    readonly authority: string
    readonly documentNumber: string
    readonly orderedOn: string
    readonly reason: string
  }
  /** This one is over; others may stand. `documentNumber`: of the paper that ended the matter. */
  HoldLifted: { readonly holdId: string; readonly documentNumber: string; readonly reason: string }
  /**
   * 恢复后重新列入: a backup from before a hold was placed would have undone it, and the restore placed it again before anybody could
   * come in. It stays the hold of whoever placed it; `recordHash` is of that record, which the backup does not hold.
   */
  HoldRepeated: HoldEventData['HoldPlaced'] & {
    readonly placedAt: string
    readonly placedById: string
    readonly placedBy: string
    readonly recordHash: string
  }
}
export type HoldEventType = keyof HoldEventData
