import { z } from 'zod'
import type { PdfReport } from '#shared/domain/signature/report.ts'

/** A PDF that anybody holds out: larger than what is imported, as scanned papers are. */
const MAX_PDF_BYTES = 100_000_000
const MAX_CERTIFICATE_BYTES = 64 * 1024
const bytesUpTo = (limit: number) =>
  z
    .custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0 && value.length <= limit)
    .meta({ format: 'bytes' })

export const verifyPdfInput = z.strictObject({
  pdf: bytesUpTo(MAX_PDF_BYTES),
  /** A certificate to trust besides the office's own, PEM or DER. */
  root: bytesUpTo(MAX_CERTIFICATE_BYTES).optional(),
})

const isReport = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'signatures' in value && Array.isArray(value.signatures)
export const verifyPdfView = z.strictObject({
  report: z.custom<PdfReport>(isReport),
  /** Names of the authorities that were trusted. */
  trusted: z.array(z.string()),
})
