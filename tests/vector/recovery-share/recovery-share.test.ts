import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { invert, joinShares, multiply, splitSecret } from '#electron/main/crypto/recovery-share.ts'

const { vectors } = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')) as {
  readonly vectors: readonly { readonly secret: string; readonly slope: string; readonly shares: readonly string[] }[]
}
const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex')

describe('shares of a secret', () => {
  it('are reckoned in the field of AES, by the examples of FIPS 197', () => {
    expect([multiply(0x57, 0x83), multiply(0x57, 0x13), invert(0x53)]).toEqual([0xc1, 0xfe, 0xca])
    for (let value = 1; value < 256; value += 1) expect(multiply(value, invert(value))).toBe(1)
  })

  it.each(vectors)('of $secret are those of the independent program, and any two give it back', (vector) => {
    const { secret, slope, shares } = vector
    const split = splitSecret(bytes(secret), bytes(slope), shares.length)
    expect(split.map((share) => hex(share.bytes))).toEqual(shares)
    for (const one of split) {
      for (const two of split) {
        if (one.number !== two.number) expect(hex(joinShares(one, two))).toBe(secret)
      }
    }
  })
})
