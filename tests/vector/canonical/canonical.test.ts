import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { canonicalBytes, type Canonical } from '#shared/lib/canonical.ts'

const { vectors } = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')) as {
  readonly vectors: readonly { readonly value: Canonical; readonly hex: string; readonly sha256: string }[]
}

describe('canonical bytes', () => {
  it.each(vectors)('of $value are those of the independent encoder', ({ value, hex, sha256 }) => {
    const bytes = canonicalBytes(value)
    expect(Buffer.from(bytes).toString('hex')).toBe(hex)
    expect(sha256Hex(bytes)).toBe(sha256)
  })

  it('are JSON that reads back as the same value', () => {
    for (const { value } of vectors) {
      expect(JSON.parse(new TextDecoder().decode(canonicalBytes(value)))).toEqual(value)
    }
  })
})
