import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { importHtml } from '#electron/main/document/html/html.ts'
import type { TrackedChoice } from '#electron/main/document/imported.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import { isOfficialDocument } from '#shared/domain/document/parse-document.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { pngOf } from './picture-fixture.ts'

const read = (html: string | Uint8Array, choice?: TrackedChoice) => {
  const result = importHtml(typeof html === 'string' ? Buffer.from(html) : html, choice)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  expect(isOfficialDocument(result.value.document)).toBe(true)
  return result.value
}
const refused = (html: string | Uint8Array): string => {
  const result = importHtml(typeof html === 'string' ? Buffer.from(html) : html, undefined)
  return result.ok ? 'read' : result.error.code
}
const page = (body: string, head = ''): string => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`
const linesOf = (document: OfficialDocument): string[] => documentLines(document).map(({ text }) => text)
const codesOf = (html: string): string[] => read(page(`<p>正文。</p>${html}`)).findings.map(({ code }) => code)

describe('a web page', () => {
  it('keeps title, addressee, headings, lists, tables and signature as parts of the document', () => {
    const { document } = read(
      page(`<h1>关于公布供水改造计划的通知</h1><p>各乡镇人民政府：</p><h2>一、总体要求</h2><p>加快  进度，\n<b>按期</b>完成。</p>
        <ol start="3"><li>第一项<li>第二项</ol><ul><li>无号</ul>
        <table><thead><tr><th>项目<th>数量</tr></thead><tr><td rowspan=2>甲<td>1<tr><td>2</table>
        <p>清河县水利局<p>2026年1月8日`),
    )
    expect(document.title).toBe('关于公布供水改造计划的通知')
    expect(document.addressee).toBe('各乡镇人民政府：')
    expect(document.signatories).toEqual(['清河县水利局'])
    expect(document.date).toBe('2026年1月8日')
    expect(document.body).toEqual([
      { kind: 'heading1', text: '一、总体要求' },
      { kind: 'paragraph', text: '加快 进度， 按期完成。' },
      { kind: 'listItem', text: '3.第一项' },
      { kind: 'listItem', text: '4.第二项' },
      { kind: 'listItem', text: '无号' },
      {
        kind: 'table',
        widths: [1, 1],
        headRows: 1,
        landscape: false,
        rows: [
          [
            { lines: ['项目'], columnSpan: 1, rowSpan: 1 },
            { lines: ['数量'], columnSpan: 1, rowSpan: 1 },
          ],
          [
            { lines: ['甲'], columnSpan: 1, rowSpan: 2 },
            { lines: ['1'], columnSpan: 1, rowSpan: 1 },
          ],
          [{ lines: ['2'], columnSpan: 1, rowSpan: 1 }],
        ],
      },
    ])
  })

  it('is told from its text when its tags say nothing, as Word saves it', () => {
    const { document } = read(
      page(
        `<div class=WordSection1><p class=MsoNormal align=center style='text-align:center'><span style='font-size:22.0pt'>关于试点工作的<br>
        通知<o:p></o:p></span></p><p class=MsoNormal>各科室：<o:p></o:p></p><p class=MsoNormal>（一）范围</p></div>`,
        '<style><!-- p.MsoNormal {margin:0cm; font-size:16.0pt;} --></style>',
      ),
    )
    expect(document).toMatchObject({ title: '关于试点工作的通知', addressee: '各科室：' })
    expect(document.body).toEqual([{ kind: 'heading2', text: '（一）范围' }])
  })

  it.each([
    ['utf-8', 'gb2312'],
    ['gb18030', 'gb2312'],
    ['gb18030', 'utf-8'],
    ['gbk', ''],
  ])('is decoded by what its bytes are, %s, whatever it declares: %s', (real, declared) => {
    const html = page('<p>关于公布供水改造计划的通知</p><p>現將計劃公布如下。</p>', `<meta charset="${declared}">`)
    expect(linesOf(read(new Uint8Array(iconv.encode(html, real))).document)).toEqual([
      '关于公布供水改造计划的通知',
      '現將計劃公布如下。',
    ])
  })

  it.each(['utf-7', 'hz-gb-2312', 'iso-2022-cn', 'big5', 'x-user-defined'])(
    'is refused when it declares an encoding that would hide its text: %s',
    (label) => {
      expect(refused(page('<p>+Zzpbxg-', `<meta http-equiv=Content-Type content="text/html; charset=${label}">`))).toBe(
        'import.wrongEncoding',
      )
    },
  )

  it.each([
    '<p style="display:none">藏字</p>',
    '<p hidden>藏字</p>',
    '<div style="DISPLAY : none !important"><p>藏字</div>',
    '<span style="visibility:hidden">藏字</span>',
    '<p><span style="font-size:0">藏字</span></p>',
    '<p><span style="font-size:1.0pt">藏字</span></p>',
    "<p><span style='display:none;mso-hide:all'>藏字</span></p>",
    '<p style="position:absolute;left:-9999px">藏字</p>',
    '<p style="text-indent:-999em">藏字</p>',
    '<p style="opacity:0">藏字</p>',
    '<div style="height:0;overflow:hidden">藏字</div>',
    '<style>.x{display:none}</style><p class="y x">藏字</p>',
    '<style>@media screen{div > .x, #k {visibility : hidden}}</style><div><p class=x>藏字</p></div>',
    '<style>#k{font-size:0px}</style><p id=k>藏字</p>',
  ])('does not show what a browser does not show, and reports it: %s', (html) => {
    const { document, findings, hiddenText } = read(page(`<p>正文。</p>${html}<p>还有。</p>`))
    expect(linesOf(document).join()).not.toContain('藏字')
    expect(findings.map(({ code }) => code)).toContain('import.hiddenText')
    expect(hiddenText.join()).toContain('藏字')
  })

  it('shows what is visible again inside what is not, and what only looks hidden', () => {
    const html = `<p style="visibility:hidden">藏<span style="visibility:visible">显</span></p>
      <style>p:hover{display:none} .a .b{display:none}</style><p class=b>仍在</p>`
    const text = linesOf(read(page(`<p>正文。</p>${html}`)).document).join()
    expect(text).toContain('显')
    expect(text).toContain('仍在')
    expect(text).not.toContain('藏')
  })

  it.each([
    ['<script>alert("藏字")</script>', 'import.scripts'],
    ['<p onclick="藏字">看', 'import.scripts'],
    ['<a href="javascript:藏字">看</a>', 'import.scripts'],
    ['<!-- 藏字 -->', 'import.pageComments'],
    ['<!--[if gte mso 9]><xml><o:Author>藏字</o:Author></xml><![endif]-->', 'import.pageComments'],
    ['<img src="https://example.invalid/藏字.png">', 'import.externalReference'],
    ['<link rel=stylesheet href="//example.invalid/藏字.css">', 'import.externalReference'],
    ['<a href="https://example.invalid/藏字">看</a>', 'import.externalReference'],
    ['<iframe src="x" srcdoc="y">藏字</iframe>', 'import.embeddedObject'],
    ['<img src="a.png" alt="藏字">', 'import.images'],
    ['<svg><text>藏字</text></svg>', 'import.graphics'],
    ['<ruby>字<rt>藏字</rt></ruby>', 'import.phoneticGuide'],
    ['<input value="藏字">', 'import.formFields'],
    ['<textarea>藏字</textarea>', 'import.formFields'],
    ['<meta name=author content="藏字">', 'import.people'],
    ['<meta name=keywords content="藏字">', 'import.properties'],
    ['<template><p>藏字</template>', 'import.scripts'],
    ["<div style='mso-element:comment-list'>藏字</div>", 'import.commentsDropped'],
    ["<div style='mso-element:header'>藏字</div>", 'import.headerFooter'],
    ['<p title="藏字" data-x="1">看', undefined],
  ])('keeps %s out of the body, scans it, and reports %s', (html, code) => {
    const { document, findings, hiddenText } = read(page(`<p>正文。</p>${html}`))
    expect(linesOf(document).join()).not.toContain('藏字')
    expect(hiddenText.join('\n')).toContain('藏字')
    if (code !== undefined) expect(findings.map((finding) => finding.code)).toContain(code)
  })

  it('reports white text, but keeps it: it may stand on a dark ground', () => {
    expect(codesOf('<p style="color:#FFF">浅</p>')).toContain('import.faintText')
    expect(codesOf('<p style="background:#036"><span style="color:#FFF">浅</span></p>')).toContain('import.faintText')
    expect(codesOf('<p style="background:#036;color:#FFF">浅</p>')).not.toContain('import.faintText')
  })

  it('takes the pictures that it carries itself', () => {
    const data = Buffer.from(pngOf(20, 10)).toString('base64')
    const { document, pictures } = read(
      page(`<p>正文。</p><p><img alt="示意 图" src="data:image/png;base64,${data}"></p>`),
    )
    const image = document.body.at(-1)
    expect(image).toMatchObject({ kind: 'image', widthPx: 20, alternative: '示意 图' })
    expect([...pictures.values()].map((bytes) => Buffer.from(bytes).toString('base64'))).toEqual([data])
  })

  const tracked = page(
    '<p>现将<del cite="mailto:王某" datetime="2026-01-02T08:00">旧</del><ins cite="mailto:李某">新</ins>计划公布。</p>',
  )
  it('stops at tracked changes until a person chooses, and keeps both sides when asked', () => {
    expect(refused(tracked)).toBe('import.trackedChanges')
    expect(linesOf(read(tracked, 'accept').document)).toContain('现将新计划公布。')
    expect(linesOf(read(tracked, 'reject').document)).toContain('现将旧计划公布。')
    const kept = read(tracked, 'keep')
    expect(linesOf(kept.document)).toContain('现将新计划公布。')
    expect(kept.previous === undefined ? [] : linesOf(kept.previous)).toContain('现将旧计划公布。')
    expect(kept.revisions).toEqual([
      { kind: 'deletion', of: 'text', author: '王某', date: '2026-01-02T08:00', text: '旧' },
      { kind: 'insertion', of: 'text', author: '李某', date: null, text: '新' },
    ])
  })

  it('is refused when it is empty, and its table stays whole whatever its spans say', () => {
    expect(refused(page(''))).toBe('import.empty')
    const wild = page(
      '<p>表。</p><table><tr><td rowspan=99999 colspan=-1>甲<td colspan=1000>乙<tr><td>丙<table><tr><td>内<td>里</table></table>',
    )
    expect(linesOf(read(wild).document).join('')).toContain('甲乙丙内里')
  })
})
