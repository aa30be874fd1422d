import { CONTRARY, PRINTED_DAY } from '#resources/text/contrary.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT, type Block, type OfficialDocument } from '#shared/domain/document/model.ts'
import { wordedAs, type Place, type Worded } from '../../form/wording.ts'
import type { SaidText } from '../../pdf/said-by-pdf.ts'
import { checkPdf, type SelfCheckProblem } from '../../pdf/self-check.ts'
import { codeOfCharacter } from '../review/spelled-out.ts'

/** What people read of a text, without the white space between. */
export const read = (text: string): string => text.replaceAll(/[^\p{L}\p{N}\p{P}\p{S}]/gu, '')

interface FormLine extends Worded {
  readonly text: string
  /** Which table it stands in, from 0; null for none. */
  readonly table: number | null
}

/** Rows of 归档章: names, values, names, values. */
const STAMP_COLUMNS = 3

const placeOf = (block: Block | undefined, row: number, column: number): Place => {
  if (block?.kind !== 'table') return 'line'
  const isStamp = block.headRows === 0 && block.widths.length === STAMP_COLUMNS
  if (isStamp) return row % 2 === 0 ? 'head' : 'cell'
  // Of a table whose columns have names the first tells of the row: only where there are two is it a name itself.
  const isName = block.widths.length === 2 && column === 0
  return isName || row < block.headRows || block.widths.length === FOUR_CHECKS ? 'head' : 'cell'
}
/** 四性检测报告 names each item in its second column. */
const FOUR_CHECKS = 4

/** The lines of a form, each as words and facts; characters that no font has stand as their codes. */
const linesOf = (document: OfficialDocument, missing: string): readonly FormLine[] => {
  const codes = new Map([...missing].map((character) => [character, codeOfCharacter(character)]))
  const spelled = (text: string): string => [...text].map((one) => codes.get(one) ?? one).join('')
  const tables = document.body.flatMap(({ kind }, index) => (kind === 'table' ? [index] : []))
  return documentLines(document).flatMap(({ text, block, cell }) => {
    if (text === '') return []
    const place = placeOf(block === null ? undefined : document.body[block], cell?.row ?? 0, cell?.column ?? 0)
    const { pieces, facts } = wordedAs(text, place)
    const table = cell === undefined ? null : tables.indexOf(block ?? -1)
    return [{ text: read(spelled(text)), table, pieces: pieces.map(read), facts: facts.map(spelled).map(read) }]
  })
}

const DIGIT_OR_LETTER = /[\p{N}A-Za-z]/u
const MARK = /[\p{P}\p{S}]/u

const negations = (words: string): number => words.match(CONTRARY)?.length ?? 0
/** Does a word make the contrary of what ours say, or is one gone that did? */
export const turnsRound = (words: string, ours: string): boolean => negations(words) !== negations(ours)

/** Can these be other words for what this program writes there? A fact begins and ends where it did, and no word turns it round. */
const isOtherWording = (words: string, ours: string, { first, last }: { first: boolean; last: boolean }): boolean => {
  if (words === ours) return true
  if (DIGIT_OR_LETTER.test(words) || turnsRound(words, ours)) return false
  const [begin = '', end = ''] = [[...words][0], [...words].at(-1)]
  const touches = (own: string | undefined, of: string): boolean => of !== '' && (of === own || MARK.test(of))
  return (first || touches([...ours][0], begin)) && (last || touches([...ours].at(-1), end))
}

/** Longer than this beside the words of ours, it is another text. */
const MORE_WORDS = 200

/** Does a text bear these facts, each whole and in their order, with other words around them at most? */
const bears = (said: string, { text, pieces, facts }: Pick<FormLine, 'text' | 'pieces' | 'facts'>): boolean => {
  if (said === text) return true
  if (pieces.every((piece) => piece === '') || said.length > text.length + MORE_WORDS) return false
  const from = (at: number, index: number): boolean => {
    const ours = pieces[index] ?? ''
    const fact = facts[index]
    const first = index === 0
    if (fact === undefined)
      return isOtherWording(said.slice(at), ours, { first: first || at === said.length, last: true })
    for (let found = said.indexOf(fact, at); found >= 0; found = said.indexOf(fact, found + 1)) {
      // What stands before the first and behind the last may begin and end as it likes.
      if (isOtherWording(said.slice(at, found), ours, { first, last: first && found === at }))
        if (from(found + fact.length, index + 1)) return true
      if (fact === '') break
    }
    return false
  }
  return from(0, 0)
}

interface Compared {
  readonly said: readonly SaidText[]
  readonly lines: readonly FormLine[]
  /** Texts of the form, none of which may stand in the place of another. */
  readonly known: ReadonlySet<string>
}

const ofTable = <T extends { readonly table: number | null }>(all: readonly T[], table: number): readonly T[] =>
  all.filter((one) => one.table === table)

/** Row by row the same facts: none more, none fewer, and no name in another's place. */
const tablesAgree = ({ said, lines, known }: Compared): boolean => {
  const count = (all: readonly { readonly table: number | null }[]): number =>
    all.reduce((most, { table }) => Math.max(most, (table ?? -1) + 1), 0)
  if (count(said) !== count(lines)) return false
  return Array.from({ length: count(lines) }).every((_, table) => {
    const [theirs, ours] = [ofTable(said, table), ofTable(lines, table)]
    return (
      theirs.length === ours.length &&
      ours.every((line, index) => {
        const text = read(theirs[index]?.text ?? '')
        if (text === line.text) return true
        if (line.facts.length > 0) return bears(text, line)
        return text !== '' && text.length <= line.text.length + MORE_WORDS && !known.has(text)
      })
    )
  })
}

/** Beside the tables every fact in its order; what else stands there names nobody who acted, and no day. */
const linesAgree = ({ said, lines, known }: Compared, people: readonly string[]): boolean => {
  const rest = said.filter(({ table }) => table === null).map(({ text }) => read(text))
  const ours = lines.filter(({ table }) => table === null)
  let at = 0
  for (const line of ours.filter(({ facts }) => facts.length > 0)) {
    const found = rest.findIndex((text, index) => index >= at && bears(text, line))
    if (found < 0) return false
    rest[found] = ''
    at = found + 1
  }
  const own = new Set(ours.map(({ text }) => text))
  return rest.every(
    (text) =>
      text === '' ||
      own.has(text) ||
      !(known.has(text) || PRINTED_DAY.test(text) || people.some((name) => name !== '' && text.includes(name))),
  )
}

/** What another version of this program may do otherwise, and nobody can hide a fact with. */
const OF_A_VERSION: readonly SelfCheckProblem[] = ['archive.identity', 'font.notEmbedded', 'page.number', 'page.count']

/** The form with the words that were found in place of ours: the table of each cell stays as it is. */
const retold = (document: OfficialDocument, said: readonly SaidText[]): OfficialDocument => {
  const tables = document.body.filter((block) => block.kind === 'table')
  const [title, ...rest] = said.filter(({ text }) => text !== '')
  const body: Block[] = []
  const done = new Set<number>()
  for (const { text, table } of rest) {
    if (table === null) body.push({ kind: 'paragraph', text })
    else if (!done.has(table)) {
      done.add(table)
      const block = tables[table]
      const words = rest.filter((one) => one.table === table).map((one) => one.text)
      let next = 0
      if (block === undefined) continue
      const rows = block.rows.map((row) =>
        row.map((cell) => ({ ...cell, lines: cell.lines.map((line) => (line === '' ? line : (words[next++] ?? ''))) })),
      )
      body.push({ ...block, rows })
    }
  }
  return { ...EMPTY_DOCUMENT, title: title?.text ?? '', body }
}

export interface FormExpected {
  /** As this program makes it of log and texts. */
  readonly document: OfficialDocument
  /** Of its characters, those that do not stand in the file. */
  readonly missing: string
  /** Names of those who acted. */
  readonly people: readonly string[]
}

/**
 * Does a printed form that is not word for word ours tell all facts of the log, each where it belongs, and no others? Only the words
 * around them are otherwise then, and a person compares them. Rows that are missing or too many, a fact that is altered, moved or
 * covered, and words that turn one round are against the log.
 */
export const formAgrees = async (
  bytes: Uint8Array,
  all: readonly SaidText[],
  expected: FormExpected,
): Promise<boolean> => {
  const said = all.filter(({ text }) => text !== '')
  const lines = linesOf(expected.document, expected.missing)
  const compared = { said, lines, known: new Set(lines.map(({ text }) => text)) }
  if (!tablesAgree(compared) || !linesAgree(compared, expected.people.map(read))) return false
  const problems = await checkPdf(bytes, { document: retold(expected.document, said) })
  return problems.every((problem) => OF_A_VERSION.includes(problem))
}
