import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signatureToDer } from '#electron/main/certificate/ecdsa-der.ts'
import { verifyEventSignature } from '#electron/main/crypto/event-signature.ts'
import { SIGNATURE_BYTES } from '#shared/domain/chain/event-record.ts'
import { createRandom } from '../../../helper/random.ts'

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const ENCODING = 'ieee-p1363'
/** As the platform answers when it turns the signature itself. */
const byPlatform = (preimage: Uint8Array, signature: Uint8Array): boolean =>
  verify('sha256', preimage, { key: publicKey, dsaEncoding: ENCODING }, signature)

describe('the signature of an event', () => {
  it('is told as by the platform, for those that hold and for those that are one bit off', () => {
    const random = createRandom(5)
    for (let count = 0; count < 150; count += 1) {
      const preimage = Uint8Array.from({ length: 1 + random.below(200) }, () => random.below(256))
      const signature = new Uint8Array(sign('sha256', preimage, { key: privateKey, dsaEncoding: ENCODING }))
      expect(verifyEventSignature('ecdsa-p256-sha256', publicKey, preimage, signature)).toBe(true)
      const place = random.below(SIGNATURE_BYTES)
      const off = Uint8Array.from(signature)
      off[place] = (off[place] ?? 0) ^ (1 << random.below(8))
      expect(verifyEventSignature('ecdsa-p256-sha256', publicKey, preimage, off)).toBe(byPlatform(preimage, off))
    }
  })

  it.each([
    ['zeros', new Uint8Array(64)],
    ['ones', new Uint8Array(64).fill(0xff)],
    ['a zero and a number', new Uint8Array(64).fill(7, 32)],
    ['a small number with many zeros', Uint8Array.from({ length: 64 }, (_, at) => (at % 32 === 31 ? 0x80 : 0))],
  ])('of %s is none, and no throw', (_, signature) => {
    expect(verifyEventSignature('ecdsa-p256-sha256', publicKey, Uint8Array.of(1), signature)).toBe(false)
    expect(byPlatform(Uint8Array.of(1), signature)).toBe(false)
  })

  it('is written in the shortest form of DER', () => {
    const small = Uint8Array.from({ length: 64 }, (_, at) => (at % 32 === 31 ? 0x80 : 0))
    expect(Buffer.from(signatureToDer(small)).toString('hex')).toBe('3008020200800202' + '0080')
    expect(Buffer.from(signatureToDer(new Uint8Array(64))).toString('hex')).toBe('3006020100020100')
    expect(signatureToDer(new Uint8Array(64).fill(0xff))).toHaveLength(72)
  })
})
