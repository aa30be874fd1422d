import { z } from 'zod'
import {
  caseCommand,
  contentHash,
  fileToken,
  identifier,
  printedLine,
  secretText,
  sequence,
  shortText,
} from './common.ts'

/** A long action runs as a job: its progress is pushed, it can be cancelled, its outcome is the last push. */
export const jobStarted = z.strictObject({ jobId: identifier })
export const cancelInput = z.strictObject({ jobId: identifier })

export const releaseInput = z.strictObject({
  ...caseCommand,
  contentHash,
  /** 发文字号 as it is to be printed; may be empty when the document carries none. */
  documentNumber: printedLine(200),
  folder: fileToken,
  /** Columns of the catalogue (政府信息公开条例 Art. 12) as the person gives them. */
  catalogue: z
    .strictObject({
      indexNumber: printedLine(200),
      theme: printedLine(200),
      department: printedLine(200),
      summary: z.string().max(1000),
      keywords: z.array(printedLine(100)).max(20),
    })
    .optional(),
  /** The PIN of the token that signs, of this act only. */
  pin: z.string().max(100).optional(),
  /** The person's choice to release without a timestamp (B-B) although the office has an authority for them. */
  withoutTimestamp: z.boolean().optional(),
  /** 领导签名: each types their own password here, for this act alone. */
  hands: z
    .array(z.strictObject({ personId: identifier, password: secretText }))
    .max(10)
    .optional(),
})
export const archiveInput = z.strictObject({
  ...caseCommand,
  contentHash,
  folder: fileToken,
})

export const chooseInput = z.strictObject({
  purpose: z.enum([
    'importDocument',
    'lexicon',
    'attachment',
    'picture',
    'evidence',
    'calendar',
    'letter',
    'exportDocx',
    'exportFolder',
    'releaseFolder',
    'archiveFolder',
    'backupFolder',
    'backupFile',
    'tokenDriver',
    'retentionTable',
    'basicCatalogue',
    'inspectFolder',
    'rootCertificate',
  ]),
  /** What a file that is to be written may be called; the person has the last word. */
  suggestedName: z.string().max(300).optional(),
})
/** `name` is what to show, the last part of the path; null when the person closed the dialog. */
export const chosen = z.strictObject({ token: fileToken, name: z.string().max(300) }).nullable()

/** Steps of a job in the order that they run; words come from i18n. */
const JOB_STEPS = ['check', 'scan', 'typeset', 'sign', 'selfCheck', 'manifest', 'write', 'verify', 'record'] as const
/** Of the things that an act on many was refused for, so many are named; the detail counts them all. */
export const MOST_EACH = 200
const failure = {
  code: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  faultId: z.string().optional(),
}
export const jobProgress = z.strictObject({
  jobId: identifier,
  step: z.enum(JOB_STEPS),
  /** 0..1 of the whole job. */
  fraction: z.number().min(0).max(1),
  /** Of a job over many things: how many are done, and how fast it writes. */
  counts: z.strictObject({ done: sequence, total: sequence, bytesPerSecond: z.number().min(0) }).exactOptional(),
  outcome: z
    .discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('done'),
        /** Names of the files written, without their folder. */
        files: z.array(z.string().max(300)),
        /** Fonts that stood in for the prescribed ones: role, wanted, used. */
        notices: z.array(z.strictObject({ code: shortText, detail: z.string().max(300) })),
      }),
      z.strictObject({
        state: z.literal('failed'),
        error: z.strictObject({ ...failure, each: z.array(z.strictObject(failure)).max(MOST_EACH).optional() }),
      }),
    ])
    .nullable(),
})
