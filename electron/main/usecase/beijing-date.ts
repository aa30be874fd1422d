/** Beijing time is eight hours ahead of UTC, without summer time since 1991. */
const BEIJING_OFFSET_MS = 8 * 3_600_000

/** The date of the Beijing calendar at this moment, YYYY-MM-DD. */
export const beijingDate = (at: Date): string => new Date(at.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10)
