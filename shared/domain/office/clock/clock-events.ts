/**
 * 校正留痕时间: the computer's clock had been set ahead, and acts were dated by it; from this entry on times are true again,
 * though earlier than those before it. Nothing that was recorded changes: what is dated after this entry and stands before it
 * is what the office declares wrong. Part of `OfficeEventData`.
 */
export interface OfficeClockData {
  /** The first of two hands. `wrongUntil`: the latest time that any log holds; all after this entry's own is wrong. */
  ClockCorrectionProposed: { readonly correctionId: string; readonly wrongUntil: string; readonly reason: string }
  /** The second, in the same moment. */
  ClockCorrected: { readonly correctionId: string }
}
