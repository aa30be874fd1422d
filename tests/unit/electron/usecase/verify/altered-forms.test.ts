import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatch } from '#electron/command/dispatch.ts'
import {
  APPROVAL_FILE,
  COVER_FILE,
  REPORT_PDF,
  REPORT_XML,
  SECRECY_FILE,
} from '#electron/main/archive/bag/package-layout.ts'
import { openTree } from '#electron/main/archive/bag/read-tree.ts'
import { parseReport, parseReportHead, reportedNumber } from '#electron/main/archive/xml/report-file.ts'
import { checkDocument } from '#electron/main/form/check-document.ts'
import { openFonts, type FontSet } from '#electron/main/pdf/fonts.ts'
import { renderPdf } from '#electron/main/pdf/render.ts'
import type { Signer } from '#electron/main/signing/signer.ts'
import { authoredVersions } from '#electron/main/usecase/review/authored-versions.ts'
import { createChecklist } from '#electron/main/usecase/verify/checklist.ts'
import type { PackedPages } from '#electron/main/usecase/verify/packed-pages.ts'
import { verifyBag } from '#electron/main/usecase/verify/verify-bag.ts'
import { versionProblem } from '#electron/main/usecase/verify/verify-case-files.ts'
import { madeForms } from '#electron/main/usecase/verify/verify-forms.ts'
import { verifyLog } from '#electron/main/usecase/verify/verify-log.ts'
import { redlineTask } from '#electron/main/worker/redline-task.ts'
import { PACKAGE_CHECKS } from '#shared/domain/archive/verification-report.ts'
import { mapDocumentText } from '#shared/domain/document/map-text.ts'
import type { Block, OfficialDocument } from '#shared/domain/document/model.ts'
import { filedOffice } from '../../../../helper/filed-office.ts'
import { asOfVersion, officeSigner, relist, retellFile, sealAnew } from '../../../../helper/sealed-anew.ts'

const temporary = mkdtempSync(join(tmpdir(), 'mingjian-forms-'))
let made: Awaited<ReturnType<typeof filedOffice>>
let signer: Signer
let fonts: FontSet
let packed: PackedPages
let forms: ReadonlyMap<string, OfficialDocument>

const source = (): string => {
  const [name = ''] = readdirSync(join(made.batch, 'data/items')).sort()
  return join(made.batch, 'data/items', name)
}

beforeAll(async () => {
  made = await filedOffice()
  signer = await officeSigner(made.profile)
  fonts = await openFonts()
  const opened = await openTree(source())
  if (!opened.ok) throw new Error('a package')
  const tree = opened.value
  const list = createChecklist(PACKAGE_CHECKS)
  const bag = await verifyBag(list, tree, { root: readFileSync(made.root), now: new Date() })
  const log = bag === null ? null : await verifyLog(list, tree, bag)
  if (bag === null || log === null) throw new Error('a package that holds')
  const texts = new Map<string, OfficialDocument>()
  await versionProblem(tree, log, texts)
  packed = { tree, bag, log, texts }
  const xml = readFileSync(join(source(), REPORT_XML))
  const head = parseReportHead(xml)
  if (head === null) throw new Error('a report')
  forms = new Map([
    ...((await madeForms(packed)) ?? []).map(({ path, document }) => [path, document] as const),
    [REPORT_PDF, checkDocument(reportedNumber(xml), parseReport(xml) ?? [], head)],
  ])
}, 240_000)
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true })
})

const printed = async (document: OfficialDocument): Promise<Uint8Array> => {
  const input = { document, issuer: '', releasedOn: '2026-07-01', contentHash: '0'.repeat(64) }
  const rendered = await renderPdf(input, fonts)
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.error))
  return rendered.value.bytes
}

/** The verdict on a package in which this file is replaced, listed and sealed as its own. */
const verdictOn = async (file: string, bytes: Uint8Array, version: string | null) => {
  const item = join(mkdtempSync(join(temporary, 'x-')), 'item')
  cpSync(source(), item, { recursive: true })
  const before = readFileSync(join(item, file))
  writeFileSync(join(item, file), bytes)
  const isSame = Buffer.compare(before, bytes) === 0
  if (file === REPORT_PDF && !isSame) relist(item, file)
  else if (!isSame) await retellFile(item, signer, file, before)
  if (version !== null) asOfVersion(item, version)
  await sealAnew(item, signer)
  const out: string[] = []
  const io = { out: (line: string) => out.push(line), err: (line: string) => out.push(line) }
  const code = await dispatch(['verify', item, '--root', made.root], io)
  return { code, page: out.find((line) => line.includes('过程页、目录页')) ?? '' }
}
const OTHER_VERSION = '0.0.9'

type Change = (document: OfficialDocument) => OfficialDocument
const words =
  (from: string | RegExp, to: string): Change =>
  (document) =>
    mapDocumentText(document, (text) => text.replace(from, to))
/** Every text that is exactly this one. */
const whole =
  (from: string, to: string): Change =>
  (document) =>
    mapDocumentText(document, (text) => (text === from ? to : text))
const blocks =
  (change: (body: readonly Block[]) => readonly Block[]): Change =>
  (document) => ({ ...document, body: change(document.body) })
const rowsOf = (table: number, change: <T>(rows: readonly T[]) => readonly T[]): Change =>
  blocks((body) => {
    const at = body.flatMap(({ kind }, index) => (kind === 'table' ? [index] : []))[table] ?? -1
    return body.map((block, index) =>
      index === at && block.kind === 'table' ? { ...block, rows: change(block.rows) } : block,
    )
  })
const withoutRow = (table: number, row: number): Change => rowsOf(table, (rows) => rows.toSpliced(row, 1))
const rowTwice = (table: number, row: number): Change =>
  rowsOf(table, (rows) => [...rows.slice(0, row + 1), ...rows.slice(row)])
const swapped =
  (one: string, other: string): Change =>
  (document) =>
    mapDocumentText(document, (text) => (text === one ? other : text === other ? one : text))

/** [the form, what is altered, how]: each changes a fact of the log. */
const FACTS: readonly (readonly [string, string, Change])[] = [
  [APPROVAL_FILE, 'an opinion turned round', whole('同意', '不同意')],
  [APPROVAL_FILE, 'a character of the opinion', whole('同意', '同憶')],
  [APPROVAL_FILE, 'an act', whole('通过', '退回')],
  [APPROVAL_FILE, 'an act turned round', whole('通过', '不通过')],
  [APPROVAL_FILE, '签发 turned round', whole('签发', '不予签发')],
  [APPROVAL_FILE, 'a conclusion', words('结论：可以公开', '结论：不得公开')],
  [APPROVAL_FILE, 'a conclusion turned round', words('结论：可以公开', '结论：不可以公开')],
  [APPROVAL_FILE, 'a time', words(/年(\d{1,2})月/u, '年1$1月')],
  [APPROVAL_FILE, 'the year of all times', words(/20\d{2}年/u, '2019年')],
  [APPROVAL_FILE, 'a version', words('送审（第2稿）', '送审（第1稿）')],
  [APPROVAL_FILE, 'the round', words('第1轮（', '第2轮（')],
  [APPROVAL_FILE, 'the title', words('青石水库', '青山水库')],
  [APPROVAL_FILE, 'the mode', whole('主动公开', '依申请公开')],
  [APPROVAL_FILE, 'the head of the log', words(/条，末条核对码：..../u, '条，末条核对码：0000')],
  [APPROVAL_FILE, 'the number of events', words(/留痕共(\d+)条/u, '留痕共1$1条')],
  [APPROVAL_FILE, 'two steps', swapped('分管领导复审', '主要领导把关')],
  [APPROVAL_FILE, 'two labels', swapped('公开依据', '承办人')],
  [APPROVAL_FILE, 'a fact left out', withoutRow(0, 3)],
  [APPROVAL_FILE, 'a hand left out', withoutRow(1, 2)],
  [APPROVAL_FILE, 'a hand twice', rowTwice(1, 2)],
  [
    APPROVAL_FILE,
    'a table more',
    blocks((body) => [...body, ...body.filter(({ kind }) => kind === 'table').slice(1, 2)]),
  ],
  [
    APPROVAL_FILE,
    'a sentence of somebody’s',
    blocks((body) => [...body, { kind: 'paragraph', text: '2026年1月1日另行批准' }]),
  ],
  [SECRECY_FILE, 'the conclusion', whole('可以公开', '不得公开')],
  [SECRECY_FILE, 'an answer', whole('否', '是')],
  [SECRECY_FILE, 'the standing', whole('有效', '无效')],
  [SECRECY_FILE, 'an item left out', withoutRow(2, 1)],
  [SECRECY_FILE, 'the lists', words('检查规则：', '检查规则：0')],
  [COVER_FILE, '档号', words('BGS-0001', 'BGS-0009')],
  [COVER_FILE, 'the period', whole('30年', '永久')],
  [COVER_FILE, 'the serial', whole('1', '2')],
  [COVER_FILE, 'a line of the contents', withoutRow(2, 2)],
  [REPORT_PDF, 'a result', whole('需人工', '通过')],
  [REPORT_PDF, 'evidence', words(/个文件/u, '份文件')],
  [REPORT_PDF, 'the counts', words(/需人工 \d+ 项/u, '需人工 0 项')],
  [REPORT_PDF, 'an item left out', withoutRow(0, 2)],
  [REPORT_PDF, 'the number', words('BGS-0001', 'BGS-0009')],
]

/** Nothing but words around facts. */
const WORDS: readonly (readonly [string, string, Change])[] = [
  [APPROVAL_FILE, 'a label', whole('公开单位', '单位名称')],
  [APPROVAL_FILE, 'a heading', whole('一、基本情况', '一、事项概况')],
  [APPROVAL_FILE, 'the title of the form', whole('政府信息公开审批单', '公开审批表')],
  [APPROVAL_FILE, 'words around facts', words(/^第(\d+)轮（第(\d+)稿，/u, '第$1轮（版本第$2稿，')],
  [APPROVAL_FILE, 'the name of the time limit', whole('公开期限', '办理期限')],
  [APPROVAL_FILE, 'a sentence more', blocks((body) => [...body, { kind: 'paragraph', text: '本单由系统打印。' }])],
  [SECRECY_FILE, 'a principle', words('一事一审', '逐件审查')],
  [COVER_FILE, 'a label', whole('归档人', '归档责任人')],
  [REPORT_PDF, 'the name of an item', whole('归档范围', '归档的范围')],
]

describe('a form of a package that its own office printed anew and sealed', () => {
  it('holds when it says the same', async () => {
    for (const [file, document] of forms) {
      expect(await verdictOn(file, await printed(document), OTHER_VERSION)).toMatchObject({ code: 0 })
    }
  })

  const altered = async (file: string, change: Change): Promise<Uint8Array> => {
    const document = forms.get(file)
    if (document === undefined) throw new Error(`no ${file}`)
    const after = change(document)
    if (JSON.stringify(after) === JSON.stringify(document)) throw new Error('nothing was altered')
    return printed(after)
  }

  it.each(FACTS)('fails for a fact, whatever version it says made it: %s, %s', async (file, _, change) => {
    const found = await verdictOn(file, await altered(file, change), OTHER_VERSION)
    expect(found.page).toContain('[不成立]')
    expect(found.page).toContain(file)
    expect(found.code).toBe(1)
  })

  it.each(WORDS)('is for a person where only words differ, of another version: %s, %s', async (file, _, change) => {
    const bytes = await altered(file, change)
    const found = await verdictOn(file, bytes, OTHER_VERSION)
    expect(found.page).toContain('[需人工]')
    expect(found.page).toContain(file)
    expect(found.code).toBe(3)
    expect((await verdictOn(file, bytes, null)).code).toBe(1)
  })

  const REDLINE = 'data/redlines/1-2.pdf'
  const redlineOf = async (change: (text: string) => string, person = ''): Promise<Uint8Array> => {
    const [from, to] = authoredVersions(packed.log.events)
    const [old, new_] = [from, to].map((one) => packed.texts.get(one?.contentHash ?? ''))
    if (from === undefined || to === undefined || old === undefined || new_ === undefined)
      throw new Error('two versions')
    const outcome = await redlineTask(
      {
        from: { document: old, version: 1 },
        between: [],
        to: { document: mapDocumentText(new_, change), version: 2 },
        heading: {
          from: from.origin,
          to: { ...to.origin, ...(person === '' ? {} : { personName: person }) },
          origins: [to.origin],
        },
        ...{ format: 'pdf', office: packed.bag.signer.organization, madeOn: '2026-07-01', pictures: new Map() },
      },
      () => Promise.resolve(fonts),
    )
    if (!outcome.ok) throw new Error('a redline')
    return outcome.value
  }

  it('花脸稿 of other texts, or of somebody else, fails too', async () => {
    expect((await verdictOn(REDLINE, await redlineOf((text) => text), OTHER_VERSION)).code).toBe(0)
    for (const bytes of [
      await redlineOf((text) => text.replace('0.32', '0.23')),
      await redlineOf((text) => text, '别人'),
    ])
      expect(await verdictOn(REDLINE, bytes, OTHER_VERSION)).toMatchObject({ code: 1 })
  })
})
