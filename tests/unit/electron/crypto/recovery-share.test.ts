import { describe, expect, it } from 'vitest'
import { codeOfShares, newShares } from '#electron/main/crypto/recovery-share.ts'
import { revealSecret } from '#electron/main/crypto/secret.ts'

const made = newShares(3)
const [first = '', second = '', third = ''] = made.shares.map(revealSecret)
const code = (one: string, two: string): string => {
  const read = codeOfShares(one, two)
  return read.ok ? revealSecret(read.value) : read.error.code
}

describe('a recovery code in shares', () => {
  it('is printed as eight groups of five, and opens with any two, however they are typed', () => {
    for (const share of [first, second, third])
      expect(share).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/)
    const whole = revealSecret(made.code)
    expect(code(first, second)).toBe(whole)
    expect(code(third, first)).toBe(whole)
    expect(code(third.toLowerCase().replaceAll('-', ' '), second.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(whole)
  })

  it('says what is wrong: one share, the same twice, shares of two codes, and the group with the mistake', () => {
    expect(code(first, ' ')).toBe('recovery.shareMissing')
    expect(code(first, first)).toBe('recovery.sameShare')
    let other = newShares(2)
    // The tag is one byte: another set has the same one time in 256.
    while (revealSecret(other.shares[0] ?? made.code).startsWith(first.slice(0, 2))) other = newShares(2)
    expect(code(first, other.shares.map(revealSecret)[1] ?? '')).toBe('recovery.otherShares')
    const wrong = (second.startsWith('0') ? '1' : '0') + second.slice(1)
    expect(codeOfShares(first, wrong)).toEqual({
      ok: false,
      error: { code: 'identity.wrongRecoveryCode', detail: { group: 1 } },
    })
    expect(code(first, second.slice(0, -1))).toBe('identity.wrongRecoveryCode')
  })
})
