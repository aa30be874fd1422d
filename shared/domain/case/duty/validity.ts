import { CHANGE_KINDS, type ChangeKind, type ChangeScope } from './duty-events.ts'
import type { Duty } from './duty.ts'

/** 有效性: pending 尚未施行, inForce 有效, lapsed 失效, repealed 废止, partlyRepealed 部分失效 (as portals show it, V2). */
export const VALIDITIES = ['pending', 'inForce', 'lapsed', 'repealed', 'partlyRepealed'] as const
export type Validity = (typeof VALIDITIES)[number]

/** What a release's validity is made of: its own term, and what other cases changed. Dates are of the Beijing calendar. */
export interface ValidityFacts {
  readonly effectiveOn: string | null
  readonly until: string | null
  readonly changes: readonly { readonly kind: ChangeKind; readonly scope: ChangeScope; readonly on: string }[]
}

export interface ValidityAt {
  readonly validity: Validity
  /** Since when; null for what is in force or pending without a date. */
  readonly on: string | null
  /** 撤下: since when it is not shown any more. It says nothing about validity. */
  readonly withdrawnOn: string | null
  /** 更正 or 澄清: since when there is one. */
  readonly correctedOn: string | null
}

/**
 * Of the changes that other cases have declared, what still stands before this release: a second withdrawal or the repeal of
 * what was repealed is refused when it comes to it (`decideChange`).
 */
export const changesAhead = (
  { validity, withdrawnOn }: Pick<ValidityAt, 'validity' | 'withdrawnOn'>,
  declared: readonly ChangeKind[],
): readonly ChangeKind[] =>
  CHANGE_KINDS.filter(
    (kind) => declared.includes(kind) && (kind === 'withdraw' ? withdrawnOn === null : validity !== 'repealed'),
  )

export const validityFacts = ({ term, changedBy }: Duty): ValidityFacts => ({
  effectiveOn: term?.effectiveOn ?? null,
  until: term?.until ?? null,
  changes: changedBy.map(({ kind, scope, on }) => ({ kind, scope, on })),
})

/**
 * The validity on a day, computed each time: a document lapses by its date, without an act and without an entry (失效). What
 * ends it first counts: a repeal or a superseding document (废止), or the end of its term.
 */
export const validityOn = ({ effectiveOn, until, changes }: ValidityFacts, today: string): ValidityAt => {
  const since = (kinds: readonly ChangeKind[], scope?: ChangeScope): string | null =>
    changes
      .filter((one) => kinds.includes(one.kind) && (scope === undefined || one.scope === scope) && one.on <= today)
      .map((one) => one.on)
      .toSorted()[0] ?? null
  const rest = { withdrawnOn: since(['withdraw']), correctedOn: since(['correct', 'clarify']) }
  const repealed = since(['repeal', 'supersede'], 'whole')
  const lapsed = until !== null && until < today ? until : null
  if (repealed !== null && (lapsed === null || repealed <= lapsed))
    return { validity: 'repealed', on: repealed, ...rest }
  if (lapsed !== null) return { validity: 'lapsed', on: lapsed, ...rest }
  if (effectiveOn !== null && effectiveOn > today) return { validity: 'pending', on: effectiveOn, ...rest }
  const part = since(['repeal', 'supersede'], 'part')
  if (part !== null) return { validity: 'partlyRepealed', on: part, ...rest }
  return { validity: 'inForce', on: effectiveOn, ...rest }
}
