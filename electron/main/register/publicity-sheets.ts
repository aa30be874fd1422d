import { publicityText } from '#resources/text/publicity.ts'
import { registerText } from '#resources/text/register.ts'
import { EMPTY_DOCUMENT, type Block, type OfficialDocument } from '#shared/domain/document/model.ts'
import { GUIDE_PARTS, type CatalogueEntry, type GuidePart } from '#shared/domain/office/publicity/publicity-events.ts'
import type { Guide } from '#shared/domain/office/publicity/publicity.ts'
import { coverageOf } from '#shared/domain/register/basic-catalogue.ts'
import type { RegisterSource } from './list-sheets.ts'
import { figure, listSheet, words, type Sheet, type SheetCell } from './sheet.ts'

const { titles } = registerText
const { catalogue, basic: basicText, coverage: coverageText, guide: guideText } = publicityText

const { published, columns: names } = catalogue
const SEPARATOR = '、'
/** So many levels have a column each; more of them, or texts, stand in one. */
const MOST_LEVELS = 4

const marked = (applies: boolean): SheetCell => words(applies ? published.mark : '')

const levelsOf = (entries: readonly CatalogueEntry[]): readonly string[] => {
  const all = [...new Set(entries.flatMap(({ level }) => level.split(SEPARATOR)))].filter((level) => level !== '')
  return all.length > MOST_LEVELS ? [] : all
}

const basicHead = (levels: readonly string[]): Sheet['head'] => {
  const single = (name: string): SheetCell => words(name, 1, 2)
  const lone = (['basis', 'limit', 'organ', 'channels'] as const).map((column) => single(names[column][0]))
  const level = names.level[0]
  return [
    [
      ...[single(names.item[0]), words(published.matters, 2), single(published.content), ...lone],
      ...[words(names.audience[0], 2), words(names.mode[0], 2)],
      levels.length === 0 ? single(level) : words(level, levels.length),
    ],
    [
      ...[names.group[0], published.matter, published.everyone, published.some],
      ...[published.proactive, catalogue.modes.onRequest[0], ...levels],
    ].map((name) => words(name)),
  ]
}

const basicRow = (entry: CatalogueEntry, levels: readonly string[]): readonly SheetCell[] => {
  const { item, group, matter, content, basis, limit, organ, channels, audience, mode, level } = entry
  const isEveryone = audience === '' || audience === published.everyone
  const some = audience === published.some ? published.mark : audience
  const ofLevel = level.split(SEPARATOR)
  return [
    ...[item, group, matter, content, basis, limit, organ, channels].map((text) => words(text)),
    ...[marked(isEveryone), words(isEveryone ? '' : some)],
    ...[marked(mode === 'proactive'), marked(mode === 'onRequest')],
    ...(levels.length === 0 ? [words(level)] : levels.map((one) => marked(ofLevel.includes(one)))),
  ]
}

/** 主动公开基本目录 as it is in force at the end of the period, as such are published; what is exported can be altered and read in again. */
export const basicSheet = ({ basic }: RegisterSource): Sheet => {
  const entries = basic?.entries ?? []
  const levels = levelsOf(entries)
  const note = (found: NonNullable<typeof basic>): string =>
    basicText.note(found.version, found.effectiveOn, entries.length, found.proposed.name, found.adopted.name)
  return {
    title: titles.basic,
    notes: [basic === null ? basicText.none : note(basic)],
    widths: [
      2.4,
      2.6,
      3.6,
      7,
      7,
      3.6,
      3,
      4,
      1.8,
      2.2,
      1.8,
      2.2,
      ...(levels.length === 0 ? [2] : levels.map(() => 1.8)),
    ],
    landscape: true,
    head: basicHead(levels),
    rows: entries.map((entry) => basicRow(entry, levels)),
    ...{ chart: null, problems: [], closing: [] },
  }
}

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
