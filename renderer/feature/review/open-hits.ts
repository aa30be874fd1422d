import { documentToText } from '#shared/domain/document/lines.ts'
import type { CaseView } from './review-model.ts'

type Hit = CaseView['hits'][number]

export interface OpenHitLine {
  readonly id: string
  readonly level: Hit['level']
  /** With a few words on either side, as far as the line goes. */
  readonly words: string
}

const GRAVITY: readonly Hit['level'][] = ['block', 'high', 'medium', 'notice']
const SHOWN = 6
const AROUND = 8

const wordsOf = (text: string, { start, end, elsewhere }: Hit): string => {
  if (elsewhere !== undefined) return elsewhere.found
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - AROUND)
  const lineEnd = text.indexOf('\n', end)
  const to = Math.min(lineEnd === -1 ? text.length : lineEnd, end + AROUND)
  return text.slice(from, to)
}

/** The gravest hits that lack a hand, and how many more there are. */
export const openHitLines = (
  view: Pick<CaseView, 'document' | 'hits'>,
): { readonly lines: readonly OpenHitLine[]; readonly more: number } => {
  const open = view.hits
    .filter(({ hands, handsNeeded }) => hands.length < handsNeeded)
    .toSorted((a, b) => GRAVITY.indexOf(a.level) - GRAVITY.indexOf(b.level) || a.start - b.start)
  if (open.length === 0) return { lines: [], more: 0 }
  const text = documentToText(view.document)
  const lines = open.slice(0, SHOWN).map((hit) => ({ id: hit.id, level: hit.level, words: wordsOf(text, hit) }))
  return { lines, more: open.length - lines.length }
}
