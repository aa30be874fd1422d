import { closed, identifier, integer, nullable, oneOf, text, type Guard } from '#shared/lib/guard.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { NewOfficeEvent, OfficeEvent } from '../events.ts'
import { formatNumber, matchNumber } from './number-pattern.ts'
import type { OfficeRefusal } from '../refusals.ts'
import {
  NUMBER_KINDS,
  type NumberKind,
  type OfficeNumberData,
  type OfficeNumberType,
  type TakenNumber,
} from './number-events.ts'

const [FIRST_YEAR, LAST_YEAR] = [1900, 2999]
const serial = integer(1, 9_999_999)
/** The closed shape of `OfficeNumberData`, part of those of `event-shape.ts`. */
export const NUMBER_SHAPES: { readonly [T in OfficeNumberType]: Guard<OfficeNumberData[T]> } = {
  NumberTaken: closed({
    kind: oneOf(NUMBER_KINDS),
    number: text(300),
    pattern: text(300),
    year: nullable(integer(FIRST_YEAR, LAST_YEAR)),
    serial: nullable(serial),
    caseId: identifier,
    skipped: nullable(closed({ from: serial, to: serial })),
  }),
}

export interface NumberCommand {
  readonly type: 'takeNumber'
  readonly kind: NumberKind
  readonly number: string
  readonly pattern: string
  readonly caseId: string
}

/** What the person must have asked for. */
export const numberCommandOf = ({ data }: Extract<OfficeEvent, { type: 'NumberTaken' }>): NumberCommand => {
  const { kind, number, pattern, caseId } = data
  return { type: 'takeNumber', kind, number, pattern, caseId }
}

/** Whose number it is; null for a free one. */
export const holderOf = (taken: readonly TakenNumber[], kind: NumberKind, number: string): string | null =>
  taken.find((one) => one.kind === kind && one.number === number)?.caseId ?? null

const lastSerial = (taken: readonly TakenNumber[], kind: NumberKind, pattern: string, year: number | null): number =>
  taken
    .filter((one) => one.kind === kind && one.pattern === pattern && one.year === year)
    .reduce((last, one) => Math.max(last, one.serial ?? 0), 0)

/** The number after the last of this pattern in this year. Gaps are not filled: a number that was skipped stays skipped. */
export const nextNumber = (taken: readonly TakenNumber[], kind: NumberKind, pattern: string, year: number): string =>
  formatNumber(pattern, year, lastSerial(taken, kind, pattern, pattern.includes('{year}') ? year : null) + 1)

/** Does this number bear a year that no document can be of? Only its pattern tells which of its figures are the year. */
export const hasBadYear = (pattern: string, number: string): boolean => {
  const year = matchNumber(pattern, number)?.year ?? null
  return year !== null && (year < FIRST_YEAR || year > LAST_YEAR)
}

/**
 * A number belongs to one case for ever (never used again, D). Refuses number.taken, of its own holder too, to whom it is no
 * news, and number.badYear.
 */
export const decideNumber = (
  taken: readonly TakenNumber[],
  { kind, number, pattern, caseId }: NumberCommand,
): Result<readonly NewOfficeEvent[], OfficeRefusal> => {
  if (holderOf(taken, kind, number) !== null) return err({ code: 'number.taken', detail: { number } })
  if (hasBadYear(pattern, number)) return err({ code: 'number.badYear', detail: { number } })
  const found = pattern === '' ? null : matchNumber(pattern, number)
  const facts = found === null ? { pattern: '', year: null, serial: null } : { pattern, ...found }
  const after = found === null ? 0 : lastSerial(taken, kind, pattern, found.year) + 1
  const skipped = found !== null && found.serial > after ? { from: after, to: found.serial - 1 } : null
  return ok([{ type: 'NumberTaken', data: { kind, number, ...facts, caseId, skipped } }])
}
