import { createPrivateKey, sign } from 'node:crypto'
import { z } from 'zod'
import { ok } from '#shared/lib/result.ts'
import { isValidAt, readCertificate, type CertificateFacts } from '../../certificate/certificate.ts'
import { signatureToDer } from '../../certificate/ecdsa-der.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { revealSecret, Secret } from '../../crypto/secret.ts'
import type { Signer } from '../../signing/signer.ts'
import { openToken } from '../../signing/token/token.ts'
import type { ReadStore } from '../../store/types.ts'
import { ChainFault } from '../faults.ts'
import { loadOffice } from '../load-office.ts'
import { certificateOf } from '../own-certificate.ts'
import { releaseSigner } from './release-signer.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

export const KEY_SETTING = 'releaseKey'
const KEPT = 'releaseKeyFile'
const hash = z.string().length(64)

/** What the office's log says: which key signs released files, and whether the publisher signs before it. */
const keyFacts = z.strictObject({
  kind: z.enum(['office', 'file', 'token']),
  /** Of the certificate; '' for the office's own, which the office may renew. */
  certificateSha256: z.union([z.literal(''), hash]),
  publisherSigns: z.boolean(),
  /** The leaders who passed a case sign its release first. Not said in older settings. */
  leadersSign: z.boolean().default(false),
})
export type KeyFacts = z.output<typeof keyFacts>
export const OWN_KEY: KeyFacts = { kind: 'office', certificateSha256: '', publisherSigns: false, leadersSign: false }

const base64 = z.string().min(1)
/** What lies beside the log, in the encrypted store: certificates, and the key itself or where its driver is. */
const keptKey = z.strictObject({
  certificates: z.array(base64).min(1),
  privateKey: base64.nullable(),
  driver: z.string().nullable(),
})

export type KeptKeyValue = z.output<typeof keptKey>

/** Keeps what belongs to the key that signs, in place of what belonged to the one before; null for nothing. */
export const keepKey = (store: Unlocked['store'], kept: KeptKeyValue | null): void => {
  store.saveSetting(KEPT, kept)
}

export const keyFactsOf = (store: ReadStore): KeyFacts => {
  const json = loadOffice(store)?.state.settings[KEY_SETTING]
  return json === undefined ? OWN_KEY : keyFacts.parse(JSON.parse(json))
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'))

interface KeptKey {
  readonly certificates: readonly Uint8Array[]
  readonly certificate: CertificateFacts
  readonly privateKey: Secret<Uint8Array> | null
  readonly driver: string | null
}

/** @throws ChainFault when the kept key is not the one that the log names. */
const keptKeyOf = (store: ReadStore, { certificateSha256 }: KeyFacts): KeptKey => {
  const kept = keptKey.safeParse(store.setting(KEPT))
  const certificates = kept.success ? kept.data.certificates.map(bytesOf) : []
  const [first] = certificates
  const certificate = first === undefined ? null : readCertificate(first)
  if (!kept.success || certificate?.sha256 !== certificateSha256) throw new ChainFault(0)
  const { privateKey, driver } = kept.data
  return { certificates, certificate, privateKey: privateKey === null ? null : new Secret(bytesOf(privateKey)), driver }
}

/** The certificate that signs released files now. @throws ChainFault when there is no readable one. */
export const releaseCertificateOf = (store: ReadStore): CertificateFacts => {
  const facts = keyFactsOf(store)
  const own = facts.kind === 'office' ? readCertificate(store.office().releaseCertificate) : null
  if (facts.kind === 'office' && own === null) throw new ChainFault(0)
  return own ?? keptKeyOf(store, facts).certificate
}

/** Who signs the PDF of a release. */
export interface ReleaseHand {
  readonly signer: Signer
  readonly certificateSha256: string
  /** The last certificate that comes with it, DER, where it is not the office's authority that attests it. */
  readonly anchor: Uint8Array | null
  /** Lets go of a token's process. */
  readonly end: () => void
}

const NOTHING = (): void => undefined

/**
 * The key that the office chose. `pin` is for a token, and of this act only; a token is let go when the act is cancelled. Refuses release.certificateExpired outside the
 * days of the certificate, key.pinNeeded, and what a token refuses. @throws ChainFault, TokenFault.
 */
export const openReleaseHand = async (
  workstation: Workstation,
  store: Unlocked['store'],
  pin: string,
  signal?: AbortSignal,
): Promise<Outcome<ReleaseHand>> => {
  const facts = keyFactsOf(store)
  if (facts.kind === 'office') {
    const signer = releaseSigner(store, workstation.now())
    if (!signer.ok) return signer
    return ok({
      signer: signer.value,
      certificateSha256: sha256Hex(store.office().releaseCertificate),
      anchor: null,
      end: NOTHING,
    })
  }
  const kept = keptKeyOf(store, facts)
  if (!isValidAt(kept.certificate, workstation.now())) return refuse('release.certificateExpired')
  const anchor = kept.certificates.at(-1) ?? kept.certificate.der
  const common = { certificateSha256: kept.certificate.sha256, anchor }
  if (kept.privateKey !== null) return ok({ ...common, signer: signerOf(kept, kept.privateKey), end: NOTHING })
  if (pin === '') return refuse('key.pinNeeded')
  signal?.throwIfAborted()
  const token = openToken(kept.driver ?? '', workstation.openTokenProcess())
  // Somebody who waits for a button to be pressed may leave: the process ends, and with it the question.
  const end = (): void => {
    token.end()
  }
  signal?.addEventListener('abort', end, { once: true })
  try {
    const keys = await token.keys()
    if (!keys.ok) {
      token.end()
      return refuse(keys.error.code)
    }
    const key = keys.value.find(({ certificate }) => certificate.sha256 === kept.certificate.sha256)
    if (key === undefined) {
      token.end()
      return refuse('key.tokenAbsent')
    }
    const { sign: signWith } = key.signerWith(new Secret(pin))
    return ok({
      ...common,
      signer: { certificates: kept.certificates, sign: signWith },
      end,
    })
  } catch (error) {
    token.end()
    throw error
  }
}

const signerOf = ({ certificates }: KeptKey, privateKey: Secret<Uint8Array>): Signer => {
  const key = createPrivateKey({ key: Buffer.from(revealSecret(privateKey)), format: 'der', type: 'pkcs8' })
  return { certificates, sign: (data) => Promise.resolve(new Uint8Array(sign('sha256', data, key))) }
}

/** The publisher's own hand, before the office's (several hands in one file). */
export const publisherHand = (unlocked: Unlocked): Signer => ({
  certificates: [certificateOf(unlocked), unlocked.store.office().authorityCertificate],
  sign: async (data) => signatureToDer(await unlocked.signer.sign(data)),
})
