import type { Input, Output } from '#shared/contract/channels.ts'
import { dateTimeText } from '../../i18n/date.ts'
import { INBOX } from '../../i18n/inbox.ts'
import { PART_WORDS, SEARCH } from '../../i18n/search.ts'
import { VALIDITY_WORDS, validityText } from '../../i18n/deadline.ts'
import { MODE_WORDS, STAGE_WORDS } from '../../i18n/words.ts'

export type Filter = Input<'search.find'>['filter']
export type FoundRow = Output<'search.find'>['rows'][number]
type Count = Output<'search.count'>
export type FacetName = keyof Filter

export const NO_FILTER: Filter = {
  stage: [],
  kind: [],
  year: [],
  mode: [],
  validity: [],
  issuer: [],
  drafterName: [],
  department: [],
  handling: [],
}

/** Text with what was found in it set apart, in order. */
export interface Piece {
  readonly text: string
  readonly found: boolean
}

const piecesOf = (
  text: string,
  marks: readonly { readonly start: number; readonly end: number }[],
): readonly Piece[] => {
  const pieces: Piece[] = []
  let from = 0
  for (const { start, end } of marks) {
    if (start > from) pieces.push({ text: text.slice(from, start), found: false })
    pieces.push({ text: text.slice(start, end), found: true })
    from = end
  }
  if (from < text.length) pieces.push({ text: text.slice(from), found: false })
  return pieces
}

export interface ShownPassage {
  readonly where: string
  readonly pieces: readonly Piece[]
}

export interface ShownFind {
  readonly caseId: string
  readonly title: readonly Piece[]
  readonly meta: string
  /** What became of the release; '' while it is simply in force. */
  readonly stands: string
  readonly passages: readonly ShownPassage[]
  /** Parts that hold the words too and are not shown. */
  readonly more: number
}

const ELLIPSIS = '…'

const passageOf = (snippet: FoundRow['snippets'][number]): ShownPassage => ({
  where: PART_WORDS[snippet.kind](snippet.label),
  pieces: [
    ...(snippet.cutBefore ? [{ text: ELLIPSIS, found: false }] : []),
    ...piecesOf(snippet.text, snippet.marks),
    ...(snippet.cutAfter ? [{ text: ELLIPSIS, found: false }] : []),
  ],
})

/** A find as it is read: the marks of the title stand in the title itself, the other passages below it. */
export const shownFind = (row: FoundRow): ShownFind => {
  const inTitle = row.snippets.find(({ kind }) => kind === 'title')
  const others = row.snippets.filter((snippet) => snippet !== inTitle)
  return {
    caseId: row.caseId,
    title: row.title === '' ? [{ text: INBOX.untitled, found: false }] : piecesOf(row.title, inTitle?.marks ?? []),
    stands: row.validity === null ? '' : validityText(row.validity),
    meta: SEARCH.meta(STAGE_WORDS[row.stage], row.drafterName, dateTimeText(row.updatedAt)),
    passages: others.map(passageOf),
    more: row.partsFound - row.snippets.length,
  }
}

export interface FacetGroup {
  readonly name: FacetName
  readonly heading: string
  readonly options: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[]
}

const WORDS: Readonly<Partial<Record<FacetName, Readonly<Record<string, string>>>>> = {
  stage: STAGE_WORDS,
  mode: MODE_WORDS,
  validity: VALIDITY_WORDS,
}

const optionLabel = (name: FacetName, value: string): string => {
  if (name === 'year') return SEARCH.year(value)
  if (value === '') return name === 'kind' ? SEARCH.noKind : name === 'mode' ? SEARCH.noMode : SEARCH.noName
  const words: Readonly<Record<string, string>> = WORDS[name] ?? {}
  return words[value] ?? value
}

/** The facets with their counts; what is chosen is shown even when nothing is left of it, so that it can be taken back. */
export const facetGroups = (count: Count | null, filter: Filter): readonly FacetGroup[] => {
  const group = (name: FacetName): FacetGroup => {
    const tally: readonly { readonly value: string; readonly count: number }[] = count?.facets[name] ?? []
    const chosen: readonly string[] = filter[name]
    const values = [...new Set([...tally.map(({ value }) => value), ...chosen])]
    return {
      name,
      heading: SEARCH.facets[name],
      options: values.map((value) => {
        const number = tally.find((one) => one.value === value)?.count ?? 0
        return {
          value,
          label: `${optionLabel(name, value)}（${String(number)}）`,
          chosen: chosen.includes(value),
        }
      }),
    }
  }
  return (
    (['stage', 'validity', 'kind', 'year', 'mode', 'issuer', 'department', 'handling', 'drafterName'] as const)
      .map(group)
      .filter(({ options }) => options.length > 0)
      // An office without departments is not asked for them.
      .filter(({ name, options }) => name !== 'handling' || options.some(({ value }) => value !== ''))
  )
}

/** The filter with one value taken in or out. The values come from the answer to a question, so they are of the facet. */
export const toggled = (filter: Filter, name: FacetName, value: string): Filter => {
  const values: readonly string[] = filter[name]
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value]
  return { ...filter, [name]: next }
}
