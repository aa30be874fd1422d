import { redlineText } from '#resources/text/redline.ts'
import { CHANGE_TYPE_WORDS, LINE_PART_WORDS, PORTION_WORDS, structureText } from '#resources/text/word/change.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT, type Block, type OfficialDocument, type Table } from '#shared/domain/document/model.ts'
import {
  listChanges,
  type ChangeGroup,
  type ChangeType,
  type ListedChange,
} from '#shared/domain/text/version/change-list.ts'
import { clusterEnd } from '#shared/domain/text/grapheme.ts'
import type { AuthoredRun, VersionDiff } from '#shared/domain/text/version/version-diff.ts'
import { beijingTime, type Origin } from './origin.ts'

/** What a list of changes tells beside the changes themselves. */
export interface ListHeading {
  readonly from: Origin
  readonly to: Origin
  /** All between them, the newest too: whose the changes are. */
  readonly origins: readonly Origin[]
}

const MAX_CHARACTERS = 80
const WIDTHS = [2, 4, 4, 12, 7]

const excerpt = (text: string): string => {
  let end = 0
  for (let count = 0; count < MAX_CHARACTERS && end < text.length; count += 1) end = clusterEnd(text, end)
  return end < text.length ? `${text.slice(0, end)}…` : text
}

const textOf = (runs: readonly AuthoredRun[], kind: AuthoredRun['kind']): string =>
  runs.map((run) => (run.kind === kind ? run.text : '')).join('')

const placeOf = ({ portion, item, headings }: ChangeGroup): string => {
  const base = item > 0 ? redlineText.attachment(item) : PORTION_WORDS[portion]
  return [base, headings.map(({ label, text }) => (label === '' ? text : label)).join('')].filter(Boolean).join(' ')
}

const contentOf = (diff: VersionDiff, change: ListedChange): string => {
  if (change.structure !== null) {
    const structure = diff.structure[change.structure]
    return structure === undefined ? '' : structureText(structure)
  }
  const lines = change.paragraphs.flatMap((at) => diff.paragraphs[at] ?? [])
  const [line] = lines
  const { from = 0, to } = change.runs ?? {}
  const runs = line?.runs.slice(from, to) ?? []
  if (change.type === 'replaced' || change.type === 'renumbered') {
    const { renumbered } = line ?? {}
    const isLabel = change.type === 'renumbered' && renumbered !== undefined
    const before = isLabel ? renumbered.old.trim() : textOf(runs, 'deleted')
    const after = isLabel ? renumbered.new.trim() : textOf(runs, 'inserted')
    return redlineText.replaced(excerpt(before), excerpt(after))
  }
  if (change.type === 'format') {
    const kind = diff.kinds.find((one) => one.new === line?.new)
    const became =
      kind === undefined ? '' : redlineText.became(LINE_PART_WORDS[kind.oldKind], LINE_PART_WORDS[kind.newKind])
    return `${became}：${excerpt(line?.runs.map((run) => run.text).join('') ?? '')}`
  }
  if (change.runs !== null) return excerpt(textOf(runs, change.type === 'deleted' ? 'deleted' : 'inserted'))
  const all = lines.map(({ runs: own }) =>
    own.map((run) => (run.kind === 'deleted' && change.type === 'moved' ? '' : run.text)).join(''),
  )
  return excerpt(all.filter((text) => text !== '').join('／'))
}

/** Who made a change: those of its pieces, or who moved or reformatted the line. */
const versionsOf = (diff: VersionDiff, change: ListedChange): readonly number[] => {
  const found = change.paragraphs.flatMap((at): readonly number[] => {
    const line = diff.paragraphs[at]
    if (line === undefined) return []
    const placed = change.type === 'moved' || change.type === 'format' ? [line.placedBy] : []
    const runs = change.runs === null ? line.runs : line.runs.slice(change.runs.from, change.runs.to)
    const authors = placed.length > 0 ? placed : runs.map((run) => run.version)
    return authors.filter((version) => version !== null)
  })
  return [...new Set(found)].sort((left, right) => left - right)
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const heading = (text: string): Block => ({ kind: 'heading1', text })

/** The list of changes of a comparison as a document: between which versions, counts, and every change by its 条款. */
export const changeListDocument = (
  diff: VersionDiff,
  old: OfficialDocument,
  new_: OfficialDocument,
  { from, to, origins }: ListHeading,
): OfficialDocument => {
  const words = redlineText
  const groups = listChanges(diff, documentLines(old), documentLines(new_))
  const nameOf = new Map(origins.map((origin) => [origin.version, origin.personName]))
  const versionName = ({ version, personName, round, at }: Origin): string =>
    words.version(version, personName, round, beijingTime(at))
  const counts = new Map<ChangeType, number>()
  const rows = groups.flatMap((group) =>
    group.changes.map((change): readonly string[] => {
      counts.set(change.type, (counts.get(change.type) ?? 0) + 1)
      const people = versionsOf(diff, change).map((version) => words.by(nameOf.get(version) ?? '', version))
      return [placeOf(group), CHANGE_TYPE_WORDS[change.type], contentOf(diff, change), people.join('、')]
    }),
  )
  const numbered = rows.map((row, at) => [String(at + 1), ...row])
  const table: Table = {
    ...{ kind: 'table', widths: WIDTHS, headRows: 1, landscape: false },
    rows: [[...words.columns], ...numbered].map((row) =>
      row.map((text) => ({ lines: [text], columnSpan: 1, rowSpan: 1 })),
    ),
  }
  const units = [...counts].map(([type, count]) => words.unit(CHANGE_TYPE_WORDS[type], count))
  const { insertedCharacters, deletedCharacters } = diff.counts
  return {
    ...EMPTY_DOCUMENT,
    title: words.title(new_.title === '' ? words.untitled : new_.title),
    body: [
      heading(words.compared),
      paragraph(words.between(versionName(from), versionName(to))),
      heading(words.counts),
      paragraph(
        rows.length === 0
          ? words.none
          : `${[...units, words.characters(insertedCharacters, deletedCharacters)].join('，')}。`,
      ),
      ...(diff.fallback ? [paragraph(words.fallback)] : []),
      paragraph(words.legend),
      ...(rows.length === 0 ? [] : [heading(words.list), table]),
    ],
  }
}
