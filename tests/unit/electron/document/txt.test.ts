import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { documentLines } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT } from '#shared/domain/document/model.ts'
import { importDocument } from '#electron/main/document/import.ts'
import { countOf, imported, refused, textFile, textBlocksOf } from './docx-fixture.ts'

const DRAFT = `关于公布青禾县2026年供水改造计划的通知

各乡镇人民政府，县直各部门：
　　为改善供水，现将计划公布如下。
一、总体要求
　　坚持问题导向。
（一）工作目标
1.新建管网
（1）城区部分
青禾县人民政府
2026年3月12日
`

const le = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
const be = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())

describe('a text file', () => {
  it.each([
    ['utf-8', textFile(DRAFT)],
    ['utf-8', textFile(`\ufeff${DRAFT}`)],
    ['utf-16le', le(DRAFT)],
    ['utf-16be', be(DRAFT)],
    ['gb18030', new Uint8Array(iconv.encode(DRAFT, 'gb18030'))],
    ['utf-16le', le(DRAFT).subarray(2)],
    ['utf-16be', be(DRAFT).subarray(2)],
    ['gb18030', new Uint8Array(iconv.encode(DRAFT.replaceAll('\n', '\r\n'), 'gbk'))],
  ])('in %s gives the same document', (encoding, bytes) => {
    const { document, format, findings, ...rest } = imported(bytes, '通知.txt')
    expect(rest).toEqual({ encoding, hiddenText: [], hiddenPieces: [], pictures: new Map(), revisions: [] })
    expect(format).toBe('txt')
    expect(findings).toEqual([])
    expect(document).toEqual({
      ...EMPTY_DOCUMENT,
      kind: '通知',
      title: '关于公布青禾县2026年供水改造计划的通知',
      addressee: '各乡镇人民政府，县直各部门：',
      body: [
        { kind: 'paragraph', text: '为改善供水，现将计划公布如下。' },
        { kind: 'heading1', text: '一、总体要求' },
        { kind: 'paragraph', text: '坚持问题导向。' },
        { kind: 'heading2', text: '（一）工作目标' },
        { kind: 'heading3', text: '1.新建管网' },
        { kind: 'heading4', text: '（1）城区部分' },
      ],
      signatories: ['青禾县人民政府'],
      date: '2026年3月12日',
    })
  })

  it('in GB18030 keeps characters beyond GBK', () => {
    const text = `${DRAFT}经办人：𠮷某、㭎某、龦某`
    const { document, encoding } = imported(new Uint8Array(iconv.encode(text, 'gb18030')), '通知.txt')
    expect(encoding).toBe('gb18030')
    expect(documentLines(document).at(-1)?.text).toBe('经办人：𠮷某、㭎某、龦某')
  })

  it('of four characters is told apart in UTF-8 and GB18030', () => {
    expect(imported(textFile('机关文件'), 'a.txt').encoding).toBe('utf-8')
    expect(imported(new Uint8Array(iconv.encode('机关文件', 'gb18030')), 'a.txt').encoding).toBe('gb18030')
  })

  it.each(['\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085', '\f', '\v'])('is parted at %j', (end) => {
    expect(imported(textFile(`标题一则${end}正文。`), 'a.txt').document.body).toEqual([
      { kind: 'paragraph', text: '正文。' },
    ])
  })

  it('loses control characters and direction overrides, and says how many', () => {
    const bytes = textFile('关于公\u0007布的通\u0001\u001b知\n正文\u202e。倒\u2066置\u2069\n')
    expect(imported(bytes, 'a.txt').document).toMatchObject({
      title: '关于公布的通知',
      body: [{ text: '正文。倒置' }],
    })
    expect(countOf(bytes, 'import.controlCharacters', 'a.txt')).toBe(3)
    expect(countOf(bytes, 'import.directionOverride', 'a.txt')).toBe(3)
  })

  it('loses invisible characters, keeps those of private use, and says how many', () => {
    const bytes = textFile('关于公布的通知\n机\u200b密\ue5e5\n')
    expect(textBlocksOf(bytes, 'a.txt')[0]?.text).toBe('机密\ue5e5')
    expect(countOf(bytes, 'import.invisibleCharacters', 'a.txt')).toBe(1)
    expect(countOf(bytes, 'import.privateUseCharacters', 'a.txt')).toBe(1)
  })

  it('has its lone surrogates replaced and counted', () => {
    const bytes = le('关于公布的通知\n甲\ud800乙\udc00丙𠮷')
    expect(textBlocksOf(bytes, 'a.txt')[0]?.text).toBe('甲\ufffd乙\ufffd丙𠮷')
    expect(countOf(bytes, 'import.loneSurrogates', 'a.txt')).toBe(2)
  })

  it.each([
    [
      'import.wrongEncoding',
      'Big5',
      new Uint8Array(iconv.encode('關於公布青禾縣供水改造計畫的通知，各鄉鎮人民政府遵照辦理。', 'big5')),
    ],
    [
      'import.wrongEncoding',
      'Shift_JIS',
      new Uint8Array(iconv.encode('青禾県の水道を改良する計画についてお知らせします。', 'shift_jis')),
    ],
    [
      'import.wrongEncoding',
      'Latin-1',
      new Uint8Array(Buffer.from('Été à la préfecture, où les élèves préfèrent déjà être.'.repeat(3), 'latin1')),
    ],
    ['import.wrongEncoding', 'UTF-8 with a byte missing', textFile(DRAFT).filter((_, at) => at !== 100)],
    ['import.wrongEncoding', 'UTF-8 cut within a character', textFile(DRAFT).subarray(0, 4)],
    [
      'import.wrongEncoding',
      'GB18030 cut within a character',
      new Uint8Array(iconv.encode(DRAFT, 'gb18030')).subarray(0, 7),
    ],
    ['import.wrongEncoding', 'UTF-16 of odd length', le(DRAFT).subarray(0, 31)],
    ['import.wrongEncoding', 'UTF-32', new Uint8Array([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])],
    ['import.binary', 'NUL bytes', textFile('正文\0正文')],
    ['import.wrongEncoding', 'UTF-7', textFile('Title\nThis is +Zzpbxg- and more +Zy9bRofqUo0-')],
    ['import.wrongEncoding', 'HZ', textFile('Title\n~{<:Ky2;R*~} and so on')],
    ['import.wrongEncoding', 'ISO-2022-CN', textFile('Title\n\u001b$)A\u000e;zCb\u000f')],
    ['import.binary', 'mostly control characters', textFile('a\u0001\u0002\u0003\u0004')],
    ['import.empty', 'nothing', new Uint8Array()],
    ['import.empty', 'white space only', textFile(' \r\n\u3000\t\n')],
    ['import.empty', 'a byte order mark only', textFile('\ufeff')],
    ['import.tooLarge', 'over 20 MB', new Uint8Array(20_000_001).fill(0x61)],
    ['import.tooLarge', 'one paragraph of 10 MB', new Uint8Array(10_000_000).fill(0x61)],
    ['import.tooLarge', 'a million paragraphs', textFile('甲\n'.repeat(1_000_000))],
  ])('is refused as %s: %s', (code, _, bytes) => {
    expect(refused(bytes, '通知.txt').code).toBe(code)
  })

  it('may have a dot in its name and no extension', () => {
    const result = importDocument({ fileName: '关于1.2亿元资金的通知', bytes: textFile(DRAFT) })
    expect(result.ok && result.value.format).toBe('txt')
  })
})

describe('plain text with plus signs', () => {
  it('is no UTF-7', () => {
    const bytes = textFile('Budget\nincome +12,500-13,000; a+b+c; phone +8610-12345678; C++/CLI\n')
    expect(imported(bytes, 'a.txt').encoding).toBe('utf-8')
  })
})

describe('the title of a text file', () => {
  const titleOf = (text: string) => imported(textFile(text), 'a.txt').document.title

  it.each([
    ['stands first', '关于某事的通知\n正文。', '关于某事的通知'],
    [
      'runs over lines up to the addressee',
      '青禾县人民政府关于公布\n供水改造计划的通知\n各乡镇人民政府：\n正文。',
      '青禾县人民政府关于公布供水改造计划的通知',
    ],
    [
      'comes after banner and number',
      '青禾县人民政府文件\n青政发〔2026〕3号\n关于某事的通知\n各乡镇人民政府：\n正文。',
      '关于某事的通知',
    ],
    ['may end in the word 文件', '关于废止部分规范性文件\n各乡镇人民政府：\n正文。', '关于废止部分规范性文件'],
    ['may begin with a number in words', '十条便民措施\n正文。', '十条便民措施'],
    ['joins Latin words with a space', '关于引进 ABC\nDEF 项目的通知\n各单位：\n正文。', '关于引进 ABC DEF 项目的通知'],
    ['leaves out the note below it', '关于某事的通知\n（2026年3月12日）\n各单位：\n正文。', '关于某事的通知'],
  ])('%s', (_, text, title) => {
    expect(titleOf(text)).toBe(title)
  })

  it.each([
    ['a sentence', '今年以来，各项工作有序推进。\n正文。'],
    ['an addressee', '各乡镇人民政府：\n正文。'],
    ['a numbered heading', '一、总体要求\n正文。'],
    ['longer than 50 characters', `${'长'.repeat(51)}\n正文。`],
  ])('is missing, and said to be, when the first line is %s', (_, text) => {
    expect(titleOf(text)).toBe('')
    expect(countOf(textFile(text), 'import.titleMissing', 'a.txt')).toBe(1)
    expect(documentLines(imported(textFile(text), 'a.txt').document)).toHaveLength(3)
  })
})
