import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { DocxExportFault, exportDocx } from '#electron/main/document/docx-export/export-docx.ts'
import { pageFactsOf } from '#electron/main/document/docx-export/page-facts.ts'
import { firstDifference } from '#electron/main/document/docx-export/reopened.ts'
import { writeDocx } from '#electron/main/document/docx-export/write-docx.ts'
import { importDocument } from '#electron/main/document/import.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import { mapDocumentText } from '#shared/domain/document/map-text.ts'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { lintPage } from '#shared/domain/lint/page.ts'
import { documentWriter } from '../../../../helper/random-document.ts'
import { createRandom } from '../../../../helper/random.ts'
import { pngOf } from '../picture-fixture.ts'
import { OFFICE, PICTURE_HASH, PICTURES, table, text, WHOLE } from './sample.ts'

const exported = (document: OfficialDocument): Uint8Array =>
  exportDocx({ document, pictures: PICTURES, office: OFFICE })
const reopened = (bytes: Uint8Array) => {
  const read = importDocument({ fileName: 'a.docx', bytes })
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}
const partsOf = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]))
const main = (document: OfficialDocument): string => partsOf(exported(document)).get('word/document.xml') ?? ''

describe('An exported .docx', () => {
  it('opens as the very document: every line and its part, tables, pictures and their bytes', () => {
    const { document, pictures } = reopened(exported(WHOLE))
    expect(documentLines(document)).toEqual(documentLines(WHOLE))
    const shapes = ({ body }: OfficialDocument) =>
      body
        .filter(({ kind }) => kind === 'table')
        .map((one) => one.kind === 'table' && [one.headRows, one.landscape, one.rows])
    expect(shapes(document)).toEqual(shapes(WHOLE))
    expect([...pictures.keys()]).toEqual([PICTURE_HASH])
    expect(document).toMatchObject({ kind: '通知', issuers: WHOLE.issuers, printedOn: WHOLE.printedOn })
  })

  it('of a request has 签发人 beside its number, of a letter, an order and joint offices their marks', () => {
    const request = { ...WHOLE, kind: '请示' as const, signers: ['王某甲', '李某乙'] }
    const joint = {
      ...WHOLE,
      issuers: ['临岚市人民政府', '临岚市财政局'],
      signatories: ['临岚市人民政府', '临岚市财政局'],
    }
    for (const document of [request, joint, { ...WHOLE, form: 'letter' as const }]) {
      expect(documentLines(reopened(exported(document)).document)).toEqual(documentLines(document))
    }
    expect(main(request)).toContain('临政发〔2026〕5号')
    expect(main({ ...WHOLE, form: 'order', kind: '命令' })).toContain('>令<')
    expect(main({ ...WHOLE, form: 'minutes', kind: '纪要' })).toContain('>纪要<')
    expect(main(WHOLE)).toContain('>文件<')
    expect(main({ ...WHOLE, form: 'letter' })).not.toContain('>文件<')
  })

  it('has the page of GB/T 9704-2012, turned pages for wide tables, and odd and even numbers', () => {
    const bytes = exported(WHOLE)
    const facts = pageFactsOf(bytes)
    expect(facts).toMatchObject({
      linesPerPage: 22,
      charactersPerLine: 28,
      bodyFont: '仿宋_GB2312',
      bodySizePt: 16,
      pageNumber: '— 1 —',
    })
    expect(lintPage(facts!)).toEqual([])
    const xml = main(WHOLE)
    const margins = [...xml.matchAll(/<w:pgMar w:top="(\d+)" w:right="(\d+)" w:bottom="(\d+)" w:left="(\d+)"/gu)]
    const upright = ['2098', '1474', '1984', '1587']
    const turned = ['1587', '2098', '1474', '1984']
    expect(margins.map((match) => match.slice(1))).toEqual([upright, turned, upright, turned, upright])
    expect(xml.match(/<w:type w:val="nextPage"\/>/gu)).toHaveLength(5)
    const parts = partsOf(bytes)
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    expect(parts.get('word/footer-odd.xml')).toContain('<w:jc w:val="right"/>')
    expect(parts.get('word/footer-even.xml')).toContain('<w:jc w:val="left"/>')
    for (const side of ['odd', 'even', 'turnedOdd', 'turnedEven'])
      expect(parts.get(`word/footer-${side}.xml`)).toContain('PAGE')
    expect(parts.get('word/footer-letter.xml')).not.toContain('PAGE')
  })

  it('repeats head rows, merges cells, and gives pictures their alternative text', () => {
    const xml = main(WHOLE)
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(6)
    expect(xml.match(/<w:vMerge w:val="restart"\/>/gu)).toHaveLength(6)
    expect(xml.match(/<w:vMerge\/>/gu)).toHaveLength(6)
    expect(xml.match(/<w:gridSpan w:val="2"\/>/gu)).toHaveLength(6)
    expect(xml).toContain('descr="审核流程图"')
    expect(xml).toContain('<wp:extent cx="4320000" cy="2880000"/>')
  })

  it('has the same bytes each time, and names no person, program or time', () => {
    const bytes = exported(WHOLE)
    expect(Buffer.compare(bytes, exported(structuredClone(WHOLE)))).toBe(0)
    const parts = partsOf(bytes)
    expect([...parts.keys()].filter((name) => name.startsWith('docProps/'))).toEqual(['docProps/core.xml'])
    const core = parts.get('docProps/core.xml') ?? ''
    expect([...core.matchAll(/<(dc|dcterms|cp):(\w+)>([^<]*)</gu)].map((match) => [match[2], match[3]])).toEqual([
      ['title', WHOLE.title],
      ['creator', OFFICE],
      ['language', 'zh-CN'],
    ])
    expect([...parts.values()].join('')).not.toMatch(/w:rsid|lastModifiedBy|dcterms|w:author/u)
  })

  it('is given for 300 odd documents as well', () => {
    const square = pngOf(10, 10)
    const hash = createHash('sha256').update(square).digest('hex')
    const pictures = new Map([[hash, square]])
    for (let seed = 1; seed <= 300; seed += 1) {
      const wild = JSON.stringify(documentWriter(createRandom(seed)).document())
      const whole = JSON.parse(wild.replaceAll(/"(\d)\1{63}"/gu, `"${hash}"`)) as OfficialDocument
      const document = mapDocumentText(whole, (line) => line.replaceAll(/\p{Cs}/gu, ''))
      expect(exportDocx({ document, pictures, office: OFFICE }).length).toBeGreaterThan(1000)
    }
  })

  it('is given for a document with nothing in it', () => {
    expect(exported(EMPTY_DOCUMENT).length).toBeGreaterThan(1000)
  })

  it('is not given when it does not hold the document', () => {
    const without = (): unknown => exportDocx({ document: WHOLE, pictures: new Map(), office: OFFICE })
    expect(without).toThrow(DocxExportFault)
    const unwritable = { ...WHOLE, body: [text('a\u0001b')] }
    expect(() => exported(unwritable)).toThrow(DocxExportFault)
  })
})

// Another reader, where there is one: nothing is asked of the machine.
if (spawnSync('soffice', ['--version']).status === 0) {
  describe('LibreOffice', () => {
    it('opens the file and shows its text, 22 lines of 28 characters to a page', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'mingjian-docx-'))
      try {
        const full = { ...EMPTY_DOCUMENT, body: [text('临岚市人民政府认真做好政务公开工作'.repeat(120))] }
        writeFileSync(join(folder, 'full.docx'), exported(full))
        writeFileSync(join(folder, 'whole.docx'), exported(WHOLE))
        const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
        const files = ['full', 'whole'].map((name) => join(folder, `${name}.docx`))
        spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files])
        const textOf = async (name: string): Promise<readonly string[]> => {
          const pdf = await getDocumentProxy(new Uint8Array(readFileSync(join(folder, name))))
          return (await extractText(pdf)).text
        }
        const [, second = ''] = await textOf('full.pdf')
        const lines = second.split('\n').map((line) => line.replaceAll(/\s/gu, ''))
        expect(lines.filter((line) => line.length >= 27)).toHaveLength(22)
        const shown = (await textOf('whole.pdf')).join('').replaceAll(/\s/gu, '')
        const broken = documentLines(WHOLE).filter(
          ({ part, text: line }) => part !== 'imageAlternative' && line.length < 15,
        )
        for (const { text: line } of broken) expect(shown).toContain(line.replaceAll(/\s/gu, ''))
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    }, 120_000)
  })
}

describe('The comparison after opening', () => {
  const { document: read } = reopened(writeDocx({ document: WHOLE, pictures: PICTURES, office: OFFICE }))

  it('finds nothing in the document itself', () => {
    expect(firstDifference(WHOLE, read)).toBeNull()
  })

  it('notices one character that is missing, doubled or changed in any line', () => {
    const lines = documentLines(WHOLE).filter(({ part, text: line }) => part !== 'imageAlternative' && line.length > 1)
    for (const { text: line } of lines) {
      const seen = new Set<string>()
      for (const other of [line.slice(1), line.slice(0, -1), `${line}丁`, `丁${line.slice(1)}`]) {
        const damaged = mapDocumentText(WHOLE, (one) => (one === line ? other : one))
        if (damaged === WHOLE || seen.has(other) || JSON.stringify(damaged) === JSON.stringify(WHOLE)) continue
        seen.add(other)
        expect(firstDifference(damaged, read)).not.toBeNull()
      }
    }
  })

  it.each<readonly [string, Partial<OfficialDocument>, string]>([
    ['a paragraph that is missing', { body: [...WHOLE.body, text('另有规定。')] }, 'text'],
    ['paragraphs in another order', { body: WHOLE.body.toReversed() }, 'text'],
    ['a table that is missing', { body: WHOLE.body.filter((_, at) => at !== 9) }, 'text'],
    [
      'a table that stands on a page of the other orientation',
      { body: WHOLE.body.map((one, at) => (at === 8 ? table(true) : one)) },
      'table',
    ],
    ['a picture that is missing', { body: WHOLE.body.filter(({ kind }) => kind !== 'image') }, 'picture'],
    [
      'a picture of another size',
      { body: WHOLE.body.map((one) => (one.kind === 'image' ? { ...one, widthMm: 60 } : one)) },
      'picture',
    ],
    ['an attachment that is missing', { attachments: WHOLE.attachments.slice(1) }, 'text'],
  ])('notices %s', (_, change, difference) => {
    expect(firstDifference({ ...WHOLE, ...change }, read)).toBe(difference)
  })
})
