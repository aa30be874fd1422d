/**
 * 校正留痕时间, as the log of a case tells it: times of this case after this entry's own, up to `wrongUntil`, were taken from a
 * clock that was set ahead. Recorded with the correction of the office, of the same name, in every log that ran ahead; moves
 * nothing, decides nothing. Part of `EventData`.
 */
export interface CaseClockData {
  ClockCorrected: { readonly correctionId: string; readonly wrongUntil: string }
}
