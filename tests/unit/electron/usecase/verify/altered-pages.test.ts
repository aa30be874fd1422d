import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatch } from '#electron/command/dispatch.ts'
import type { Signer } from '#electron/main/signing/signer.ts'
import { filedOffice } from '../../../../helper/filed-office.ts'
import { officeSigner, relist, retellFile, sealAnew } from '../../../../helper/sealed-anew.ts'

const temporary = mkdtempSync(join(tmpdir(), 'mingjian-pages-'))
let made: Awaited<ReturnType<typeof filedOffice>>
let signer: Signer

beforeAll(async () => {
  made = await filedOffice()
  signer = await officeSigner(made.profile)
}, 240_000)
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true })
})

const names = (): readonly string[] => readdirSync(join(made.batch, 'data/items')).sort()
const itemOf = (index: number): string => {
  const folder = join(mkdtempSync(join(temporary, 'x-')), names()[index] ?? '')
  cpSync(join(made.batch, 'data/items', names()[index] ?? ''), folder, { recursive: true })
  return folder
}
const edit = (file: string, change: (text: string) => string): void => {
  const before = readFileSync(file, 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`nothing was altered in ${file}`)
  writeFileSync(file, after)
}
const verify = async (path: string) => {
  const out: string[] = []
  const io = { out: (line: string) => out.push(line), err: (line: string) => out.push(line) }
  const code = await dispatch(['verify', path, '--root', made.root], io)
  return { code, page: out.find((line) => line.includes('过程页、目录页')) ?? '' }
}

const HISTORY = 'data/history.html'
const INDEX = 'data/index.html'
const [FAILS, FOR_A_PERSON] = [
  { code: 1, mark: '[不成立]' },
  { code: 3, mark: '[需人工]' },
] as const

type Forgery = readonly [string, string, (item: string) => void, { readonly code: number; readonly mark: string }]
const inPage = (what: string, page: string, change: (text: string) => string, verdict: Forgery[3]): Forgery => [
  what,
  page,
  (item) => {
    edit(join(item, page), change)
  },
  verdict,
]
const ofOther = (file: string, verdict: Forgery[3]): Forgery => [
  'that of another file',
  file,
  (item) => {
    cpSync(join(made.batch, 'data/items', names()[1] ?? '', file), join(item, file))
  },
  verdict,
]

const FORGED: readonly Forgery[] = [
  inPage('an opinion in 留痕', HISTORY, (text) => text.replace(/(签发<\/td><td>)[^<]+/u, '$1不予发布'), FAILS),
  inPage(
    'another person',
    HISTORY,
    (text) => text.replace(/<td>([^<（]+)（主要领导）/u, '<td>别人（主要领导）'),
    FAILS,
  ),
  inPage('another time', HISTORY, (text) => text.replace(/(<tr><td>3<\/td><td>)\d{4}/u, '$12020'), FAILS),
  inPage('an event left out', HISTORY, (text) => text.replace(/<tr><td>4<\/td>.*\n/u, ''), FAILS),
  inPage('another title', HISTORY, (text) => text.replaceAll('青石水库', '青山水库'), FOR_A_PERSON),
  inPage('words before all', HISTORY, (text) => text.replace('<h2>', '<p>已经撤销</p><h2>'), FOR_A_PERSON),
  inPage('no 留痕 at all', HISTORY, () => '<!doctype html><p>无</p>', FOR_A_PERSON),
  inPage('a digest', INDEX, (text) => text.replace(/<td class="h">.{8}/u, '<td class="h">00000000'), FAILS),
  inPage('a line left out', INDEX, (text) => text.replace(/<tr><td><a [^\n]*approval\.pdf[^\n]*\n/u, ''), FAILS),
  inPage('a link to another file', INDEX, (text) => text.replace('"forms/approval.pdf"', '"forms/cover.pdf"'), FAILS),
  inPage('the name of another file', INDEX, (text) => text.replace('>审批单<', '>封面（归档章）<'), FAILS),
  inPage('a name of nobody’s', INDEX, (text) => text.replace('>审批单<', '>旧审批单<'), FOR_A_PERSON),
  inPage('another 档号', INDEX, (text) => text.replace('BGS-0001<', 'BGS-0009<'), FOR_A_PERSON),
  ofOther('data/forms/cover.pdf', FOR_A_PERSON),
  ofOther('data/forms/secrecy.pdf', FOR_A_PERSON),
  ofOther('data/redlines/1-2.pdf', FOR_A_PERSON),
  inPage('what is no PDF', 'data/forms/approval.pdf', () => '%PDF-1.7\n%%EOF\n', FAILS),
]

describe('the pages of a package that its own office altered and sealed anew', () => {
  it('hold when nothing is altered, word for word, in every package', async () => {
    for (const index of names().keys()) {
      const item = itemOf(index)
      await sealAnew(item, signer)
      const { code, page } = await verify(item)
      expect(page).toContain('[成立　]')
      expect(code).toBe(0)
    }
  })

  it.each(FORGED)('are named or left to a person: %s (%s)', async (_, file, forge, { code, mark }) => {
    const item = itemOf(0)
    const before = readFileSync(join(item, file))
    forge(item)
    if (file.endsWith('.pdf')) await retellFile(item, signer, file, before)
    else if (file === HISTORY) relist(item, HISTORY)
    await sealAnew(item, signer)
    const found = await verify(item)
    expect(found.page).toContain(mark)
    expect(found.page).toContain(file)
    expect(found.code).toBe(code)
  })
})
