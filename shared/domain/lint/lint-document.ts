import { documentLines, type DocumentLine, type LinePart } from '../document/lines.ts'
import type { OfficialDocument } from '../document/model.ts'
import { checkAttachments, checkBody } from './document/attachments.ts'
import { checkBlocks } from './document/blocks.ts'
import { checkFields } from './document/fields.ts'
import { checkNotice } from './document/notice.ts'
import { indexLines } from './document/index-lines.ts'
import type { LintFinding, PlacedFinding, TextFinding } from './finding.ts'
import { LINT_RULES, type LintCode, type LintRule } from './rule.ts'
import { CITATION_CHECKS } from './text/citation.ts'
import { NUMBER_CHECKS } from './text/number.ts'
import { PUNCTUATION_CHECKS } from './text/punctuation.ts'
import { SPACE_CHECKS } from './text/space.ts'

export interface LintContext {
  /** While it is drafted, what a template leaves open is a reminder; at submission it is an error. */
  readonly stage: 'draft' | 'submission'
  /** Codes that the office has switched off. */
  readonly disabled?: readonly LintCode[]
}

/** Lints one document after another; lines that it has met in the last one are not looked at again. */
export type Linter = (document: OfficialDocument, context: LintContext) => readonly LintFinding[]

/** Of one code; a list that is longer helps nobody, and 100,000 empty paragraphs are one thing to know. */
const MAX_OF_ONE_CODE = 500

const TEXT_CHECKS = [...PUNCTUATION_CHECKS, ...SPACE_CHECKS, ...NUMBER_CHECKS, ...CITATION_CHECKS]
/** Names of files are as they are. */
const NOT_PROSE: ReadonlySet<LinePart> = new Set(['attachmentFile', 'urgency'])

const NONE: readonly TextFinding[] = []

/** All findings within one line: a pure function of its text and of what part it is. */
export const lintLine = (text: string, part: LinePart): readonly TextFinding[] => {
  if (text === '' || NOT_PROSE.has(part)) return NONE
  const found = TEXT_CHECKS.flatMap((check) => check(text, part))
  return found.length === 0 ? NONE : found
}

const placed = ({ text, ...finding }: TextFinding, { text: whole }: DocumentLine, line: number): PlacedFinding => {
  if (text === undefined) return { ...finding, line }
  const { start, end } = finding
  return { ...finding, line, fix: { kind: 'replaceText', line, start, end, was: whole.slice(start, end), text } }
}

/** Lines whose text is put together from several fields: a fix in the line would have no one place. */
const COMPOSED: ReadonlySet<LinePart> = new Set(['signers', 'printing'])

const withoutFix = ({ text: _, ...finding }: TextFinding): TextFinding => finding

/** A linter that remembers the lines of its last document: for the screen, after every keystroke. */
export const newLinter = (): Linter => {
  let known = new Map<LinePart, Map<string, readonly TextFinding[]>>()
  return (document, context) => {
    const lines = documentLines(document)
    const next: typeof known = new Map()
    const found: PlacedFinding[] = []
    for (const [index, line] of lines.entries()) {
      const { part, text } = line
      let ofPart = next.get(part)
      if (ofPart === undefined) next.set(part, (ofPart = new Map<string, readonly TextFinding[]>()))
      let ofLine = ofPart.get(text)
      if (ofLine === undefined) ofPart.set(text, (ofLine = known.get(part)?.get(text) ?? lintLine(text, part)))
      for (const one of ofLine) found.push(placed(COMPOSED.has(part) ? withoutFix(one) : one, line, index))
    }
    known = next
    const linted = indexLines(document, lines)
    found.push(
      ...checkFields(linted),
      ...checkAttachments(linted),
      ...checkBody(linted),
      ...checkBlocks(linted),
      ...checkNotice(linted),
    )
    return finish(found, context)
  }
}

const finish = (found: readonly PlacedFinding[], { stage, disabled = [] }: LintContext): readonly LintFinding[] => {
  const off = new Set<LintCode>(disabled)
  const counts = new Map<LintCode, number>()
  const kept = found.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1
    counts.set(code, count)
    return count <= MAX_OF_ONE_CODE && !off.has(code)
  })
  return kept
    .sort((a, b) => a.line - b.line || a.start - b.start || a.end - b.end)
    .map((finding) => {
      const { rule, severity }: LintRule = LINT_RULES[finding.code]
      const open = finding.code === 'placeholder' && stage === 'draft'
      return { rule, severity: open ? 'info' : severity, ...finding }
    })
}

/**
 * What in a document does not follow GB/T 9704-2012 and the standards of writing that go with it, in the
 * order of the lines. L1, L2 and L14 are given by the layout; `lintPage` has them for pages of another making.
 */
export const lintDocument = (document: OfficialDocument, context: LintContext): readonly LintFinding[] =>
  newLinter()(document, context)
