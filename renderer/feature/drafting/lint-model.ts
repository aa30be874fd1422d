import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { LintFinding } from '#shared/domain/lint/finding.ts'
import { applyFix } from '#shared/domain/lint/fix.ts'
import type { LintSeverity } from '#shared/domain/lint/rule.ts'
import { lintText } from '../../i18n/lint.ts'
import type { Highlight } from './editor/editor-props.ts'
import { placeOf } from './place-model.ts'
import type { Linted } from './useLint.ts'

export type Shown = 'all' | LintSeverity

/** Longer lists are told by their number: nobody reads them, and they would weigh on every keystroke. */
const MAX_SHOWN = 200
const MAX_HIGHLIGHTS = 500

export const severityCounts = (findings: readonly LintFinding[]): Readonly<Record<LintSeverity, number>> => {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of findings) counts[severity] += 1
  return counts
}

/** What whoever hands in a text should look at first: places that nobody has filled in, and faults that must be mended. */
export const openFaults = (
  findings: readonly LintFinding[],
): { readonly unfilled: number; readonly first: string; readonly faults: number } => {
  const places = findings.filter(({ code }) => code === 'placeholder')
  const faults = findings.filter(({ code, severity }) => code !== 'placeholder' && severity === 'error')
  return { unfilled: places.length, first: places[0]?.detail ?? '', faults: faults.length }
}

export const shownFindings = (
  findings: readonly LintFinding[],
  shown: Shown,
): { readonly list: readonly LintFinding[]; readonly more: number } => {
  const wanted = shown === 'all' ? findings : findings.filter(({ severity }) => severity === shown)
  return { list: wanted.slice(0, MAX_SHOWN), more: Math.max(0, wanted.length - MAX_SHOWN) }
}

/** The marks that the editor of an item draws. Findings of a text that has changed since are drawn where they were. */
export const highlightsOf = ({ lines, findings }: Linted, item: number): readonly Highlight[] =>
  findings
    .flatMap((finding): readonly Highlight[] => {
      const place = placeOf(lines, finding.line)
      if (place.where !== 'editor' || place.item !== item || finding.start === finding.end) return []
      const { start: from, end: to, severity, code, detail } = finding
      return [{ line: place.line, from, to, className: `mark-${severity}`, title: lintText(code, detail) }]
    })
    .slice(0, MAX_HIGHLIGHTS)

/**
 * Carries out the fixes of findings from the last to the first, so that none moves the place of another. A fix whose place
 * has changed meanwhile does nothing.
 */
export const fixAll = (document: OfficialDocument, findings: readonly LintFinding[]): OfficialDocument =>
  findings
    .toSorted((a, b) => b.line - a.line || b.start - a.start)
    .reduce((fixed, { fix }) => (fix === undefined ? fixed : applyFix(fixed, fix)), document)
