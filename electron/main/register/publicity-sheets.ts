import { publicityText } from '#resources/text/publicity.ts'
import { registerText } from '#resources/text/register.ts'
import { EMPTY_DOCUMENT, type Block, type OfficialDocument } from '#shared/domain/document/model.ts'
import { GUIDE_PARTS, type GuidePart } from '#shared/domain/office/publicity-events.ts'
import type { Guide } from '#shared/domain/office/publicity.ts'
import { CATALOGUE_COLUMNS, coverageOf } from '#shared/domain/register/basic-catalogue.ts'
import type { RegisterSource } from './list-sheets.ts'
import { figure, listSheet, words, type Sheet, type SheetCell } from './sheet.ts'

const { titles } = registerText
const { catalogue, basic: basicText, coverage: coverageText, guide: guideText } = publicityText

/** 主动公开基本目录 as it is in force at the end of the period: what is exported can be altered and read in again. */
export const basicSheet = ({ basic }: RegisterSource): Sheet =>
  listSheet({
    title: titles.basic,
    notes: [
      basic === null
        ? basicText.none
        : basicText.note(
            ...([basic.version, basic.effectiveOn, basic.entries.length] as const),
            ...([basic.proposed.name, basic.adopted.name] as const),
          ),
    ],
    columns: CATALOGUE_COLUMNS.map((column) => catalogue.columns[column][0]),
    widths: [2.2, 3, 4, 7, 7, 4, 3, 4, 2.6, 2.6, 2.6],
    rows: (basic?.entries ?? []).map((entry) =>
      CATALOGUE_COLUMNS.map((column) => words(column === 'mode' ? catalogue.modes[entry.mode][0] : entry[column])),
    ),
  })

/** What of the catalogue was made public in the period, line by line, and what was released outside of it. */
export const coverageSheet = ({ basic, cases, period, today }: RegisterSource): Sheet => {
  const { rows, without } = coverageOf(basic?.entries ?? [], cases, period, today)
  const filled = rows.filter(({ released }) => released.value > 0).length
  const cellsOf = ({ entry, released, last }: (typeof rows)[number]): readonly SheetCell[] => [
    words(entry.item),
    words([entry.group, entry.matter].filter((text) => text !== '').join('：')),
    words(entry.limit),
    words(entry.organ),
    released.value === 0 ? words(coverageText.nothing) : figure(released),
    words(last ?? coverageText.never),
  ]
  const others: readonly (readonly SheetCell[])[] =
    without.value === 0 ? [] : [[words(coverageText.without, 4), figure(without), words('')]]
  return listSheet({
    title: titles.coverage,
    notes: [basic === null ? basicText.none : coverageText.note(rows.length, filled, rows.length - filled)],
    columns: coverageText.columns,
    widths: [3, 9, 6, 5, 4, 4],
    rows: [...rows.map(cellsOf), ...others],
  })
}

/** 政府信息公开指南: what Art. 12 names, a line each. */
export const guideSheet = ({ guide }: RegisterSource): Sheet =>
  listSheet({
    title: titles.guide,
    notes: [guide === null ? guideText.none : guideText.note(guide.issuedOn, guide.issued.name)],
    columns: guideText.columns,
    widths: [5, 16],
    rows: guide === null ? [] : GUIDE_PARTS.map((part) => [words(guideText.parts[part]), words(guide.texts[part])]),
  })

const linesOf = (text: string): readonly Block[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ kind: 'paragraph' as const, text: line.trim() }]))

/** The guide as it is put up: under headings, the facts of the 工作机构 a line each. */
export const guideDocument = (title: string, office: string, { texts, issuedOn }: Guide): OfficialDocument => {
  const { headings, parts } = guideText
  const facts: readonly GuidePart[] = ['organ', 'address', 'hours', 'telephone', 'fax', 'internet']
  return {
    ...EMPTY_DOCUMENT,
    title,
    body: [
      { kind: 'paragraph', text: guideText.lead(office) },
      { kind: 'heading1', text: headings.arrangement },
      { kind: 'heading2', text: parts.classification },
      ...linesOf(texts.classification),
      { kind: 'heading2', text: parts.arrangement },
      ...linesOf(texts.arrangement),
      { kind: 'heading1', text: headings.access },
      ...linesOf(texts.access),
      { kind: 'heading1', text: headings.organ },
      ...facts.map((part): Block => ({
        kind: 'paragraph',
        text: `${parts[part]}：${texts[part].replaceAll(/\s*\n\s*/gu, '；')}`,
      })),
      { kind: 'paragraph', text: guideText.issued(issuedOn) },
    ],
  }
}
