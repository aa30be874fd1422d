import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { classifiedMarkHits } from '#shared/domain/scan/classified-gate.ts'
import { attribute } from '#shared/domain/text/version/attribution.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import type { FaceRole } from '#shared/domain/layout/model.ts'
import { parsePackage } from '#shared/domain/scan/lexicon-package.ts'
import { replacedBy } from '#shared/domain/scan/replaces.ts'
import { assert, err, ok } from '#shared/lib/result.ts'
import { utf8Text } from '#shared/lib/utf8.ts'
import type { FontSet } from '../pdf/fonts.ts'
import { diffTask } from './diff-task.ts'
import type { createPreviewer } from './preview.ts'
import { createDraftScanner } from './scan-draft.ts'
import { scanTask } from './scan-task.ts'
import type { createPageMarker } from './redline-pages.ts'
import { loadScanner, scannerWith, type ActiveLexicon, type LoadedScanner } from './scan-files.ts'
import type { TaskInput, TaskName, TaskOutput, TaskAnswer, TaskReply, TaskRequest } from './tasks.ts'

// Given by task-runner.ts when it starts this thread.
const { resourcesFolder, isPackaged } = workerData as { readonly resourcesFolder: string; readonly isPackaged: boolean }

let loaded: LoadedScanner | null = null
const scannerOnce = (): LoadedScanner => (loaded ??= loadScanner(resourcesFolder))

let compiled: { readonly key: string; readonly scanner: LoadedScanner } | null = null
/** Compiled once for each set of lexicons; the last one is kept. */
const scannerOf = (lexicons: readonly ActiveLexicon[]): LoadedScanner => {
  const key = lexicons.map(({ sha256 }) => sha256).join(' ')
  if (compiled?.key !== key) compiled = { key, scanner: scannerWith(scannerOnce(), lexicons) }
  return compiled.scanner
}

/** So many warnings are shown; of more, only how many. */
const MAX_WARNINGS = 1000

const draftScanner = createDraftScanner()

/** Of everything that a file says, its name with it: the name goes into the log. */
const rulesOf = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => classifiedMarkHits(text).map((mark) => mark.rule))),
]

/** A report that people read; the versions themselves hold every change. */
const MAX_REPORTED_REVISIONS = 1000

const cmapFolder = join(resourcesFolder, 'cmap')
const fontOptions = isPackaged ? { bundledFolder: join(resourcesFolder, 'fonts') } : {}

const FACES: readonly FaceRole[] = ['title', 'body', 'hei', 'kai', 'latin', 'fallback']
const FIRST_HAN = 0x4e00
let fonts: Promise<FontSet> | null = null
/** Those of pages on the screen and of files: metrics alone, looked for once. */
const fontsOnce = (): Promise<FontSet> =>
  (fonts ??= import('../pdf/fonts.ts').then(({ openFonts }) => openFonts(fontOptions)))
let previewer: Promise<ReturnType<typeof createPreviewer>> | null = null
const openPreviewer = async () => (await import('./preview.ts')).createPreviewer(await fontsOnce())
let marker: Promise<ReturnType<typeof createPageMarker>> | null = null
const openMarker = async () => (await import('./redline-pages.ts')).createPageMarker(await fontsOnce())

// Importing and typesetting are loaded when they are first asked for: most days begin with reading.
type Work = { readonly [K in TaskName]: (input: TaskInput<K>) => TaskOutput<K> | Promise<TaskOutput<K>> }

const work: Work = {
  import: async (input) => {
    const { importFile } = await import('../document/import.ts')
    const imported = await importFile(input, cmapFolder)
    if (!imported.ok) return err(imported.error)
    const { document, previous = null, pictures, revisions, format, findings, hiddenText } = imported.value
    const texts = [document, ...(previous === null ? [] : [previous])].map(documentToText)
    return ok({
      document,
      previous,
      pictures: [...pictures].map(([sha256, bytes]) => ({ sha256, bytes })),
      revisions: revisions.slice(0, MAX_REPORTED_REVISIONS),
      format,
      findings: [...findings],
      classifiedRules: rulesOf([
        ...[input.fileName, ...texts, ...hiddenText, ...revisions.map(({ text }) => text)],
        // Paragraphs of one text box are pieces of their own: a mark may be set over them.
        hiddenText.join('\n'),
      ]),
    })
  },
  lookAtFile: async ({ fileName, bytes }) => {
    const { lookAtFile } = await import('../document/file-texts.ts')
    const looked = await lookAtFile(fileName, bytes, cmapFolder)
    if (!looked.ok) return err(looked.error)
    const { texts, findings, ...kept } = looked.value
    return ok({ ...kept, findings: [...findings], classifiedRules: rulesOf([fileName, ...texts]) })
  },
  lookAtOldWord: async ({ fileName, bytes }) => {
    const { oldFormatOf, oldTexts } = await import('../document/office/old-word.ts')
    const format = oldFormatOf(fileName, bytes)
    if (format === null) return ok(null)
    const texts = oldTexts(bytes, format)
    return texts.ok ? ok({ format, classifiedRules: rulesOf([fileName, ...texts.value]) }) : err(texts.error)
  },
  readTable: async ({ bytes }) => (await import('../document/sheet/read-table.ts')).readTable(bytes),
  takePicture: async ({ bytes }) => {
    const [{ takePicture }, { FindingList }] = await Promise.all([
      import('../document/picture/take-picture.ts'),
      import('../document/finding.ts'),
    ])
    const findings = new FindingList()
    const taken = takePicture(bytes, findings)
    if (!taken.ok) return err(taken.error)
    const { image, bytes: kept, hiddenText } = taken.value
    return ok({ image, bytes: kept, findings: findings.list(), classifiedRules: rulesOf(hiddenText) })
  },
  gate: ({ text }) => rulesOf([text]),
  lookInside: async ({ fileName, bytes }) => {
    const { lookInside } = await import('../document/inside/look-inside.ts')
    return lookInside(fileName, bytes, cmapFolder)
  },
  scan: (input) => scanTask(scannerOf(input.lexicons), input),
  scanDraft: ({ lexicons, ...input }) => draftScanner(scannerOf(lexicons), input),
  tryOut: ({ text, today, lexicons }) => scannerOf(lexicons).scan(text, { today }),
  readLexicon: async ({ lexicons, sample, ...file }) => {
    const [{ readLexiconFile }, { lintLexicon }] = await Promise.all([
      import('./lexicon-file.ts'),
      import('#shared/domain/scan/lexicon-lint.ts'),
    ])
    const { matcher } = scannerOf(lexicons)
    const read = await readLexiconFile(file, matcher.tables)
    if (!read.ok) return read
    const { lexicon } = read.value
    const others = matcher.lexicons.filter(({ id }) => id !== lexicon.id)
    const warnings = lintLexicon(lexicon, matcher.tables, { sample, others })
    const replaces = replacedBy(lexicon, scannerOnce().matcher.lexicons)
    return ok({ ...read.value, warnings: warnings.slice(0, MAX_WARNINGS), warningCount: warnings.length, replaces })
  },
  lexiconReplaces: ({ file }) => {
    const { tables, lexicons } = scannerOnce().matcher
    const parsed = parsePackage(utf8Text(file) ?? '', tables)
    assert(parsed.ok, 'a stored lexicon can be read')
    return replacedBy(parsed.value.lexicon, lexicons)
  },
  lexiconTable: async ({ file, format }) => {
    const { lexiconTable } = await import('./lexicon-table.ts')
    return lexiconTable(file, format, scannerOnce().matcher.tables)
  },
  diff: diffTask,
  attribute: ({ versions }) => attribute(versions),
  exportDocx: async (input) => (await import('../document/docx-export/export-docx.ts')).exportDocx(input),
  preparePreview: async () => {
    const { metrics } = await fontsOnce()
    // The metrics of a face are read when it is first asked for a character.
    for (const face of FACES) metrics.advanceEm(face, FIRST_HAN)
    await (previewer ??= openPreviewer())
    return null
  },
  preview: async (input) => (await (previewer ??= openPreviewer()))(input),
  redlinePages: async (input) => (await (marker ??= openMarker()))(input),
  workbook: async ({ sheets }) => (await import('../document/sheet/write-workbook.ts')).writeWorkbook(sheets),
  readStore: async (input) => (await import('./read-store.ts')).readStore(input),
  redline: async (input) => (await import('./redline-task.ts')).redlineTask(input, fontsOnce),
  render: async (input) => {
    const [{ renderPdf }, fonts] = await Promise.all([import('../pdf/render.ts'), fontsOnce()])
    return renderPdf(input, fonts)
  },
  archivePapers: async ({ papers }) => (await import('./archive-papers.ts')).archivePapers(papers, fontsOnce),
  verifyPdf: async ({ pdf, ...options }) => (await import('../signing/pades/verify-pdf.ts')).verifyPdf(pdf, options),
  addProofs: async (input) => (await import('./proofs.ts')).addProofs(input),
  proofQuestions: async (input) => (await import('./proofs.ts')).proofQuestions(input),
  selfCheck: async ({ pdf, expected }) => (await import('../pdf/self-check.ts')).checkPdf(pdf, expected),
}

const answer = async ({ id, name, input }: TaskRequest): Promise<TaskAnswer> => {
  try {
    // The runner pairs each name with its own input (task-runner.ts); the compiler cannot follow it through a message.
    const run = work[name] as (input: unknown) => unknown
    return { id, ok: true, value: await run(input) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
    const stack = error instanceof Error ? (error.stack ?? '').replace(error.message, '') : ''
    return { id, ok: false, code, stack }
  }
}

/** Papers of packages come by the thousand: they are handed over, not copied. Nobody here looks at them again. */
const handedOver = ({ name }: TaskRequest, reply: TaskAnswer): ArrayBuffer[] =>
  name === 'archivePapers' && reply.ok
    ? (reply.value as TaskOutput<'archivePapers'>).flatMap((made) =>
        made.ok && made.value.buffer instanceof ArrayBuffer ? [made.value.buffer] : [],
      )
    : []

parentPort?.on('message', (request: TaskRequest) => {
  parentPort?.postMessage({ id: request.id, begun: true } satisfies TaskReply)
  void answer(request).then((reply) => parentPort?.postMessage(reply, handedOver(request, reply)))
})
