import type { Output } from '#shared/contract/channels.ts'
import { STAGES, stageIndex, type Stage } from '#shared/domain/case/roles.ts'
import { blockKindOf } from '#shared/domain/document/from-text.ts'
import type { LinePart } from '#shared/domain/document/lines.ts'
import type { DiffRun } from '../../ui/DiffText.tsx'
import { REVIEW } from '../../i18n/review.ts'

export type CaseView = Output<'case.get'>
export type DiffView = Output<'case.diff'>
type Paragraph = DiffView['paragraphs'][number]
export type ChangeKind = keyof typeof REVIEW.kinds

export interface Change {
  readonly id: string
  readonly kind: ChangeKind
  /** Line of the new text (0 is the title), or of the old text for a line that is gone. */
  readonly line: number
  readonly excerpt: string
}

export interface DiffLine {
  readonly key: string
  readonly kind: LinePart
  readonly runs: readonly DiffRun[]
  readonly change: 'added' | 'removed' | 'moved' | null
  readonly movedFrom: number | null
  /** The change that the whole line is, if it is one. */
  readonly changeId: string | null
}

const EXCERPT_MAX_CHARACTERS = 24
const excerptOf = (text: string): string => {
  const characters = [...text.trim()]
  return characters.length <= EXCERPT_MAX_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, EXCERPT_MAX_CHARACTERS).join('')}…`
}

const LINE_CHANGES = { added: 'added', removed: 'removed', moved: 'moved', movedEdited: 'moved' } as const

/** The runs of an edited line, a deletion and the insertion beside it taken as one change: 改写. */
const editedRuns = (paragraph: Paragraph, prefix: string, line: number): { runs: DiffRun[]; changes: Change[] } => {
  const runs: DiffRun[] = []
  const changes: Change[] = []
  let group: Paragraph['runs'] = []
  const close = (): void => {
    if (group.length === 0) return
    const id = `${prefix}.${String(changes.length)}`
    const inserted = group.filter((run) => run.kind === 'inserted').map((run) => run.text)
    const kind = inserted.length === 0 ? 'deleted' : inserted.length === group.length ? 'inserted' : 'replaced'
    const text = inserted.length === 0 ? group.map((run) => run.text).join('') : inserted.join('')
    changes.push({ id, kind, line, excerpt: excerptOf(text) })
    runs.push(...group.map((run) => ({ ...run, changeId: id })))
    group = []
  }
  for (const run of paragraph.runs) {
    if (run.kind === 'kept') {
      close()
      runs.push({ ...run, changeId: null })
    } else group = [...group, run]
  }
  close()
  return { runs, changes }
}

/** The two versions as one page of lines, and the list of changes in the order of the page. */
export const shapeDiff = (
  diff: DiffView,
): { readonly lines: readonly DiffLine[]; readonly changes: readonly Change[] } => {
  const changes: Change[] = []
  const lines = diff.paragraphs.map((paragraph, index): DiffLine => {
    const line = paragraph.new ?? paragraph.old ?? 0
    const isTitle = line === 0
    const newText = paragraph.runs
      .filter((run) => run.kind !== 'deleted')
      .map((run) => run.text)
      .join('')
    const text = newText === '' ? paragraph.runs.map((run) => run.text).join('') : newText
    const id = `c${String(index)}`
    const whole = paragraph.change === 'same' || paragraph.change === 'edited' ? null : paragraph.change
    if (whole !== null) changes.push({ id, kind: whole, line, excerpt: excerptOf(text) })
    const edited = editedRuns(paragraph, id, line)
    const wholeLine = whole === 'added' || whole === 'removed'
    if (!wholeLine) changes.push(...edited.changes)
    return {
      key: id,
      kind: isTitle ? 'title' : blockKindOf(text),
      runs: wholeLine
        ? edited.runs.map((run) => (run.changeId === null ? run : { ...run, changeId: id }))
        : edited.runs,
      change: whole === null ? null : LINE_CHANGES[whole],
      movedFrom: whole === 'moved' || whole === 'movedEdited' ? paragraph.old : null,
      changeId: whole === null ? null : id,
    }
  })
  return { lines, changes }
}

/** The next change when walking, around the end; null when there is none. */
export const walk = <T extends { readonly id: string }>(
  changes: readonly T[],
  currentId: string | null,
  step: 1 | -1,
): T | null => {
  const index = changes.findIndex((change) => change.id === currentId)
  if (changes.length === 0) return null
  if (index < 0) return changes.at(step === 1 ? 0 : -1) ?? null
  return changes[(index + step + changes.length) % changes.length] ?? null
}

/** Which versions a review compares at first: what the person last acted on with what stands; null for nothing to compare. */
export const openingPair = (view: CaseView): { readonly from: number; readonly to: number } | null => {
  const current = view.versions.at(-1)?.version
  if (current === undefined || view.versions.length < 2) return null
  const seen = view.lastSeenVersion
  if (seen !== null && seen !== current) return { from: seen, to: current }
  return { from: view.versions.at(-2)?.version ?? current, to: current }
}

/** Is there anything that this person has not seen yet? Then the review opens with the comparison. */
export const hasUnseenChanges = (view: CaseView): boolean =>
  view.lastSeenVersion !== null && view.lastSeenVersion !== view.versions.at(-1)?.version

export interface RoundOpinions {
  readonly round: number
  readonly opinions: CaseView['opinions']
}

/** Earlier opinions, the newest round first; within a round in the order in which they were given. */
export const opinionsByRound = (opinions: CaseView['opinions']): readonly RoundOpinions[] => {
  const rounds = new Map<number, CaseView['opinions']>()
  for (const opinion of opinions) rounds.set(opinion.round, [...(rounds.get(opinion.round) ?? []), opinion])
  return [...rounds].map(([round, given]) => ({ round, opinions: given })).sort((a, b) => b.round - a.round)
}

export type PassChannel = 'case.passDepartment' | 'case.passDeputy' | 'case.approveFinal'
const PASS_CHANNELS: readonly PassChannel[] = ['case.passDepartment', 'case.passDeputy', 'case.approveFinal']

/** What a pass is called here, if this person may give one now. */
export const passChannel = (allowed: CaseView['allowed']): PassChannel | null =>
  PASS_CHANNELS.find((channel) => allowed.includes(channel)) ?? null

export const stageAfter = (stage: Stage): Stage => STAGES[stageIndex(stage) + 1] ?? stage
