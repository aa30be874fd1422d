import { sm3 } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { createOwnSm3, createSm3, sm3Hex } from '#electron/main/archive/bag/sm3.ts'

const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => (index * 131 + 7) % 256)

describe('SM3', () => {
  it('gives the examples of GB/T 32905-2016, annex A', () => {
    expect(createOwnSm3().update(Buffer.from('abc')).hex()).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    )
    expect(sm3Hex(Buffer.from('abc'))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(sm3Hex(Buffer.from('abcd'.repeat(16)))).toBe(
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    )
  })

  it('agrees with the other implementation around every block, in one piece and in many', () => {
    for (const length of [0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 1000, 70_000]) {
      const bytes = bytesOf(length)
      const expected = sm3(bytes)
      expect(sm3Hex(bytes)).toBe(expected)
      for (const pieces of [createOwnSm3(), createSm3()]) {
        for (let at = 0; at < length; at += 61) pieces.update(bytes.subarray(at, at + 61))
        expect(pieces.hex()).toBe(expected)
      }
    }
  })
})
