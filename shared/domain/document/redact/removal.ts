import { closed, integer, list, nullable, oneOf, text, type Guard } from '../../../lib/guard.ts'

/**
 * 区分处理 (政府信息公开条例 Art. 37: what can be made public is given, with the reasons for the rest; V): a document for the
 * public is made of the reviewed one by removals, each with its ground and its reason.
 */

/** How a passage is shown in part (D); a removal without a mask leaves the passage out. */
export const MASKS = [
  'name', // 张**
  'idNumber', // 110105********002X: the date of birth is hidden
  'phone', // 138****5678
  'bankAccount', // 6222***********8012
  'address', // to 街道 or 村
  'plate', // 粤B***45
  'email',
  'certificate', // 护照、通行证
] as const
export type Mask = (typeof MASKS)[number]

/** Masks of numbers that name one person or account wherever they stand: none may be left anywhere in the text. */
export const NUMBER_MASKS: readonly Mask[] = ['idNumber', 'phone', 'bankAccount', 'plate', 'email', 'certificate']

/**
 * Why something is not made public. A closed list: 政府信息公开条例 Arts 14 to 16, 保守国家秘密法 Art. 64, 个人信息保护法 Arts 28
 * and 34. 国家秘密 is not among them: a text that holds any has no place on this machine (保守国家秘密法 Art. 31).
 */
export const GROUNDS = [
  'prohibited', // Art. 14: 法律、行政法规禁止公开
  'safety', // Art. 14: 三安全一稳定
  'commercialSecret', // Art. 15
  'personalPrivacy', // Art. 15
  'thirdParty', // Art. 15: 其他第三方合法权益
  'personnel', // Art. 16 para. 1
  'logistics',
  'workflow',
  'discussion', // Art. 16 para. 2
  'processDraft',
  'negotiation',
  'instruction',
  'caseFile',
  'workSecret', // 保守国家秘密法 Art. 64
  'personal', // 个人信息保护法 Art. 34
  'sensitivePersonal', // 个人信息保护法 Art. 28
] as const
export type Ground = (typeof GROUNDS)[number]

/** The provision of each ground; V where its text was read, M where it rests on practice. */
export const GROUND_ARTICLES: Readonly<Record<Ground, { readonly article: string; readonly evidence: 'V' | 'M' }>> = {
  prohibited: { article: '《政府信息公开条例》第十四条', evidence: 'V' },
  safety: { article: '《政府信息公开条例》第十四条', evidence: 'V' },
  commercialSecret: { article: '《政府信息公开条例》第十五条', evidence: 'V' },
  personalPrivacy: { article: '《政府信息公开条例》第十五条', evidence: 'V' },
  thirdParty: { article: '《政府信息公开条例》第十五条', evidence: 'V' },
  personnel: { article: '《政府信息公开条例》第十六条第一款', evidence: 'V' },
  logistics: { article: '《政府信息公开条例》第十六条第一款', evidence: 'V' },
  workflow: { article: '《政府信息公开条例》第十六条第一款', evidence: 'V' },
  discussion: { article: '《政府信息公开条例》第十六条第二款', evidence: 'V' },
  processDraft: { article: '《政府信息公开条例》第十六条第二款', evidence: 'V' },
  negotiation: { article: '《政府信息公开条例》第十六条第二款', evidence: 'V' },
  instruction: { article: '《政府信息公开条例》第十六条第二款', evidence: 'V' },
  caseFile: { article: '《政府信息公开条例》第十六条第二款', evidence: 'V' },
  workSecret: { article: '《保守国家秘密法》第六十四条', evidence: 'V' },
  personal: { article: '《个人信息保护法》第三十四条', evidence: 'V' },
  sensitivePersonal: { article: '《个人信息保护法》第二十八条', evidence: 'V' },
}

/** The provisions that removals rest on, each once, in the order of the list of grounds. */
export const articlesOf = (removals: readonly Pick<Removal, 'ground'>[]): readonly string[] => [
  ...new Set(
    GROUNDS.filter((ground) => removals.some((removal) => removal.ground === ground)).map(
      (ground) => GROUND_ARTICLES[ground].article,
    ),
  ),
]

/**
 * What is removed, told by its place in the document that is redacted. `line` is an index into `documentLines`, `start` and
 * `end` are UTF-16 units of that line's text; `item` is 0 for the document and n for its attachment n; `row` and `column`
 * are those of the table's grid.
 */
export type RemovalPlace =
  | { readonly kind: 'passage'; readonly line: number; readonly start: number; readonly end: number }
  | {
      readonly kind: 'cell'
      readonly item: number
      readonly block: number
      readonly row: number
      readonly column: number
    }
  /** A whole paragraph, table or picture. */
  | { readonly kind: 'block'; readonly item: number; readonly block: number }
  | { readonly kind: 'attachment'; readonly item: number }

export interface Removal {
  readonly place: RemovalPlace
  /** Null: left out. Only a passage can be shown in part. */
  readonly mask: Mask | null
  readonly ground: Ground
  /** Why, in words of whoever removed it. It must not say what was removed. */
  readonly reason: string
}

/** Nobody can review more. */
export const MAX_REMOVALS = 2000
const MAX_REASON = 4000
const count = integer(0, 10_000_000)

const passage = closed({ kind: oneOf(['passage']), line: count, start: count, end: count })
const cell = closed({ kind: oneOf(['cell']), item: count, block: count, row: count, column: count })
const block = closed({ kind: oneOf(['block']), item: count, block: count })
const attachment = closed({ kind: oneOf(['attachment']), item: integer(1, 10_000_000) })
const place: Guard<RemovalPlace> = (value): value is RemovalPlace =>
  passage(value) || cell(value) || block(value) || attachment(value)

/** True for removals of this shape; whether they fit a document says `derive`. */
export const isRemovals: Guard<readonly Removal[]> = list(
  closed({ place, mask: nullable(oneOf(MASKS)), ground: oneOf(GROUNDS), reason: text(MAX_REASON) }),
  MAX_REMOVALS,
)
