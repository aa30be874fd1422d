import { describe, expect, it } from 'vitest'
import { safeBaseName, safeFileName, suffixedName } from '#electron/main/archive/medium/file-name.ts'
import { createRandom } from '../../../helper/random.ts'

describe('a safe name', () => {
  it.each([
    ['关于调整停车收费的通知', '关于调整停车收费的通知'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a／b＼c：d＊e？f＂g＜h＞i｜j'],
    ['../../etc/passwd', '／..／etc／passwd'],
    ['..', 'document'],
    ['', 'document'],
    ['　 \t\n', 'document'],
    ['.隐藏. ', '隐藏'],
    ['尾点...', '尾点'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['Com1', '_Com1'],
    ['LPT³', '_LPT³'],
    ['CONOUT$', '_CONOUT$'],
    ['aux .txt', '_aux .txt'],
    ['COM1  .tar.gz', '_COM1 .tar.gz'],
    ['CON 通知', 'CON 通知'],
    ['CONTENT', 'CONTENT'],
    ['a\u0000b\u0007c\u007f', 'abc'],
    ['通知\u202Efdp.exe', '通知fdp.exe'],
    ['e\u0301te\u0301', 'été'],
    ['一\u2028二\r\n三', '一 二 三'],
    ['半\ud800个', '半个'],
  ])('of %j is %j', (text, name) => {
    expect(safeBaseName(text)).toBe(name)
  })

  it('is cut by bytes, never within a character that people see as one', () => {
    const name = safeBaseName('👨‍👩‍👧公开'.repeat(40))
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180)
    expect(name).toMatch(/^(?:👨‍👩‍👧|👨|👩|👧|公|开)+…(?:👨|👩|👧|公|开)+公开$/u)
    expect(safeBaseName('题'.repeat(500))).toBe(`${'题'.repeat(43)}…${'题'.repeat(16)}`)
    const long = `关于${'做好防汛抗旱'.repeat(20)}工作的`
    expect(safeBaseName(`${long}通知`)).toMatch(/^关于.+….+工作的通知$/u)
    expect(safeBaseName(`${long}通知`)).not.toBe(safeBaseName(`${long}通告`))
  })

  it('of a file keeps its short extension, however long it is', () => {
    expect(safeFileName(`${'长'.repeat(300)}.docx`)).toMatch(/^长+…长+\.docx$/u)
    expect(Buffer.byteLength(safeFileName(`${'长'.repeat(300)}.docx`))).toBeLessThanOrEqual(180)
    expect(safeFileName('送审:稿.txt')).toBe('送审：稿.txt')
    expect(safeFileName('v1.2的通知')).toBe('v1.2的通知')
    expect(safeFileName('.docx')).toBe('docx')
    expect(safeFileName('aux.docx')).toBe('_aux.docx')
    expect(safeFileName('名. ')).toBe('名')
  })

  it.each(['con', 'prn', 'aux', 'nul', 'com0', 'com9', 'com¹', 'lpt0', 'lpt9', 'lpt²', 'conin$', 'conout$'])(
    'is never the device %s (Naming Files, Paths, and Namespaces), and may begin or end like one',
    (device) => {
      for (const name of [device, device.toUpperCase(), `${device}.txt`, `${device} .a.b`])
        expect(safeBaseName(name)).toBe(`_${name}`)
      for (const name of [`x${device}`, `${device}x`, `${device}-1`]) expect(safeBaseName(name)).toBe(name)
    },
  )

  it('is cut at a hundred and eighty bytes and not before, an extension at sixteen', () => {
    expect(safeBaseName('a'.repeat(180))).toBe('a'.repeat(180))
    expect(safeBaseName('a'.repeat(181))).toBe(`${'a'.repeat(129)}…${'a'.repeat(48)}`)
    expect(safeFileName(`${'a'.repeat(163)}.${'b'.repeat(16)}`)).toBe(`${'a'.repeat(163)}.${'b'.repeat(16)}`)
    expect(safeFileName(`${'a'.repeat(164)}.${'b'.repeat(16)}`)).toBe(
      `${'a'.repeat(112)}…${'a'.repeat(48)}.${'b'.repeat(16)}`,
    )
    // A longer one is no extension: the whole is a name.
    expect(safeFileName(`甲.${'b'.repeat(17)}`)).toBe(`甲.${'b'.repeat(17)}`)
    expect(safeFileName(`${'a'.repeat(200)}.${'b'.repeat(17)}`)).toMatch(/^a{129}…a{30}\.b{17}$/)
    expect(safeFileName('甲\n乙.txt')).toBe('甲 乙.txt')
    expect(safeFileName('没有扩展名')).toBe('没有扩展名')
  })

  it('keeps what tells it from its neighbours, however long the title is', () => {
    for (const length of [3, 51, 52, 53, 60, 200]) {
      const base = safeBaseName('水'.repeat(length))
      const names = ['.附件1.xlsx', '.附件2.xlsx', '.附件12.xlsx'].map((suffix) => suffixedName(base, suffix))
      expect(new Set(names).size, String(length)).toBe(3)
      for (const name of names) {
        expect(name).toMatch(/^水+(?:…水+)?\.附件\d+\.xlsx$/)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180)
      }
    }
  })

  it('holds nothing that a file system could stumble over, for 20,000 random texts', () => {
    const random = createRandom(3)
    const pieces = [
      '/',
      '\\',
      '..',
      '.',
      ' ',
      ':',
      '\0',
      '\u202e',
      'CON',
      'aux',
      '𠮷',
      'é',
      'e\u0301',
      '\ud800',
      '公开',
      '%',
      '~',
      '\n',
      '\uff0f',
    ]
    const forbidden = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]|^[. ]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu
    for (let count = 0; count < 20_000; count++) {
      const text = Array.from({ length: random.below(12) }, () => random.pick(pieces)).join('')
      for (const name of [safeBaseName(text), safeFileName(text)]) {
        expect(name).not.toMatch(forbidden)
        expect(name).toBe(name.normalize('NFC'))
        expect(Buffer.byteLength(name)).toBeGreaterThan(0)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(181)
      }
    }
  })
})
