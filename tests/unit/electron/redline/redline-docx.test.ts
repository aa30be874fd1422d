import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { importDocument } from '#electron/main/document/import.ts'
import { redlineDocx } from '#electron/main/redline/redline-docx.ts'
import { EMPTY_DOCUMENT, type Block, type OfficialDocument } from '#shared/domain/document/model.ts'
import { diffVersions } from '#shared/domain/text/version/version-diff.ts'
import { generateRevision } from '../../../bench/revision-generator.ts'

const origin = (version: number, personName: string) => ({
  ...{ version, personName, round: version, at: `2031-03-0${String(version)}T01:00:00.000Z` },
})
const ORIGINS = [origin(1, '李青禾'), origin(2, '陈石桥'), origin(3, '周望澜')]

/** Every file is opened again with all changes rejected and accepted before it is handed out. */
const redline = (...documents: readonly OfficialDocument[]): Uint8Array => {
  const versions = documents.map((document, at) => ({ document, version: at + 1 }))
  const [from] = versions
  const to = versions.at(-1)
  const [first, last] = [ORIGINS[0], ORIGINS[versions.length - 1]]
  if (from === undefined || to === undefined || first === undefined || last === undefined)
    throw new Error('two at least')
  return redlineDocx({
    diff: diffVersions(from, versions.slice(1, -1), to),
    ...{ old: from.document, new: to.document, from: first, to: last, origins: ORIGINS.slice(1, versions.length) },
    ...{ office: '临岚县水利局', pictures: new Map() },
  })
}
const revisionsOf = (bytes: Uint8Array) => {
  const read = importDocument({ fileName: 'a.docx', bytes, trackedChanges: 'keep' })
  if (!read.ok) throw new Error(read.error.code)
  return read.value.revisions
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const page = (body: readonly Block[], more: Partial<OfficialDocument> = {}): OfficialDocument => ({
  ...{ ...EMPTY_DOCUMENT, title: '关于开展饮水安全排查的通知', body },
  ...more,
})
const FIRST = '全县共有农村集中供水工程128处，受益人口21.4万人。'
const SECOND = '本次排查实现全覆盖，共派出工作组16个，历时两个月完成。'
const THIRD = '各乡镇要对照问题清单逐项整改，并将整改情况报县水利局。'

describe('a marked copy as .docx', () => {
  it('gives either version back on revisions of every kind, tables among them', () => {
    for (let seed = 0; seed < 12; seed += 1) {
      const rate = seed % 2 === 0 ? 0.05 : 0.3
      const { oldDocument, newDocument } = generateRevision({ seed, characters: 2500, rate, moves: 2 })
      expect(redline(oldDocument.document, newDocument.document).length).toBeGreaterThan(1000)
    }
  })

  it('names for each change who made it and when', () => {
    const middle = page([paragraph(FIRST.replace('128', '131')), paragraph(SECOND), paragraph(THIRD)])
    const newest = page([
      paragraph(FIRST.replace('128', '131')),
      paragraph(SECOND.replace('16', '18')),
      paragraph(THIRD),
    ])
    const revisions = revisionsOf(
      redline(page([paragraph(FIRST), paragraph(SECOND), paragraph(THIRD)]), middle, newest),
    )
    expect(revisions.map(({ kind, author, date, text }) => [kind, author, date, text])).toStrictEqual([
      ['deletion', '陈石桥', '2031-03-02T01:00:00.000Z', '128'],
      ['insertion', '陈石桥', '2031-03-02T01:00:00.000Z', '131'],
      ['deletion', '周望澜', '2031-03-03T01:00:00.000Z', '16'],
      ['insertion', '周望澜', '2031-03-03T01:00:00.000Z', '18'],
    ])
  })

  it('shows a text that was begun on a blank page as one insertion, and one that was emptied as taken out', () => {
    const text = page([paragraph(FIRST)])
    expect(new Set(revisionsOf(redline(EMPTY_DOCUMENT, text)).map(({ kind }) => kind))).toEqual(new Set(['insertion']))
    // Nothing is left to be read of the other, which says so; it was opened again with its changes rejected all the same.
    expect(redline(text, EMPTY_DOCUMENT).length).toBeGreaterThan(1000)
  })

  it('keeps a moved paragraph as moved, not as deleted and inserted', () => {
    const old = page([paragraph(FIRST), paragraph(SECOND), paragraph(THIRD)])
    const revisions = revisionsOf(redline(old, page([paragraph(SECOND), paragraph(THIRD), paragraph(FIRST)])))
    const texts = revisions.filter(({ of }) => of === 'text')
    expect(texts.map(({ kind, text }) => [kind, text])).toStrictEqual([
      ['movedFrom', FIRST],
      ['movedTo', FIRST],
    ])
  })

  it('holds attachments that came and went, with the labels above them', () => {
    const attachment = (id: string, title: string, text: string) => ({
      ...{ id, title },
      content: { kind: 'text' as const, body: [paragraph(text)] },
    })
    const ledger = attachment('a', '排查台账', '台账由各乡镇填报，每季度更新一次。')
    const duties = attachment('b', '责任分工', '县水利局牵头，各乡镇配合。')
    const schedule = attachment('c', '时间安排', '三月排查，四月整改，五月验收。')
    const old = page([paragraph(FIRST)], { attachments: [ledger, duties], attachmentNames: ['排查台账', '责任分工'] })
    const new_ = page([paragraph(FIRST)], {
      attachments: [duties, schedule],
      attachmentNames: ['责任分工', '时间安排'],
    })
    expect(redline(old, new_).length).toBeGreaterThan(1000)
  })

  it('tracks a paragraph that became a heading, by whom, and gives the paragraph back when that is rejected', () => {
    const old = page([paragraph('总体情况'), paragraph(FIRST), paragraph(SECOND)])
    const bytes = redline(old, page([{ kind: 'heading1', text: '总体情况' }, paragraph(FIRST), paragraph(SECOND)]))
    const kindOf = (trackedChanges: 'accept' | 'reject') => {
      const read = importDocument({ fileName: 'a.docx', bytes, trackedChanges })
      return read.ok ? read.value.document.body.map(({ kind }) => kind) : read.error.code
    }
    expect(kindOf('reject')).toStrictEqual(['paragraph', 'paragraph', 'paragraph'])
    expect(kindOf('accept')).toStrictEqual(['heading1', 'paragraph', 'paragraph'])
    const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
    expect(xml.match(/<w:pPrChange [^>]*>/gu)).toStrictEqual([
      expect.stringMatching(/w:author="陈石桥" w:date="2031-03-02T01:00:00(\.000)?Z"/u),
    ])
  })

  it('is written for versions without any difference too', () => {
    expect(revisionsOf(redline(page([paragraph(FIRST)]), page([paragraph(FIRST)])))).toStrictEqual([])
  })
})
