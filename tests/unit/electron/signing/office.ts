import { createPrivateKey, sign } from 'node:crypto'
import { PDFDocument } from 'pdf-lib'
import {
  createAuthority,
  issuePersonCertificate,
  issueReleaseCertificate,
  type IssuedKey,
} from '#electron/main/crypto/authority.ts'
import { revealSecret } from '#electron/main/crypto/secret.ts'
import { signPdf } from '#electron/main/signing/pades/sign-pdf.ts'
import type { Signer } from '#electron/main/signing/signer.ts'

export const OFFICE = '云山市人民政府办公室'
export const issuedAt = new Date('2026-03-01T00:00:00Z')
export const signedAt = new Date('2026-03-05T03:00:00Z')
export const now = new Date('2026-03-06T00:00:00Z')

export const authority = createAuthority(OFFICE, issuedAt)
export const release = issueReleaseCertificate(authority, issuedAt)
export const person = issuePersonCertificate(
  authority,
  { personId: 'p-1', name: '林若舟', roles: ['drafter'] },
  issuedAt,
)

export const signWith = (key: IssuedKey, data: Uint8Array): Uint8Array => {
  const der = Buffer.from(revealSecret(key.privateKey))
  return new Uint8Array(sign('sha256', data, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })))
}

export const signerOf = (key: IssuedKey, ...issuers: readonly IssuedKey[]): Signer => ({
  certificates: [key, ...issuers].map(({ certificate }) => certificate),
  sign: (data) => Promise.resolve(signWith(key, data)),
})

export const options = { signedAt, name: OFFICE, reason: '政务公开发布' }

/** Signs, and fails the test on a refusal. */
export const signed = async (
  pdf: Uint8Array,
  signer = signerOf(release, authority),
  at = signedAt,
): Promise<Uint8Array> => {
  const result = await signPdf(pdf, signer, { ...options, signedAt: at })
  if (!result.ok) throw new Error(`refused: ${result.error.code}`)
  return result.value
}

/** A small file as other programs write them. */
export const plainPdf = async (useObjectStreams: boolean): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false })
  for (let page = 0; page < 3; page++)
    document.addPage([595, 842]).drawLine({ start: { x: 0, y: 0 }, end: { x: 90, y: 90 } })
  return document.save({ useObjectStreams })
}
