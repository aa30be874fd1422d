import { diffParagraphs } from '#shared/domain/text/paragraph/diff.ts'
import type { SuggestedChange } from '../../api/use-remarks.ts'
import type { DiffRun } from '../../ui/document/DiffText.tsx'

/** How a reviewer would word one line. */
export interface Rewording {
  /** Index in `documentLines`. */
  readonly line: number
  /** Null: the line should go. */
  readonly text: string | null
  /** A line that should follow; '' for none. */
  readonly after: string
}

/** One wording of a line against another. */
export const runsBetween = (before: string, after: string): readonly DiffRun[] =>
  (after === ''
    ? [{ kind: 'deleted' as const, text: before }]
    : diffParagraphs([before], [after]).paragraphs.flatMap(({ runs }) => runs)
  )
    .filter(({ text }) => text !== '')
    .map(({ kind, text }) => ({ mark: kind, text, changeId: null, version: null }))

/** The rewordings with this one of a line, or without any if nothing is left of it; in the order of the text. */
export const withChange = (
  rewordings: readonly Rewording[],
  line: number,
  lineText: string,
  change: Rewording | null,
): readonly Rewording[] => {
  const others = rewordings.filter((own) => own.line !== line)
  const text = change?.text?.trim() === '' ? null : (change?.text ?? null)
  if (change === null || (text === lineText && change.after.trim() === '')) return others
  return [...others, { line, text, after: change.after.trim() }].sort((one, other) => one.line - other.line)
}

/** As the case takes them. */
export const changesOf = (
  rewordings: readonly Rewording[],
  textOf: (line: number) => string,
): readonly SuggestedChange[] =>
  rewordings.flatMap(({ line, text, after }): readonly SuggestedChange[] => [
    ...(text === null ? [{ kind: 'removeLine', line } as const] : []),
    ...(text !== null && text !== textOf(line) ? [{ kind: 'line', line, text } as const] : []),
    ...(after === '' ? [] : [{ kind: 'insertAfter', line, text: after } as const]),
  ])
