import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { buildOdt, p } from './odt-fixture.ts'
import { buildDocx, imported, paragraph, refused, textFile } from './docx-fixture.ts'

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ole = (stream: string) =>
  new Uint8Array([...OLE, ...Buffer.alloc(504), ...Buffer.from(stream, 'utf16le'), ...Buffer.alloc(64)])
const office = (type: string, main: string) =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${main}" ContentType="${type}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/${main}"/></Relationships>`,
    ),
    [main]: strToU8('<a/>'),
  })

const docx = buildDocx({ body: paragraph('正文') })
const docm = buildDocx({ body: paragraph('正文'), mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' })
const dotx = buildDocx({ body: paragraph('正文'), mainType: 'template.main+xml' })
const FILES: Readonly<Record<string, Uint8Array>> = {
  docx,
  docm,
  dotx,
  doc: ole('WordDocument'),
  xls: ole('Workbook'),
  ppt: ole('PowerPoint Document'),
  encrypted: ole('EncryptedPackage'),
  ole: ole('Contents'),
  xlsx: office('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', 'xl/workbook.xml'),
  pptx: office(
    'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
    'ppt/presentation.xml',
  ),
  odt: buildOdt({ body: p('正文') }),
  ofd: zipSync({ 'OFD.xml': strToU8('<a/>') }),
  zip: zipSync({ 'a.txt': strToU8('正文') }),
  pdf: textFile('%PDF-1.7\n'),
  rtf: textFile('{\\rtf1\\ansi}'),
  mht: textFile('From: <Saved by WPS>\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n'),
  html: textFile('<!-- saved -->\n<!DOCTYPE html><html><body>正文</body></html>'),
  xml: textFile('\ufeff<?xml version="1.0"?><?mso-application progid="Word.Document"?><a/>'),
  image: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  archive: new Uint8Array([0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]),
  program: new Uint8Array([0x4d, 0x5a, 0x90, 0x00]),
  txt: textFile('正文'),
}
const READ = ['docx', 'docm', 'dotx', 'odt', 'html', 'txt']

describe('a file whose extension lies', () => {
  const lies = Object.keys(FILES).flatMap((real) =>
    ['txt', 'docx', 'doc', 'wps', 'pdf'].flatMap((extension) => {
      const truth = extension === real || (extension === 'wps' && real === 'doc')
      const special =
        (real === 'ole' && ['doc', 'wps'].includes(extension)) || (real === 'encrypted' && extension === 'docx')
      return truth || special ? [] : [[`稿件.${extension}`, real] as const]
    }),
  )
  it.each(lies)('%s is refused and its real format named: %s', (fileName, real) => {
    expect(refused(FILES[real] ?? new Uint8Array(), fileName)).toMatchObject({
      code: 'import.misnamed',
      detail: { format: real },
    })
  })

  it('is refused as unknown when its content is neither', () => {
    const noise = new Uint8Array([0x81, 0x20, 0xff, 0xfe, 0x00])
    expect(refused(noise, '稿件.docx')).toEqual({
      code: 'import.misnamed',
      detail: { format: 'unknown', claimed: 'docx' },
    })
    expect(refused(new Uint8Array(iconv.encode('正文', 'gbk')), 'a.docx').detail?.['format']).toBe('txt')
  })
})

describe('a file without an extension that says anything', () => {
  it.each(READ)('is read by its content: %s', (real) => {
    expect(imported(FILES[real] ?? new Uint8Array(), '3.15通知').document.title).toBe('正文')
  })

  it.each(Object.keys(FILES).filter((real) => !READ.includes(real) && real !== 'encrypted'))(
    'is told by its content: %s',
    (real) => {
      expect(refused(FILES[real] ?? new Uint8Array(), '通知')).toEqual({
        code: 'import.unsupportedFormat',
        detail: { format: real },
      })
    },
  )
})

describe('a file that tells the truth', () => {
  it.each([
    ['a.DOC', 'doc'],
    ['a.wps', 'doc'],
    ['a.wps', 'ole'],
    ['a.xlsx', 'xlsx'],
    ['a.pdf', 'pdf'],
    ['a.mht', 'mht'],
    ['a.ofd', 'ofd'],
    ['a.jpg', 'image'],
  ])('%s of a format that is not read is refused by name: %s', (fileName, real) => {
    expect(refused(FILES[real] ?? new Uint8Array(), fileName)).toEqual({
      code: 'import.unsupportedFormat',
      detail: { format: real },
    })
  })

  it('is refused when it needs a password', () => {
    expect(refused(FILES['encrypted'] ?? new Uint8Array(), 'a.docx')).toEqual({ code: 'import.encrypted' })
    expect(refused(FILES['encrypted'] ?? new Uint8Array(), 'a')).toEqual({ code: 'import.encrypted' })
  })

  it.each([
    ['a.DOCX', 'docx'],
    ['a.docm', 'docm'],
    ['a.dotx', 'dotx'],
    ['a.html', 'html'],
    ['a.HTM', 'html'],
    ['a.odt', 'odt'],
    ['a.TXT', 'txt'],
  ])('%s is read', (fileName, real) => {
    expect(imported(FILES[real] ?? new Uint8Array(), fileName).document.title).toBe('正文')
  })
})
