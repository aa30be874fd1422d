import { z } from 'zod'
import {
  CATEGORY,
  FIRST_YEAR,
  FONDS,
  LAST_YEAR,
  ORGANISATION,
  RETENTIONS,
} from '#shared/domain/archive/archival-number.ts'
import { CHECK_RESULTS } from '#shared/domain/archive/check-item.ts'
import { CHECK_STAGES } from '#shared/domain/archive/check-stage.ts'
import { APPRAISAL_RESULTS } from '#shared/domain/case/custody/custody-events.ts'
import { HOLD_KINDS } from '#shared/domain/case/custody/hold-events.ts'
import {
  calendarDay,
  caseCommand,
  contentHash,
  fileToken,
  identifier,
  printedLine,
  remark,
  sequence,
  shortText,
  stage,
  timestamp,
} from './common.ts'

const retention = z.enum(RETENTIONS)
const year = z.int().min(FIRST_YEAR).max(LAST_YEAR)
const fonds = z
  .string()
  .regex(FONDS)
  .meta({ examples: ['Z109'] })
const organisation = z.string().regex(ORGANISATION)
export const archivalNumber = z.string().max(120)

/** 全宗、档号格式 and what a county does with its archives. */
export const archiveRules = z.strictObject({
  fonds,
  fondsName: printedLine(200),
  category: z
    .string()
    .regex(CATEGORY)
    .meta({ examples: ['WS'] }),
  organisation,
  pattern: z.string().max(100),
  digits: z.int().min(3).max(7),
  /** 移交进馆: after how many years. */
  transferYears: z.int().min(1).max(50),
})

const retentionRow = z.strictObject({
  item: z.string().max(40),
  matter: z.string().max(500),
  retention,
  words: z.array(z.string().max(40)),
})

export const rulesView = z.strictObject({
  rules: archiveRules.nullable(),
  /** An archival number as the rules make it, for the eye. */
  sample: archivalNumber.nullable(),
  table: z
    .strictObject({
      version: z.string(),
      example: z.boolean(),
      basis: z.string(),
      at: timestamp,
      by: shortText,
      rows: z.array(retentionRow),
    })
    .nullable(),
})
export const setRulesInput = z.strictObject({ commandId: identifier, ...archiveRules.shape })

/** Null for the example that the program brings along. */
export const checkTableInput = z.strictObject({ file: fileToken.nullable() })
export const tableChecked = z.strictObject({ rows: z.array(retentionRow) })
export const adoptTableInput = z.strictObject({
  commandId: identifier,
  file: fileToken.nullable(),
  version: printedLine(40).min(1),
  basis: remark,
})

const ARCHIVE_SCOPES = ['waiting', 'filed', 'due', 'transfer'] as const
export const archiveFilter = z.strictObject({
  year: year.nullable(),
  fonds: fonds.nullable(),
  retention: retention.nullable(),
  organisation: organisation.nullable(),
  /** Of these, what is due for 移交进馆 and on no list yet. */
  transferDue: z.literal(true).exactOptional(),
})
export const archiveListInput = z.strictObject({
  scope: z.enum(ARCHIVE_SCOPES),
  filter: archiveFilter,
  page: z.int().min(0).max(1_000_000),
})
/** What filing would make of a case, as the rules and the table say it; the person may answer otherwise. */
const proposal = z.strictObject({
  contentHash,
  year,
  retention: retention.nullable(),
  tableItem: z.string().max(40),
  organisation,
  pages: z.int().min(1),
})
export const filingProposal = proposal.nullable()
const archiveRow = z.strictObject({
  caseId: identifier,
  seq: sequence,
  title: z.string().max(500),
  stage,
  archivalNumber: archivalNumber.nullable(),
  year: year.nullable(),
  retention: retention.nullable(),
  organisation: z.string().max(10).nullable(),
  pages: sequence.nullable(),
  /** Last day of keeping; null for permanent and for what is not filed. */
  ends: calendarDay.nullable(),
  /** From which day on it goes to the archive; null for what stays here, and for what is not filed. */
  transferOn: calendarDay.nullable(),
  /** 延长移交至, by the newest approval that stands; null for none. */
  extendedUntil: calendarDay.nullable(),
  packaged: z.boolean(),
  /** 待鉴定结论: who proposed, and why. */
  proposed: z.strictObject({ by: shortText, reason: remark, mine: z.boolean() }).nullable(),
  destroyedAt: timestamp.nullable(),
  /** 保全: why it may not be destroyed now; left out when nothing forbids it. */
  held: z.strictObject({ kind: z.enum(HOLD_KINDS), documentNumber: z.string().max(300) }).exactOptional(),
  /** 移交: to whom, and whether the receipt is there. */
  handedTo: shortText.nullable(),
  proposal: proposal.nullable(),
})
export const archiveList = z.strictObject({
  rows: z.array(archiveRow),
  total: sequence,
  counts: z.record(z.enum(ARCHIVE_SCOPES), sequence),
  /** 移交进馆: after how many years. */
  transferYears: sequence,
})

const MAX_FILED_AT_ONCE = 200
export const fileItemsInput = z.strictObject({
  commandId: identifier,
  items: z
    .array(
      z.strictObject({
        caseId: identifier,
        expectedSeq: sequence,
        contentHash,
        year,
        retention,
        organisation,
        tableItem: z.string().max(40),
        /** Null for the next one of the series. */
        serial: z.int().min(1).max(9_999_999).nullable(),
        pages: z.int().min(1).max(1_000_000),
        reason: remark,
      }),
    )
    .min(1)
    .max(MAX_FILED_AT_ONCE),
})
export const itemsFiled = z.strictObject({
  filed: z.array(z.strictObject({ caseId: identifier, archivalNumber })),
})

export const disposalInput = z.strictObject({
  ...caseCommand,
  reason: remark,
})
export const appraisalInput = z.strictObject({
  ...disposalInput.shape,
  result: z.enum(APPRAISAL_RESULTS),
  keepUntil: calendarDay.nullable(),
})

export const batchPlanInput = z.strictObject({ filter: archiveFilter, folder: fileToken })
export const batchPlan = z.strictObject({
  items: sequence,
  /** Of those, already complete in a batch of this name that was interrupted. */
  done: sequence,
  /** About how much is still to be written. */
  bytes: z.number().min(0),
  freeBytes: z.number().min(0),
  name: z.string().max(300),
})
/** Cases that a batch may be closed without. */
const MAX_LEFT = 200
export const batchInput = z.strictObject({
  commandId: identifier,
  filter: archiveFilter,
  folder: fileToken,
  /** Cases that may be left out where they are refused again, as the person decided; the batch then says so. None when absent. */
  leaving: z.array(identifier).max(MAX_LEFT).exactOptional(),
})
export const catalogInput = z.strictObject({
  filter: archiveFilter,
  format: z.enum(['xlsx', 'pdf']),
  folder: fileToken,
})

export const disposalsInput = z.strictObject({ format: z.enum(['xlsx', 'pdf']), folder: fileToken })

/** 四性检测 and receiving check of any folder; the outcome is asked for when the job has ended. */
/** `root`: the certificate that the other office published; null to see first whose it is. */
export const inspectInput = z.strictObject({
  folder: fileToken,
  root: fileToken.nullable(),
  /** 环节 of DA/T 70. */
  stage: z.enum(CHECK_STAGES),
})
export const exportInspectionInput = z.strictObject({
  /** Of the check that found it. */
  jobId: identifier,
  format: z.enum(['xml', 'pdf']),
  folder: fileToken,
})
export const inspectedInput = z.strictObject({ jobId: identifier })
const INSPECT_VERDICTS = ['passed', 'failed', 'manual'] as const
const finding = z.strictObject({
  code: z.string(),
  /** 检测项目. */
  name: z.string(),
  result: z.enum(CHECK_RESULTS),
  evidence: z.string().max(1000),
})
export const inspected = z
  .strictObject({
    kind: z.enum(['package', 'batch', 'bag', 'unknown']),
    /** manual: everything holds in itself, but a person must say whether to trust the one who signed, or nobody signed. */
    verdict: z.enum(INSPECT_VERDICTS),
    stage: z.enum(CHECK_STAGES),
    /** Whose authority signed: ours, or the one that was given; null when nobody did, or the signature does not hold. */
    authority: z
      .strictObject({ name: z.string().max(300), sha256: contentHash, own: z.boolean(), given: z.boolean() })
      .nullable(),
    /** Packages that were looked at, those that hold. */
    items: sequence,
    sound: sequence,
    /** The first things that do not hold, in words. */
    problems: z.array(z.string().max(1000)),
    findings: z.array(finding),
    /** Of a batch, its own container counted too; null for anything else. */
    batch: z
      .strictObject({
        counts: z.array(
          z.strictObject({
            ...{ code: z.string(), name: z.string() },
            ...{ passed: sequence, failed: sequence, manual: sequence, notApplicable: sequence },
          }),
        ),
        /** The first that did not pass. */
        failed: z.array(
          z.strictObject({ archivalNumber: z.string().max(300), code: z.string(), evidence: z.string().max(1000) }),
        ),
      })
      .nullable(),
  })
  .nullable()

/** Of one case, on its own screen. */
export const custodyView = z.strictObject({
  archivalNumber,
  retention,
  pages: sequence,
  filedBy: shortText,
  /** Last day of keeping; null for permanent. */
  ends: calendarDay.nullable(),
  destroyedAt: timestamp.nullable(),
})
