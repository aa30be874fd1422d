import { createHash, X509Certificate, type KeyObject } from 'node:crypto'
import { Certificate } from 'pkijs'
import { ROLES, type Role } from '#shared/domain/case/roles.ts'
import { remembered } from '#shared/lib/remembered.ts'

/** Attribute types of X.520; the office's roles are attested as organizational units, one attribute each. */
export const ATTRIBUTE = {
  commonName: '2.5.4.3',
  personId: '2.5.4.5', // serialNumber of X.520: the number of the subject, not of the certificate
  country: '2.5.4.6',
  organization: '2.5.4.10',
  role: '2.5.4.11',
} as const

/** Extended key usage of documents' signers: id-kp-documentSigning, RFC 9336. */
export const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36'

/** Our certificates are below 2 KB; those of licensed authorities below 5. */
const MAX_CERTIFICATE_BYTES = 16 * 1024
/** Issuers that a certificate was held against; its own, and a few of others. */
const MOST_ISSUERS = 8

/** What we ask of a certificate (X.509 v3, RFC 5280), read once. Times as RFC 3339 UTC with milliseconds. */
export interface CertificateFacts {
  readonly der: Uint8Array
  readonly sha256: string
  readonly commonName: string
  /** The office, in each certificate of its own. */
  readonly organization: string
  /** Empty for the office's own certificates. */
  readonly personId: string
  /** Known roles only, each once. */
  readonly roles: readonly Role[]
  readonly validFrom: string
  readonly validUntil: string
  readonly isAuthority: boolean
  /** Object identifiers of its extended key usage; empty when it has none. */
  readonly extendedUsages: readonly string[]
  /** True of the office's release key, and of no person's. */
  readonly signsDocuments: boolean
  readonly publicKey: KeyObject
  /** True when that is an authority and its key signed this. Looks at no dates and no roles. */
  readonly isIssuedBy: (authority: CertificateFacts) => boolean
}

const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text)

const factsOf = (der: Uint8Array, native: X509Certificate): CertificateFacts => {
  const parsed = Certificate.fromBER(der)
  const values = (type: string): readonly string[] =>
    parsed.subject.typesAndValues
      .filter((attribute) => attribute.type === type)
      .map((attribute) => {
        const { value } = attribute.value.valueBlock as { readonly value?: unknown } // pkijs types string blocks as any
        return typeof value === 'string' ? value : ''
      })
  /** Two names are no name. */
  const only = (type: string): string => {
    const [value, ...more] = values(type)
    return more.length === 0 ? (value ?? '') : ''
  }
  // Undefined, whatever the types say, on a certificate without extended key usage.
  const usages = (native.keyUsage as readonly string[] | undefined) ?? []
  return {
    der,
    sha256: createHash('sha256').update(der).digest('hex'),
    commonName: only(ATTRIBUTE.commonName),
    organization: only(ATTRIBUTE.organization),
    personId: only(ATTRIBUTE.personId),
    roles: [...new Set(values(ATTRIBUTE.role).filter(isRole))],
    validFrom: parsed.notBefore.value.toISOString(),
    validUntil: parsed.notAfter.value.toISOString(),
    isAuthority: native.ca,
    extendedUsages: usages,
    signsDocuments: !native.ca && usages.includes(DOCUMENT_SIGNING),
    publicKey: native.publicKey,
    isIssuedBy: remembered(
      MOST_ISSUERS,
      (authority: CertificateFacts) => authority.sha256,
      (authority) => {
        const issuer = new X509Certificate(authority.der)
        return issuer.ca && native.checkIssued(issuer) && native.verify(issuer.publicKey)
      },
    ),
  }
}

/** Within its days, both included. */
export const isValidAt = ({ validFrom, validUntil }: Pick<CertificateFacts, 'validFrom' | 'validUntil'>, at: Date) =>
  validFrom <= at.toISOString() && at.toISOString() <= validUntil

/** An office has so many certificates in use, and a batch of packages brings the same ones with each. */
const MOST_CERTIFICATES = 256
const sha256Of = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex')

const readOnce = remembered(MOST_CERTIFICATES, sha256Of, (der): { readonly facts: CertificateFacts | null } => {
  // Its own copy: the caller's bytes may change.
  const own = Uint8Array.from(der)
  try {
    const native = new X509Certificate(own)
    return { facts: native.raw.equals(own) ? factsOf(own, native) : null }
  } catch {
    return { facts: null } // hostile bytes, the one expected failure of both parsers
  }
})

/** Reads a certificate from DER; null for anything else, also for DER with bytes after it. Says nothing about trust. */
export const readCertificate = (der: Uint8Array): CertificateFacts | null =>
  der.length > MAX_CERTIFICATE_BYTES ? null : readOnce(der).facts

/** A certificate as people hand it over, PEM or DER, as DER; null for anything else. */
export const certificateFromFile = (bytes: Uint8Array): Uint8Array | null => {
  try {
    return new Uint8Array(new X509Certificate(bytes).raw)
  } catch {
    return null // no certificate
  }
}
