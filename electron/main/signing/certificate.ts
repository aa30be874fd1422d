import { createHash, X509Certificate, type KeyObject } from 'node:crypto'
import { Certificate } from 'pkijs'

/** What we ask of a certificate (X.509 v3, RFC 5280), read once. Times as RFC 3339 UTC with milliseconds. */
export interface CertificateFacts {
  readonly der: Uint8Array
  readonly sha256: string
  readonly commonName: string
  /** The office, in each certificate of its own. */
  readonly organization: string
  readonly validFrom: string
  readonly validUntil: string
  readonly isAuthority: boolean
  /** Extended key usage documentSigning (RFC 9336): the office's release key, and no person's. */
  readonly signsDocuments: boolean
  readonly publicKey: KeyObject
  /** Issued and signed by that authority. */
  readonly isIssuedBy: (authority: CertificateFacts) => boolean
}

const COMMON_NAME = '2.5.4.3'
const ORGANIZATION = '2.5.4.10'
/** id-kp-documentSigning, RFC 9336. */
export const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36'

/** Our certificates are below 2 KB; those of licensed authorities below 5. */
export const MAX_CERTIFICATE_BYTES = 16 * 1024

/** Reads a certificate from DER, or null for anything else, also for DER with bytes after it. */
export const readCertificate = (der: Uint8Array): CertificateFacts | null => {
  if (der.length > MAX_CERTIFICATE_BYTES) return null
  try {
    const native = new X509Certificate(der)
    if (!native.raw.equals(der)) return null
    const parsed = Certificate.fromBER(der)
    const names = parsed.subject.typesAndValues.map(({ type, value }) => ({
      type,
      // pkijs knows the string types of a name by their class; each holds its text here.
      text: value.valueBlock.value,
    }))
    const all = (type: string): string[] => names.filter((name) => name.type === type).map((name) => name.text)
    // Undefined, whatever the types say, on a certificate without extended key usage.
    const usages = (native.keyUsage as readonly string[] | undefined) ?? []
    return {
      der,
      sha256: createHash('sha256').update(der).digest('hex'),
      commonName: all(COMMON_NAME).join(),
      organization: all(ORGANIZATION).join(),
      validFrom: parsed.notBefore.value.toISOString(),
      validUntil: parsed.notAfter.value.toISOString(),
      isAuthority: native.ca,
      signsDocuments: !native.ca && usages.includes(DOCUMENT_SIGNING),
      publicKey: native.publicKey,
      isIssuedBy: (authority) => {
        const issuer = new X509Certificate(authority.der)
        return issuer.ca && native.checkIssued(issuer) && native.verify(issuer.publicKey)
      },
    }
  } catch {
    return null // hostile bytes, the one expected failure of both parsers
  }
}
