import { describe, expect, it } from 'vitest'
import { newRecoveryCode, parseRecoveryCode } from '#electron/main/crypto/recovery-code.ts'
import { revealSecret } from '#electron/main/crypto/secret.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const read = (typed: string): string | number => {
  const parsed = parseRecoveryCode(typed)
  return parsed.ok ? revealSecret(parsed.value) : parsed.error.detail.group
}
const newCode = () => revealSecret(newRecoveryCode())

describe('a recovery code', () => {
  it('is printed as seven groups of five characters that cannot be mistaken for each other', () => {
    for (let count = 0; count < 200; count++)
      expect(newCode()).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/)
  })

  it('has 140 random bits: every character comes up at every random place', () => {
    const codes = Array.from({ length: 2000 }, newCode)
    for (let place = 0; place < 41; place++) {
      if (place % 6 === 5 || place % 6 === 4) continue // hyphens and check characters
      expect(new Set(codes.map((code) => code[place])).size).toBe(32)
    }
    expect(new Set(codes).size).toBe(2000)
  })

  const typings: readonly (readonly [string, (code: string) => string])[] = [
    ['as printed', (code) => code],
    ['in small letters', (code) => code.toLowerCase()],
    ['without hyphens', (code) => code.replaceAll('-', '')],
    ['with spaces and line ends', (code) => ` ${code.replaceAll('-', ' \n')}\t`],
    [
      'in full-width characters',
      (code) => code.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    ],
    ['with Chinese dashes', (code) => code.replaceAll('-', '—')],
    ['with O for 0 and I or l for 1', (code) => code.replaceAll('0', 'O').replace('1', 'I').replaceAll('1', 'l')],
  ]
  it.each(typings)('is read %s', (_how, type) => {
    for (let count = 0; count < 100; count++) {
      const code = newCode()
      expect(read(type(code))).toBe(code)
    }
  })

  it('with one wrong character is refused, and the group is named', () => {
    const code = newCode()
    for (let place = 0; place < code.length; place++) {
      if (code[place] === '-') continue
      for (const wrong of ALPHABET.replace(code[place] ?? '', '')) {
        const typed = code.slice(0, place) + wrong + code.slice(place + 1)
        expect(read(typed)).toBe(Math.floor(place / 6) + 1)
      }
    }
  })

  it('with two neighbouring characters swapped is refused nearly always', () => {
    let [swaps, passed] = [0, 0]
    for (let count = 0; count < 300; count++) {
      const code = newCode()
      for (let place = 0; place + 1 < code.length; place++) {
        const [one, two] = [code[place] ?? '', code[place + 1] ?? '']
        if (one === two || one === '-' || two === '-') continue
        swaps++
        if (typeof read(code.slice(0, place) + two + one + code.slice(place + 2)) === 'string') passed++
      }
    }
    expect(passed / swaps).toBeLessThan(0.01)
  })

  it('with two groups in the wrong order is refused', () => {
    for (let count = 0; count < 50; count++) {
      const groups = newCode().split('-')
      if (groups[1] === groups[2]) continue
      const [first = '', second = '', third = '', ...rest] = groups
      expect(read([first, third, second, ...rest].join('-'))).toBeTypeOf('number')
    }
  })

  it.each([
    '',
    '-',
    'ABCDE',
    newCode().slice(1),
    `${newCode()}0`,
    newCode().replace(/^./, 'U'),
    newCode().replace(/^./, '机'),
    '0'.repeat(1_000_000),
  ])('is not %.20s', (typed) => {
    expect(read(typed)).toBe(0)
  })
})
