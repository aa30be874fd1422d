import { z } from 'zod'
import { CATEGORIES, HIT_LEVELS } from '#shared/domain/scan/lexicon.ts'
import {
  calendarDay,
  contentHash,
  fileToken,
  identifier,
  printedLine,
  remark,
  shortText,
  stage,
  timestamp,
  wellFormed,
} from './common.ts'

const version = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,31}$/)
const facts = z.strictObject({
  id: identifier,
  version,
  name: printedLine(100).min(1),
  issuedOn: calendarDay,
})

/** Each version of each lexicon of the office, in the order in which they were taken in. */
export const lexiconList = z.strictObject({
  versions: z.array(
    z.strictObject({
      ...facts.shape,
      sha256: contentHash,
      entries: z.int(),
      addedAt: timestamp,
      addedBy: shortText,
      inUse: z.boolean(),
    }),
  ),
  /** What was put to use (version null: out of use), when and by whom; oldest first. */
  uses: z.array(z.strictObject({ id: identifier, version: version.nullable(), at: timestamp, by: shortText })),
  /** What one person proposed and another has still to confirm. */
  proposals: z.array(
    z.strictObject({
      proposalId: identifier,
      id: identifier,
      version: version.nullable(),
      by: shortText,
      at: timestamp,
      reason: z.string(),
      /** Entries of the shipped lexicon of the same name that would be lost or weakened. */
      dropped: z.int(),
      mine: z.boolean(),
    }),
  ),
})

/** `facts` say which lexicon a table is; a package says so itself. */
export const lexiconFileInput = z.strictObject({ file: fileToken, facts: facts.nullable() })
export const lexiconCheck = z.strictObject({
  ...facts.shape,
  /** False for a table, which this office signs when it takes it in. */
  isSigned: z.boolean(),
  entries: z.int(),
  /** The version is here already; versions never change. */
  isTaken: z.boolean(),
  warningCount: z.int(),
  /** It bears the name of a shipped lexicon and would stand in its place: what of that would be lost or weakened. */
  replaces: z.strictObject({ lost: z.int(), blocking: z.int(), terms: z.array(shortText) }).nullable(),
  warnings: z.array(
    z.strictObject({
      code: z.string().max(40),
      term: shortText,
      hitsPerTenThousand: z.number().optional(),
      other: shortText.optional(),
      symbols: shortText.optional(),
      example: z.string().max(500).optional(),
    }),
  ),
})

/** A version to put to use, or with null the lexicon out of use; and the other hand's answer. */
export const proposeUseInput = z.strictObject({
  commandId: identifier,
  id: identifier,
  version: version.nullable(),
  reason: remark,
})
export const confirmUseInput = z.strictObject({ commandId: identifier, proposalId: identifier })
export const declineUseInput = z.strictObject({ commandId: identifier, proposalId: identifier, reason: remark })

/** Text of the try-out box: kept nowhere. */
export const tryOutInput = z.strictObject({ text: z.string().max(20_000).refine(wellFormed) })
export const tryOutView = z.strictObject({
  hits: z.array(
    z.strictObject({
      rule: shortText,
      list: shortText,
      term: shortText,
      category: z.enum(CATEGORIES),
      level: z.enum(HIT_LEVELS),
      start: z.int(),
      end: z.int(),
      via: z.array(z.string()),
      basis: z.string(),
      lowered: z.strictObject({ from: z.enum(HIT_LEVELS), reason: z.string() }).nullable(),
    }),
  ),
})

export const exportLexiconInput = z.strictObject({
  id: identifier,
  version,
  format: z.enum(['package', 'csv', 'xlsx']),
  folder: fileToken,
})

/** What a re-scan found that the recorded scans did not, by case and entry. */
export const rescanFindings = z.strictObject({
  at: timestamp,
  /** How often lexicons had been put to use or out of use by then; absent in findings of before that was noted. */
  uses: z.int().exactOptional(),
  scanned: z.int(),
  cases: z.array(
    z.strictObject({
      caseId: identifier,
      title: shortText,
      stage,
      entries: z.array(
        z.strictObject({
          rule: shortText,
          list: shortText,
          term: shortText,
          level: z.enum(HIT_LEVELS),
          count: z.int(),
        }),
      ),
    }),
  ),
})
export const findingsView = rescanFindings.nullable()
