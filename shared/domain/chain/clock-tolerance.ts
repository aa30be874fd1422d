/** Two acts that are signed at once may be recorded in the other order; a clock that is set back is off by more. */
export const CLOCK_TOLERANCE_MS = 60_000

/** 校正留痕时间: the only entries that may be dated before the one that they follow, in the log of the office and in any other. */
export const setsClockBack = (type: string): boolean => type === 'ClockCorrectionProposed' || type === 'ClockCorrected'
