import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatch } from '#electron/command/dispatch.ts'
import type { Signer } from '#electron/main/signing/signer.ts'
import { filedOffice } from '../../../../helper/filed-office.ts'
import { asOfVersion, officeSigner, relist, retellFile, sealAnew } from '../../../../helper/sealed-anew.ts'

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
const REPORT = 'data/report/four-checks.pdf'
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

/** Whoever seals a package may also say that another version of the program made it. */
const OTHER_VERSION = '0.0.9'

const FORGED: readonly Forgery[] = [
  inPage('an opinion in 留痕', HISTORY, (text) => text.replace(/(签发<\/td><td>)[^<]+/u, '$1不予发布'), FAILS),
  inPage('an opinion turned round', HISTORY, (text) => text.replace(/(签发<\/td><td>)同意/u, '$1不同意'), FAILS),
  inPage('a line more in an opinion', HISTORY, (text) => text.replace(/(签发<\/td><td>[^<]+)/u, '$1<br>缓发'), FAILS),
  inPage(
    'another person',
    HISTORY,
    (text) => text.replace(/<td>([^<（]+)（主要领导）/u, '<td>别人（主要领导）'),
    FAILS,
  ),
  inPage('a longer name', HISTORY, (text) => text.replace(/<td>([^<（]+)（主要领导）/u, '<td>$1明（主要领导）'), FAILS),
  inPage(
    'another conclusion',
    HISTORY,
    (text) => text.replace('保密审查结论：可以公开', '保密审查结论：不得公开'),
    FAILS,
  ),
  inPage('another step', HISTORY, (text) => text.replace('部门初审通过', '分管领导复审通过'), FAILS),
  inPage('another time', HISTORY, (text) => text.replace(/(<tr><td>3<\/td><td>)\d{4}/u, '$12020'), FAILS),
  inPage('an event left out', HISTORY, (text) => text.replace(/<tr><td>4<\/td>.*\n/u, ''), FAILS),
  inPage('another title', HISTORY, (text) => text.replaceAll('青石水库', '青山水库'), FAILS),
  inPage(
    'another name in 审批单',
    HISTORY,
    (text) => text.replace(/(<tr><td>主要领导把关<\/td><td>)[^<]+/u, '$1某人'),
    FAILS,
  ),
  inPage('no 留痕 at all', HISTORY, () => '<!doctype html><p>无</p>', FAILS),
  inPage('words before all', HISTORY, (text) => text.replace('<h2>', '<p>已经撤销</p><h2>'), FOR_A_PERSON),
  inPage('another word for a step', HISTORY, (text) => text.replace('第 1 轮送审', '第 1 轮提交审核'), FOR_A_PERSON),
  inPage('another label', HISTORY, (text) => text.replace('<th>意见', '<th>审批意见'), FOR_A_PERSON),
  inPage('a digest', INDEX, (text) => text.replace(/<td class="h">.{8}/u, '<td class="h">00000000'), FAILS),
  inPage('a line left out', INDEX, (text) => text.replace(/<tr><td><a [^\n]*approval\.pdf[^\n]*\n/u, ''), FAILS),
  inPage('a link to another file', INDEX, (text) => text.replace('"forms/approval.pdf"', '"forms/cover.pdf"'), FAILS),
  inPage('the name of another file', INDEX, (text) => text.replace('>审批单<', '>封面（归档章）<'), FAILS),
  inPage('another 档号', INDEX, (text) => text.replace('BGS-0001<', 'BGS-0009<'), FAILS),
  inPage('no list at all', INDEX, (text) => text.replaceAll('<tr><td><a ', '<tr><td><b '), FAILS),
  inPage('a name of nobody’s', INDEX, (text) => text.replace('>审批单<', '>旧审批单<'), FOR_A_PERSON),
  inPage('other words of the guide', '说明.txt', (text) => text.replace('全部显示 OK', '显示 OK'), FOR_A_PERSON),
  ofOther('data/forms/cover.pdf', FAILS),
  ofOther('data/forms/secrecy.pdf', FAILS),
  ofOther('data/redlines/1-2.pdf', FAILS),
  ofOther(REPORT, FAILS),
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

  it('hold of an unaltered package of another version, or of one that does not say which', async () => {
    for (const version of [OTHER_VERSION, '']) {
      const item = itemOf(0)
      asOfVersion(item, version)
      await sealAnew(item, signer)
      expect(await verify(item)).toMatchObject({ code: 0 })
    }
  })

  const forged = async (version: string | null, [, file, forge]: Forgery) => {
    const item = itemOf(0)
    const before = readFileSync(join(item, file))
    forge(item)
    if (file === REPORT) relist(item, REPORT)
    else if (file.endsWith('.pdf')) await retellFile(item, signer, file, before)
    else if (file === HISTORY) relist(item, HISTORY)
    if (version !== null) asOfVersion(item, version)
    await sealAnew(item, signer)
    return verify(item)
  }

  it.each(FORGED)('of another version are named or left to a person: %s (%s)', async (...forgery) => {
    const [, file, , { code, mark }] = forgery
    const found = await forged(OTHER_VERSION, forgery)
    expect(found.page).toContain(mark)
    expect(found.page).toContain(file)
    expect(found.code).toBe(code)
  })

  it.each(FORGED.filter(([, , , verdict]) => verdict === FOR_A_PERSON))(
    'of this very version are named for other words already: %s (%s)',
    async (...forgery) => {
      const found = await forged(null, forgery)
      expect(found.page).toContain(FAILS.mark)
      expect(found.page).toContain(forgery[1])
      expect(found.code).toBe(FAILS.code)
    },
  )
})
