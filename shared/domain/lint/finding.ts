import type { TextBlockKind } from '../document/model.ts'
import type { LintCode, LintRuleId, LintSeverity } from './rule.ts'

/** Fields whose whole value a fix may set. */
export type FixedField = 'documentNumber' | 'addressee' | 'date' | 'note' | 'copyTo' | 'printedOn' | 'title'

/**
 * A safe replacement as data, for `applyFix`. It names what stands there now, so that it does nothing to a text that has
 * changed meanwhile. Lines are indexes into `documentLines`, blocks into the body of an item (0 the document itself).
 */
export type LintFix =
  | {
      readonly kind: 'replaceText'
      readonly line: number
      readonly start: number
      readonly end: number
      readonly was: string
      readonly text: string
    }
  | { readonly kind: 'setField'; readonly field: FixedField; readonly was: string; readonly text: string }
  /** 附件说明 as the titles of the attachments are. */
  | { readonly kind: 'namesFromTitles' }
  | { readonly kind: 'renumber'; readonly item: number }
  | { readonly kind: 'removeBlock'; readonly item: number; readonly block: number }
  | { readonly kind: 'setKind'; readonly item: number; readonly block: number; readonly blockKind: TextBlockKind }
  | { readonly kind: 'setHeadRows'; readonly item: number; readonly block: number; readonly headRows: number }

/** Something that does not follow the standard, at its place in the text. */
export interface LintFinding {
  readonly rule: LintRuleId
  readonly severity: LintSeverity
  readonly code: LintCode
  /** Index into `documentLines`; what is missing altogether is told at the line it belongs to, or at the title. */
  readonly line: number
  /** UTF-16 offsets in that line. */
  readonly start: number
  readonly end: number
  /** What the sentence of the code names: the words met, the form that is right, a count; '' for none. */
  readonly detail: string
  readonly fix?: LintFix
}

/** A finding within one text, before it has a place; `text` is what should stand there instead. */
export interface TextFinding {
  readonly code: LintCode
  readonly start: number
  readonly end: number
  readonly detail: string
  readonly text?: string
}

/** A finding at a line of the document. */
export interface PlacedFinding extends Omit<TextFinding, 'text'> {
  readonly line: number
  readonly fix?: LintFix
}
