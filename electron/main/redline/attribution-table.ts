import { redlineText } from '#resources/text/redline.ts'
import { LINE_PART_WORDS, PORTION_WORDS } from '#resources/text/word/change.ts'
import { documentLines, type LinePart } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import type { Attribution } from '#shared/domain/text/version/attribution.ts'
import { csvText } from '#shared/lib/csv.ts'
import { countCharacters } from '#shared/domain/text/grapheme.ts'
import { headingName, sectionsOf } from '#shared/domain/text/version/section.ts'
import { beijingTime, type Origin } from './origin.ts'

/** One piece of one paragraph with whoever wrote it. */
interface Row {
  readonly line: number
  readonly place: string
  readonly part: LinePart
  readonly text: string
  readonly origin: Origin | undefined
}

const rowsOf = (
  document: OfficialDocument,
  { paragraphs }: Pick<Attribution, 'paragraphs'>,
  origins: readonly Origin[],
): readonly Row[] => {
  const lines = documentLines(document)
  const sections = sectionsOf(lines)
  const byVersion = new Map(origins.map((origin) => [origin.version, origin]))
  return paragraphs.flatMap(({ line, runs }) => {
    const { portion = 'body', item = 0, headings = [] } = sections[line] ?? {}
    const names = headings.map((at) => headingName(lines[at]?.text ?? ''))
    const base = item > 0 ? redlineText.attachment(item) : PORTION_WORDS[portion]
    const place = [base, names.map(({ label, text }) => label || text).join('')].filter(Boolean).join(' ')
    const part = lines[line]?.part ?? 'paragraph'
    return runs.map(({ text, version }) => ({ line, place, part, text, origin: byVersion.get(version) }))
  })
}

const roundText = (origin: Origin | undefined): string =>
  origin === undefined || origin.round === 0 ? redlineText.attribution.notSubmitted : String(origin.round)

/** The table for a spreadsheet: a row for each piece. */
export const attributionCsv = (...table: Parameters<typeof rowsOf>): string => {
  const rows = rowsOf(...table).map(({ line, place, part, text, origin }) => [
    ...[String(line + 1), place, LINE_PART_WORDS[part], text, origin?.personName ?? '', roundText(origin)],
    ...[
      String(origin?.version ?? ''),
      origin === undefined ? '' : beijingTime(origin.at),
      String(countCharacters(text)),
    ],
  ])
  return csvText([[...redlineText.attribution.columns], ...rows])
}

const WIDTHS = [2, 4, 14, 6]

/** The table for print: a row for each paragraph, in it a line for each piece and whose it is. */
export const attributionDocument = (
  title: string,
  document: OfficialDocument,
  attribution: Pick<Attribution, 'paragraphs'>,
  origins: readonly Origin[],
): OfficialDocument => {
  const { columns, piece } = redlineText.attribution
  const byLine = Map.groupBy(rowsOf(document, attribution, origins), (row) => row.line)
  const head = [columns[0], columns[1], columns[3], columns[4]].map((text) => ({
    lines: [text],
    columnSpan: 1,
    rowSpan: 1,
  }))
  const rows = [...byLine].map(([line, pieces]) => {
    const cell = (lines: readonly string[]) => ({ lines, columnSpan: 1, rowSpan: 1 })
    const isOne = pieces.length === 1
    return [
      cell([String(line + 1)]),
      cell([pieces[0]?.place ?? '']),
      cell(pieces.map(({ text }, at) => (isOne ? text : piece(at + 1, text)))),
      cell(
        pieces.map(({ origin }, at) => {
          const name = origin === undefined ? '' : redlineText.by(origin.personName, origin.version)
          return isOne ? name : piece(at + 1, name)
        }),
      ),
    ]
  })
  return {
    ...EMPTY_DOCUMENT,
    title,
    body: [
      ...origins.map(({ version, personName, round, at }) => ({
        kind: 'paragraph' as const,
        text: redlineText.version(version, personName, round, beijingTime(at)),
      })),
      { kind: 'table', widths: WIDTHS, headRows: 1, landscape: false, rows: [head, ...rows] },
    ],
  }
}
