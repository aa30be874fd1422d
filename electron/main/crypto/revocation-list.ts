import { createPrivateKey, sign } from 'node:crypto'
import { BitString, Enumerated, Integer, OctetString } from 'asn1js'
import {
  AlgorithmIdentifier,
  AuthorityKeyIdentifier,
  Certificate,
  CertificateRevocationList,
  Extension,
  Extensions,
  RevokedCertificate,
  Time,
  TimeType,
} from 'pkijs'
import type { Authority } from './authority.ts'
import { revealSecret } from './secret.ts'

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'
const arrayBuffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer
/** RFC 5280 5.1.2.4: as in certificates. */
const timeOf = (value: Date): Time =>
  new Time({ type: value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime, value })

const wholeSecond = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000)

/** RFC 5280, 5.3.1. */
const REASON = { superseded: 4, cessationOfOperation: 5 } as const
/** Of RFC 5280, 4.2.1.1, 4.2.1.2, 5.2.3 and 5.3.1. */
const EXTENSION = {
  authorityKeyIdentifier: '2.5.29.35',
  subjectKeyIdentifier: '2.5.29.14',
  number: '2.5.29.20',
  reason: '2.5.29.21',
} as const
/** A list is made anew for each file that it goes into; the day is for readers who keep one. */
const GOOD_FOR_MS = 30 * 24 * 60 * 60 * 1000

/** A certificate (DER) that is withdrawn, since when and why. */
export interface Withdrawn {
  readonly certificate: Uint8Array
  readonly since: Date
  readonly reason: keyof typeof REASON
}

const entryOf = ({ certificate, since, reason }: Withdrawn): RevokedCertificate =>
  new RevokedCertificate({
    userCertificate: Certificate.fromBER(arrayBuffer(certificate)).serialNumber,
    revocationDate: timeOf(wholeSecond(since)),
    crlEntryExtensions: new Extensions({
      extensions: [
        new Extension({
          extnID: EXTENSION.reason,
          critical: false,
          extnValue: new Enumerated({ value: REASON[reason] }).toBER(),
        }),
      ],
    }),
  })

/** Whose key signed, and a number that rises with time: what RFC 5280, 5.2 asks of every list. */
const listExtensions = (issuer: Certificate, at: Date): Extensions => {
  const own = issuer.extensions?.find(({ extnID }) => extnID === EXTENSION.subjectKeyIdentifier)
  // The extension's value is an OCTET STRING of at most 127 bytes: two bytes of framing before the identifier.
  const identifier = own === undefined ? null : own.extnValue.valueBlock.valueHexView.slice(2)
  const byKey =
    identifier === null
      ? []
      : [
          new Extension({
            extnID: EXTENSION.authorityKeyIdentifier,
            critical: false,
            extnValue: new AuthorityKeyIdentifier({
              keyIdentifier: new OctetString({ valueHex: arrayBuffer(identifier) }),
            })
              .toSchema()
              .toBER(),
          }),
        ]
  const number = new Integer({ value: Math.floor(at.getTime() / 1000) })
  return new Extensions({
    extensions: [...byKey, new Extension({ extnID: EXTENSION.number, critical: false, extnValue: number.toBER() })],
  })
}

/**
 * A revocation list of the office's own authority (RFC 5280, 5), DER, ECDSA P-256 with SHA-256: what lets a released file
 * show later that its certificate was good when it signed. `revoked`: all that are withdrawn up to `now`.
 */
export const issueRevocationList = (authority: Authority, now: Date, revoked: readonly Withdrawn[]): Uint8Array => {
  const issuer = Certificate.fromBER(arrayBuffer(authority.certificate))
  const list = new CertificateRevocationList({
    version: 1,
    issuer: issuer.subject,
    thisUpdate: timeOf(wholeSecond(now)),
    nextUpdate: timeOf(wholeSecond(new Date(now.getTime() + GOOD_FOR_MS))),
    crlExtensions: listExtensions(issuer, now),
    signature: new AlgorithmIdentifier({ algorithmId: ECDSA_WITH_SHA256 }),
    signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: ECDSA_WITH_SHA256 }),
    // An empty list is left out, not written.
    ...(revoked.length === 0 ? {} : { revokedCertificates: revoked.map(entryOf) }),
  })
  const key = createPrivateKey({ key: Buffer.from(revealSecret(authority.privateKey)), format: 'der', type: 'pkcs8' })
  // The library keeps this method for itself, and offers no other way to the bytes that are signed.
  const signedPart = new Uint8Array(list['encodeTBS']().toBER())
  list.tbsView = signedPart
  list.signatureValue = new BitString({ valueHex: arrayBuffer(sign('sha256', signedPart, key)) })
  const whole = list.toSchema() as unknown as { toBER(): ArrayBuffer } // pkijs types its schemas loosely
  return new Uint8Array(whole.toBER())
}
