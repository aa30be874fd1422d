import type { Layer } from './layer.ts'

/** 阻断 · 高 · 中 · 提示: how much stands in the way of release. */
export type HitLevel = 'block' | 'high' | 'medium' | 'notice'
export const HIT_LEVELS: readonly HitLevel[] = ['block', 'high', 'medium', 'notice']

/** 涉密 · 内部 · 敏感 · 个人信息 · 过程性信息 · 错敏表述 */
export type Category = 'classified' | 'internal' | 'sensitive' | 'personal' | 'process' | 'misuse'
export const CATEGORIES: readonly Category[] = ['classified', 'internal', 'sensitive', 'personal', 'process', 'misuse']

/** 词条: one thing to find. */
export interface LexiconEntry {
  readonly term: string
  readonly category: Category
  readonly level: HitLevel
  /** The only layers under which a match counts; all when absent. */
  readonly layers?: readonly Layer[]
  /** The law or rule that the hit cites. */
  readonly basis?: string
  /** What to write instead. */
  readonly replacement?: string
  /** Longer phrases in which the term is innocent (商业秘密 for 秘密): the hit is lowered there. */
  readonly allowedIn?: readonly string[]
  /** Examples that go with the entry: texts in which it must be found, and texts in which nothing of it may stand unlowered. */
  readonly mustMatch?: readonly string[]
  readonly mustNotMatch?: readonly string[]
}

/** 词库: a versioned list of entries; `id` and `version` are what a scan record names. */
export interface Lexicon {
  readonly id: string
  readonly version: string
  readonly entries: readonly LexiconEntry[]
}
