import { describe, expect, it } from 'vitest'
import { canonicalText, type Canonical } from '#shared/lib/canonical.ts'

/** What is no canonical value comes from `unknown` at run time, whatever the type says. */
const REFUSED: readonly (readonly [string, unknown])[] = [
  ['undefined', undefined],
  ['undefined in a list', [undefined]],
  ['a hole in a list', [1, , 2]],
  ['an undefined member', { a: undefined }],
  ['a fraction', 0.5],
  ['minus zero', -0],
  ['an unsafe integer', 2 ** 53],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['a bigint', 1n],
  ['a function', () => 1],
  ['a symbol', Symbol('a')],
  ['a Date', new Date(0)],
  ['a Map', new Map()],
  ['bytes', new Uint8Array(2)],
  ['an object without prototype', Object.create(null)],
  ['half a surrogate pair', '\ud842'],
  ['the other half', 'a\udfb7b'],
  ['half a pair in a key', { '\ud842': 1 }],
]

describe('canonical text', () => {
  it.each(REFUSED)('is not made of %s', (_what, value) => {
    expect(() => canonicalText(value as Canonical)).toThrow()
    expect(() => canonicalText({ inside: [value as Canonical] })).toThrow()
  })

  it('does not depend on the order in which members were set', () => {
    expect(canonicalText({ b: 1, a: 2 })).toBe(canonicalText({ a: 2, b: 1 }))
  })
})
