import { z } from 'zod'
import { ROLES, STAGES } from '#shared/domain/case/roles.ts'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { isOfficialDocument } from '#shared/domain/document/parse-document.ts'
import { hasLoneSurrogate } from '#shared/lib/utf8.ts'

/** Bounded building blocks of all schemas: every string that comes from the page has a limit. */
export const identifier = z.string().regex(/^[0-9a-zA-Z_-]{1,64}$/)
export const contentHash = z.string().regex(/^[0-9a-f]{64}$/)
export const timestamp = z.iso.datetime({ precision: 3 })
/** A date without a time, of the Beijing calendar. */
export const calendarDay = z.iso.date()
export const sequence = z.int().min(0).max(10_000_000)
/** Half a surrogate pair has no UTF-8 form and could not be signed. */
export const wellFormed = (text: string): boolean => !hasLoneSurrogate(text)
export const shortText = z.string().max(200).refine(wellFormed)
/** A name or number as it is printed: one line, nothing in it that nobody sees or that turns the reading direction. */
export const printedLine = (maxUnits: number) =>
  z
    .string()
    .max(maxUnits)
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u)
/** An opinion, a reason, a note: what a person writes. */
export const remark = z.string().max(2000).refine(wellFormed)
export const secretText = z.string().min(1).max(200)
export const role = z.enum(ROLES)
export const stage = z.enum(STAGES)
export const fileToken = z.string().regex(/^[0-9a-f]{32}$/)
/** The document in the shape of shared/domain/document, by the domain's own closed and bounded guard. */
export const officialDocument = z.custom<OfficialDocument>(isOfficialDocument).meta({ examples: [EMPTY_DOCUMENT] })
/** The editor's undo journal, opaque to everyone else. */
export const undoHistory = z.string().max(2_000_000).refine(wellFormed).nullable()

/** The answer to every command on a case: where its log stands now. */
export const receipt = z.strictObject({ caseId: identifier, seq: sequence, hash: contentHash })
export const none = z.strictObject({})
/** A question about one case. */
export const caseInput = z.strictObject({ caseId: identifier })
/** Fields that every command on a case carries: the log as the person saw it, and a name that makes a resend harmless. */
export const caseCommand = { caseId: identifier, expectedSeq: sequence, commandId: identifier }
