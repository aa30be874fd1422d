import {
  AlignmentType,
  DeletedTextRun,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  InsertedTextRun,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { describe, expect, it } from 'vitest'
import { documentLines } from '#shared/domain/document/lines.ts'
import { isOfficialDocument } from '#shared/domain/document/parse-document.ts'
import { imported } from './docx-fixture.ts'

const FILES = 60
const by = { author: 'a', date: '2026-01-01T00:00:00Z' }

/** Random files, and every character that a person wrote into them. */
class Writer {
  readonly #next: () => number
  readonly footnotes: Record<string, { children: Paragraph[] }> = {}
  written = ''
  #letter = 0x4e00
  #id = 0

  constructor(seed: number) {
    let state = seed
    this.#next = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 2 ** 32
    }
  }

  below(limit: number): number {
    return Math.floor(this.#next() * limit)
  }

  /** Each character once in a file: what is doubled shows as well as what is lost. */
  words(): string {
    let text = ''
    for (let count = 1 + this.below(12); count > 0; count -= 1) text += String.fromCharCode(this.#letter++)
    const ending = ['', '', '。', '：', '；'][this.below(5)] ?? ''
    this.written += text + ending
    return text + ending
  }

  fixed(text: string): string {
    this.written += text
    return text
  }

  run(): TextRun | InsertedTextRun | DeletedTextRun | FootnoteReferenceRun {
    const id = ++this.#id
    switch (this.below(9)) {
      case 0:
        return new TextRun({ text: this.words(), vanish: true })
      case 1:
        return new InsertedTextRun({ text: this.words(), id, ...by })
      case 2:
        return new DeletedTextRun({ text: this.words(), id, ...by })
      case 3:
        this.footnotes[String(id)] = { children: [new Paragraph(this.words()), new Paragraph(this.words())] }
        return new FootnoteReferenceRun(id)
      case 4:
        return new TextRun({
          text: this.words(),
          size: 2 + this.below(60),
          color: ['FF0000', 'FFFFFF', '000000'][this.below(3)] ?? '',
        })
      case 5:
        return new TextRun({ text: this.words(), break: 1 })
      default:
        return new TextRun(this.words())
    }
  }

  paragraph(): Paragraph {
    const texts = ['附件1', '抄送：', '2026年3月12日', '签发人：', '一、', '（一）', '青政发〔2026〕3号', '附件：1.']
    const lead = this.below(4) === 0 ? [new TextRun(this.fixed(texts[this.below(texts.length)] ?? ''))] : []
    return new Paragraph({
      ...(this.below(4) === 0 ? { alignment: AlignmentType.CENTER } : {}),
      pageBreakBefore: this.below(12) === 0,
      children: [
        ...lead,
        ...Array.from({ length: this.below(4) }, () => this.run()),
        ...(this.below(12) === 0 ? [new PageBreak()] : []),
      ],
    })
  }

  table(depth = 0): Table {
    const cell = () =>
      new TableCell({
        columnSpan: 1 + this.below(3),
        rowSpan: 1 + this.below(3),
        children: [
          ...(depth === 0 && this.below(8) === 0 ? [this.table(1)] : []),
          ...Array.from({ length: 1 + this.below(2) }, () => this.paragraph()),
        ],
      })
    const row = () => new TableRow({ children: Array.from({ length: 1 + this.below(4) }, cell) })
    return new Table({ rows: Array.from({ length: 1 + this.below(4) }, row) })
  }

  some(makers: readonly (() => Paragraph)[]): Paragraph[] {
    return this.below(3) === 0 ? [] : makers.filter(() => this.below(6) > 0).map((make) => make())
  }

  line(before: string, after = '', extra: { readonly pageBreakBefore?: boolean } = {}): Paragraph {
    const words = Array.from({ length: 3 }, () => String.fromCharCode(this.#letter++)).join('')
    return new Paragraph({ ...extra, children: [new TextRun(this.fixed(before + words + after))] })
  }

  label(text: string): Paragraph {
    return new Paragraph({ text: this.fixed(text), pageBreakBefore: this.below(2) === 0 })
  }

  /** 版头 and title. */
  head(): (() => Paragraph)[] {
    const red = () =>
      new TextRun({
        text: this.fixed(`${String.fromCharCode(this.#letter++)}县政府文件`),
        color: 'FF0000',
        size: 72,
      })
    return [
      () => new Paragraph({ alignment: AlignmentType.CENTER, children: [red()] }),
      () => this.line('特急'),
      () => this.line('青政发〔2026〕3号　　签发人：'),
      () => this.line('关于', '的通知'),
      () => this.line('', '：'),
    ]
  }

  /** From 附件说明 to 版记. */
  close(): (() => Paragraph)[] {
    return [
      () => this.line('附件：1.'),
      () => this.line('2.'),
      () => this.line('', '县财政局'),
      () => this.line('', '县水利局'),
      () => this.label('2026年3月12日'),
      () => this.line('（', '）'),
      () => this.label('附件1'),
      () => this.line(''),
      () => this.line('', '。'),
      () => this.line('附件2：', '', { pageBreakBefore: true }),
      () => this.paragraph(),
      () => this.line('抄送：', '。'),
      () => this.line('', '　2026年3月13日印发'),
    ]
  }

  async file(): Promise<Uint8Array> {
    const body = Array.from({ length: 3 + this.below(25) }, () =>
      this.below(8) === 0 ? this.table() : this.paragraph(),
    )
    const children = [...this.some(this.head()), ...body, ...this.some(this.close())]
    const headers = { default: new Header({ children: [new Paragraph(this.words())] }) }
    const footers = { default: new Footer({ children: [new Paragraph(this.words())] }) }
    const document = new Document({ footnotes: this.footnotes, sections: [{ headers, footers, children }] })
    return new Uint8Array(await Packer.toBuffer(document))
  }
}

const HAN = /\p{Script=Han}/gu
const counted = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const [character] of text.matchAll(HAN)) counts.set(character, (counts.get(character) ?? 0) + 1)
  return counts
}
/** Of the labels that are printed anew, and the mark of a note. */
const ANEW = new Set('附件抄送签发人印文注')

describe('whatever a .docx holds', () => {
  it.each(Array.from({ length: FILES }, (_, seed) => seed))(
    'is in its lines or reported as hidden: file %i',
    async (seed) => {
      const writer = new Writer(seed)
      const bytes = await writer.file()
      const { document, hiddenText } = imported(bytes, 'a.docx', seed % 2 === 0 ? 'accept' : 'reject')
      expect(isOfficialDocument(document)).toBe(true)
      const shown = counted(
        documentLines(document)
          .map(({ text }) => text)
          .join('\n'),
      )
      const beside = counted(hiddenText.join('\n'))
      for (const [character, count] of counted(writer.written)) {
        if (ANEW.has(character)) continue
        const found = (shown.get(character) ?? 0) + (beside.get(character) ?? 0)
        // Words of their own are written once; those of fixed phrases may be reported once for several places.
        if (count === 1) expect(found, character).toBe(1)
        else expect(found, character).toBeGreaterThan(0)
      }
    },
  )
})
