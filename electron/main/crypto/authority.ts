import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { BitString, Integer, OctetString, PrintableString, Sequence, Set as Asn1Set, Utf8String } from 'asn1js'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  ExtKeyUsage,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
  TimeType,
} from 'pkijs'
import type { Role } from '#shared/domain/case/roles.ts'
import { ATTRIBUTE, DOCUMENT_SIGNING, readCertificate } from '../certificate/certificate.ts'
import { sha256Hex } from './digest.ts'
import { revealSecret, Secret } from './secret.ts'

/** A certificate (DER). */
export interface IssuedCertificate {
  readonly certificate: Uint8Array
  readonly certificateSha256: string
  readonly validFrom: Date
  readonly validUntil: Date
}

/** A certificate and its private key (PKCS#8 DER). */
export interface IssuedKey extends IssuedCertificate {
  readonly privateKey: Secret<Uint8Array>
}

export type Authority = Pick<IssuedKey, 'certificate' | 'privateKey'>

/** Whom a certificate attests. Identifiers are ASCII letters, digits and hyphens (they become a PrintableString). */
export interface CertifiedPerson {
  readonly personId: string
  readonly name: string
  readonly roles: readonly Role[]
}

/** Outlives the office's records under way; renewing it means visiting every workstation. */
const AUTHORITY_YEARS = 20
/** 电子认证服务 practice for personal certificates: long enough to be no nuisance, short enough to follow duties. */
const PERSON_YEARS = 5
/** The same for the office's seal on releases; released files carry the time and stay verifiable after it. */
const RELEASE_YEARS = 5
/** RFC 5280 4.1.2.2 allows at most 20 bytes; with the second bit set and the first clear it is positive and full length. */
const SERIAL_BYTES = 20

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'
const EXTENSION = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
} as const
/** KeyUsage bits of RFC 5280 4.2.1.3, first byte, with the count of unused bits in it. */
const CERT_AND_CRL_SIGN = { bits: 0b0000_0110, unused: 1 }
const DIGITAL_SIGNATURE_AND_COMMITMENT = { bits: 0b1100_0000, unused: 6 }

const utf8Attribute = (type: string, value: string) =>
  new AttributeTypeAndValue({ type, value: new Utf8String({ value }) })
const printableAttribute = (type: string, value: string) => {
  if (!/^[A-Za-z0-9-]+$/.test(value)) throw new Error('an identifier that is no PrintableString')
  return new AttributeTypeAndValue({ type, value: new PrintableString({ value }) })
}

/**
 * A Name of one attribute a level. pkijs would put all into one multi-valued level, which other programs read as another
 * name, so the encoding is ours and pkijs takes it over as if it had been read.
 */
const nameOf = (attributes: readonly AttributeTypeAndValue[]): RelativeDistinguishedNames => {
  const levels = attributes.map((attribute) => new Asn1Set({ value: [attribute.toSchema()] }))
  return new RelativeDistinguishedNames({
    typesAndValues: [...attributes],
    valueBeforeDecode: new Sequence({ value: levels }).toBER(),
  })
}

/** RFC 5280 4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050; seconds only. */
const timeOf = (value: Date) =>
  new Time({ type: value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime, value })

const wholeSecond = (date: Date): Date => new Date(Math.floor(date.getTime() / 1000) * 1000)
const yearsLater = (date: Date, years: number): Date => {
  const later = new Date(date)
  later.setUTCFullYear(later.getUTCFullYear() + years)
  return later
}

const newSerial = (): Uint8Array => {
  const serial = new Uint8Array(randomBytes(SERIAL_BYTES))
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  return serial
}

const arrayBuffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

/** RFC 5280 4.2.1.2 method 1: SHA-1 of the public key's bits. A name for the key, not a protection. */
const keyIdentifier = (key: PublicKeyInfo): ArrayBuffer =>
  arrayBuffer(createHash('sha1').update(key.subjectPublicKey.valueBlock.valueHexView).digest())

interface Profile {
  readonly subject: AttributeTypeAndValue[]
  readonly years: number
  readonly isAuthority: boolean
  readonly extendedUsage?: string
}

const extensionsOf = (profile: Profile, subjectKey: PublicKeyInfo, issuerKey: PublicKeyInfo): Extension[] => {
  const usage = profile.isAuthority ? CERT_AND_CRL_SIGN : DIGITAL_SIGNATURE_AND_COMMITMENT
  const constraints = profile.isAuthority
    ? new BasicConstraints({ cA: true, pathLenConstraint: 0 })
    : new BasicConstraints({ cA: false })
  const keyUsage = new BitString({ valueHex: Uint8Array.of(usage.bits).buffer, unusedBits: usage.unused })
  const subjectIdentifier = new OctetString({ valueHex: keyIdentifier(subjectKey) })
  const issuerIdentifier = new AuthorityKeyIdentifier({
    keyIdentifier: new OctetString({ valueHex: keyIdentifier(issuerKey) }),
  })
  const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }) =>
    new Extension({ extnID, critical, extnValue: value.toBER() })
  return [
    extension(EXTENSION.basicConstraints, true, constraints.toSchema()),
    extension(EXTENSION.keyUsage, true, keyUsage),
    extension(EXTENSION.subjectKeyIdentifier, false, subjectIdentifier),
    extension(EXTENSION.authorityKeyIdentifier, false, issuerIdentifier.toSchema()),
    ...(profile.extendedUsage === undefined
      ? []
      : [
          extension(
            EXTENSION.extendedKeyUsage,
            false,
            new ExtKeyUsage({ keyPurposes: [profile.extendedUsage] }).toSchema(),
          ),
        ]),
  ]
}

interface Issuer {
  readonly name: RelativeDistinguishedNames
  readonly key: PublicKeyInfo
  readonly privateKey: KeyObject
}

const publicKeyInfo = (publicKey: KeyObject): PublicKeyInfo =>
  PublicKeyInfo.fromBER(arrayBuffer(publicKey.export({ format: 'der', type: 'spki' })))

/** The certificate of a public key. */
const certify = (profile: Profile, publicKey: PublicKeyInfo, now: Date, by: Issuer): IssuedCertificate => {
  const validFrom = wholeSecond(now)
  const validUntil = yearsLater(validFrom, profile.years)
  const certificate = new Certificate({
    version: 2, // X.509 v3
    serialNumber: new Integer({ valueHex: arrayBuffer(newSerial()) }),
    signature: new AlgorithmIdentifier({ algorithmId: ECDSA_WITH_SHA256 }),
    signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: ECDSA_WITH_SHA256 }),
    issuer: by.name,
    subject: nameOf(profile.subject),
    notBefore: timeOf(validFrom),
    notAfter: timeOf(validUntil),
    subjectPublicKeyInfo: publicKey,
    extensions: extensionsOf(profile, publicKey, by.key),
  })
  const signedPart = certificate.encodeTBS().toBER()
  certificate.tbsView = new Uint8Array(signedPart)
  certificate.signatureValue = new BitString({
    valueHex: arrayBuffer(sign('sha256', new Uint8Array(signedPart), by.privateKey)),
  })
  const der = new Uint8Array(certificate.toSchema().toBER())
  return { certificate: der, certificateSha256: sha256Hex(der), validFrom, validUntil }
}

/** A new key pair and its certificate; self-signed when there is no issuer. */
const issue = (profile: Profile, now: Date, issuer: Issuer | null): IssuedKey => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const publicKey = publicKeyInfo(pair.publicKey)
  const by: Issuer = issuer ?? { name: nameOf(profile.subject), key: publicKey, privateKey: pair.privateKey }
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' })
  return { ...certify(profile, publicKey, now, by), privateKey: new Secret(Uint8Array.from(privateKey)) }
}

const issuerOf = (authority: Authority): { readonly issuer: Issuer; readonly officeName: string } => {
  const certificate = Certificate.fromBER(arrayBuffer(authority.certificate))
  const officeName = readCertificate(authority.certificate)?.organization ?? ''
  if (officeName === '') throw new Error('an authority without organization')
  const der = Buffer.from(revealSecret(authority.privateKey))
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return { issuer: { name: certificate.subject, key: certificate.subjectPublicKeyInfo, privateKey }, officeName }
}

const country = () => printableAttribute(ATTRIBUTE.country, 'CN')

/**
 * The office's own certificate authority: X.509 v3 (RFC 5280), ECDSA P-256 with SHA-256, self-signed, may issue end
 * certificates only. @throws on an empty name: a defect.
 */
export const createAuthority = (officeName: string, now: Date): IssuedKey => {
  if (officeName === '') throw new Error('an office without a name')
  const subject = [
    country(),
    utf8Attribute(ATTRIBUTE.organization, officeName),
    // Not the office's name alone: that is the release certificate's, and an issuer must have a name of its own.
    utf8Attribute(ATTRIBUTE.commonName, `${officeName} CA`),
  ]
  return issue({ subject, years: AUTHORITY_YEARS, isAuthority: true }, now, null)
}

const personProfile = (officeName: string, person: CertifiedPerson): Profile => ({
  subject: [
    country(),
    utf8Attribute(ATTRIBUTE.organization, officeName),
    ...person.roles.map((role) => utf8Attribute(ATTRIBUTE.role, role)),
    utf8Attribute(ATTRIBUTE.commonName, person.name),
    printableAttribute(ATTRIBUTE.personId, person.personId),
  ],
  years: PERSON_YEARS,
  isAuthority: false,
})

/**
 * A person's signing key, with a certificate that attests name, person number and roles: one OU attribute each. New
 * roles mean a new certificate. @throws when personId holds other than ASCII letters, digits and hyphens: a defect.
 */
export const issuePersonCertificate = (authority: Authority, person: CertifiedPerson, now: Date): IssuedKey => {
  const { issuer, officeName } = issuerOf(authority)
  return issue(personProfile(officeName, person), now, issuer)
}

/**
 * Another certificate for a key that the person has: other roles, or more time. Nobody needs the private half for it, which
 * lies under the person's own password. @throws as `issuePersonCertificate`.
 */
export const certifyPersonKey = (
  authority: Authority,
  person: CertifiedPerson,
  publicKey: KeyObject,
  now: Date,
): IssuedCertificate => {
  const { issuer, officeName } = issuerOf(authority)
  return certify(personProfile(officeName, person), publicKeyInfo(publicKey), now, issuer)
}

/** The key with which the office signs the files that it releases. */
export const issueReleaseCertificate = (authority: Authority, now: Date): IssuedKey => {
  const { issuer, officeName } = issuerOf(authority)
  const subject = [
    country(),
    utf8Attribute(ATTRIBUTE.organization, officeName),
    utf8Attribute(ATTRIBUTE.commonName, officeName),
  ]
  return issue({ subject, years: RELEASE_YEARS, isAuthority: false, extendedUsage: DOCUMENT_SIGNING }, now, issuer)
}
