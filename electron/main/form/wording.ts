import { archiveText } from '#resources/text/archive.ts'
import { formText } from '#resources/text/form.ts'
import { fourCheckText } from '#resources/text/four-checks.ts'
import { historyText } from '#resources/text/history.ts'
import { packageIndex } from '#resources/text/package-index.ts'
import { QUESTION_WORDS } from '#resources/text/word/case.ts'
import { SECRECY_LIABILITY } from '#resources/text/word/secrecy.ts'
import { CHECK_STAGES, codesOf } from '#shared/domain/archive/check-stage.ts'

/** Stands for a fact in words that have room for one: a character of no text, and a number that is none. */
const FACT = '\u0001'
const NUMBER = Number.NaN
const BETWEEN = /\u0001|NaN/u // eslint-disable-line no-control-regex -- `FACT`

const { sections, acts, proof, removals } = formText
const { cover, stamp } = archiveText
const headings = [
  ...Object.values(sections).map((name) => (typeof name === 'string' ? name : name(NUMBER))),
  ...[cover.facts, cover.contents, ...Object.values(fourCheckText.properties)],
]

/** What stands on a line of its own, or heads a form or a part of it. */
const SENTENCES: readonly string[] = [
  ...[formText.approval.title, formText.secrecy.title, cover.title, fourCheckText.title],
  ...headings.flatMap((name) => headings.map((_, index) => formText.section(index + 1, name))),
  ...[formText.principle, formText.statutes, SECRECY_LIABILITY, removals.intro(NUMBER), cover.proof],
  ...[proof.head(FACT, NUMBER), proof.code(FACT), proof.printed(FACT), proof.advice, proof.codes],
  ...[fourCheckText.standard, fourCheckText.manualNote, ...Object.values(fourCheckText.stageNotes)],
  ...[fourCheckText.number, fourCheckText.stage, fourCheckText.checkedAt].map((name) => `${name}：${FACT}`),
  fourCheckText.summary(NUMBER, NUMBER, NUMBER),
]

/** What heads a row or a column. */
const LABELS: ReadonlySet<string> = new Set<string>([
  ...[...Object.values(formText.facts), ...Object.values(QUESTION_WORDS), ...Object.values(stamp)],
  ...[formText.hands, formText.earlier, formText.questions, formText.items].flatMap(({ columns }) => columns),
  ...[formText.removals, formText.hits, formText.referral].flatMap(({ columns }) => columns),
  ...Object.entries(formText.conclusion).flatMap(([key, name]) => (['stands', 'voided'].includes(key) ? [] : [name])),
  ...[cover.number, cover.fonds, cover.name, cover.documentNumber, cover.responsible, cover.date, cover.mode],
  ...[...packageIndex.groups.map(({ name }) => name), packageIndex.names.approval, packageIndex.names.secrecy],
  ...[cover.filedBy, cover.filedAt, ...cover.contentsColumns, ...fourCheckText.columns],
  ...CHECK_STAGES.flatMap((stage) => codesOf(stage).map((code) => fourCheckText.nameOf(stage, code))),
])

/** What stands in a cell around facts. What was done stands there whole: it is a fact itself. */
const AROUND: readonly string[] = [
  ...[formText.round(NUMBER, NUMBER, FACT), formText.chain(FACT, NUMBER, [FACT]), formText.chain('', NUMBER, [FACT])],
  ...[formText.earlier.round(NUMBER), acts.number(FACT), acts.date(FACT), acts.concluded(FACT), formText.reason(FACT)],
  ...[formText.items.main(FACT), formText.items.attachment(NUMBER, FACT)],
  ...[historyText.meeting(FACT, FACT), historyText.attendance(FACT), historyText.dissent(FACT, FACT)],
]

type Pieces = readonly string[]
const piecesOf = (words: string): Pieces => words.split(BETWEEN)
const weight = (pieces: Pieces): number => pieces.join('').length
const byWeight = (all: readonly string[]): readonly Pieces[] =>
  all.map(piecesOf).toSorted((one, other) => weight(other) - weight(one))
const IN_LINES = byWeight(SENTENCES)
const IN_CELLS = byWeight(AROUND)

/** What stands between these pieces, one after the other; null where the text is not made of them. */
const between = (text: string, pieces: Pieces): readonly string[] | null => {
  const [first = '', ...rest] = pieces
  if (!text.startsWith(first)) return null
  const facts: string[] = []
  let at = first.length
  for (const [index, piece] of rest.entries()) {
    const end = index === rest.length - 1 ? text.length - piece.length : text.indexOf(piece, at)
    if (end < at || !text.endsWith(piece, end + piece.length)) return null
    facts.push(text.slice(at, end))
    at = end + piece.length
  }
  return at === text.length ? facts : null
}

/** A text of a form as this program's words around facts: one piece more than there are facts, and none at all of a fact that stands alone. */
export interface Worded {
  readonly pieces: readonly string[]
  readonly facts: readonly string[]
}

/** Where a text stands: beside the tables, in a row or column that may bear names, or in any other cell. */
export type Place = 'line' | 'head' | 'cell'

/** What of a text of a form are this program's words, and what are facts. Whatever is not known as words is a fact. */
export const wordedAs = (text: string, place: Place): Worded => {
  if (place === 'head' && LABELS.has(text)) return { pieces: [text], facts: [] }
  for (const pieces of place === 'line' ? IN_LINES : IN_CELLS) {
    const facts = between(text, pieces)
    if (facts !== null) return { pieces, facts }
  }
  return { pieces: ['', ''], facts: [text] }
}
