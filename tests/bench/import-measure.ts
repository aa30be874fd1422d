import {
  AlignmentType,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import mammoth from 'mammoth'
import { importDocument } from '#electron/main/document/import.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import { CLAUSES, SLOTS } from './official-phrases.ts'
import { seeded } from './scan-corpus.ts'

/** What one run found. Times are the median of the rounds, after one that is not counted. */
export interface ImportMeasure {
  readonly pages: number
  readonly characters: number
  readonly fileKb: number
  readonly importMs: number
  /** With both sides of the tracked changes. */
  readonly keepMs: number
  /** The peer, to plain HTML; it reads no numbering, and accepts tracked changes silently. */
  readonly mammothMs: number
}

/** A page of GB/T 9704-2012 holds 22 lines of 28 characters (5.2.2). */
const PAGE_CHARACTERS = 22 * 28
const PARAGRAPH_CHARACTERS = 140
const ROUNDS = 5
const by = { author: '校对员', date: '2026-01-01T00:00:00Z' }

const levels = [
  { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、' },
  { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '（%2）' },
]

const proseOf = (characters: number): string => {
  const random = seeded(7)
  const oneOf = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? ''
  let prose = ''
  while (prose.length < characters) {
    prose += `${oneOf(CLAUSES).replaceAll(/\{(\w+)\}/gu, (_, slot: string) => oneOf(SLOTS[slot] ?? []))}。`
  }
  return prose
}

/** A document of so many pages: headings with numbers, prose, every tenth page a table, a note and changes on every one. */
const longDocument = async (pages: number): Promise<Uint8Array> => {
  const prose = proseOf(pages * PAGE_CHARACTERS)
  const children: (Paragraph | Table)[] = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ text: '关于青禾县供水改造的通知', size: 44 })],
    }),
    new Paragraph('各乡镇人民政府：'),
  ]
  const notes: Record<string, { children: Paragraph[] }> = {}
  for (let at = 0, count = 0; at < prose.length; at += PARAGRAPH_CHARACTERS, count += 1) {
    const text = prose.slice(at, at + PARAGRAPH_CHARACTERS).replaceAll(/\s/gu, '')
    if (count % 20 === 0) children.push(new Paragraph({ text: '工作要求', numbering: { reference: 'n', level: 0 } }))
    if (count % 5 !== 0) {
      children.push(new Paragraph({ children: [new TextRun(text)] }))
      continue
    }
    const id = count / 5 + 1
    notes[String(id)] = { children: [new Paragraph('数据以年度统计为准。')] }
    children.push(
      new Paragraph({
        children: [
          new TextRun(text.slice(0, 40)),
          new FootnoteReferenceRun(id),
          new DeletedTextRun({ text: '旧的说法', id: count * 2 + 1, ...by }),
          new InsertedTextRun({ text: '新的说法', id: count * 2 + 2, ...by }),
          new TextRun(text.slice(40)),
        ],
      }),
    )
    if (count % 50 === 0) {
      const cell = (words: string) => new TableCell({ children: [new Paragraph(words)] })
      const row = () => new TableRow({ children: ['项目', '单位', '数量', '备注'].map(cell) })
      children.push(new Table({ rows: Array.from({ length: 20 }, row) }))
    }
  }
  const document = new Document({
    numbering: { config: [{ reference: 'n', levels }] },
    footnotes: notes,
    sections: [{ children }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const medianMs = async (work: () => unknown): Promise<number> => {
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const begun = performance.now()
    await work()
    if (round > 0) times.push(performance.now() - begun)
  }
  return Math.round(median(times))
}

/** Imports a generated .docx of so many pages, beside mammoth on the same bytes. */
export const measureImport = async (pages = 100): Promise<ImportMeasure> => {
  const bytes = await longDocument(pages)
  const read = (trackedChanges: 'accept' | 'keep') => {
    const imported = importDocument({ fileName: 'a.docx', bytes, trackedChanges })
    if (!imported.ok) throw new Error(imported.error.code)
    return imported.value
  }
  const { document } = read('accept')
  const buffer = Buffer.from(bytes)
  return {
    pages,
    characters: documentToText(document).length,
    fileKb: Math.round(bytes.length / 1000),
    importMs: await medianMs(() => read('accept')),
    keepMs: await medianMs(() => read('keep')),
    mammothMs: await medianMs(() => mammoth.convertToHtml({ buffer })),
  }
}
