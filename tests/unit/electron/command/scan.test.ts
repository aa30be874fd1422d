import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from '#electron/command/scan.ts'
import { textOf } from '#electron/command/scan-input.ts'
import { commandText } from '#resources/text/command.ts'
import { buildPptx, buildXlsx } from '../document/office-fixture.ts'
import { buildPdf, line } from '../document/pdf-fixture.ts'
import { buildDocx, paragraphOf, run as textRun } from '../document/docx-fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'scan-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const scan = async (...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> => {
  const out: string[] = []
  const err: string[] = []
  const code = await run(args, { out: (text) => void out.push(text), err: (text) => void err.push(text) })
  return { code, out, err }
}

const TEXT = '关于某事的通知\r\n联系人手机13812345678，机\u200b密★1年。'

describe('mingjian scan', () => {
  it('prints one JSON object: the text, the hits, the lexicons with the hashes of their files, the time', async () => {
    const { code, out } = await scan(file('a.txt', TEXT), '--json')
    expect(code).toBe(1)
    expect(out).toHaveLength(1)
    const result = JSON.parse(out[0] ?? '') as {
      hits: { rule: string; start: number; end: number; text: string }[]
      lexicons: unknown
      ms: number
    }
    expect(result).toMatchObject({ text: { characters: TEXT.length } })
    expect(Object.keys(result)).toEqual(['text', 'hits', 'lexicons', 'ms'])
    expect(result.hits.map(({ rule }) => rule)).toEqual(['mobile', 'lexicon', 'classMark'])
    for (const hit of result.hits) {
      expect(Object.keys(hit)).toEqual('rule list term category level start end text via lowered'.split(' '))
      expect(hit.text).toBe(TEXT.slice(hit.start, hit.end))
    }
    const starter = readFileSync('resources/lexicon/starter.csv')
    expect(result.lexicons).toEqual([
      expect.objectContaining({ id: 'starter', sha256: createHash('sha256').update(starter).digest('hex') }),
    ])
    expect(result.ms).toBeGreaterThanOrEqual(0)
  })

  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['GB18030', iconv.encode(TEXT, 'gb18030')],
    ['UTF-16', iconv.encode(TEXT, 'utf16', { addBOM: true })],
  ])('reads %s with the same offsets', async (_, bytes) => {
    const { out } = await scan(file('b.txt', bytes), '--json')
    const { hits } = JSON.parse(out[0] ?? '') as { hits: { start: number; end: number }[] }
    expect(hits.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
      '13812345678',
      '机\u200b密',
      '机\u200b密★1年',
    ])
  })

  it('adds the lexicons that it is given, each by its file name and hash', async () => {
    const csv = 'term,category,level\r\n某事,sensitive,high\r\n'
    const lexicon = file('unit.csv', iconv.encode(csv, 'gb18030'))
    const more = file('more.csv', 'term,category,level\n通知,process,notice\n')
    const { out } = await scan(file('a.txt', TEXT), '--lexicon', lexicon, '--lexicon', more, '--json')
    const result = JSON.parse(out[0] ?? '') as { hits: { list: string; term: string }[]; lexicons: { id: string }[] }
    expect(result.lexicons.map(({ id }) => id)).toEqual(['starter', 'unit', 'more'])
    expect(result.lexicons[1]).toMatchObject({
      sha256: createHash('sha256').update(readFileSync(lexicon)).digest('hex'),
      entries: 1,
    })
    expect(result.hits).toContainEqual(expect.objectContaining({ list: 'unit', term: '某事' }))
    expect(result.hits).toContainEqual(expect.objectContaining({ list: 'more', term: '通知' }))
  })

  it('ends with 0 when nothing grave is found, and prints a line for each hit without --json', async () => {
    expect(await scan(file('clean.txt', '关于开展检查的通知'))).toEqual({
      code: 0,
      out: [commandText.scan.total(0)],
      err: [],
    })
    const { code, out } = await scan(file('a.txt', TEXT))
    expect(code).toBe(1)
    expect(out.at(-1)).toBe(commandText.scan.total(3))
    expect(out[0]).toContain('13812345678')
    expect(out[0]).toContain('手机号码')
  })

  it('scans an empty text, and one of a million characters', async () => {
    expect((await scan(file('empty.txt', ''), '--json')).code).toBe(0)
    expect((await scan(file('long.txt', '按期完成工作。'.repeat(150_000)), '--json')).code).toBe(0)
  })

  it.each([
    ['no file', [], null],
    ['two files', ['a.txt', 'b.txt'], null],
    ['an unknown option', ['a.txt', '--fast'], null],
    ['a file that is not there', ['none.txt'], 'file.notReadable'],
    ['a folder', ['.'], 'file.notReadable'],
    ['a kind that is not read', ['x.rar'], 'import.unsupportedFormat'],
    ['bytes that are no text', ['x.txt'], 'import.binary'],
    ['a lexicon with a one-character entry', ['a.txt', '--lexicon', 'one.csv'], 'lexicon.termTooShort'],
    ['a lexicon in a broken encoding', ['a.txt', '--lexicon', 'broken.csv'], 'import.wrongEncoding'],
    ['a lexicon that is not there', ['a.txt', '--lexicon', 'none.csv'], 'file.notReadable'],
  ])('refuses %s with code 2 and says why', async (_, args, refusal) => {
    file('a.txt', TEXT)
    file('x.rar', 'Rar!\x1a\x07')
    file('x.txt', new Uint8Array([1, 0, 2, 0, 0, 255]))
    file('one.csv', 'term,category,level\n密,classified,high\n')
    file('broken.csv', Buffer.concat([Buffer.from('term,category,level\n机密'), Buffer.from([0xff, 0xfe, 0x81])]))
    const paths = args.map((arg) => (arg.startsWith('--') ? arg : join(folder, arg)))
    const { code, out, err } = await scan(...paths)
    expect(code).toBe(2)
    expect(out).toEqual([])
    const [, , line] = refusal === 'lexicon.termTooShort' ? [0, 0, 2] : []
    const said = refusal === null ? commandText.scan.usage : commandText.scan.refused(paths.at(-1) ?? '', refusal, line)
    expect(err).toEqual([said])
    if (refusal !== null) expect(err[0]).not.toContain(refusal)
  })

  it('reads a document by its content, deleted and hidden text with it', async () => {
    const deleted = `<w:del w:id="1" w:author="林某"><w:r><w:delText>机密★长期</w:delText></w:r></w:del>`
    const body = paragraphOf(textRun('标题')) + paragraphOf(textRun('正文') + deleted)
    const { code, out } = await scan(file('草稿', buildDocx({ body })), '--json')
    expect(code).toBe(1)
    const result = JSON.parse(out[0] ?? '') as { hits: { rule: string; text: string }[] }
    expect(result.hits).toContainEqual(expect.objectContaining({ rule: 'classMark', text: '机密★长期' }))
    expect(textOf('草稿', Buffer.from('标题\n正文'))).toEqual({ ok: true, value: '标题\n正文' })
  })
})

describe('mingjian scan of files that hold more than their text', () => {
  const hitsOf = async (path: string) => {
    const { code, out } = await scan(path, '--json')
    return {
      code,
      hits: (JSON.parse(out[0] ?? '') as { hits: { rule: string; text: string; place?: unknown }[] }).hits,
    }
  }

  it('finds what a workbook hides, and says what must not go out with it', async () => {
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>13812345678</t></is></c></row>'
    const book = buildXlsx({
      sheets: [
        { name: '一', rows: '' },
        { name: '暗', state: 'hidden', rows },
      ],
    })
    const { code, hits } = await hitsOf(file('a.xlsx', book))
    expect(code).toBe(1)
    expect(hits).toEqual([
      expect.objectContaining({ rule: 'mobile', text: '13812345678' }),
      expect.objectContaining({ rule: 'left.hiddenSheets', place: { part: 'cell', name: '暗', hidden: true } }),
    ])
    const { out } = await scan(file('a.xlsx', book))
    expect(out.join('\n')).toContain('工作表“暗”（隐藏）')
  })

  it('finds notes of slides and words of pages', async () => {
    const slides = await hitsOf(file('a.pptx', buildPptx([{ lines: ['标题'], notes: '手机13812345678' }])))
    expect(slides.hits.map(({ rule }) => rule)).toEqual(['mobile', 'left.speakerNotes'])
    const pages = await hitsOf(file('a.pdf', buildPdf({ pages: [line('手机13812345678')] })))
    expect(pages.hits.map(({ rule }) => rule)).toEqual(['mobile'])
  })
})
