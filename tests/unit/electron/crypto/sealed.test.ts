import { describe, expect, it } from 'vitest'
import { seal, unseal, type SealContext, type Sealed } from '#electron/main/crypto/sealed.ts'
import { Secret } from '#electron/main/crypto/secret.ts'

const keyOf = (fill: number) => new Secret(new Uint8Array(32).fill(fill))
const plain = new TextEncoder().encode('关于调整河滨路停车收费的通知')
const context: SealContext = ['mingjian test', '1', 'p-1']

const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

describe('sealed bytes', () => {
  it('open with their key and context, also when they are none', () => {
    for (const bytes of [plain, new Uint8Array()]) {
      expect(unseal(keyOf(1), seal(keyOf(1), bytes, context), context)).toEqual(bytes)
    }
  })

  it('never come out twice the same', () => {
    const outputs = Array.from({ length: 50 }, () => Buffer.from(seal(keyOf(1), plain, context).nonce).toString('hex'))
    expect(new Set(outputs).size).toBe(50)
  })

  it('do not open with another key or another context', () => {
    const sealed = seal(keyOf(1), plain, context)
    expect(unseal(keyOf(2), sealed, context)).toBeNull()
    const others: readonly SealContext[] = [
      ['mingjian test', '1', 'p-2'],
      ['mingjian test', '2', 'p-1'],
      ['mingjian test', '1p-1'],
      ['mingjian test', '1', 'p-1', ''],
      ['mingjian test'],
    ]
    for (const other of others) expect(unseal(keyOf(1), sealed, other)).toBeNull()
  })

  it('do not open with any bit flipped, in nonce, text or tag', () => {
    const sealed = seal(keyOf(1), plain, context)
    for (let bit = 0; bit < sealed.nonce.length * 8; bit++) {
      expect(unseal(keyOf(1), { ...sealed, nonce: flipped(sealed.nonce, bit) }, context)).toBeNull()
    }
    for (let bit = 0; bit < sealed.ciphertext.length * 8; bit++) {
      expect(unseal(keyOf(1), { ...sealed, ciphertext: flipped(sealed.ciphertext, bit) }, context)).toBeNull()
    }
  })

  it('do not open cut short, lengthened or empty', () => {
    const sealed = seal(keyOf(1), plain, context)
    const { nonce, ciphertext } = sealed
    const damaged: readonly Sealed[] = [
      ...Array.from({ length: ciphertext.length }, (_, length) => ({
        nonce,
        ciphertext: ciphertext.subarray(0, length),
      })),
      { nonce, ciphertext: Uint8Array.of(...ciphertext, 0) },
      { nonce: nonce.subarray(1), ciphertext },
      { nonce: new Uint8Array(), ciphertext },
      { nonce: Uint8Array.of(...nonce, 0), ciphertext },
    ]
    for (const one of damaged) expect(unseal(keyOf(1), one, context)).toBeNull()
  })
})
