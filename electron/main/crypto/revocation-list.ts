import { createPrivateKey, sign } from 'node:crypto'
import { BitString } from 'asn1js'
import { AlgorithmIdentifier, Certificate, CertificateRevocationList, RevokedCertificate, Time, TimeType } from 'pkijs'
import type { Authority } from './authority.ts'
import { revealSecret } from './secret.ts'

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'
const arrayBuffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer
/** RFC 5280 5.1.2.4: as in certificates. */
const timeOf = (value: Date): Time =>
  new Time({ type: value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime, value })

/**
 * A revocation list of the office's own authority (RFC 5280, 5), DER, ECDSA P-256 with SHA-256: what lets a released file
 * show later that its certificate was good. `revoked`: certificates (DER) that are withdrawn, and since when.
 */
export const issueRevocationList = (
  authority: Authority,
  now: Date,
  revoked: readonly { readonly certificate: Uint8Array; readonly since: Date }[],
): Uint8Array => {
  const issuer = Certificate.fromBER(arrayBuffer(authority.certificate))
  const list = new CertificateRevocationList({
    version: 1,
    issuer: issuer.subject,
    thisUpdate: timeOf(new Date(Math.floor(now.getTime() / 1000) * 1000)),
    signature: new AlgorithmIdentifier({ algorithmId: ECDSA_WITH_SHA256 }),
    signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: ECDSA_WITH_SHA256 }),
    // An empty list is left out, not written.
    ...(revoked.length === 0
      ? {}
      : {
          revokedCertificates: revoked.map(
            ({ certificate, since }) =>
              new RevokedCertificate({
                userCertificate: Certificate.fromBER(arrayBuffer(certificate)).serialNumber,
                revocationDate: timeOf(since),
              }),
          ),
        }),
  })
  const key = createPrivateKey({ key: Buffer.from(revealSecret(authority.privateKey)), format: 'der', type: 'pkcs8' })
  // The library keeps this method for itself, and offers no other way to the bytes that are signed.
  const signedPart = new Uint8Array(list['encodeTBS']().toBER())
  list.tbsView = signedPart
  list.signatureValue = new BitString({ valueHex: arrayBuffer(sign('sha256', signedPart, key)) })
  const whole = list.toSchema() as unknown as { toBER(): ArrayBuffer } // pkijs types its schemas loosely
  return new Uint8Array(whole.toBER())
}
