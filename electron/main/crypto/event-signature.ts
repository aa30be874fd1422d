import { createPrivateKey, sign, verify, type KeyObject } from 'node:crypto'
import { SIGNATURE_BYTES, type Suite } from '#shared/domain/chain/event-record.ts'
import { signatureToDer } from '../certificate/ecdsa-der.ts'
import { revealSecret, type Secret } from './secret.ts'

const ENCODING = 'ieee-p1363'

/** A person's hand. Asynchronous, because a token (UKey) may ask for its PIN; so sign before the transaction. */
export interface EventSigner {
  readonly suite: Suite
  readonly sign: (preimage: Uint8Array) => Promise<Uint8Array>
}

/** A signer with a key in memory: PKCS#8 DER of a P-256 key. @throws when the bytes are no such key. */
export const createEventSigner = (privateKey: Secret<Uint8Array>): EventSigner => {
  const key = createPrivateKey({ key: Buffer.from(revealSecret(privateKey)), format: 'der', type: 'pkcs8' })
  return {
    suite: 'ecdsa-p256-sha256',
    sign: (preimage) => Promise.resolve(new Uint8Array(sign('sha256', preimage, { key, dsaEncoding: ENCODING }))),
  }
}

/** The curve that a suite's keys lie on, in OpenSSL's name. */
const CURVE: Readonly<Record<Suite, string>> = { 'ecdsa-p256-sha256': 'prime256v1' }

const isKeyOf = (suite: Suite, publicKey: KeyObject): boolean =>
  publicKey.asymmetricKeyType === 'ec' && publicKey.asymmetricKeyDetails?.namedCurve === CURVE[suite]

/** True when the signature is this key's over these bytes. False, never a throw, for hostile signatures and other keys. */
export const verifyEventSignature = (
  suite: Suite,
  publicKey: KeyObject,
  preimage: Uint8Array,
  signature: Uint8Array,
): boolean =>
  isKeyOf(suite, publicKey) &&
  signature.length === SIGNATURE_BYTES &&
  verify('sha256', preimage, publicKey, signatureToDer(signature))
