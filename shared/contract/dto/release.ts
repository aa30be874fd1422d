import { z } from 'zod'
import { COMPARISON_OUTCOMES, PUBLISHED_KINDS } from '#shared/domain/case/release/after-release-events.ts'
import { PUBLIC_PARTS } from '#shared/domain/layout/public-version.ts'
import { SIGNATURE_LEVELS } from '#shared/domain/signature/report.ts'
import { WEB_ADDRESS } from '#shared/lib/web-address.ts'
import {
  caseCommand,
  contentHash,
  fileToken,
  identifier,
  printedLine,
  receipt,
  shortText,
  timestamp,
} from './common.ts'

const MAX_PROOF_BYTES = 20 * 1024 * 1024
const MAX_TOKEN_BYTES = 64 * 1024
/** As large as a file that is imported. */
const MAX_PUBLISHED_BYTES = 50_000_000
const fileOf = (limit: number) =>
  z
    .custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0 && value.length <= limit)
    .meta({ format: 'bytes' })

const line = printedLine(300)
const site = z.strictObject({ name: line, domain: line, code: line, column: line })
const publication = {
  site,
  /** What the version for the public leaves out (D). */
  drop: z.array(z.enum(PUBLIC_PARTS)).max(PUBLIC_PARTS.length),
  /** Of 索引号 and 发文字号; '' for none. */
  indexPattern: line,
  numberPatterns: z.array(line).max(20),
}
export const publicationView = z.strictObject(publication)
export const publicationInput = z.strictObject({ commandId: identifier, ...publication })

const comparison = {
  url: z.string().max(2000),
  publishedAt: timestamp,
  kind: z.enum(PUBLISHED_KINDS),
  sha256: contentHash,
  sizeBytes: z.number(),
  outcome: z.enum(COMPARISON_OUTCOMES),
  differences: z.number(),
}
export const preparedRelease = z.strictObject({
  indexNumber: z.string().max(300),
  documentNumbers: z.array(z.string().max(300)),
  summary: z.string().max(4000),
  department: shortText,
  /** An authority of timestamps is configured. */
  timestamps: z.boolean(),
  key: z.enum(['office', 'file', 'token']),
  publisherSigns: z.boolean(),
  /** Leaders who sign the file before the office does, in their order. */
  leaders: z.array(z.strictObject({ personId: identifier, name: shortText })),
  certificateUntil: z.string(),
  certificateEndsSoon: z.boolean(),
  /** What lies in the release as it stands; null before there is one. */
  released: z
    .strictObject({
      level: z.enum(SIGNATURE_LEVELS),
      indexNumber: z.string().max(300),
      theme: z.string().max(300),
      summary: z.string().max(4000),
      files: z.array(z.strictObject({ fileName: z.string().max(300), sha256: contentHash, sizeBytes: z.number() })),
    })
    .nullable(),
  comparisons: z.array(z.strictObject({ at: timestamp, by: shortText, ...comparison })),
})

/** 补充签名证据: a document timestamp, or proofs that the certificates were good. */
export const extendInput = z.strictObject({
  ...caseCommand,
  folder: fileToken,
  add: z.enum(['timestamp', 'proofs']),
  /** The answer of an authority that was asked by hand (.tsr); without it the configured one is asked. */
  answer: fileOf(MAX_TOKEN_BYTES).optional(),
  /** Certificates, OCSP answers and revocation lists that people brought along. */
  files: z.array(fileOf(MAX_PROOF_BYTES)).max(20),
  /** Ask the addresses that the certificates name. */
  fetch: z.boolean(),
})
/** Which addresses would be asked whether the certificates of a release are good. */
export const proofQuestions = z.strictObject({ addresses: z.array(z.string().max(1000)).max(40) })
/** Writes the question for an authority that is asked by hand (.tsq). */
export const timestampQuestionInput = z.strictObject({ caseId: identifier, folder: fileToken })

/** 上传核对. */
export const compareInput = z.strictObject({
  ...caseCommand,
  url: z
    .string()
    .max(2000)
    .regex(WEB_ADDRESS)
    .meta({ examples: ['https://www.example/1.html'] }),
  publishedAt: timestamp,
  fileName: printedLine(300),
  file: fileOf(MAX_PUBLISHED_BYTES),
})
export const compared = receipt.extend({
  outcome: z.enum(COMPARISON_OUTCOMES),
  differences: z.number(),
  /** Lines of the release that are missing there or read otherwise, the first ones. */
  missing: z.array(z.string()),
  /** What stands there and was not released, without its spaces; the first ones. */
  added: z.array(z.string()),
})
