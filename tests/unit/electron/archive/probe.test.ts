import { deflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { probeFile } from '#electron/main/archive/bag/probe.ts'
import { pngOf } from '../document/picture-fixture.ts'

const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex')
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const zip = zipSync({ 'a.txt': Buffer.from('甲') })
const pdf = (body = ''): Uint8Array => latin(`%PDF-1.7\n${body}\nstartxref\n0\n%%EOF\n`)
const probe = (path: string, content: Uint8Array) => probeFile(path, content)
const format = (path: string, content: Uint8Array): string => probe(path, content).format
const whole = (path: string, content: Uint8Array): boolean | null => probe(path, content).whole

describe('the outside of a file', () => {
  it.each<readonly [string, Uint8Array, string]>([
    ['a.pdf', pdf(), 'pdf'],
    ['a.txt', pdf(), 'pdf'],
    ['a.png', pngOf(1, 1), 'png'],
    ['a.jpg', bytes('ffd8ffe0ffd9'), 'jpeg'],
    ['a.docx', bytes('526172211a0700'), 'rar'],
    ['a.txt', bytes('377abcaf271c0000'), '7z'],
    ['a.tgz', bytes('1f8b0800'), 'gz'],
    ['a.rtf', latin('{\\rtf1}'), 'rtf'],
    ...['docx', 'xlsx', 'pptx', 'odt', 'ods', 'zip'].map((name) => [`a.${name}`, zip, name] as const),
    ['a.jar', zip, 'zip'],
    ['a.DOCX', zip, 'docx'],
    ...['doc', 'wps', 'xls', 'ppt'].map((name) => [`a.${name}`, bytes('d0cf11e0a1b11ae1'), name] as const),
    ['a.msi', bytes('d0cf11e0a1b11ae1'), ''],
    ...['txt', 'xml', 'json', 'html', 'csv', 'md'].map((name) => [`a.${name}`, latin('text'), name] as const),
    ['a.jsonl', latin('{}'), 'json'],
    ['a.htm', latin('<p>'), 'html'],
    ['a.txt', new Uint8Array(), 'txt'],
    ['a.txt', latin('a\0b'), ''],
    ['a.txt', latin(`${'a'.repeat(4095)}\0`), ''],
    ['a.txt', latin(`${'a'.repeat(4096)}\0`), 'txt'],
    ['a', latin('text'), ''],
    ['a.docx', latin('text'), ''],
    ['a.txt.exe', latin('text'), ''],
    ['txt', latin('text'), ''],
    ['a.txt ', latin('text'), ''],
  ])('%s is told by its first bytes and then by its name', (path, content, expected) => {
    expect(format(path, content)).toBe(expected)
  })

  it.each([
    ['one short value', '3003020101', 'cer'],
    ['one with its length in a byte', `3081${(200).toString(16)}${'00'.repeat(200)}`, 'cer'],
    ['one with its length in two', `3082012c${'00'.repeat(300)}`, 'cer'],
    ['one with its length in four', `3084000000ff${'00'.repeat(255)}`, 'cer'],
    ['a byte more than it says', '300302010100', ''],
    ['a byte less', '30030201', ''],
    ['a length in five bytes', `308500000000ff${'00'.repeat(255)}`, ''],
    ['a length that is cut', '308201', ''],
    ['no length', '30', ''],
    ['nothing', '', ''],
    ['another value', '3103020101', ''],
  ])(
    'a certificate or signature is one value of DER from its first byte to its last (X.690): %s',
    (_, hex, expected) => {
      expect(format('a.cer', bytes(hex))).toBe(expected)
      expect(format('a.p7s', bytes(hex))).toBe(expected === '' ? '' : 'p7s')
      if (expected !== '') expect(whole('a.cer', bytes(hex))).toBe(true)
    },
  )

  it.each<readonly [string, string, Uint8Array, boolean | null]>([
    ['a PDF to its end', 'a.pdf', pdf(), true],
    ['a PDF without a line behind its end', 'a.pdf', pdf().subarray(0, -1), true],
    ['a PDF that is cut', 'a.pdf', pdf().subarray(0, -3), false],
    ['a PDF without a table', 'a.pdf', latin('%PDF-1.7\n%%EOF'), false],
    [
      'a PDF whose table lies too far from its end',
      'a.pdf',
      latin(`%PDF-1.7\nstartxref${' '.repeat(2040)}\n%%EOF`),
      false,
    ],
    ['a PDF of no version', 'a.pdf', latin('%PDF-x\nstartxref\n%%EOF'), false],
    ['a picture to its end', 'a.png', pngOf(2, 2), true],
    ['a picture that is cut', 'a.png', pngOf(2, 2).subarray(0, -1), null],
    ['a photograph to its end', 'a.jpg', bytes('ffd8ffe00000ffd9'), true],
    ['a photograph with more behind', 'a.jpg', bytes('ffd8ffe0ffd900'), null],
    ['a package to its end', 'a.docx', zip, true],
    ['a package that is cut', 'a.docx', zip.subarray(0, -1), null],
    ['a package with more behind', 'a.docx', Buffer.concat([zip, Buffer.from([0])]), null],
    ['a package without an end', 'a.docx', zip.subarray(0, 30), null],
    ['text in UTF-8', 'a.txt', Buffer.from('公开'), true],
    ['text in another encoding', 'a.txt', bytes('b9abbfaa'), null],
    ['what only its maker opens', 'a.doc', bytes('d0cf11e0a1b11ae1'), null],
    ['what nobody knows', 'a.bin', latin('x'), null],
  ])('%s', (_, path, content, expected) => {
    expect(whole(path, content)).toBe(expected)
  })

  it('takes a comment behind the end of a package, as long as it says', () => {
    const [comment, end] = [Buffer.from('说明'), Buffer.from(zip)]
    end.writeUInt16LE(comment.length, end.length - 2)
    expect(whole('a.zip', Buffer.concat([end, comment]))).toBe(true)
    expect(whole('a.zip', Buffer.concat([end, comment, comment]))).toBeNull()
    const long = Buffer.alloc(0xffff, 0x20)
    end.writeUInt16LE(long.length, end.length - 2)
    expect(whole('a.zip', Buffer.concat([end, long]))).toBe(true)
  })

  it('is locked where a PDF or the first entry of a package says so, and nothing else is', () => {
    const locked = Buffer.from(zip)
    locked[6] = (locked[6] ?? 0) | 1
    expect(probe('a.docx', locked).encrypted).toBe(true)
    const other = Buffer.from(zip)
    other[6] = (other[6] ?? 0) | 2
    expect(probe('a.docx', other).encrypted).toBe(false)
    expect(probe('a.pdf', pdf('/Encrypt 5 0 R')).encrypted).toBe(true)
    expect(probe('a.pdf', pdf()).encrypted).toBe(false)
    expect(probe('a.txt', latin('seven\x01/Encrypt')).encrypted).toBe(false)
    expect(probe('a.txt', deflateRawSync('x')).encrypted).toBe(false)
  })

  it('has of a PDF its version and whether it claims PDF/A, of nothing else', () => {
    expect(probe('a.pdf', pdf('<pdfaid:part>3</pdfaid:part>')).pdf).toEqual({ version: '1.7', pdfA: true })
    expect(probe('a.pdf', latin('%PDF-2.0\n')).pdf).toEqual({ version: '2.0', pdfA: false })
    expect(probe('a.png', pngOf(1, 1)).pdf).toBeNull()
    expect(probe('data/a.txt', Buffer.from('公开'))).toMatchObject({ path: 'data/a.txt', bytes: 6 })
  })
})
