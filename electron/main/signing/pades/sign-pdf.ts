import { Certificate } from 'pkijs'
import { PDFHexString, PDFName, PDFString, type PDFContext, type PDFObject, type PDFRef } from 'pdf-lib'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { signCms } from '../cms/cms.ts'
import { fillSignature, prepareSignature } from './placeholder.ts'
import type { Signer } from '../signer.ts'
import {
  TOKEN_ROOM_BYTES,
  TimestampFailure,
  type TimestampRefusal,
  type TimestampSource,
} from '../timestamp/timestamp-source.ts'

export interface SignOptions {
  readonly signedAt: Date
  /** Who signs, as the signature's properties show it. */
  readonly name: string
  readonly reason: string
  /**
   * `certify`: the first and only signature, which allows no change. `approve`: one of several hands. `close`: the last of
   * several hands, which allows no change either; a certification must be the first signature (ISO 32000-1, 12.8.2.2), so
   * that a lock on the field says it (ISO 32000-2, 12.7.5.5).
   */
  readonly act?: 'certify' | 'approve' | 'close'
  /** Attests the time of the signature (B-T); without it the level is B-B. */
  readonly timestamp?: TimestampSource
}

/** A certificate of the chain is expired or not valid yet at the time of signing (both dates ISO 8601). */
export interface CertificateRefusal {
  readonly code: 'release.certificateExpired'
  readonly detail: { readonly validFrom: string; readonly validTo: string }
}
export type SignRefusal = CertificateRefusal | TimestampRefusal

/** Room for the CMS beside its certificates: attributes, signature, names and framing take less than 1 KiB. */
const CMS_OVERHEAD_BYTES = 2048
const FIELD_NAMES = { certify: 'Release', approve: 'Hand', close: 'Release' } as const

const validityRefusal = (signer: Signer, at: Date): CertificateRefusal | null => {
  for (const der of signer.certificates) {
    const certificate = Certificate.fromBER(new Uint8Array(der).buffer)
    const [validFrom, validTo] = [certificate.notBefore.value, certificate.notAfter.value]
    if (at >= validFrom && at <= validTo) continue
    const detail = { validFrom: validFrom.toISOString(), validTo: validTo.toISOString() }
    return { code: 'release.certificateExpired', detail }
  }
  return null
}

/** What the signature forbids from now on. */
const referenceOf = (context: PDFContext, catalog: PDFRef, act: 'certify' | 'close'): PDFObject => {
  const transform =
    act === 'certify'
      ? {
          TransformMethod: 'DocMDP',
          TransformParams: context.obj({ Type: 'TransformParams', P: 1, V: PDFName.of('1.2') }),
        }
      : {
          TransformMethod: 'FieldMDP',
          TransformParams: context.obj({ Type: 'TransformParams', Action: 'All', V: PDFName.of('1.2') }),
          Data: catalog,
        }
  return context.obj([context.obj({ Type: 'SigRef', ...transform })])
}

/**
 * Signs a PDF: appends a PAdES signature (ETSI EN 319 142-1), B-B or with a timestamp B-T, invisible, over the whole file
 * but the signature itself. The bytes before it stay as they are.
 * Refuses with `release.certificateExpired` when a certificate is not valid at `signedAt`, and with what the timestamp
 * source refuses. Throws when the file is no PDF, is to be certified and signed already, or the key does not answer;
 * nothing is written anywhere.
 */
export const signPdf = async (
  pdf: Uint8Array,
  signer: Signer,
  { signedAt, name, reason, act = 'certify', timestamp }: SignOptions,
): Promise<Result<Uint8Array, SignRefusal>> => {
  const refusal = validityRefusal(signer, signedAt)
  if (refusal !== null) return err(refusal)
  const certificateBytes = signer.certificates.reduce((sum, certificate) => sum + certificate.length, 0)
  const prepared = await prepareSignature(pdf, {
    field: FIELD_NAMES[act],
    holeBytes: certificateBytes + CMS_OVERHEAD_BYTES + (timestamp === undefined ? 0 : TOKEN_ROOM_BYTES),
    certifies: act === 'certify',
    locks: act === 'close',
    dictionary: (context, catalog) => ({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      M: PDFString.fromDate(signedAt),
      Name: PDFHexString.fromText(name),
      Reason: PDFHexString.fromText(reason),
      ...(act === 'approve' ? {} : { Reference: referenceOf(context, catalog, act) }),
    }),
  })
  try {
    return ok(fillSignature(prepared, await signCms(prepared.digest, signer, timestamp)))
  } catch (error) {
    if (error instanceof TimestampFailure) return err(error.refusal)
    throw error
  }
}
