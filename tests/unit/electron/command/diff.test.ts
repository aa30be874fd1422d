import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { writeDocx } from '#electron/main/document/docx-export/write-docx.ts'
import { EMPTY_DOCUMENT } from '#shared/domain/document/model.ts'
import { dispatch } from '#electron/command/dispatch.ts'
import { commandText } from '#resources/text/command.ts'
import type { TextDiff } from '#shared/domain/text/paragraph/diff.ts'
import { buildDocx, paragraphOf, run as textRun } from '../document/docx-fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'diff-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const diff = async (...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> => {
  const out: string[] = []
  const err: string[] = []
  const code = await dispatch(['diff', ...args], {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  })
  return { code, out, err }
}
const compare = async (old: string, new_: string): Promise<TextDiff & { ms: number }> => {
  const { code, out } = await diff(old, new_, '--json')
  expect([code, out.length]).toStrictEqual([0, 1])
  return JSON.parse(out[0] ?? '') as TextDiff & { ms: number }
}

const OLD = '关于预算公开的通知\n\n一、总体要求\n应当在三十日内完成。\n'
const NEW = '关于预算公开的通知\r\n\r\n一、重点任务\r\n二、总体要求\r\n应当在二十五日内完成。'

describe('mingjian diff', () => {
  it('prints one JSON object: the merged view, the counts, whether it is coarse, the time', async () => {
    const result = await compare(file('old.txt', OLD), file('new.txt', iconv.encode(NEW, 'gb18030')))
    expect(Object.keys(result)).toStrictEqual(['paragraphs', 'counts', 'fallback', 'ms'])
    expect(result.paragraphs).toStrictEqual([
      { old: 0, new: 0, change: 'same', runs: [{ kind: 'kept', text: '关于预算公开的通知' }] },
      { old: 1, new: 1, change: 'same', runs: [] },
      { old: null, new: 2, change: 'added', runs: [{ kind: 'inserted', text: '一、重点任务' }] },
      {
        ...{ old: 2, new: 3, change: 'edited', renumbered: { old: '一、', new: '二、', only: true } },
        runs: [
          { kind: 'deleted', text: '一' },
          { kind: 'inserted', text: '二' },
          { kind: 'kept', text: '、总体要求' },
        ],
      },
      {
        ...{ old: 3, new: 4, change: 'edited' },
        runs: [
          { kind: 'kept', text: '应当在' },
          { kind: 'deleted', text: '三十' },
          { kind: 'inserted', text: '二十五' },
          { kind: 'kept', text: '日内完成。' },
        ],
      },
    ])
    expect(result.counts).toMatchObject({ same: 2, edited: 2, added: 1, renumbered: 1 })
    expect(result.fallback).toBe(false)
    expect(result.ms).toBeGreaterThanOrEqual(0)
  })

  it('takes an empty file for a text without paragraphs', async () => {
    expect(await compare(file('none.txt', ''), file('one.txt', '\n'))).toMatchObject({
      paragraphs: [{ old: null, new: 0, change: 'added', runs: [] }],
    })
  })

  it('compares a Word document with a text', async () => {
    const docx = buildDocx({
      body: ['关于预算公开的通知', '应当在三十日内完成。'].map((text) => paragraphOf(textRun(text))).join(''),
    })
    const text = file('plain.txt', '关于预算公开的通知\n应当在三十日内办结。')
    const { paragraphs } = await compare(file('word.docx', docx), text)
    expect(paragraphs.map(({ change }) => change)).toStrictEqual(['same', 'edited'])
  })

  it('without --json prints the changed paragraphs and the counts', async () => {
    const { code, out } = await diff(file('old.txt', OLD), file('new.txt', NEW))
    expect(code).toBe(0)
    expect(out.at(-1)).toContain(
      commandText.diff.total({ edited: 2, added: 1, renumbered: 1, insertedCharacters: 10, deletedCharacters: 3 }),
    )
    expect(out.slice(0, -1)).toHaveLength(3)
    expect(out.join('\n')).toContain('应当在[-三十-]{+二十五+}日内完成。')
  })

  it.each([
    ['no files', []],
    ['one file', ['a.txt']],
    ['three files', ['a.txt', 'b.txt', 'c.txt']],
    ['an unknown option', ['a.txt', 'b.txt', '--colour']],
    ['an unknown choice', ['a.txt', 'b.txt', '--tracked', 'keep']],
  ])('refuses %s with its usage', async (_, args) => {
    expect(await diff(...args)).toStrictEqual({ code: 2, out: [], err: [commandText.diff.usage] })
  })

  it('refuses a file that is not there or is no text, naming it', async () => {
    const old = file('old.txt', OLD)
    const missing = join(folder, 'missing.txt')
    expect(await diff(old, missing)).toMatchObject({
      code: 2,
      out: [],
      err: [commandText.diff.refused(missing, 'file.notReadable')],
    })
    const binary = file('binary.txt', new Uint8Array(64))
    expect(await diff(binary, old, '--json')).toMatchObject({ code: 2, out: [] })
  })

  it('compares two .docx part by part: cells with cells, the date with the date, each a line of the document', async () => {
    const docx = (households: string, date: string): Uint8Array =>
      writeDocx({
        document: {
          ...EMPTY_DOCUMENT,
          title: '关于饮水安全排查的通知',
          body: [
            { kind: 'paragraph', text: '排查情况如下。' },
            {
              ...{ kind: 'table', widths: [1, 1], headRows: 1, landscape: false },
              rows: [
                ['乡镇', '户数'],
                ['望澜镇', households],
              ].map((row) => row.map((text) => ({ lines: [text], columnSpan: 1, rowSpan: 1 }))),
            },
          ],
          signatories: ['临岚县水利局'],
          date,
        },
        pictures: new Map(),
        office: '临岚县水利局',
      })
    const old = file('households-old.docx', docx('86', '2031年3月1日'))
    const result = await compare(old, file('households-new.docx', docx('93', '2031年3月8日')))
    expect(Object.keys(result)).toStrictEqual(['paragraphs', 'counts', 'fallback', 'ms'])
    expect(result.paragraphs.map((one) => [one.old, one.new, one.change])).toStrictEqual([
      ...[0, 1, 2, 3, 4].map((at) => [at, at, 'same']),
      [5, 5, 'edited'],
      [6, 6, 'same'],
      [7, 7, 'edited'],
    ])
    expect(result.paragraphs[5]?.runs).toStrictEqual([
      { kind: 'deleted', text: '86' },
      { kind: 'inserted', text: '93' },
    ])
  })
})
