/**
 * `npm run bench -- release`: an approved document to a signed, checked PDF, cold (first in its process, modules and fonts
 * included) and warm; a long one; bytes a page; the first pages on the screen; setting 200,000 characters, and setting them
 * again after a keystroke. One JSON line with the goals beside the figures.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { FontSet } from '#electron/main/pdf/fonts.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'

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

const officeSigner = async () => {
  const { createTestOffice } = await import('../helper/test-office.ts')
  return createTestOffice().releaseSigner
}

/** The whole way; fails on any refusal or problem, so that no figure is of a file that would not be released. */
const release = async (
  document: OfficialDocument,
  signer: Awaited<ReturnType<typeof officeSigner>>,
  fonts?: FontSet,
): Promise<{ readonly pages: number; readonly bytes: number }> => {
  const [{ openFonts }, { renderPdf }, { checkPdf }, { signPdf }] = await Promise.all([
    import('#electron/main/pdf/fonts.ts'),
    import('#electron/main/pdf/render.ts'),
    import('#electron/main/pdf/self-check.ts'),
    import('#electron/main/signing/sign-pdf.ts'),
  ])
  const set = fonts ?? (await openFonts({ installedFolders: [] }))
  const input = { document, issuer: '云山市人民政府办公室', releasedOn: '2026-03-06', contentHash: 'ab'.repeat(32) }
  const rendered = await renderPdf(input, set)
  if (!rendered.ok) throw new Error(rendered.error.code)
  const options = { signedAt: new Date('2026-03-06T01:00:00Z'), name: '云山市人民政府办公室', reason: '政务公开发布' }
  const signed = await signPdf(rendered.value.bytes, signer, options)
  if (!signed.ok) throw new Error(signed.error.code)
  const problems = await checkPdf(signed.value, { document, pages: rendered.value.pages })
  if (problems.length > 0) throw new Error(problems.join(', '))
  return { pages: rendered.value.pages, bytes: signed.value.length }
}

/** In a process of its own: nothing is loaded but this file and the office's keys. */
const cold = async (kind: string): Promise<void> => {
  const document = await documentOf(6)
  if (kind === 'preview') {
    const { ms } = await timed(async () => {
      const [{ openFonts }, { createPreviewer }] = await Promise.all([
        import('#electron/main/pdf/fonts.ts'),
        import('#electron/main/worker/preview.ts'),
      ])
      const set = createPreviewer(await openFonts({ installedFolders: [] }))({
        document,
        pages: { from: 1, to: 1 },
        caretLine: null,
      })
      if (!set.ok) throw new Error(set.error.code)
    })
    process.stdout.write(String(ms))
    return
  }
  const signer = await officeSigner()
  const { ms } = await timed(() => release(document, signer))
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

const measure = async (): Promise<void> => {
  const [{ openFonts }, { layOutDocument }, { GB_T_9704 }] = await Promise.all([
    import('#electron/main/pdf/fonts.ts'),
    import('#shared/domain/layout/layout.ts'),
    import('#shared/domain/layout/model.ts'),
  ])
  const releaseColdMs = coldMs('release')
  const previewColdMs = coldMs('preview')
  log(`cold: release ${String(releaseColdMs)} ms, first page of a preview ${String(previewColdMs)} ms`)

  const signer = await officeSigner()
  const fonts = await openFonts({ installedFolders: [] })
  const short = await documentOf(6)
  const small = await release(short, signer, fonts)
  const warm: number[] = []
  // A copy each time: the layout remembers blocks that it has set, a release meets each text once.
  for (let run = 0; run < WARM_RUNS; run++)
    warm.push((await timed(() => release(structuredClone(short), signer, fonts))).ms)
  const long = await documentOf(466)
  const longRun = await timed(() => release(long, signer, fonts))
  log(`${String(small.pages)} and ${String(longRun.value.pages)} pages`)

  const book = await documentOf(1333)
  const set = (document: OfficialDocument) => {
    const result = layOutDocument({ document, profile: GB_T_9704, metrics: fonts.metrics })
    if (!result.ok) throw new Error(result.error.code)
    return result.value
  }
  const fresh = await timed(() => set(book))
  const again: number[] = []
  for (let run = 0; run < WARM_RUNS; run++) {
    const edited = { ...book, body: book.body.with(600, { kind: 'paragraph', text: `第${String(run)}次改动。` }) }
    again.push((await timed(() => set(edited))).ms)
  }
  const result = {
    bench: 'release',
    pages: small.pages,
    coldMs: releaseColdMs,
    warmMs: round(median(warm)),
    long: { pages: longRun.value.pages, ms: round(longRun.ms), bytes: longRun.value.bytes },
    bytes: small.bytes,
    // What each further page adds: the fonts of the long file hold hardly more characters.
    bytesPerPage: Math.round((longRun.value.bytes - small.bytes) / (longRun.value.pages - small.pages)),
    previewFirstPageColdMs: previewColdMs,
    layout: {
      characters: book.body.reduce((sum, block) => sum + ('text' in block ? block.text.length : 0), 0),
      pages: fresh.value.pages.length,
      freshMs: round(fresh.ms),
      afterKeystrokeMs: round(median(again)),
    },
    goals: {
      coldMs: 1000,
      warmMs: 400,
      longMs: 2500,
      bytes: 60_000 + 4000 * small.pages,
      previewFirstPageColdMs: 150,
      afterKeystrokeMs: 300,
    },
  }
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

const at = process.argv.indexOf('--cold')
await (at < 0 ? measure() : cold(process.argv[at + 1] ?? ''))
