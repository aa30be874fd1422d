/** Two acts that are signed at once may be recorded in the other order; a clock that is set back is off by more. */
export const CLOCK_TOLERANCE_MS = 60_000
