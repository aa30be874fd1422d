import { formText as words } from '#resources/text/form.ts'
import { MODE_WORDS } from '#resources/text/word/case.ts'
import type { Block, OfficialDocument, Table, TableCell } from '#shared/domain/document/model.ts'
import { EMPTY_DOCUMENT } from '#shared/domain/document/model.ts'
import type { FormFacts } from '#shared/domain/form/form-facts.ts'
import { beijingTime } from '../redline/origin.ts'

/** When and by whom a form is printed. */
export interface Printing {
  readonly office: string
  /** RFC 3339, UTC. */
  readonly printedAt: string
  /** 检查码 of the office's ledger at that time. */
  readonly code: string
}

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u
/** People paste what they write: what is no character of a line is a space in print. */
const CONTROL = /[\p{Cc}\p{Cs}]/gu

/** What a person wrote as the lines of a cell; empty ones go. */
const linesOf = (text: string): readonly string[] =>
  text
    .split(LINE_BREAK)
    .map((line) => line.replace(CONTROL, ' ').trim())
    .filter((line) => line !== '')

/** The same on one line. */
const oneLine = (text: string): string => linesOf(text).join(' ')

/** A hash or its beginning to be read aloud and written down: in groups of four. */
const grouped = (hash: string, characters = hash.length): string =>
  hash.slice(0, characters).replace(/(.{4})(?=.)/gu, '$1 ')

const HEAD_CHARACTERS = 16
const EVENT_CHARACTERS = 12
/** The beginning of an event's hash, as long as the timeline on the screen shows it. */
export const shortHash = (hash: string): string => grouped(hash, EVENT_CHARACTERS)

const cell = (content: string | readonly string[]): TableCell => {
  const lines = (typeof content === 'string' ? [content] : content).flatMap(linesOf)
  return { lines: lines.length === 0 ? [words.none] : lines, columnSpan: 1, rowSpan: 1 }
}

type Row = readonly (string | readonly string[])[]

/** A table; what has nothing in it says so. */
export const table = (widths: readonly number[], head: Row | null, rows: readonly Row[]): Table => ({
  kind: 'table',
  widths,
  headRows: head === null ? 0 : 1,
  landscape: false,
  rows: [...(head === null ? [] : [head]), ...rows].map((row) => row.map(cell)),
})

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text: oneLine(text) })

/** A table, or the word for none in place of one without rows. */
export const tableOrNone = (widths: readonly number[], head: Row, rows: readonly Row[]): Block =>
  rows.length === 0 ? paragraph(words.none) : table(widths, head, rows)

/** One numbered part of a form. */
export interface Section {
  readonly name: string
  readonly blocks: readonly Block[]
}

/** The form as a document: its name, what stands above the parts, the parts with their numbers. */
export const formDocument = (
  title: string,
  above: readonly Block[],
  sections: readonly Section[],
): OfficialDocument => ({
  ...EMPTY_DOCUMENT,
  title,
  body: [
    ...above,
    ...sections.flatMap(({ name, blocks }, index): readonly Block[] => [
      { kind: 'heading1', text: words.section(index + 1, name) },
      ...blocks,
    ]),
  ],
})

/** The name and the value. */
export const FACT_WIDTHS = [5, 15]

/** 基本情况. */
export const factsSection = (form: FormFacts, { office }: Printing, more: readonly Row[] = []): Section => {
  const { facts } = words
  const { disclosure, round, version, submittedAt } = form
  return {
    name: words.sections.facts,
    blocks: [
      table(FACT_WIDTHS, null, [
        [facts.office, office],
        [facts.caseId, form.caseId],
        [facts.title, form.title || words.untitled],
        [facts.documentNumber, form.documentNumber || words.noNumber],
        [facts.disclosure, disclosure === null ? words.none : MODE_WORDS[disclosure.mode]],
        [facts.basis, disclosure?.basis ?? ''],
        [facts.reason, disclosure?.reason ?? ''],
        [facts.drafter, form.drafterName],
        ...(form.department === '' ? [] : [[facts.department, form.department] as const]),
        [facts.round, words.round(round, version, beijingTime(submittedAt))],
        ...more,
        [facts.contentHash, grouped(form.contentHash)],
      ]),
    ],
  }
}

/** 核对: the newest entry of the case's log, and the whole ledger of the office, as codes to write down. */
export const proofSection = ({ head }: FormFacts, { printedAt, code }: Printing): Section => ({
  name: words.sections.proof,
  blocks: [
    paragraph(words.proof.head(grouped(head.hash, HEAD_CHARACTERS), head.events)),
    paragraph(words.proof.code(code)),
    paragraph(words.proof.printed(beijingTime(printedAt))),
    paragraph(words.proof.advice),
  ],
})
