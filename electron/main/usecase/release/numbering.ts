import { yearOf } from '#shared/domain/deadline/date.ts'
import { isNumberPattern, matchNumber } from '#shared/domain/office/number/number-pattern.ts'
import { hasBadYear, holderOf, nextNumber } from '#shared/domain/office/number/numbers.ts'
import type { NumberKind, TakenNumber } from '#shared/domain/office/number/number-events.ts'
import { ok } from '#shared/lib/result.ts'
import type { ReadStore } from '../../store/types.ts'
import { beijingDate } from '../beijing-date.ts'
import { loadOffice } from '../load-office.ts'
import { publicationOf } from './publication.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

const takenIn = (store: ReadStore): readonly TakenNumber[] => loadOffice(store)?.state.numbers ?? []

export interface NumberSuggestions {
  /** '' when the office has no pattern of 索引号. */
  readonly index: string
  /** The next 发文字号 of each of the office's patterns. */
  readonly documents: readonly string[]
}

/**
 * What comes next; a number that the case holds already comes first: an act that failed half-way took it for this case. 发文字号 is of
 * the year of 成文日期 where the document bears one (D), 索引号 of the year of the release.
 */
export const suggestNumbers = (
  { store }: Unlocked,
  caseId: string,
  now: Date,
  formedOn: string | null,
): NumberSuggestions => {
  const taken = takenIn(store)
  const { indexPattern, numberPatterns } = publicationOf(store)
  const thisYear = yearOf(beijingDate(now))
  const held = (kind: NumberKind) =>
    taken.filter((one) => one.kind === kind && one.caseId === caseId).map(({ number }) => number)
  const next = (kind: NumberKind, pattern: string, year: number): readonly string[] =>
    isNumberPattern(pattern) ? [nextNumber(taken, kind, pattern, year)] : []
  const [index = ''] = [...held('index'), ...next('index', indexPattern, thisYear)]
  const formedIn = formedOn === null ? thisYear : yearOf(formedOn)
  return {
    index,
    documents: [...held('document'), ...numberPatterns.flatMap((pattern) => next('document', pattern, formedIn))],
  }
}

const patternsOf = (store: ReadStore, kind: NumberKind): readonly string[] => {
  const { indexPattern, numberPatterns } = publicationOf(store)
  return kind === 'index' ? [indexPattern] : numberPatterns
}

/** Refuses number.taken when another case has one of these, and number.badYear. */
export const numbersFree = (
  { store }: Unlocked,
  caseId: string,
  numbers: Readonly<Record<NumberKind, string>>,
): Outcome<null> => {
  const taken = takenIn(store)
  for (const kind of ['index', 'document'] as const) {
    const holder = numbers[kind] === '' ? null : holderOf(taken, kind, numbers[kind])
    if (holder !== null && holder !== caseId) return refuse('number.taken', { number: numbers[kind] })
    if (patternsOf(store, kind).some((pattern) => hasBadYear(pattern, numbers[kind])))
      return refuse('number.badYear', { number: numbers[kind] })
  }
  return ok(null)
}

/** Takes the numbers for this case in the office's log, those that it has not got yet. Refuses as `runOfficeCommand`. */
export const takeNumbers = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, commandId }: { readonly caseId: string; readonly commandId: string },
  numbers: Readonly<Record<NumberKind, string>>,
): Promise<Outcome<null>> => {
  for (const kind of ['index', 'document'] as const) {
    const number = numbers[kind]
    if (number === '' || holderOf(takenIn(unlocked.store), kind, number) === caseId) continue
    const pattern = patternsOf(unlocked.store, kind).find((one) => matchNumber(one, number) !== null) ?? ''
    const command = { type: 'takeNumber', kind, number, pattern, caseId } as const
    const taken = await runOfficeCommand(workstation, unlocked, { commandId: `${commandId}-${kind}` }, command)
    if (!taken.ok) return taken
  }
  return ok(null)
}
