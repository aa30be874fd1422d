import type { Layer } from './layer.ts'
import type { Category, HitLevel } from './lexicon.ts'

/** Why a hit stands lower than its rule or entry says. It is listed all the same. */
export type LoweringReason =
  | 'context.wordBorder'
  | 'context.letterBorder'
  | 'context.insideNumber'
  | 'context.allowedPhrase'
  | 'context.citation'
  | 'context.sentenceMark'
  | 'context.guess'
  | 'context.prose'
  | 'context.officePhone'
  | 'context.officeMailbox'
  | 'context.officeAddress'
  | 'context.publicOfficial'
  | 'context.released'
  | 'context.consultation'
  | 'context.civilUse'
  | 'context.notReleased'

export interface Lowering {
  readonly from: HitLevel
  readonly reason: LoweringReason
}

/** 命中: one thing found in one text. */
export interface Hit {
  /** Identity inside the text: rule, term and place; holds nothing of the text itself. */
  readonly id: string
  readonly rule: string
  /** The lexicon that the entry is of; BUILT_IN for a detector. */
  readonly list: string
  /** The entry's term; empty for a detector. */
  readonly term: string
  readonly category: Category
  readonly level: HitLevel
  /** UTF-16 units of the scanned text; `text` is the slice from start to end. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly via: readonly Layer[]
  readonly basis: string
  /** What the lexicon says to write in its place; absent where it names nothing. */
  readonly replacement?: string
  readonly lowered: Lowering | null
}

/** The list that detectors' hits name. */
export const BUILT_IN = 'built-in'

/** The identity of a hit inside its text. */
export const hitId = (rule: string, list: string, term: string, start: number, end: number): string =>
  `${rule}:${list === BUILT_IN ? '' : `${list}/${term}`}:${String(start)}-${String(end)}`

/** The same hit so many characters further on. */
export const moved = (hit: Hit, by: number): Hit => {
  const start = hit.start + by
  const end = hit.end + by
  return { ...hit, id: hitId(hit.rule, hit.list, hit.term, start, end), start, end }
}

/** What detectors and matcher hand on: a hit that no context has judged yet. */
export interface Finding {
  readonly rule: string
  readonly category: Category
  readonly level: HitLevel
  readonly start: number
  readonly end: number
  readonly basis: string
  readonly lowered?: Lowering
}

/** What is known of the text beside the text. All optional: less known means fewer hits lowered. */
export interface ScanContext {
  /** The text is a 公开征求意见 draft, so it may call itself one. */
  readonly consultation?: boolean
  /** Telephone numbers and mailboxes that the office has released, as it writes them. */
  readonly releasedContacts?: readonly string[]
  /** Rules `theme.…` of which the office has released so many tables that one more is told (保守国家秘密法 Art. 36, V). */
  readonly releasedThemes?: readonly string[]
  /** The smallest count of a statistics table that names nobody; 3 when absent (统计法 Art. 28). */
  readonly smallCellLeast?: number
  /** Today in Beijing, yyyy-mm-dd: ages are told by it. */
  readonly today?: string
}

/** Level, category and basis of a detector's rule, told once. */
export interface Rule {
  readonly rule: string
  readonly category: Category
  readonly level: HitLevel
  readonly basis: string
}

export const finding = (rule: Rule, start: number, end: number, level: HitLevel = rule.level): Finding => ({
  ...rule,
  level,
  start,
  end,
})

/** The same finding at a lower level, with the reason; a notice stays one and gets the reason that excuses it. */
export const lowered = (found: Finding, to: HitLevel, reason: LoweringReason): Finding => ({
  ...found,
  level: to,
  lowered: { from: found.lowered?.from ?? found.level, reason },
})
