import { describe, expect, it } from 'vitest'
import { releaseContents, type ReleaseContentsInput } from '#electron/main/archive/release/release-contents.ts'
import { readReleaseZip, releaseZip } from '#electron/main/archive/release/release-zip.ts'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { suggestedSummary, type ReleaseMetadata } from '#shared/domain/archive/release-metadata.ts'
import { EMPTY_DOCUMENT, type OfficialDocument, type TableCell } from '#shared/domain/document/model.ts'
import { pngOf } from '../document/picture-fixture.ts'

const cell = (text: string, columnSpan = 1, rowSpan = 1): TableCell => ({ lines: [text], columnSpan, rowSpan })
const png = pngOf(3, 2)
const sheet = Buffer.from('a,b\n1,2\n')
const HOSTILE = '<script>alert("1")</script>&\'x'

const document: OfficialDocument = {
  ...EMPTY_DOCUMENT,
  kind: '通知',
  issuers: ['云岭县水利局'],
  documentNumber: '云水发〔2026〕8号',
  title: '关于开展排查的通知',
  addressee: '各乡镇人民政府：',
  body: [
    { kind: 'paragraph', text: HOSTILE },
    { kind: 'heading2', text: '（一）没有一级标题' },
    { kind: 'heading3', text: '1.三级' },
    {
      kind: 'table',
      widths: [1, 1, 1],
      headRows: 1,
      landscape: false,
      rows: [
        [cell('乡镇', 1), cell('情况', 2)],
        [cell('甲乡'), cell('12'), cell('34')],
      ],
    },
    {
      kind: 'image',
      sha256: sha256Hex(png),
      format: 'png',
      widthPx: 3,
      heightPx: 2,
      widthMm: 20,
      alternative: '“水质”曲线',
    },
  ],
  attachmentNames: ['排查表', '说明'],
  signatories: ['云岭县水利局'],
  date: '2026年3月5日',
  attachments: [
    {
      id: 'a1',
      title: '排查表',
      content: { kind: 'file', fileName: '表.csv', format: 'csv', sizeBytes: sheet.length, sha256: sha256Hex(sheet) },
    },
    { id: 'a2', title: '说明', content: { kind: 'text', body: [{ kind: 'heading1', text: '一、填报' }] } },
  ],
}
const metadata: ReleaseMetadata = {
  ...{ indexNumber: 'X/2026-00001', theme: '农业、林业、水利', department: '云岭县水利局', keywords: ['饮水', '排查'] },
  ...{ summary: '排查农村饮水安全。', genre: '通知', issuers: ['云岭县水利局'], title: document.title },
  ...{ documentNumber: document.documentNumber, formedOn: '2026-03-05', releasedOn: '2026-03-06' },
  ...{ effectiveOn: null, until: null, validity: 'inForce', mode: 'proactive', legalBasis: '条例第二十条' },
  changes: { kind: 'repeal', scope: 'whole', caseId: 'c1', title: '旧通知', documentNumber: '', on: null },
  ...{ scope: 'society', scopeNote: '', channels: ['website'] },
  site: { name: '云岭县人民政府', domain: 'www.yunling.example', code: '3500000001', column: '政策文件' },
}
const input: ReleaseContentsInput = {
  ...{ baseName: document.title, document, metadata, pages: 3 },
  pictures: new Map([[sha256Hex(png), png]]),
  attached: new Map([[sha256Hex(sheet), sheet]]),
}
const files = releaseContents(input)
const textOf = (ending: string): string =>
  Buffer.from(files.find(({ fileName }) => fileName.endsWith(ending))?.bytes ?? []).toString('utf8')
const html = textOf('.html')
const all = (pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, found]) => found ?? '')

describe('the page for the portal', () => {
  it('names its language, has one h1 and headings that never leave out a level', () => {
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">/)
    const levels = all(/<h([1-6])[ >]/g).map(Number)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels[0]).toBe(1)
    for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1)
    expect(html).toContain('<h2>（一）没有一级标题</h2>\n<h3>1.三级</h3>')
  })

  it('gives tables heads with their scope, and pictures what they show', () => {
    expect(html).toContain('<tr><th scope="col">乡镇</th><th scope="colgroup" colspan="2">情况</th></tr>')
    expect(html).toContain('<tr><th scope="row">甲乡</th><td>12</td><td>34</td></tr>')
    expect(html).toContain('alt="“水质”曲线"')
    expect(all(/<th( scope="[a-z]+")?[ >]/g).every((scope) => scope !== '')).toBe(true)
  })

  it('carries the tags of a page as 国办发〔2017〕47号 names them', () => {
    expect(
      Object.fromEntries([...html.matchAll(/<meta name="(\w+)" content="([^"]*)">/g)].map(([, a, b]) => [a, b])),
    ).toEqual({
      viewport: 'width=device-width, initial-scale=1',
      SiteName: '云岭县人民政府',
      SiteDomain: 'www.yunling.example',
      SiteIDCode: '3500000001',
      ColumnName: '政策文件',
      ArticleTitle: '关于开展排查的通知',
      PubDate: '2026-03-06',
      ContentSource: '云岭县水利局',
      Keywords: '饮水 排查',
      Author: '云岭县水利局',
      Description: '排查农村饮水安全。',
    })
  })

  it('has no script and nothing from elsewhere, whatever the text says', () => {
    expect(html).not.toMatch(/<script|<iframe|<link|javascript:|\son\w+=/i)
    expect(html).toContain('&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#38;&#39;x')
    for (const address of all(/(?:src|href)="([^"]*)"/g)) expect(address).toMatch(/^(?:data:image\/|%)/)
    expect(html).toContain(`default-src 'none'`)
  })

  it('leads to the PDF and the attached file, which lie beside it', () => {
    const links = all(/href="([^"]*)"/g).map(decodeURIComponent)
    expect(links).toEqual(['关于开展排查的通知.pdf', '关于开展排查的通知.附件1.csv'])
    expect(files.map(({ fileName }) => fileName)).toContain('关于开展排查的通知.附件1.csv')
  })
})

describe('what lies beside the page', () => {
  it('is the text in the order of the pages, rows with tabs', () => {
    const text = textOf('.txt')
    expect(text.startsWith('云岭县水利局\n云水发〔2026〕8号\n\n关于开展排查的通知\n\n各乡镇人民政府：\n')).toBe(true)
    expect(text).toContain('乡镇\t情况\n甲乡\t12\t34\n')
    expect(text).toContain('附件：1.排查表\n2.说明\n')
  })

  it('is the metadata with the attached file by its hash', () => {
    const value = JSON.parse(textOf('.metadata.json')) as {
      readonly labels: Readonly<Record<string, string>>
      readonly attachments: unknown
    }
    expect(value.labels).toMatchObject({ 索引号: 'X/2026-00001', 立改废: '废止《旧通知》', 成文日期: '2026年3月5日' })
    expect(value.attachments).toEqual([
      {
        title: '排查表',
        fileName: '关于开展排查的通知.附件1.csv',
        mediaType: 'text/csv',
        sizeBytes: sheet.length,
        sha256: sha256Hex(sheet),
      },
    ])
  })

  it('is made again byte for byte', () => {
    const again = releaseContents(structuredClone(input))
    expect(again.map(({ bytes }) => sha256Hex(bytes))).toEqual(files.map(({ bytes }) => sha256Hex(bytes)))
  })
})

describe('the zip of all', () => {
  const zip = releaseZip(files)

  it('is the same in whatever order and wherever it is made, and gives every file back', () => {
    expect(Buffer.compare(releaseZip([...files].reverse()), zip)).toBe(0)
    const read = readReleaseZip(zip)
    expect(read?.map(({ fileName }) => fileName).toSorted()).toEqual(files.map(({ fileName }) => fileName).toSorted())
  })

  it('is not read with any byte changed, cut or added, nor one that another program made', () => {
    for (let at = 0; at < zip.length; at += Math.ceil(zip.length / 150)) {
      const changed = Uint8Array.from(zip)
      changed[at] = (changed[at] ?? 0) ^ 0x10
      expect(readReleaseZip(changed), String(at)).toBeNull()
    }
    expect(readReleaseZip(zip.subarray(0, -1))).toBeNull()
    expect(readReleaseZip(Buffer.concat([zip, Buffer.from([0])]))).toBeNull()
    expect(readReleaseZip(releaseZip([{ fileName: '../a', bytes: sheet }]))).toBeNull()
    expect(readReleaseZip(sheet)).toBeNull()
  })
})

describe('fields of the catalogue', () => {
  it('begin 内容概述 with whole sentences', () => {
    const body = ['一句。两句。', '三'.repeat(300)].map((text) => ({ kind: 'paragraph' as const, text }))
    expect(suggestedSummary({ ...EMPTY_DOCUMENT, body })).toBe('一句。两句。')
    expect(suggestedSummary(EMPTY_DOCUMENT)).toBe('')
  })
})
