import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EMPTY_DOCUMENT } from '#shared/domain/document/model.ts'
import { dispatch } from '#electron/command/dispatch.ts'
import { buildDocx, paragraph, paragraphOf, run, textFile } from '../document/docx-fixture.ts'
import { buildPdf, line } from '../document/pdf-fixture.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjian-import-'))
  const tracked = '<w:ins w:author="甲某"><w:r><w:t>新</w:t></w:r></w:ins>'
  await writeFile(join(folder, 'a.txt'), textFile('关于某事的通知\n一、总体要求\n'))
  await writeFile(
    join(folder, 'b.docx'),
    buildDocx({ body: paragraph('关于某事的通知') + paragraphOf(run('旧') + tracked) }),
  )
  await writeFile(join(folder, 'c.docx'), textFile('正文'))
  const page = line('关于某事的通知', 220, 740, 22) + line('现将计划公布,请遵照执行。', 122, 700)
  await writeFile(join(folder, 'd.pdf'), buildPdf({ pages: [page] }))
  await writeFile(join(folder, 'huge.docx'), '')
  await truncate(join(folder, 'huge.docx'), 50_000_000)
})
afterAll(() => rm(folder, { recursive: true }))

const call = async (...args: readonly string[]) => {
  const out: string[] = []
  const err: string[] = []
  const inFolder = args.map((arg) => (arg.includes('.') ? join(folder, arg) : arg))
  const code = await dispatch(['import', ...inFolder], {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  })
  return { code, out, err }
}

describe('mingjian import', () => {
  it('prints the document as JSON', async () => {
    const { code, out } = await call('a.txt', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out.join('\n'))).toEqual({
      format: 'txt',
      encoding: 'utf-8',
      document: {
        ...EMPTY_DOCUMENT,
        kind: '通知',
        title: '关于某事的通知',
        body: [{ kind: 'heading1', text: '一、总体要求' }],
      },
      findings: [],
      lint: [],
    })
  })

  it('keeps both sides of tracked changes when asked, and says what the format check finds', async () => {
    const kept = (await call('b.docx', '--tracked', 'keep', '--json')).out.join('\n')
    expect(JSON.parse(kept)).toMatchObject({
      document: { body: [{ text: '旧新' }] },
      previous: { body: [{ text: '旧' }] },
    })
    expect(JSON.parse((await call('d.pdf', '--json')).out.join('\n'))).toMatchObject({
      format: 'pdf',
      document: { title: '关于某事的通知' },
      lint: [{ code: 'halfWidthMark' }],
    })
  })

  it('prints title and paragraphs to be read', async () => {
    expect(await call('a.txt')).toEqual({ code: 0, out: ['关于某事的通知', '一、总体要求'], err: [] })
  })

  it('asks for a choice over tracked changes and takes it', async () => {
    const refusal = {
      code: 'import.trackedChanges',
      detail: { count: 1, insertions: 1, deletions: 0, authors: '甲某' },
    }
    const refused = await call('b.docx', '--json')
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.out.join('\n'))).toEqual({ refusal })
    expect((await call('b.docx', '--tracked', 'accept')).out).toEqual(['关于某事的通知', '旧新'])
    expect((await call('b.docx', '--tracked', 'reject')).out).toEqual(['关于某事的通知', '旧'])
  })

  it.each([
    ['c.docx', 'import.misnamed'],
    ['huge.docx', 'import.tooLarge'],
  ])('refuses %s with %s and exit code 1', async (file, refusal) => {
    const { code, out } = await call(file, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out.join('\n'))).toMatchObject({ refusal: { code: refusal } })
    expect((await call(file)).err).toHaveLength(1)
  })

  it.each([[['none.txt']], [[]], [['a.txt', 'c.docx']], [['a.txt', '--tracked', 'maybe']], [['a.txt', '--odd']]])(
    'cannot tell about %j and says so with exit code 2',
    async (args) => {
      const { code, out, err } = await call(...args)
      expect([code, out, err.length]).toEqual([2, [], 1])
    },
  )
})
