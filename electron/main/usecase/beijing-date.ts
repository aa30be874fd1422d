import { beijingDateOf } from '#shared/domain/deadline/date.ts'

/** The date of the Beijing calendar at this moment, YYYY-MM-DD. */
export const beijingDate = (at: Date): string => beijingDateOf(at.toISOString())
