import type { PdfProblemCode } from '#shared/domain/signature/report.ts'
import type { CertificateFacts } from '../../certificate/certificate.ts'
import { chainToRoots, type CertificateChain } from '../validation/certificate-chain.ts'
import { OID } from './cms.ts'
import { contentProblem, isBound, readCms, valueProblem, type CmsMessage } from './cms-message.ts'
import { isStrictDer } from '../der/strict-der.ts'

export interface CmsVerdict {
  readonly message: CmsMessage | null
  /** To a trusted root; null when there is none. */
  readonly chain: CertificateChain | null
  readonly problems: readonly PdfProblemCode[]
}

export interface CmsInput {
  readonly cms: Uint8Array
  /** Digest of the signed bytes under a Node name such as sha256. */
  readonly digest: (algorithm: string) => Uint8Array
  readonly roots: readonly CertificateFacts[]
  /** Certificates that came along elsewhere in the file. */
  readonly others: readonly CertificateFacts[]
  /** CAdES must name its certificate; older kinds of signatures need not. */
  readonly mustBeBound: boolean
}

/**
 * Judges a detached CMS signature: form, digest of the content, binding of the certificate, signature value, chain to a
 * trusted root. Names everything that is wrong; never throws on hostile bytes. Says nothing about time: see verify-pdf.ts.
 */
export const verifyCms = (input: CmsInput): CmsVerdict => {
  const malformed: CmsVerdict = { message: null, chain: null, problems: ['signature.malformed'] }
  try {
    const message = readCms(input.cms)
    if (message === null || message.contentType !== OID.data || message.content !== null) return malformed
    const { certificate, certificates } = message
    const chainOf = (facts: CertificateFacts) => chainToRoots(facts, [...certificates, ...input.others], input.roots)
    const chain = chainOf(certificate)
    const problems: (PdfProblemCode | null)[] = [
      isStrictDer(input.cms) && message.isPlain ? null : 'signature.notStrict',
      contentProblem(message, OID.data, input.digest),
      !input.mustBeBound || isBound(message) ? null : 'signature.certificateNotBound',
      valueProblem(message),
      message.notUnderstood ? 'signature.notUnderstood' : null,
      certificate.signsDocuments ? null : 'certificate.notForSigning',
      // Every enclosed certificate must lead to the root: one that does not could be altered without anyone noticing.
      chain === null || !certificates.every(chainOf) ? 'certificate.untrusted' : null,
    ]
    return { message, chain, problems: problems.filter((problem) => problem !== null) }
  } catch {
    return malformed // hostile bytes, the one expected failure of the parsers
  }
}
