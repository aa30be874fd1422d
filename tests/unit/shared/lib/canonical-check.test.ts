import { describe, expect, it } from 'vitest'
import { decodeUtf8 } from '#electron/main/crypto/utf8.ts'
import { canonicalText, type Canonical } from '#shared/lib/canonical.ts'
import { isCanonicalText } from '#shared/lib/canonical-check.ts'
import { isPlainCanonical } from '#shared/lib/plain-canonical.ts'
import { hasLoneSurrogate, utf8Bytes, utf8Text } from '#shared/lib/utf8.ts'
import { createRandom, type Random } from '../../../helper/random.ts'

/** The same question by making the text anew. */
const isCanonicalSlowly = (text: string): boolean => {
  try {
    return canonicalText(JSON.parse(text) as Canonical) === text
  } catch {
    return false
  }
}

/** Is it said to be plain, of a text that reads as JSON? */
const isSaidPlain = (text: string): boolean => {
  try {
    JSON.parse(text)
  } catch {
    return false
  }
  return !hasLoneSurrogate(text) && isPlainCanonical(utf8Bytes(text))
}
/** What must be seen at one look: no escapes, no long digits, keys in ASCII. */
const isPlainlyWritten = (text: string): boolean =>
  !text.includes('\\') && !/\d{16}/.test(text) && !/[^\0-\x7f]/.test(text)

const CHARACTERS = [
  'a',
  'Z',
  '0',
  '中',
  '𠮷',
  '"',
  '\\',
  '/',
  '\n',
  '\t',
  '\b',
  '\f',
  '\r',
  '\u0000',
  '\u001f',
  '\u007f',
]
const CHARACTERS_MORE = [...CHARACTERS, '\u2028', '\ufeff', 'é', ' ', ':', ',', '{', ']']
const someText = (random: Random): string =>
  Array.from({ length: random.below(6) }, () => random.pick(CHARACTERS_MORE)).join('')
/**
 * Not a backslash alone: where an object with such a key was read before, JSON.parse of V8 13.6 reads "\\n" in its place as that key,
 * so that writing the value anew, by which this test judges, says no of a text that is canonical.
 */
const someKey = (random: Random): string => someText(random).replaceAll('\\', '/')
const INTEGERS = [0, 1, -1, 10, 99_999, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 1_000_000_000_000_000]

const someValue = (random: Random, depth: number): Canonical => {
  const kind = random.below(depth > 0 ? 7 : 5)
  if (kind === 0) return someText(random)
  if (kind === 1) return random.pick(INTEGERS)
  if (kind === 2) return random.pick([true, false, null])
  if (kind < 5) return random.below(1_000_000)
  const length = random.below(4)
  if (kind === 5) return Array.from({ length }, () => someValue(random, depth - 1))
  return Object.fromEntries(Array.from({ length }, () => [someKey(random), someValue(random, depth - 1)]))
}

/** One change of the text such as a hand would make: a character in, out, or another. */
const changed = (random: Random, text: string): string => {
  const at = random.below(text.length + 1)
  const some = random.pick([...CHARACTERS_MORE, '-', '.', 'e', '1', '00', '\\u0041', '\\u001F', '\\/', '\ud800'])
  const cut = random.below(2)
  return text.slice(0, at) + (random.next() < 0.7 ? some : '') + text.slice(at + cut)
}

describe('a text that is the one way to write its value', () => {
  it('is told by one look as by writing it anew, on random values and on what becomes of them by hand', () => {
    const random = createRandom(11)
    const differing: string[] = []
    for (let count = 0; count < 20_000; count++) {
      const text = canonicalText(someValue(random, 3))
      if (!isCanonicalText(text)) differing.push(text)
      const other = changed(random, text)
      if (isCanonicalText(other) !== isCanonicalSlowly(other)) differing.push(other)
      if (isSaidPlain(other) && !isCanonicalSlowly(other)) differing.push(other)
      if (isPlainlyWritten(text) && !isSaidPlain(text)) differing.push(text)
    }
    expect(differing).toEqual([])
  })

  it.each([
    ['', false],
    ['{"a":1,"b":2}', true],
    ['{"b":1,"a":2}', false],
    ['{"a":1,"a":1}', false],
    ['{"a": 1}', false],
    ['[1,]', false],
    ['-0', false],
    ['-1', true],
    ['01', false],
    ['1.0', false],
    ['1e3', false],
    ['9007199254740991', true],
    ['9007199254740993', false],
    ['"\\u0001"', true],
    ['"\\u000a"', false],
    ['"\\n"', true],
    ['"\\u001F"', false],
    ['"\\/"', false],
    ['"\\u0041"', false],
    ['"\ud800"', false],
    ['"\\ud800"', false],
    ['true', true],
    ['nul', false],
    ['1.5', false],
    ['[1e21]', false],
    ['{"10":1,"9":2}', true],
    ['{"9":1,"10":2}', false],
    ['{"__proto__":1,"a":2}', true],
    ['{"a":1,"__proto__":2}', false],
    ['["\\\\udead"]', true],
    ['["\\ud83d\\udc00"]', false],
    ['{"\\"":1,"a":2}', true],
  ])('%j: %s', (text, expected) => {
    expect(isCanonicalText(text)).toBe(expected)
    expect(isSaidPlain(text) && !expected).toBe(false)
    expect(isCanonicalSlowly(text)).toBe(expected)
  })

  it('is read from bytes by the platform as by ourselves', () => {
    const random = createRandom(3)
    const differing: string[] = []
    for (let count = 0; count < 20_000; count++) {
      const bytes = Uint8Array.from({ length: random.below(8) }, () =>
        random.pick([
          0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xa0, 0xed, 0x9f, 0xef, 0xbb, 0xf0, 0x90, 0xf4, 0x8f, 0xf5,
        ]),
      )
      if (decodeUtf8(bytes) !== utf8Text(bytes)) differing.push(String(bytes))
    }
    expect(differing).toEqual([])
  })
})
