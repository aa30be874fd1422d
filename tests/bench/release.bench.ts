/**
 * `npm run bench -- release`: an approved document to a signed, checked PDF on the built task thread, as the program does
 * it, cold (thread, its modules and fonts included) and warm; a long one; bytes a page; the first page on the screen; setting
 * 200,000 characters, and setting them again after a keystroke. One JSON line with the goals beside the figures.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import type { FontSet } from '#electron/main/pdf/fonts.ts'
import { subsetFace } from '#electron/main/pdf/subset-face.ts'
import { signPdf } from '#electron/main/signing/pades/sign-pdf.ts'
import { verifyPdf } from '#electron/main/signing/pades/verify-pdf.ts'
import { createTaskRunner, type TaskRunner } from '#electron/main/worker/task-runner.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { createTestOffice, type TestOffice } from '../helper/test-office.ts'

const WARM_RUNS = 7
const SELF = fileURLToPath(import.meta.url)
const log = (text: string): void => {
  process.stderr.write(`${text}\n`)
}
const round = (value: number): number => Math.round(value * 10) / 10
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const timed = async <T>(work: () => Promise<T> | T): Promise<{ readonly ms: number; readonly value: T }> => {
  const begun = performance.now()
  const value = await work()
  return { ms: performance.now() - begun, value }
}

const SENTENCE = '为贯彻落实关于推进城市地下管网建设改造的决策部署，进一步提升城市安全韧性水平，补齐市政基础设施短板，'

/** 版头, headings, a table of ten rows, 署名, 版记, and as many paragraphs as fill the pages. */
const documentOf = async (paragraphs: number, charactersEach = 150): Promise<OfficialDocument> => {
  const { EMPTY_DOCUMENT } = await import('#shared/domain/document/model.ts')
  const text = SENTENCE.repeat(Math.ceil(charactersEach / SENTENCE.length)).slice(0, charactersEach)
  const cell = (words: string) => ({ lines: [words], columnSpan: 1, rowSpan: 1 })
  return {
    ...EMPTY_DOCUMENT,
    kind: '通知',
    issuers: ['云山市人民政府办公室'],
    documentNumber: '云政办发〔2026〕3号',
    title: '云山市人民政府办公室关于印发云山市城市地下管网建设改造实施方案的通知',
    addressee: '各县（市、区）人民政府，市政府各部门、各直属机构：',
    body: [
      { kind: 'heading1', text: '一、总体要求' },
      ...Array.from({ length: paragraphs }, (_, index) => ({
        kind: 'paragraph' as const,
        text: `第${String(index + 1)}段：${text}`,
      })),
      {
        kind: 'table',
        widths: [1, 4, 2],
        headRows: 1,
        landscape: false,
        rows: Array.from({ length: 10 }, (_, row) => [cell(String(row)), cell('开展管网普查登记'), cell('九月底')]),
      },
    ],
    signatories: ['云山市人民政府办公室'],
    date: '2026年3月5日',
    copyTo: '市委各部门，市人大常委会办公室，市政协办公室。',
    printedBy: '云山市人民政府办公室',
    printedOn: '2026年3月6日',
  }
}

/** The thread as the program has it: the built one. */
const WORKER = new URL('../../out/main/task-worker.js', import.meta.url)
const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url))
const startTasks = (): TaskRunner => createTaskRunner(WORKER, { resourcesFolder: RESOURCES, isPackaged: false })

const OFFICE = '云山市人民政府办公室'
const SIGNED_AT = new Date('2026-03-06T01:00:00Z')

/** The whole way as the program goes it; fails on any refusal or problem, so that no figure is of a file that would not be released. */
const release = async (
  document: OfficialDocument,
  { releaseSigner, authority }: TestOffice,
  tasks: TaskRunner,
): Promise<{ readonly pages: number; readonly bytes: number }> => {
  const input = { document, issuer: OFFICE, releasedOn: '2026-03-06', contentHash: 'ab'.repeat(32) }
  const rendered = await tasks.run('render', { ...input, checkedWhenSigned: true })
  if (!rendered.ok) throw new Error(rendered.error.code)
  const { bytes, pages, ink } = rendered.value
  const signed = await signPdf(bytes, releaseSigner, { signedAt: SIGNED_AT, name: OFFICE, reason: '政务公开发布' })
  if (!signed.ok) throw new Error(signed.error.code)
  const [wrong, report] = await Promise.all([
    tasks.run('selfCheck', { pdf: signed.value, expected: { document, pages, ink } }),
    Promise.resolve().then(() => verifyPdf(signed.value, { roots: [authority.certificate], now: SIGNED_AT })),
  ])
  const problems = [...wrong, ...report.problems.map(({ code }) => code)]
  if (problems.length > 0 || report.signatures[0]?.level !== 'B-B') throw new Error(problems.join(', '))
  return { pages, bytes: signed.value.length }
}

/**
 * The first in its process: the thread, its modules, fonts. The modules that sign are there, as in the program, where
 * unlocking has read certificates before anybody releases.
 */
const cold = async (kind: string): Promise<void> => {
  const document = await documentOf(6)
  const office = createTestOffice()
  const tasks = startTasks()
  // As the program does while the page of a draft opens.
  if (kind === 'opened') await tasks.run('preparePreview', null)
  const { ms } =
    kind !== 'release'
      ? await timed(async () => {
          const set = await tasks.run('preview', { document, pages: { from: 1, to: 1 }, caretLine: null })
          if (!set.ok) throw new Error(set.error.code)
        })
      : await timed(() => release(document, office, tasks))
  await tasks.stop()
  process.stdout.write(String(ms))
}

const coldMs = (kind: string): number =>
  round(
    median(
      Array.from({ length: 3 }, () =>
        Number(execFileSync(process.execPath, [...process.execArgv, SELF, '--cold', kind], { encoding: 'utf8' })),
      ),
    ),
  )

/** One face for 300 characters: by a library of general purpose (HarfBuzz), which takes the whole file, and as it is embedded. */
const subsetting = async (fonts: FontSet): Promise<{ readonly libraryMs: number; readonly ownMs: number }> => {
  const { file, metrics } = fonts.faceOf('body')
  const codePoints = Array.from({ length: 300 }, (_, index) => 0x4e00 + index * 7)
  const text = String.fromCodePoint(...codePoints)
  const runs = { library: [] as number[], own: [] as number[] }
  for (let run = 0; run < WARM_RUNS; run++) {
    runs.library.push((await timed(async () => subsetFont(readFileSync(file), text, { targetFormat: 'sfnt' }))).ms)
    const glyphs = codePoints.map((codePoint) => metrics.glyphOf(codePoint))
    runs.own.push((await timed(() => subsetFace(file, glyphs))).ms)
  }
  return { libraryMs: round(median(runs.library)), ownMs: round(median(runs.own)) }
}

const measure = async (): Promise<void> => {
  const [{ openFonts }, { layOutDocument }, { GB_T_9704 }] = await Promise.all([
    import('#electron/main/pdf/fonts.ts'),
    import('#shared/domain/layout/layout.ts'),
    import('#shared/domain/layout/model.ts'),
  ])
  const releaseColdMs = coldMs('release')
  const previewColdMs = coldMs('preview')
  const previewOpenedMs = coldMs('opened')
  log(
    `cold: release ${String(releaseColdMs)} ms, first page of a preview ${String(previewColdMs)} ms, on an open draft ${String(previewOpenedMs)} ms`,
  )

  const office = createTestOffice()
  const fonts = await openFonts({ installedFolders: [] })
  const tasks = startTasks()
  const short = await documentOf(6)
  const small = await release(short, office, tasks)
  const warm: number[] = []
  // Other words each time, as releases are: neither set blocks nor subsets of fonts are those of the run before.
  for (let run = 0; run < WARM_RUNS; run++) {
    const words = String.fromCodePoint(...Array.from({ length: 40 }, (_, index) => 0x4e00 + run * 40 + index))
    const other = { ...short, body: [...short.body, { kind: 'paragraph' as const, text: words }] }
    warm.push((await timed(() => release(other, office, tasks))).ms)
  }
  const again = (await timed(() => release(structuredClone(short), office, tasks))).ms
  const previewWarm = (
    await timed(() => tasks.run('preview', { document: short, pages: { from: 1, to: 1 }, caretLine: null }))
  ).ms
  const long = await documentOf(466)
  const longRun = await timed(() => release(long, office, tasks))
  await tasks.stop()
  log(`${String(small.pages)} and ${String(longRun.value.pages)} pages`)

  const book = await documentOf(1333)
  const set = (document: OfficialDocument) => {
    const result = layOutDocument({ document, profile: GB_T_9704, metrics: fonts.metrics })
    if (!result.ok) throw new Error(result.error.code)
    return result.value
  }
  const fresh = await timed(() => set(book))
  const edits: number[] = []
  for (let run = 0; run < WARM_RUNS; run++) {
    const edited = { ...book, body: book.body.with(600, { kind: 'paragraph', text: `第${String(run)}次改动。` }) }
    edits.push((await timed(() => set(edited))).ms)
  }
  const result = {
    bench: 'release',
    pages: small.pages,
    coldMs: releaseColdMs,
    warmMs: round(median(warm)),
    sameTextAgainMs: round(again),
    long: { pages: longRun.value.pages, ms: round(longRun.ms), bytes: longRun.value.bytes },
    bytes: small.bytes,
    // What each further page adds: the fonts of the long file hold hardly more characters.
    bytesPerPage: Math.round((longRun.value.bytes - small.bytes) / (longRun.value.pages - small.pages)),
    previewFirstPageColdMs: previewColdMs,
    previewFirstPageOpenedMs: previewOpenedMs,
    previewFirstPageMs: round(previewWarm),
    subset: await subsetting(fonts),
    layout: {
      characters: book.body.reduce((sum, block) => sum + ('text' in block ? block.text.length : 0), 0),
      pages: fresh.value.pages.length,
      freshMs: round(fresh.ms),
      afterKeystrokeMs: round(median(edits)),
    },
    goals: {
      coldMs: 1000,
      warmMs: 400,
      longMs: 2500,
      bytes: 60_000 + 4000 * small.pages,
      previewFirstPageOpenedMs: 150,
      afterKeystrokeMs: 300,
    },
  }
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

const at = process.argv.indexOf('--cold')
await (at < 0 ? measure() : cold(process.argv[at + 1] ?? ''))
