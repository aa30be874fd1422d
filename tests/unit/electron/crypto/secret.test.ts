import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { revealSecret, Secret, wipeSecret } from '#electron/main/crypto/secret.ts'

const WORD = 'river-parking-2026'

describe('a secret', () => {
  const secret = new Secret(WORD)
  const ways: readonly (readonly [string, () => string])[] = [
    ['String', () => String(secret)],
    ['a template', () => `a ${secret.toString()} b`],
    ['JSON', () => JSON.stringify({ secret, list: [secret] })],
    ['inspect, showing all', () => inspect({ secret }, { showHidden: true, depth: 9, getters: true })],
    ['an error message', () => inspect(new Error(`failed with ${secret.toString()}`, { cause: secret }))],
    ['its keys and values', () => JSON.stringify([Object.keys(secret), Object.entries(secret)])],
    ['every property, own or inherited', () => Reflect.ownKeys(secret).map(String).join()],
    ['a structured clone', () => inspect(structuredClone(secret), { showHidden: true })],
  ]
  it.each(ways)('is not shown by %s', (_way, show) => {
    expect(show()).not.toContain(WORD)
  })

  it('is read by revealSecret alone', () => {
    expect(revealSecret(secret)).toBe(WORD)
  })

  it('made of bytes can be wiped', () => {
    const bytes = Uint8Array.of(1, 2, 3)
    wipeSecret(new Secret(bytes))
    expect(bytes).toEqual(new Uint8Array(3))
  })
})
