import { z } from 'zod'
import { STAGES } from '#shared/domain/case/roles.ts'
import { DOCUMENT_KINDS } from '#shared/domain/document/model.ts'
import { VALIDITIES } from '#shared/domain/case/duty/validity.ts'
import { validityView } from './duty.ts'
import { ASIDE_PROBLEMS } from '#shared/domain/search/aside.ts'
import { PART_KINDS } from '#shared/domain/search/part.ts'
import { identifier, sequence, shortText, stage, timestamp } from './common.ts'

const year = z
  .string()
  .regex(/^\d{4}$/)
  .meta({ examples: ['2026'] })
const mode = z.enum(['proactive', 'onRequest', 'withheld', ''])
const validity = z.enum(VALIDITIES)
/** What people wrote: the organ that signs, a drafter. */
const name = z.string().max(120)
/** 文种; '' for what is no statutory kind. */
const kind = z.enum([...DOCUMENT_KINDS, ''])

/** What a list of finds is narrowed to; nothing chosen of a facet is all of it. */
const searchFilter = z.strictObject({
  stage: z.array(stage).max(STAGES.length),
  kind: z.array(kind).max(DOCUMENT_KINDS.length + 1),
  year: z.array(year).max(100),
  mode: z.array(mode).max(4),
  validity: z.array(validity).max(VALIDITIES.length),
  issuer: z.array(name).max(100),
  drafterName: z.array(name).max(100),
  department: z.array(name).max(100),
  /** 承办科室. */
  handling: z.array(name).max(100),
})
const asked = { query: z.string().max(200), filter: searchFilter }

export const searchInput = z.strictObject({
  ...asked,
  /** Where the page before ended; null for the first. */
  after: z.strictObject({ inTitle: z.boolean(), before: sequence }).nullable(),
})
export const searchPage = z.strictObject({
  rows: z.array(
    z.strictObject({
      caseId: identifier,
      title: z.string().max(500),
      stage,
      drafterName: shortText,
      updatedAt: timestamp,
      /** Of what was released. */
      validity: validityView.nullable(),
      snippets: z.array(
        z.strictObject({
          kind: z.enum(PART_KINDS),
          label: z.string().max(300),
          text: z.string().max(500),
          marks: z.array(z.strictObject({ start: sequence, end: sequence })),
          cutBefore: z.boolean(),
          cutAfter: z.boolean(),
        }),
      ),
      /** Parts of the case that hold any of the words. */
      partsFound: sequence,
    }),
  ),
  next: z.strictObject({ inTitle: z.boolean(), before: sequence }).nullable(),
  /** Cases that the index has not taken in yet: the finds are all of the others. */
  due: sequence,
  /** Files that go with cases and that nobody could read: pictures, damaged ones. What stands in them is not found. */
  unread: sequence,
  /** Cases that cannot be taken in, in all; those that this person may see by name. What stands in them is not found. */
  aside: z.strictObject({
    total: sequence,
    cases: z.array(z.strictObject({ caseId: identifier, title: z.string().max(500), problem: z.enum(ASIDE_PROBLEMS) })),
  }),
})
export const searchCountInput = z.strictObject(asked)
const tally = <T extends z.ZodType<string>>(value: T) => z.array(z.strictObject({ value, count: sequence }))
export const searchCount = z.strictObject({
  total: sequence,
  facets: z.strictObject({
    stage: tally(stage),
    kind: tally(kind),
    year: tally(year),
    mode: tally(mode),
    validity: tally(validity),
    issuer: tally(name),
    drafterName: tally(name),
    department: tally(name),
    handling: tally(name),
  }),
})

/** A question that a person keeps under a name. */
const savedSearch = z.strictObject({ name: z.string().min(1).max(40), ...asked })
export const savedSearches = z.array(savedSearch).max(50)
export const saveSearchesInput = z.strictObject({ searches: savedSearches })
