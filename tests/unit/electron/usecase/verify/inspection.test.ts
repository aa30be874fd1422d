import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { dispatch } from '#electron/command/dispatch.ts'
import { parseReport } from '#electron/main/archive/xml/report-file.ts'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { countPages } from '#electron/main/signing/pdf/pdf-pages.ts'
import { batchCollector, inspectPath, type Inspection } from '#electron/main/usecase/verify/inspection.ts'
import { CHECK_STAGES, codesOf, type CheckStage } from '#shared/domain/archive/check-stage.ts'
import { filedOffice } from '../../../../helper/filed-office.ts'

const BY_HAND = ['3-2', '3-4', '4-1', '4-2', '4-3']
const temporary = mkdtempSync(join(tmpdir(), 'mingjian-inspect-'))
let made: Awaited<ReturnType<typeof filedOffice>>
let root: Uint8Array
let work = ''

beforeAll(async () => {
  made = await filedOffice()
  root = new Uint8Array(readFileSync(made.root))
}, 240_000)
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true })
})
afterEach(() => {
  if (work !== '') rmSync(work, { recursive: true, force: true })
  work = ''
})

/** A copy of the batch, to do harm to. */
const copyOf = (): string => {
  work = mkdtempSync(join(temporary, 'x-'))
  cpSync(made.batch, join(work, 'Z109-全部'), { recursive: true })
  return join(work, 'Z109-全部')
}
const itemsOf = (batch: string): readonly string[] =>
  readdirSync(join(batch, 'data/items'))
    .sort()
    .map((name) => join(batch, 'data/items', name))
const firstOf = (batch: string): string => itemsOf(batch)[0] ?? ''

const inspected = async (path: string, stage: CheckStage, given: Uint8Array | null = root): Promise<Inspection> => {
  const trusted = given === null ? [] : [sha256Hex(given)]
  const found = await inspectPath(path, stage, trusted, { root: given, now: new Date() })
  if (!found.ok || found.value.inspection === null) throw new Error('nothing was inspected')
  return found.value.inspection
}
const failedIn = (inspection: Inspection): readonly string[] =>
  inspection.kind === 'package'
    ? inspection.findings.filter(({ result }) => result === 'failed').map(({ code }) => code)
    : [...new Set(inspection.results.failed.map(({ code }) => code))].sort()

const mingjian = async (...args: readonly string[]) => {
  const lines = { out: [] as string[], err: [] as string[] }
  const code = await dispatch(['verify', ...args], {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
  })
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') }
}

describe('四性检测 of a package that came, or lies for long', () => {
  it.each(CHECK_STAGES)(
    'passes at the stage %s what it sees, and leaves to a person what it does not',
    async (stage) => {
      const inspection = await inspected(firstOf(made.batch), stage)
      if (inspection.kind !== 'package') throw new Error('a package')
      expect(inspection.findings.map(({ code }) => code)).toEqual(codesOf(stage))
      const byHand = inspection.findings.filter(({ result }) => result !== 'passed')
      expect(byHand.map(({ code, result }) => `${code} ${result}`)).toEqual(
        ['1-8', ...(stage === 'filing' ? ['2-9'] : []), ...BY_HAND, ...(stage === 'keeping' ? ['3-7'] : [])]
          .sort()
          .map((code) => `${code} manual`),
      )
    },
  )

  it('leaves the origin to a person without a root, and fails everything that hangs on a file that was altered', async () => {
    const origin = await inspected(firstOf(made.batch), 'handover', null)
    if (origin.kind !== 'package') throw new Error('a package')
    expect(origin.findings.find(({ code }) => code === '1-1')).toMatchObject({ result: 'manual' })
    const item = firstOf(copyOf())
    writeFileSync(join(item, 'data/metadata/metadata.xml'), '<x/>')
    expect(failedIn(await inspected(item, 'keeping'))).toEqual(
      expect.arrayContaining(['1-1', '1-2', '1-9', '2-2', '2-3', '2-10', '3-1']),
    )
  })

  it('counts the pages in the released PDF itself', async () => {
    const [pdf = ''] = readdirSync(join(firstOf(made.batch), 'data/release')).filter((name) => name.endsWith('.pdf'))
    const bytes = readFileSync(join(firstOf(made.batch), 'data/release', pdf))
    expect(countPages(bytes)).toBe(1)
    expect(countPages(bytes.subarray(0, 3000))).toBeNull()
    expect(countPages(Buffer.from('%PDF-1.7'))).toBeNull()
    const inspection = await inspected(firstOf(made.batch), 'handover')
    if (inspection.kind !== 'package') throw new Error('a package')
    expect(inspection.findings.find(({ code }) => code === '2-7')?.evidence).toContain('实有 1 页')
  })
})

describe('四性检测 of a batch', () => {
  it('counts every package and the container, and finds no number, 文号 or title twice', async () => {
    const inspection = await inspected(made.batch, 'handover')
    if (inspection.kind !== 'batch') throw new Error('a batch')
    expect(inspection).toMatchObject({ name: 'Z109-全部', items: 3 })
    const { counts, failed } = inspection.results
    expect(failed).toEqual([])
    expect([...counts.keys()]).toEqual(codesOf('handover'))
    // Six items are asked of the container too.
    for (const [code, { passed, manual }] of counts)
      expect([code, passed, manual]).toEqual(
        BY_HAND.includes(code)
          ? [code, 0, 3]
          : [code, ['1-1', '1-11', '1-12', '1-13', '2-1', '2-2'].includes(code) ? 4 : 3, 0],
      )
  })

  it('names the package in which something does not hold, and the lists of the container', async () => {
    const batch = copyOf()
    const [, second = ''] = itemsOf(batch)
    writeFileSync(join(second, 'data/versions/1.txt'), '别的文字')
    const inspection = await inspected(batch, 'handover')
    if (inspection.kind !== 'batch') throw new Error('a batch')
    const number = second.slice(second.lastIndexOf('/') + 1)
    const told = inspection.results.failed.map(({ archivalNumber, code }) => `${archivalNumber} ${code}`)
    expect(told).toEqual(expect.arrayContaining([`${number} 1-1`, `${number} 1-13`, 'Z109-全部 2-1']))
    expect(told.filter((one) => !one.startsWith(number) && !one.startsWith('Z109-全部'))).toEqual([])
  })

  it('finds numbers, 文号 and titles that stand twice in it, and nothing where they only look alike', () => {
    const found = (...items: readonly (readonly [number: string, document: string, title: string, date: string])[]) => {
      const collector = batchCollector('handover')
      for (const [archivalNumber, documentNumber, title, date] of items)
        collector.add({
          ...{ name: archivalNumber, caseId: archivalNumber, archivalNumber, documentNumber, title, date },
          findings: [{ code: '1-8', result: 'manual', evidence: '' }],
        })
      const { results } = collector.end('B', [])
      const { passed, failed, manual } = results.counts.get('1-8') ?? { passed: 0, failed: 0, manual: 0 }
      return [passed, failed, manual, results.failed[0]?.evidence ?? '']
    }
    const one = ['Z-1', '云〔2026〕1号', '关于停水的通知', '20260301'] as const
    expect(found(one, ['Z-2', '云〔2026〕2号', '关于停水的通告', '20260301'])).toEqual([2, 0, 0, ''])
    expect(found(one, ['Z-1', '', '关于停电的通知', '20260302'])).toEqual([0, 2, 0, '档号 Z-1 重复'])
    expect(found(one, ['Z-2', '云〔2026〕1号', '关于停电的通知', '20260302'])).toEqual([
      0,
      2,
      0,
      expect.stringContaining('文号'),
    ])
    // The notice of another year has the same title, and a person must look.
    expect(found(one, ['Z-2', '云〔2027〕1号', '关于停水的通知', '20270301'])).toEqual([0, 0, 2, ''])
    const untold = ['Z-3', '', '公示', '20260301'] as const
    expect(found(untold, ['Z-4', '', '公示', '20260301'])).toEqual([0, 2, 0, expect.stringContaining('Z-4')])
  })
})

describe('mingjian verify --stage', () => {
  it('prints every item, and writes the report as XML and PDF, never over another one and never into the package', async () => {
    const into = join(temporary, 'reports')
    mkdirSync(into)
    const item = firstOf(made.batch)
    const args = [item, '--root', made.root, '--stage', '移交接收', '--report', into]
    const { code, out, err } = await mingjian(...args)
    expect(code).toBe(0)
    for (const told of ['四性检测（移交与接收（YJ））', '[需人工] 4-1 病毒感染检测', 'M-M', '结论：全部成立'])
      expect(out).toContain(told)
    const names = readdirSync(into).sort()
    expect(names).toEqual([
      expect.stringMatching(/^四性检测报告-移交接收-Z109.*\.pdf$/u),
      expect.stringMatching(/\.xml$/u),
    ])
    expect(err).toContain(names[0])
    const [pdf = '', xml = ''] = names.map((name) => join(into, name))
    expect(countPages(readFileSync(pdf))).toBeGreaterThan(0)
    const said = readFileSync(xml)
    expect(parseReport(said)?.map(({ code: one }) => one)).toEqual(codesOf('handover'))
    for (const told of ['移交与接收（YJ）', 'M-M', '移交接收过程操作安全性'])
      expect(said.toString('utf8')).toContain(told)

    expect(await mingjian(...args)).toMatchObject({ code: 2 })
    const inside = join(item, 'data/report')
    expect(await mingjian(item, '--stage', 'BC', '--report', inside)).toMatchObject({ code: 2 })
    expect(readdirSync(inside).sort()).toEqual(['four-checks.pdf', 'four-checks.xml'])
    expect(existsSync(join(temporary, 'nowhere'))).toBe(false)
    expect((await mingjian(item, '--stage', 'BC', '--report', join(temporary, 'nowhere'))).code).toBe(2)
  }, 60_000)

  it('ends with 3 without a root, with 1 where an item fails, with 2 for what it is not asked of', async () => {
    const item = firstOf(made.batch)
    expect((await mingjian(item, '--stage', 'YJ')).code).toBe(3)
    const batch = copyOf()
    rmSync(join(firstOf(batch), 'data/forms/cover.pdf'))
    const json = await mingjian(batch, '--root', made.root, '--stage', 'keeping', '--json')
    expect(json.code).toBe(1)
    expect(JSON.parse(json.out)).toMatchObject({
      ok: false,
      inspection: { stage: 'keeping', results: { counts: { '3-7': { manual: 3 } } } },
    })
    for (const args of [
      [item, '--stage', 'XX'],
      [item, '--report', temporary],
      [join(item, 'data/release'), '--stage', 'GD'],
      [made.root, '--stage', 'GD'],
      [item, '--stage', 'GD', '--code', '1024-7K3M-9Q2P-X4TB'],
    ])
      expect((await mingjian(...args)).code, args.join(' ')).toBe(2)
  })
})
