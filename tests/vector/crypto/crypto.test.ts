import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#electron/main/crypto/digest.ts'
import { verifyEventSignature } from '#electron/main/crypto/event-signature.ts'
import { unlockWithPassword, unlockWithRecoveryCode, unwrapSigningKey } from '#electron/main/crypto/keyring-access.ts'
import { parseKeyring } from '#electron/main/crypto/keyring-format.ts'
import { deriveKeys } from '#electron/main/crypto/password-wrap.ts'
import { parseRecoveryCode } from '#electron/main/crypto/recovery-code.ts'
import { revealSecret } from '#electron/main/crypto/secret.ts'
import { bytesToHex, eventPreimage, hexToBytes, type Suite } from '#shared/domain/chain/event-record.ts'

const { signatures, keyring } = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')) as {
  readonly signatures: {
    readonly x: string
    readonly y: string
    readonly suite: Suite
    readonly events: readonly (Readonly<Record<'type' | 'part' | 'prev' | 'hash' | 'signature', string>> & {
      readonly timesOver: number
    })[]
  }
  readonly keyring: {
    readonly password: string
    readonly recoveryCode: string
    readonly storeKey: string
    readonly privateKey: string
    readonly signingKeyWrap: { readonly nonce: string; readonly ciphertext: string }
    readonly file: unknown
  }
}
const base64Url = (hex: string) => Buffer.from(hex, 'hex').toString('base64url')
const publicKey = createPublicKey({
  key: { kty: 'EC', crv: 'P-256', x: base64Url(signatures.x), y: base64Url(signatures.y) },
  format: 'jwk',
})

describe('event signatures made in plain Python', () => {
  it.each(signatures.events)('of $type verify over our preimage, whose hash is the same', (vector) => {
    const { suite } = signatures
    const part = Buffer.from(vector.part, 'base64')
    const body = new Uint8Array(Buffer.concat(Array.from({ length: vector.timesOver }, () => part)))
    const preimage = eventPreimage({ suite, type: vector.type, body, prev: hexToBytes(vector.prev) })
    expect(bytesToHex(sha256(preimage))).toBe(vector.hash)
    expect(verifyEventSignature(suite, publicKey, preimage, hexToBytes(vector.signature))).toBe(true)
    const other = eventPreimage({ suite, type: `${vector.type}s`, body, prev: hexToBytes(vector.prev) })
    expect(verifyEventSignature(suite, publicKey, other, hexToBytes(vector.signature))).toBe(false)
  })

  it('of RFC 6979 A.2.5 verify, and in the DER form, which is not ours, do not', () => {
    const [r, s] = [
      'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716',
      'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
    ]
    const sample = new TextEncoder().encode('sample')
    expect(verifyEventSignature('ecdsa-p256-sha256', publicKey, sample, hexToBytes(r + s))).toBe(true)
    expect(verifyEventSignature('ecdsa-p256-sha256', publicKey, sample, hexToBytes(s + r))).toBe(false)
    expect(verifyEventSignature('ecdsa-p256-sha256', publicKey, sample, hexToBytes(`3046022100${r}022100${s}`))).toBe(
      false,
    )
  })
})

describe('the derivation', () => {
  it('is scrypt: the third example of RFC 7914, section 12', async () => {
    const salt = new TextEncoder().encode('SodiumChloride')
    const keys = await deriveKeys('pleaseletmein', { salt, costExponent: 14, blockSize: 8, parallelism: 1 })
    const hex = (secret: typeof keys.storeWrapKey) => bytesToHex(revealSecret(secret))
    expect(hex(keys.storeWrapKey)).toBe('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2')
    expect(hex(keys.signingWrapKey)).toBe('d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887')
  })
})

describe('a keyring made in Python', () => {
  const file = parseKeyring(JSON.stringify(keyring.file))
  if (file === null) throw new Error('the keyring does not parse')

  it('opens with its password and gives the store key and the signing key', async () => {
    const opened = await unlockWithPassword(file, 'p-clerk', keyring.password)
    if (opened === null) throw new Error('it does not open')
    expect(bytesToHex(revealSecret(opened.storeKey))).toBe(keyring.storeKey)
    const { nonce, ciphertext } = keyring.signingKeyWrap
    const wrap = { nonce: hexToBytes(nonce), ciphertext: hexToBytes(ciphertext) }
    const privateKey = unwrapSigningKey(opened.signingWrapKey, 'p-clerk', [wrap])
    expect(privateKey && bytesToHex(revealSecret(privateKey))).toBe(keyring.privateKey)
  })

  it('opens with its printed code, whose check characters are the same', async () => {
    const code = parseRecoveryCode(keyring.recoveryCode)
    if (!code.ok) throw new Error(`group ${String(code.error.detail.group)}`)
    const storeKey = await unlockWithRecoveryCode(file, code.value)
    expect(storeKey && bytesToHex(revealSecret(storeKey))).toBe(keyring.storeKey)
  })
})
