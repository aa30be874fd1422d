import { describe, expect, it } from 'vitest'
import { importDocument } from '#electron/main/document/import.ts'
import { textsInBytes } from '#electron/main/document/texts-in-bytes.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import { threadTimeMs } from '../../../helper/thread-time.ts'

/** More than the stack of a pattern holds, and less than a file may have. */
const MEGABYTES = 18_000_000
const [BLANKS, LETTERS] = [' '.repeat(MEGABYTES), 'a'.repeat(MEGABYTES)]
const page = (body: string): Uint8Array =>
  Buffer.from(`<!doctype html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`)

describe('a page with megabytes in one place', () => {
  it.each([
    ['a style of blanks', `<p style="${BLANKS}">测试文字</p>`],
    ['a class of blanks', `<p class="${BLANKS}">测试文字</p>`],
    ['an address of letters', `<a href="${LETTERS}">测试文字</a>`],
    ['an address of blanks', `<a href="${BLANKS}javascript:x">测试文字</a>`],
    ['a remark of blanks', `<!--${BLANKS}x--><p>测试文字</p>`],
    ['the style of a list', `<ol style="list-style${BLANKS}"><li>测试文字</li></ol>`],
    ['the style of a comment', `<p style="mso-element:${BLANKS}">测试文字</p>`],
    ['a formula of blanks', `<p>测试文字<math>${BLANKS}</math></p>`],
    ['blanks between words', `<p>测试${BLANKS}文字</p>`],
  ])('is read to its end: %s', (_, body) => {
    const read = importDocument({ fileName: 'a.html', bytes: page(body) })
    expect(read.ok ? documentToText(read.value.document).replaceAll(/\s/gu, '') : read.error).toMatch(/测试文字/u)
  })

  it('still tells a script behind blanks, and a comment of a browser from a remark', () => {
    const read = importDocument({
      fileName: 'a.html',
      bytes: page('<p>测试</p><a href="  javascript:x">甲</a><!-- [if gte mso 9]--><!-- 请核 -->'),
    })
    const codes = read.ok ? read.value.findings.map(({ code, count }) => [code, count]) : []
    expect(codes).toContainEqual(['import.scripts', 1])
    expect(codes).toContainEqual(['import.pageComments', 1])
  })
})

/** Twice as much takes about twice as long: four times would be sixteen where each place is tried against all others. */
const growth = (work: (size: number) => void, size: number): number => {
  const timed = (times: number): number => {
    const began = threadTimeMs()
    work(size * times)
    return threadTimeMs() - began
  }
  timed(1)
  const [one, four] = [Math.min(timed(1), timed(1), timed(1)), Math.min(timed(4), timed(4))]
  return four / Math.max(1, one)
}

describe('a text that is made to be tried over and over', () => {
  it.each([
    [
      'marks of HZ',
      (size: number) => importDocument({ fileName: 'a.txt', bytes: Buffer.from('~{'.repeat(size)) }),
      60_000,
    ],
    [
      'plus signs',
      (size: number) => importDocument({ fileName: 'a.txt', bytes: Buffer.from('+'.repeat(size)) }),
      60_000,
    ],
    ['plain letters', (size: number) => textsInBytes(Buffer.from('a'.repeat(size))), 100_000],
    ['quoted line ends', (size: number) => textsInBytes(Buffer.from('=0A'.repeat(size))), 40_000],
    [
      'a label of blanks',
      (size: number) => documentFromText('题', ['正文', `附件${'　'.repeat(size)}x`, '尾']),
      20_000,
    ],
  ] as const)('takes time as its length does: %s', (_, work, size) => {
    expect(growth(work, size)).toBeLessThan(12)
  })
})

describe('a mark of a secret that is written otherwise', () => {
  const mark = '机密★10年'
  const utf8 = Buffer.from(mark.repeat(12))
  const found = (bytes: Uint8Array): boolean => textsInBytes(bytes).some((text) => text.includes('机密'))

  it('is found in quoted-printable, whatever stands around it', () => {
    const quoted = [...utf8].map((byte) => `=${byte.toString(16).toUpperCase()}`).join('')
    const lines = quoted.replace(/(.{60})/gu, '$1=\r\n')
    for (const around of ['', 'x'.repeat(5000), '\u0001'])
      for (const text of [quoted, lines]) expect(found(Buffer.from(`${around}${text}${around}`, 'latin1'))).toBe(true)
  })

  it('is found in base64, in one line of any length and over lines', () => {
    const long = Buffer.from(`${'甲'.repeat(100)}${mark}`).toString('base64')
    const base64 = utf8.toString('base64')
    for (const text of [base64, long, long.replace(/(.{76})/gu, '$1\r\n'), base64.replace(/(.{64})/gu, '$1\n')])
      expect(found(Buffer.from(`\u0001${text}\u0001`, 'latin1'))).toBe(true)
  })
})
