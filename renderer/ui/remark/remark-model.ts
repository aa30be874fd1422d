import type { Output } from '#shared/contract/channels.ts'
import type { DiffRun } from '../document/DiffText.tsx'

export type RemarksView = Output<'case.remarks'>
export type Remark = RemarksView['remarks'][number]
export type Suggestion = RemarksView['suggestions'][number]

/** Characters of the line beside the words that a suggestion changes. */
const CONTEXT_CHARACTERS = 10
const LINE_CHARACTERS = 40

const cut = (text: string): string => {
  const characters = [...text]
  return characters.length <= LINE_CHARACTERS ? text : `${characters.slice(0, LINE_CHARACTERS).join('')}…`
}
/** The first or the last characters, whole ones. */
const head = (text: string): string => {
  const characters = [...text]
  return characters.length <= CONTEXT_CHARACTERS ? text : `${characters.slice(0, CONTEXT_CHARACTERS).join('')}…`
}
const tail = (text: string): string => {
  const characters = [...text]
  return characters.length <= CONTEXT_CHARACTERS ? text : `…${characters.slice(-CONTEXT_CHARACTERS).join('')}`
}

/** A suggestion as marked text, with a few words of what stands around it. */
export const runsOfSuggestion = ({ edit }: Pick<Suggestion, 'edit'>): readonly DiffRun[] => {
  const run = (mark: DiffRun['mark'], text: string): readonly DiffRun[] =>
    text === '' ? [] : [{ mark, text, changeId: null, version: null }]
  const { kind, lineText, start, before, after } = edit
  if (kind === 'removeLine') return run('deleted', cut(lineText))
  if (kind === 'insertAfter') return [...run('kept', tail(lineText)), ...run('inserted', after)]
  return [
    ...run('kept', tail(lineText.slice(0, start))),
    ...run('deleted', before),
    ...run('inserted', after),
    ...run('kept', head(lineText.slice(start + before.length))),
  ]
}

export const isOpenRemark = (remark: Remark): boolean => remark.settled === null
export const isOpenSuggestion = (suggestion: Suggestion): boolean => suggestion.decided === null

export interface Listed {
  readonly remarks: readonly Remark[]
  readonly suggestions: readonly Suggestion[]
}

/** What waits, or everything; the newest round first, in a round in the order of the text. */
export const listRemarks = ({ remarks, suggestions }: Listed, all: boolean): Listed => {
  const byPlace =
    <T extends { readonly round: number }>(line: (one: T) => number) =>
    (one: T, other: T): number =>
      other.round - one.round || line(one) - line(other)
  return {
    remarks: remarks.filter((one) => all || isOpenRemark(one)).toSorted(byPlace((one) => one.place?.line ?? -1)),
    suggestions: suggestions
      .filter((one) => all || isOpenSuggestion(one))
      .toSorted(byPlace((one) => one.edit.line + one.edit.start / 1_000_000)),
  }
}

/** How many remarks and suggestions wait. */
export const waitingOf = ({ remarks, suggestions }: Listed): number =>
  remarks.filter(isOpenRemark).length + suggestions.filter(isOpenSuggestion).length
