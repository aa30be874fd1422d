import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import {
  encodeBagInfo,
  encodeManifest,
  isInnerPath,
  parseBagInfo,
  parseManifest,
  type BagInfo,
} from '#electron/main/archive/bag/bag.ts'
import { isZippedBag, readReleaseZip, releaseZip } from '#electron/main/archive/release/release-zip.ts'
import { xml, xmlDocument } from '#electron/main/archive/xml/xml.ts'
import { parseXmlTree } from '#electron/main/archive/xml/metadata-file.ts'

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
const of = (content: string): Uint8Array => Buffer.from(content)
const A = 'a'.repeat(64)
const B = 'b'.repeat(64)

describe('a manifest of a bag (RFC 8493, 2.1.3)', () => {
  it('is a line a file in the order of their paths, the percent sign encoded, and is read back', () => {
    const entries = [
      { path: 'data/乙 1.txt', sha256: B },
      { path: 'data/100%.txt', sha256: A },
    ]
    const bytes = encodeManifest(entries)
    expect(text(bytes)).toBe(`${A}  data/100%25.txt\n${B}  data/乙 1.txt\n`)
    expect(parseManifest(bytes)).toEqual(entries.toReversed())
    expect(parseManifest(of(''))).toEqual([])
  })

  it.each([
    ['a digest in capitals', `${'A'.repeat(64)}  data/a\n`],
    ['a digest that is too short', `${A.slice(1)}  data/a\n`],
    ['a digest that is too long', `a${A}  data/a\n`],
    ['one blank', `${A} data/a\n`],
    ['a path that begins with a blank', `${A}   data/a\n`],
    ['no path', `${A}  \n`],
    ['an open end', `${A}  data/a`],
    ['a byte order mark', `\ufeff${A}  data/a\n`],
    ['another order', `${A}  data/b\n${A}  data/a\n`],
    ['a file twice', `${A}  data/a\n${A}  data/a\n`],
    ['a line of Windows', `${A}  data/a\r\n`],
    ['an empty line', `${A}  data/a\n\n`],
    ['a percent sign as it is', `${A}  data/100%.txt\n`],
    ['a path that leads out', `${A}  ../a\n`],
  ])('is none with %s', (_, content) => {
    expect(parseManifest(of(content))).toBeNull()
  })

  it('has paths that stay inside the bag', () => {
    for (const path of ['a', 'data/甲.txt', 'a/b/c', '...', 'a'.repeat(1000)])
      expect([path, isInnerPath(path)]).toEqual([path, true])
    for (const path of [
      '',
      '/',
      '/a',
      'a/',
      'a//b',
      '.',
      './a',
      'a/.',
      '..',
      '../a',
      'a/../b',
      'a\\b',
      'C:a',
      'a\tb',
      'a\0',
      'a'.repeat(1001),
    ])
      expect([path, isInnerPath(path)]).toEqual([path, false])
  })
})

describe('bag-info.txt', () => {
  const INFO: BagInfo = {
    ...{ sourceOrganization: '云溪县人民政府办公室', externalIdentifier: 'case-1_A', baggingDate: '2026-03-02' },
    ...{ payloadBytes: 18, payloadFiles: 2, program: '1.2.0-rc.1' },
  }

  it('is read back as it was written; a line break in a name begins no other field', () => {
    for (const program of [INFO.program, '', 'a'.repeat(40)])
      expect(parseBagInfo(encodeBagInfo({ ...INFO, program }))).toEqual({ ...INFO, program })
    const broken = encodeBagInfo({ ...INFO, sourceOrganization: '甲\r\nPayload-Oxum: 1.1' })
    expect(text(broken).split('\n')[0]).toBe('Source-Organization: 甲 Payload-Oxum: 1.1')
    expect(text(encodeBagInfo(INFO)).split('\n').slice(1)).toEqual([
      ...['External-Identifier: case-1_A', 'Bagging-Date: 2026-03-02', 'Payload-Oxum: 18.2'],
      ...['Bag-Software-Agent: Mingjian 1.2.0-rc.1', ''],
    ])
  })

  it.each([
    ['a field more', /$/u, 'More: 1\n'],
    ['a field less', /Bag-Software-Agent: .*\n/u, ''],
    ['a version that is none', '1.2.0-rc.1', '1.2 0'],
    ['a version that is too long', '1.2.0-rc.1', 'a'.repeat(41)],
    ['more than sixteen kilobytes', '云溪县', '县'.repeat(5500)],
    ['another program', 'Mingjian', 'Other'],
    ['a count with a zero before it', 'Oxum: 18', 'Oxum: 018'],
    ['a count of too many digits', 'Oxum: 18', `Oxum: ${'1'.repeat(16)}`],
    ['files of too many digits', '18.2', `18.${'1'.repeat(10)}`],
    ['a name that is none', 'case-1_A', 'case 1'],
    ['a name that is too long', 'case-1_A', 'a'.repeat(65)],
    ['no office', '云溪县人民政府办公室', ''],
    ['a line before it', /^/u, '\n'],
  ])('is none with %s', (_, from, to) => {
    expect(parseBagInfo(of(text(encodeBagInfo(INFO)).replace(from, to)))).toBeNull()
  })
})

describe('a release in one file', () => {
  const file = (fileName: string, content = fileName) => ({ fileName, bytes: of(content) })

  it('bears no time of its making, so that equal files are equal bytes on any day', () => {
    const zip = releaseZip([file('甲.pdf')])
    // 1980-01-01 in the fields of MS-DOS (PKZIP APPNOTE 4.4.6).
    expect(Buffer.from(zip).subarray(10, 14).toString('hex')).toBe('00002100')
    expect(Buffer.from(zip).readUInt16LE(8)).toBe(0)
  })

  it('holds a thousand and ten files and no more, none in a folder, none compressed', () => {
    const many = (count: number) => releaseZip(Array.from({ length: count }, (_, index) => file(`f${String(index)}`)))
    expect(readReleaseZip(many(1010))).toHaveLength(1010)
    expect(readReleaseZip(many(1011))).toBeNull()
    for (const name of ['a/b', 'a\\b', '.', '..', '/a'])
      expect([name, readReleaseZip(releaseZip([file(name)]))]).toEqual([name, null])
    expect(readReleaseZip(releaseZip([file('...')]))).toHaveLength(1)
    expect(readReleaseZip(zipSync({ a: of('a'.repeat(1000)) }))).toBeNull()
    expect(readReleaseZip(releaseZip([]))).toEqual([])
  })

  it.each([
    ['at its top', ['bagit.txt', 'data/a'], true],
    ['in a folder of it', ['归档/data/a', '归档/bagit.txt'], true],
    ['in a folder of Windows', ['bag\\bagit.txt'], true],
    ['two folders down', ['a/b/bagit.txt'], false],
    ['of another name', ['xbagit.txt', 'bagit.txt.p7s', 'bagitxtxt'], false],
    ['nowhere', ['a.pdf'], false],
  ])('is told from a bag in a zip: %s', (_, names, expected) => {
    expect(isZippedBag(zipSync(Object.fromEntries(names.map((name) => [name, of('x')]))))).toBe(expected)
  })

  it('is no bag where it is no zip', () => {
    expect(isZippedBag(of('bagit.txt'))).toBe(false)
    expect(isZippedBag(zipSync({ 'bagit.txt': of('x') }).subarray(0, -10))).toBe(false)
  })
})

describe('XML as it is written', () => {
  it('has two blanks a level, and an element with text on one line', () => {
    const node = xml('根', [xml('空', []), xml('甲', ['文字']), xml('乙', [xml('丙', ['a', xml('丁', [])])])], {
      v: '1',
    })
    expect(text(xmlDocument(node))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<根 v="1">\n  <空/>\n  <甲>文字</甲>\n  <乙>\n    <丙>a<丁/></丙>\n  </乙>\n</根>\n',
    )
  })

  it('gives back every text and attribute that XML has room for, and a mark for what it has not', () => {
    const words = 'a&b<c>d"e\'f\r\ng\th 公开𠮷\ufffd'
    const read = parseXmlTree(xmlDocument(xml('a', [words], { b: words })))
    expect(read).toMatchObject({ name: 'a', text: words, attributes: { b: words } })
    const odd = parseXmlTree(xmlDocument(xml('a', ['x\u0000\u0001\u000b\ufffe\ud800y\ue000\ud7ff'])))
    expect(odd?.text).toBe(`x${'\ufffd'.repeat(5)}y\ue000\ud7ff`)
    expect(text(xmlDocument(xml('a', ['\n\t"'], { b: '\n\t"' })))).toContain('<a b="&#10;&#9;&#34;">\n\t&#34;</a>')
  })
})
