import { z } from 'zod'
import { calendarDay, contentHash, fileToken, identifier, remark, sequence, shortText, timestamp } from './common.ts'

const words = z.string().max(4000)
const commandId = identifier
const year = z.int().min(2000).max(2099)

const localHoliday = z.strictObject({ name: shortText, from: calendarDay, to: calendarDay })
/** Open cases whose date moves; titles only of those that this person may see. */
const moved = {
  movedCount: sequence,
  moved: z.array(
    z.strictObject({
      title: z.string().max(2000),
      before: calendarDay.nullable(),
      after: calendarDay.nullable(),
    }),
  ),
}
export const calendarView = z.strictObject({
  /** 信任的签发单位, beside the office itself. */
  issuers: z.array(z.strictObject({ name: words, sha256: contentHash, fingerprint: words, validUntil: words })),
  years: z.array(
    z.strictObject({ year, status: z.enum(['final', 'provisional']), adopted: z.boolean(), source: words }),
  ),
  local: z.array(localHoliday.extend({ year })),
  /** What waits for its second hand, day by day, and what it would move: files that nobody signed, or local days off. */
  proposals: z.array(
    z.strictObject({
      ...{ proposalId: identifier, by: words, at: timestamp, mine: z.boolean() },
      years: z.array(
        z.strictObject({
          ...{ year, status: z.enum(['final', 'provisional']), source: words },
          off: z.array(localHoliday.extend({ name: words })),
          work: z.array(z.strictObject({ name: words, date: calendarDay })),
        }),
      ),
      /** All local days off of a year, in place of those before; null for a file. */
      local: z.strictObject({ year, days: z.array(localHoliday), basis: words }).nullable(),
      ...moved,
    }),
  ),
})
export const calendarFileInput = z.strictObject({ file: fileToken })
export const calendarCheck = z.strictObject({
  issuer: words,
  /** A signed package; else one plain year, which the office puts its own name to. */
  isSigned: z.boolean(),
  years: z.array(
    z.strictObject({
      year,
      status: z.enum(['final', 'provisional']),
      source: words,
      off: sequence,
      work: sequence,
    }),
  ),
  ...moved,
})
export const distrustInput = z.strictObject({ sha256: contentHash, commandId })
export const adoptInput = z.strictObject({ file: fileToken, commandId })
export const movedView = z.strictObject(moved)
/** `waits`: nobody signed the file, and nothing has moved before another person confirms it. */
export const adoptedView = movedView.extend({ waits: z.boolean() })
export const confirmCalendarInput = z.strictObject({ proposalId: identifier, commandId })
export const declineCalendarInput = z.strictObject({ proposalId: identifier, reason: remark, commandId })
export const setLocalInput = z.strictObject({
  year,
  days: z.array(localHoliday).max(30),
  basis: remark,
  commandId,
})
