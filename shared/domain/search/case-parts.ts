import type { CaseEvent } from '../case/events.ts'
import type { Part, PartKind } from './part.ts'

/** The readable text of a wording, a line each; the first is the title. */
export type LinesOf = (contentHash: string) => readonly string[]

/** The newest wording whole; of the earlier ones the lines that no later one has, so that each line is there once. */
const wordingParts = (events: readonly CaseEvent[], linesOf: LinesOf, title: string): readonly Part[] => {
  const versions = events.flatMap((event) =>
    event.type === 'DraftRegistered' || event.type === 'DraftRevised' ? [event.data] : [],
  )
  // The title is a part of its own; an earlier one stands among the lines.
  const seen = new Set([title])
  return versions.reverse().map(({ version, contentHash }) => {
    const lines = linesOf(contentHash).filter((line) => line !== '' && !seen.has(line))
    for (const line of lines) seen.add(line)
    return { kind: 'wording', label: String(version), text: lines.join('\n') }
  })
}

/**
 * Fields of acts, at any depth, that hold words of people: opinions, notes of the sheet, what a determination rests on. 内容概述 is not
 * among them: it is how the text begins, which is found as long as there is a text.
 */
const WRITTEN: ReadonlySet<string> = new Set([
  ...['opinion', 'reason', 'note', 'text', 'sources', 'basis', 'authority', 'documentNumber', 'number', 'meeting'],
  ...['attendance', 'name', 'matter', 'decidedBy', 'organ', 'organs', 'means', 'scopeNote', 'fileName', 'toName'],
  ...['byTitle', 'byNumber', 'targetTitle', 'targetNumber', 'url', 'theme', 'department', 'keywords'],
])

const writtenIn = (value: unknown, field: string): readonly string[] => {
  if (typeof value === 'string') return WRITTEN.has(field) && value !== '' ? [value] : []
  if (Array.isArray(value)) return value.flatMap((one) => writtenIn(one, field))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => writtenIn(one, name))
}

/** Acts whose words are no opinion of anybody: the text itself, the chain, and what a scan found. */
const NO_OPINION: ReadonlySet<CaseEvent['type']> = new Set<CaseEvent['type']>([
  ...(['DraftRegistered', 'DraftRevised', 'ChainBound', 'CaseSubmitted', 'ScanCompleted'] as const),
])
const KIND_OF: Readonly<Partial<Record<CaseEvent['type'], PartKind>>> = {
  RemarkMade: 'remark',
  RemarkAnswered: 'remark',
  DisclosureModeSet: 'disclosure',
  DisclosureDetermined: 'disclosure',
}

/** Words that people wrote into an act, each once, with what the act is called in the log. */
const wordsOf = ({ type, data }: CaseEvent): Omit<Part, 'label'> | null => {
  if (NO_OPINION.has(type)) return null
  const written = [...new Set(writtenIn(data, ''))]
  return written.length === 0 ? null : { kind: KIND_OF[type] ?? 'opinion', text: written.join('\n') }
}

/** The people who have had a hand in the case, each once. */
const peopleOf = (events: readonly CaseEvent[]): readonly string[] => [
  ...new Set(events.map(({ actor }) => actor.name)),
]

/**
 * Everything in a case that people read, as parts. Empty ones are left out.
 * @param linesOf the text under a content hash
 * @param draft the lines of a draft that was never handed in, its title first; null for none
 * @param numbers the numbers that name it: 发文字号, 索引号, 档号
 * @param attachments what stands in the files that go with it
 */
export const casePartsOf = (
  events: readonly CaseEvent[],
  linesOf: LinesOf,
  draft: readonly string[] | null,
  numbers: readonly string[],
  attachments: readonly { readonly fileName: string; readonly text: string }[],
): readonly Part[] => {
  const newest = events.findLast((event) => event.type === 'DraftRegistered' || event.type === 'DraftRevised')
  const title = draft?.[0] ?? newest?.data.title ?? ''
  const source = events.flatMap((event) =>
    event.type === 'DraftRegistered' && event.data.source !== null ? [event.data.source.fileName] : [],
  )
  const parts: readonly Part[] = [
    { kind: 'title', label: '', text: title },
    ...numbers.map((text): Part => ({ kind: 'number', label: '', text })),
    ...peopleOf(events).map((text): Part => ({ kind: 'person', label: '', text })),
    ...wordingParts(events, linesOf, title),
    {
      kind: 'wording',
      label: '',
      text: (draft ?? [])
        .slice(1)
        .filter((line) => line !== '')
        .join('\n'),
    },
    ...events.flatMap((event): readonly Part[] => {
      const words = wordsOf(event)
      return words === null ? [] : [{ ...words, label: event.type }]
    }),
    ...source.map((text): Part => ({ kind: 'attachment', label: text, text })),
    ...attachments.map(({ fileName, text }): Part => ({
      kind: 'attachment',
      label: fileName,
      text: `${fileName}\n${text}`,
    })),
  ]
  return parts.filter(({ text }) => text !== '')
}
