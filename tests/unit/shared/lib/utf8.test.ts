import { describe, expect, it } from 'vitest'
import { hasLoneSurrogate, utf8Bytes, utf8Text } from '#shared/lib/utf8.ts'
import { createRandom } from '../../../helper/random.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const platformText = (bytes: Uint8Array): string | null => {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

describe('UTF-8 of our own', () => {
  it('reads what the platform reads and refuses what it refuses, over 50,000 hostile byte sequences', () => {
    const random = createRandom(1)
    const byte = (): number => {
      const kind = random.next()
      if (kind < 0.3) return random.below(256)
      return kind < 0.5 ? 0xc0 + random.below(0x38) : 0x80 + random.below(0x40)
    }
    const differing = Array.from({ length: 50_000 }, () =>
      Uint8Array.from({ length: 1 + random.below(6) }, byte),
    ).filter((bytes) => utf8Text(bytes) !== platformText(bytes))
    expect(differing).toEqual([])
  })

  it('reads back what it writes, also across the places where it works in pieces', () => {
    const text = '公开\u0000 a é 𠮷\u{10ffff}'.repeat(3000)
    expect(utf8Text(utf8Bytes(text))).toBe(text)
    expect(utf8Bytes(text)).toEqual(new TextEncoder().encode(text))
  })

  it.each(['\ud800', 'a\udc00', '\udc00\ud800', '\ud800\ud800\udc00'])(
    'refuses to write half a surrogate pair',
    (text) => {
      expect(hasLoneSurrogate(text)).toBe(true)
      expect(() => utf8Bytes(text)).toThrow('surrogate')
    },
  )
})
