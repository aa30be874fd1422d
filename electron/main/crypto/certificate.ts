import { X509Certificate } from 'node:crypto'
import { Certificate } from 'pkijs'
import { ROLES, type Role } from '#shared/domain/case/roles.ts'
import type { SignerCertificate } from '#shared/domain/chain/verify.ts'

/** Attribute types of X.520; the office's roles are attested as organizational units, one attribute each. */
export const ATTRIBUTE = {
  commonName: '2.5.4.3',
  personId: '2.5.4.5', // serialNumber of X.520: the number of the subject, not of the certificate
  country: '2.5.4.6',
  organization: '2.5.4.10',
  role: '2.5.4.11',
} as const

/** What a certificate says of its subject. Says nothing about who issued it. */
export interface CertificateSubject {
  readonly name: string
  readonly organization: string
  /** Empty for the office's own certificates. */
  readonly personId: string
  /** Known roles only, each once. */
  readonly roles: readonly Role[]
  readonly validFrom: Date
  readonly validUntil: Date
}

const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text)

/** Reads a certificate (DER); null for bytes that are none. */
export const readCertificateSubject = (der: Uint8Array): CertificateSubject | null => {
  let certificate: Certificate
  try {
    certificate = Certificate.fromBER(Uint8Array.from(der))
  } catch {
    return null // the parser's only way to say that hostile bytes are no certificate
  }
  const values = (type: string): readonly string[] =>
    certificate.subject.typesAndValues
      .filter((attribute) => attribute.type === type)
      .map((attribute) => {
        const { value } = attribute.value.valueBlock as { readonly value?: unknown } // pkijs types string blocks as any
        return typeof value === 'string' ? value : ''
      })
  const only = (type: string): string => {
    const [value, ...more] = values(type)
    return more.length === 0 ? (value ?? '') : ''
  }
  return {
    name: only(ATTRIBUTE.commonName),
    organization: only(ATTRIBUTE.organization),
    personId: only(ATTRIBUTE.personId),
    roles: [...new Set(values(ATTRIBUTE.role).filter(isRole))],
    validFrom: certificate.notBefore.value,
    validUntil: certificate.notAfter.value,
  }
}

/**
 * True when `authority` is a certificate authority and its key signed `der`. Does not look at validity dates, which the
 * caller compares with the time in question, nor at roles. False for anything that is no certificate.
 */
export const isIssuedBy = (der: Uint8Array, authority: Uint8Array): boolean => {
  try {
    const [subject, issuer] = [new X509Certificate(der), new X509Certificate(authority)]
    return issuer.ca && subject.checkIssued(issuer) && subject.verify(issuer.publicKey)
  } catch {
    return false // hostile bytes
  }
}

/** A person's certificate in the words of `verifyChain`; null when the bytes are no certificate of a person. */
export const readSignerCertificate = (der: Uint8Array, authority: Uint8Array): SignerCertificate | null => {
  const subject = readCertificateSubject(der)
  if (subject === null || subject.personId === '') return null
  const { personId, name, roles } = subject
  return {
    personId,
    name,
    roles,
    validFrom: subject.validFrom.toISOString(),
    validUntil: subject.validUntil.toISOString(),
    byOffice: isIssuedBy(der, authority),
  }
}
