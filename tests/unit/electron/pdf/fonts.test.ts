import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bundledFontFile, FACE_CHOICES, findInstalledFaces } from '#electron/main/pdf/font-files.ts'
import { FontMissingFault } from '#electron/main/pdf/font-files.ts'
import { drawnCodePoint, openFonts } from '#electron/main/pdf/fonts.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'mingjian-fonts-'))
const bundled = bundledFontFile(FACE_CHOICES.hei.bundled, undefined) ?? ''

/** Offset of a table in a TrueType file. */
const tableAt = (font: Buffer, tag: string): number => {
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8)
  }
  throw new Error(`no table ${tag}`)
}

/** A copy of the bundled 黑体 that calls itself FangSong, as an office's own font would; the names have equal length. */
const officeFont = async (): Promise<Buffer> => {
  const font = await readFile(bundled)
  const from = Buffer.from('Noto Sans SC Medium', 'utf16le').swap16()
  const at = font.indexOf(from)
  const name = Buffer.from('FangSong'.padEnd(19), 'utf16le').swap16()
  // Family names are compared whole: shorten this record to the eight letters.
  name.copy(font, at)
  const table = tableAt(font, 'name')
  const strings = table + font.readUInt16BE(table + 4)
  for (let record = table + 6; record < strings; record += 12) {
    if (strings + font.readUInt16BE(record + 10) === at) font.writeUInt16BE(16, record + 8)
  }
  return font
}

describe('the font chain', () => {
  it('takes a font installed in the office before the bundled one, and says so', async () => {
    const fonts = folder()
    mkdirSync(join(fonts, 'deep'))
    writeFileSync(join(fonts, 'deep', 'office.TTF'), await officeFont())
    const set = await openFonts({ installedFolders: [join(fonts, 'missing'), fonts] })
    expect(set.useOf('body')).toMatchObject({ source: 'installed', substitute: false })
    expect(set.faceOf('body').file).toBe(join(fonts, 'deep', 'office.TTF'))
    expect(set.useOf('kai').source).toBe('bundled')
  })

  it('respects a font that forbids embedding', async () => {
    const fonts = folder()
    const font = await officeFont()
    font.writeUInt16BE(0x0002, tableAt(font, 'OS/2') + 8)
    writeFileSync(join(fonts, 'office.ttf'), font)
    expect((await findInstalledFaces([fonts])).size).toBe(0)
  })

  it('passes over files that are no font', async () => {
    const fonts = folder()
    const font = await officeFont()
    writeFileSync(join(fonts, 'empty.ttf'), '')
    writeFileSync(join(fonts, 'text.ttf'), 'no font at all, only text')
    writeFileSync(join(fonts, 'cut.ttf'), font.subarray(0, 100))
    for (let at = 0; at < 400; at += 7) {
      const broken = Buffer.from(font.subarray(0, 60_000))
      broken[at] = 0xff
      writeFileSync(join(fonts, `broken-${at}.ttf`), broken)
    }
    await expect(findInstalledFaces([fonts])).resolves.toBeInstanceOf(Map)
  })

  it('finds the bundled files flat in the folder of the packaged product', () => {
    const resources = folder()
    copyFileSync(bundled, join(resources, 'NotoSansSC_500Medium.ttf'))
    expect(bundledFontFile(FACE_CHOICES.hei.bundled, resources)).toBe(join(resources, 'NotoSansSC_500Medium.ttf'))
  })

  it('is a fault without the bundled faces', async () => {
    await expect(openFonts({ bundledFolder: folder(), installedFolders: [] })).rejects.toThrow(FontMissingFault)
  })

  it('has every character of GB 2312 in every bundled face', async () => {
    const set = await openFonts({ installedFolders: [] })
    const decoder = new TextDecoder('gb18030')
    const missing = new Set<string>()
    for (let row = 0xb0; row <= 0xf7; row++) {
      for (let cell = 0xa1; cell <= 0xfe; cell++) {
        const character = decoder.decode(Uint8Array.of(row, cell))
        const codePoint = character.codePointAt(0) ?? 0
        // The five empty places at the end of row 55 are private use in GB 18030.
        if (codePoint >= 0xe000 && codePoint < 0xf900) continue
        for (const role of ['title', 'body', 'hei', 'kai', 'fallback'] as const) {
          if (set.metrics.advanceEm(role, codePoint) !== 1) missing.add(character)
        }
      }
    }
    expect([...missing]).toEqual([])
  })

  it('draws a dash and a middle dot over the full cell', async () => {
    const set = await openFonts({ installedFolders: [] })
    for (const mark of ['—', '…', '·', '“', '”']) {
      expect(set.metrics.advanceEm('fallback', mark.codePointAt(0) ?? 0), mark).toBe(1)
    }
    expect(drawnCodePoint(set.faceOf('fallback').metrics, 0x56fd)).toBe(0x56fd)
  })
})
