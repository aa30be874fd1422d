import { useMemo, useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import { applyEdits } from '#shared/domain/document/edit.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { RemarkActs } from '../../api/use-remarks.ts'
import type { SuggestionPanelProps } from '../../ui/remark/SuggestionPanel.tsx'
import type { DraftState } from './useDraft.ts'
import type { ScreenModel } from './useScreen.ts'

type CaseView = Output<'case.get'>

/** Where a line that said this stands now: at its place if nothing changed there, else the only one that says it. */
const lineOf = (lines: readonly { readonly text: string }[], text: string, line: number): number | null => {
  if (lines[line]?.text === text) return line
  const same = lines.flatMap((own, index) => (own.text === text ? [index] : []))
  return same.length === 1 ? (same[0] ?? null) : null
}

/** What reviewers said about the draft, and what the drafter does about it; null until it is read. */
export const useSuggestions = (
  view: CaseView,
  acts: RemarkActs,
  draft: DraftState,
  screen: ScreenModel,
): SuggestionPanelProps | null => {
  const { view: said, busy, error } = acts
  const [left, setLeft] = useState<readonly string[]>([])
  const seen = useMemo(() => documentLines(view.document), [view.document])
  const now = useMemo(() => documentLines(draft.document), [draft.document])
  if (said === null) return null
  const current = view.versions.at(-1)?.version
  const suggestionAt = (version: number, line: number): string | undefined =>
    version === current
      ? seen[line]?.text
      : said.suggestions.find((own) => own.version === version && own.edit.line === line)?.edit.lineText
  const accept = async (ids: readonly string[]): Promise<void> => {
    const asked = said.suggestions.filter(({ suggestionId }) => ids.includes(suggestionId))
    let document: OfficialDocument | null = null
    let missed: ReadonlySet<number> = new Set()
    screen.onRework((standing) => {
      const applied = applyEdits(
        standing,
        asked.map(({ edit }) => edit),
      )
      document = applied.document
      missed = new Set(applied.left)
      return document
    })
    const accepted = asked.flatMap(({ suggestionId }, index) => (missed.has(index) ? [] : [suggestionId]))
    setLeft(asked.flatMap(({ suggestionId }, index) => (missed.has(index) ? [suggestionId] : [])))
    if (accepted.length === 0) return
    // The words first: a decision whose words were lost would be a lie.
    await draft.flush(true)
    await acts.decide(accepted, 'accepted', '')
  }
  return {
    caseId: view.caseId,
    ...said,
    busy,
    error,
    left,
    quoteOf: ({ version, place }) =>
      place === null || version !== current ? null : (seen[place.line]?.text.slice(place.start, place.end) ?? null),
    lineOf: (version, line) => {
      const text = suggestionAt(version, line)
      return text === undefined ? null : lineOf(now, text, line)
    },
    onJump: screen.onPlace,
    onAccept: (ids) => void accept(ids),
    onReject: (ids, reason) => void acts.decide(ids, 'rejected', reason),
    onWithdraw: () => undefined,
    onAnswer: acts.answer,
    onSettle: (id) => void acts.settle(id),
  }
}
