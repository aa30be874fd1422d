import { createPrivateKey, sign } from 'node:crypto'
import { readCertificateSubject } from '../crypto/certificate.ts'
import { revealSecret } from '../crypto/secret.ts'
import type { Signer } from '../signing/signer.ts'
import type { WriteStore } from '../store/types.ts'

/** The office's release key as the signing of PDFs and manifests asks for it. */
export const releaseSigner = (store: WriteStore): Signer => {
  const { releaseCertificate, authorityCertificate } = store.office()
  const { releaseKey } = store.officeSecrets()
  const key = createPrivateKey({ key: Buffer.from(revealSecret(releaseKey)), format: 'der', type: 'pkcs8' })
  return {
    certificates: [releaseCertificate, authorityCertificate],
    sign: (data) => Promise.resolve(new Uint8Array(sign('sha256', data, key))),
  }
}

/** True when the release certificate is valid at this moment. */
export const isReleaseCertificateValid = (store: WriteStore, at: Date): boolean => {
  const subject = readCertificateSubject(store.office().releaseCertificate)
  return subject !== null && at >= subject.validFrom && at <= subject.validUntil
}
