import { createPrivateKey, sign } from 'node:crypto'
import { ok } from '#shared/lib/result.ts'
import { isValidAt, readCertificate } from '../../certificate/certificate.ts'
import { revealSecret } from '../../crypto/secret.ts'
import type { Signer } from '../../signing/signer.ts'
import type { WriteStore } from '../../store/types.ts'
import { ChainFault } from '../faults.ts'
import { refuse, type Outcome } from '../workstation.ts'

/**
 * The office's release key as the signing of PDFs, manifests and packages asks for it. Refuses release.certificateExpired
 * outside the days on which its certificate is valid. @throws ChainFault when the store holds no readable one.
 */
export const releaseSigner = (store: WriteStore, at: Date): Outcome<Signer> => {
  const { releaseCertificate, authorityCertificate } = store.office()
  const certificate = readCertificate(releaseCertificate)
  if (certificate === null) throw new ChainFault(0)
  if (!isValidAt(certificate, at)) return refuse('release.certificateExpired')
  const { releaseKey } = store.officeSecrets()
  const key = createPrivateKey({ key: Buffer.from(revealSecret(releaseKey)), format: 'der', type: 'pkcs8' })
  return ok({
    certificates: [releaseCertificate, authorityCertificate],
    sign: (data) => Promise.resolve(new Uint8Array(sign('sha256', data, key))),
  })
}
