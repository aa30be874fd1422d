import type { DiffView } from './change-model.ts'
import type { Comparison } from './useComparison.ts'
import type { Passage } from '../../ui/document/passage.ts'

/**
 * The line of the newest text that a line of `version` is now: itself in the newest, by the comparison in the one that it
 * was compared with; null elsewhere, and for a line that is gone.
 */
export const placeNow = (
  { version, line }: { readonly version: number; readonly line: number },
  newest: number,
  comparedWith: number | null,
  diff: Pick<DiffView, 'paragraphs'> | null,
): number | null => {
  if (version === newest) return line
  if (diff === null || version !== comparedWith) return null
  return diff.paragraphs.find((paragraph) => paragraph.old === line)?.new ?? null
}

/** The words of the newest text that a change is about: what came in, or the place where something went; null for none. */
export const placeOfChange = (
  { data, changes, isNewest }: Pick<Comparison, 'data' | 'changes' | 'isNewest'>,
  changeId: string | null,
): Passage | null => {
  const change = changes.find(({ id }) => id === changeId)
  const paragraph = data?.paragraphs[change?.paragraphs[0] ?? -1]
  if (change === undefined || !isNewest || paragraph === undefined || paragraph.new === null) return null
  const { from, to } = change.runs ?? { from: 0, to: paragraph.runs.length }
  const lengthOf = (runs: typeof paragraph.runs): number =>
    runs.reduce((sum, run) => sum + (run.kind === 'deleted' ? 0 : run.text.length), 0)
  const start = lengthOf(paragraph.runs.slice(0, from))
  const end = start + lengthOf(paragraph.runs.slice(from, to))
  const whole = paragraph.runs.map((run) => (run.kind === 'deleted' ? '' : run.text)).join('')
  // What only went has no words left: the line stands for it.
  if (end > start) return { line: paragraph.new, start, end, text: whole.slice(start, end) }
  return whole === '' ? null : { line: paragraph.new, start: 0, end: whole.length, text: whole }
}
