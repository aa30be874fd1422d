import { z } from 'zod'
import {
  CATALOGUE_CELL_UNITS,
  GUIDE_TEXT_UNITS,
  MAX_CATALOGUE_ENTRIES,
} from '#shared/domain/office/publicity/publicity-shape.ts'
import {
  calendarDay,
  fileToken,
  identifier,
  printedLine,
  remark,
  sequence,
  shortText,
  timestamp,
  wellFormed,
} from './common.ts'

const cell = z.string().max(CATALOGUE_CELL_UNITS).refine(wellFormed)
const some = cell.regex(/\S/u).meta({ examples: ['1'] })
const item = printedLine(40)
  .regex(/\S/u)
  .meta({ examples: ['01-001'] })
const version = printedLine(40)
  .regex(/\S/u)
  .meta({ examples: ['2026-1'] })

/** One line of 主动公开基本目录. */
const catalogueEntry = z.strictObject({
  item,
  group: cell,
  matter: some,
  content: some,
  basis: some,
  limit: some,
  organ: some,
  channels: some,
  audience: cell,
  mode: z.enum(['proactive', 'onRequest']),
  level: cell,
})
const entries = z.array(catalogueEntry)

const versionFacts = {
  version: z.string(),
  effectiveOn: calendarDay,
  note: z.string(),
  entries: sequence,
  proposedBy: shortText,
  proposedAt: timestamp,
}
/** What a version has that the one before had not, by their numbers. */
const differences = z.strictObject({
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(z.string()),
})
export const catalogueView = z.strictObject({
  /** In force today, with its lines. */
  current: z.strictObject({ ...versionFacts, entries }).nullable(),
  /** Newest first. */
  versions: z.array(
    z.strictObject({ ...versionFacts, confirmedBy: shortText, confirmedAt: timestamp, isCurrent: z.boolean() }),
  ),
  proposal: z
    .strictObject({
      ...versionFacts,
      proposalId: identifier,
      entries,
      differences,
      /** By whoever asks: another hand confirms. */
      mine: z.boolean(),
    })
    .nullable(),
})
export const catalogueVersionInput = z.strictObject({ version })
export const catalogueVersion = z.strictObject({ entries })
export const catalogueCheckInput = z.strictObject({ file: fileToken })
export const cataloguePropose = z.strictObject({
  commandId: identifier,
  version,
  effectiveOn: calendarDay,
  note: remark,
  entries: entries.max(MAX_CATALOGUE_ENTRIES),
})
export const catalogueConfirm = z.strictObject({ commandId: identifier, proposalId: identifier })
export const catalogueDecline = z.strictObject({ ...catalogueConfirm.shape, reason: remark })
/** The lines that a determination may name: of the version in force; none before the first. */
export const catalogueChoices = z.strictObject({
  version: z.string(),
  entries: z.array(z.strictObject({ item: z.string(), group: z.string(), matter: z.string() })),
})

const guideText = z.string().max(GUIDE_TEXT_UNITS).refine(wellFormed)
const guideTexts = z.strictObject({
  classification: guideText,
  arrangement: guideText,
  access: guideText,
  organ: guideText,
  address: guideText,
  hours: guideText,
  telephone: guideText,
  fax: guideText,
  internet: guideText,
})
const reviewMonths = z.int().min(1).max(120)
export const guideView = z.strictObject({
  /** Newest first. */
  versions: z.array(
    z.strictObject({
      recordId: identifier,
      issuedOn: calendarDay,
      texts: guideTexts,
      reviewMonths,
      by: shortText,
      at: timestamp,
    }),
  ),
  /** Why it is to be looked through again. */
  isOld: z.boolean(),
  behind: z.array(z.enum(['unitDefaults', 'register', 'publication'])),
})
export const guideIssue = z.strictObject({
  commandId: identifier,
  issuedOn: calendarDay,
  texts: guideTexts,
  reviewMonths,
})
