import type { ChangeKind } from '../case/duty/duty-events.ts'
import { changesAhead, validityOn, type ValidityAt } from '../case/duty/validity.ts'
import { shownUntil, takeDownAfter, type TakeDownLimits } from '../case/enforcement/enforcement.ts'
import type { EnforcementDecision } from '../case/enforcement/enforcement-events.ts'
import { within, type Period } from './figure.ts'
import type { RegisterCase, SecrecyReview } from './case-facts.ts'
import { organisationCheckDigit, isCreditCode } from '../scan/detector/check-digit.ts'

type Released = RegisterCase & { readonly releasedOn: string; readonly releasedAt: string }

const isReleased = (one: RegisterCase): one is Released => one.releasedOn !== null && one.releasedAt !== null

/** In the order in which they were released. */
const releasedOf = (cases: readonly RegisterCase[]): readonly Released[] =>
  cases
    .filter(isReleased)
    .toSorted((a, b) =>
      a.releasedAt === b.releasedAt ? (a.caseId < b.caseId ? -1 : 1) : a.releasedAt < b.releasedAt ? -1 : 1,
    )

/** A 组织机构代码 (GB 11714-1997) or 统一社会信用代码 (GB 32100-2015) with its right check character: the first part of 索引号 (V2). */
export const isOrganCode = (code: string): boolean => {
  if (/^[0-9A-Z]{8}-?[0-9X]$/u.test(code)) return organisationCheckDigit(code) === code.at(-1)
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/u.test(code) && isCreditCode(code)
}

/**
 * 索引号 of every release: organ, year, and the place among all releases of that year in the order in which they went out. A
 * release is never taken back out of the log, so no number is used twice and none is left out (D). A release that was
 * given its number by the office's pattern keeps that one.
 */
export const indexNumbers = (cases: readonly RegisterCase[], organCode: string): ReadonlyMap<string, string> => {
  const counts = new Map<string, number>()
  return new Map(
    releasedOf(cases).map(({ caseId, releasedOn, indexNumber }) => {
      const year = releasedOn.slice(0, 4)
      const serial = (counts.get(year) ?? 0) + 1
      counts.set(year, serial)
      const number = `${year}-${String(serial).padStart(5, '0')}`
      if (indexNumber !== '') return [caseId, indexNumber]
      return [caseId, organCode === '' ? number : `${organCode.replace('-', '')}/${number}`]
    }),
  )
}

export interface CatalogueRow {
  readonly caseId: string
  readonly index: string
  readonly title: string
  readonly summary: string
  /** 生成日期. */
  readonly formedOn: string
  readonly documentNumber: string
  readonly releasedOn: string
}

/** 主动公开目录 (条例 Art. 12): what was released in the period and is still shown; what was taken down 撤下 is left out. */
export const catalogueOf = (
  cases: readonly RegisterCase[],
  organCode: string,
  period: Period,
  today: string,
): readonly CatalogueRow[] => {
  const numbers = indexNumbers(cases, organCode)
  return releasedOf(cases)
    .filter((one) => within(period, one.releasedOn) && validityOn(one.validity, today).withdrawnOn === null)
    .map(({ caseId, title, summary, formedOn, documentNumber, releasedOn }) => ({
      ...{ caseId, title, summary, documentNumber, releasedOn },
      index: numbers.get(caseId) ?? '',
      formedOn: formedOn ?? releasedOn,
    }))
}

export interface SecrecyRow extends SecrecyReview {
  readonly caseId: string
  readonly title: string
  readonly drafterName: string
  readonly department: string
}

/** 保密审查台账: every conclusion of the period, by day. */
export const secrecyLedger = (cases: readonly RegisterCase[], period: Period): readonly SecrecyRow[] =>
  cases
    .flatMap(({ caseId, title, drafterName, department, secrecy }) =>
      secrecy
        .filter(({ on }) => within(period, on))
        .map((review) => ({ ...review, caseId, title, drafterName, department })),
    )
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))

export interface DeliveryRow {
  readonly caseId: string
  readonly index: string
  readonly documentNumber: string
  readonly title: string
  readonly releasedOn: string
  /** Where it has been sent already. */
  readonly delivered: readonly { readonly institution: string; readonly deliveredOn: string }[]
  /** 撤下 since then, after it had been sent: whoever has it must be told. Null for what may be sent. */
  readonly withdrawnOn: string | null
}

/**
 * 送馆清单 (条例 Art. 25): releases of the period for the archive and the library, with where each has gone already. What was
 * taken down is not sent any more; one that had been sent before stays on the list, as somebody must ask for it back.
 */
export const deliveryList = (
  cases: readonly RegisterCase[],
  organCode: string,
  deliveries: readonly {
    readonly institution: string
    readonly deliveredOn: string
    readonly caseIds: readonly string[]
  }[],
  period: Period,
  today: string,
): readonly DeliveryRow[] => {
  const numbers = indexNumbers(cases, organCode)
  return releasedOf(cases)
    .filter(({ releasedOn }) => within(period, releasedOn))
    .map(({ caseId, documentNumber, title, releasedOn, validity }) => ({
      ...{ caseId, documentNumber, title, releasedOn },
      index: numbers.get(caseId) ?? '',
      delivered: deliveries
        .filter(({ caseIds }) => caseIds.includes(caseId))
        .map(({ institution, deliveredOn }) => ({ institution, deliveredOn })),
      withdrawnOn: validityOn(validity, today).withdrawnOn,
    }))
    .filter(({ withdrawnOn, delivered }) => withdrawnOn === null || delivered.length > 0)
}

/** Of a list, what this institution has not had yet and may have. */
export const undelivered = (rows: readonly DeliveryRow[], institution: string): readonly string[] =>
  rows
    .filter(
      ({ withdrawnOn, delivered }) =>
        withdrawnOn === null && !delivered.some((one) => one.institution.trim() === institution.trim()),
    )
    .map(({ caseId }) => caseId)

export interface EnforcementRow {
  readonly caseId: string
  readonly title: string
  readonly decision: EnforcementDecision | null
  readonly releasedOn: string
  /** 公示期限: the last day; null where the office set none. */
  readonly until: string | null
  readonly withdrawnOn: string | null
}

/**
 * 行政执法公示台账: releases of the period that are a decision of enforcement, or that are to be taken down by the office's limits; and all
 * that are over and still shown, whatever the period: they come first.
 */
export const enforcementList = (
  cases: readonly RegisterCase[],
  limits: TakeDownLimits,
  period: Period,
  today: string,
): readonly EnforcementRow[] => {
  const rows = releasedOf(cases).flatMap(({ caseId, title, enforcement, posted, releasedOn, validity }) => {
    const until = posted === null ? null : takeDownAfter(posted, releasedOn, limits)
    const { withdrawnOn } = validityOn(validity, today)
    const row = { ...{ caseId, title, decision: enforcement, releasedOn, until, withdrawnOn } }
    return enforcement === null && until === null ? [] : [row]
  })
  const isOver = (row: EnforcementRow): boolean => isTakeDownDue(row, today)
  return [...rows.filter(isOver), ...rows.filter((row) => !isOver(row) && within(period, row.releasedOn))]
}

/** Is it over and still shown? */
export const isTakeDownDue = ({ until, withdrawnOn }: EnforcementRow, today: string): boolean =>
  withdrawnOn === null && until !== null && until < today

export interface ValidityRow extends ValidityAt {
  readonly caseId: string
  readonly title: string
  readonly documentNumber: string
  readonly releasedOn: string
  readonly effectiveOn: string | null
  readonly until: string | null
  readonly by: string
  /** What other cases are about to do to it. */
  readonly underWay: readonly ChangeKind[]
  /** 公示期限, as `shownUntil` has it. */
  readonly shown: ReturnType<typeof shownUntil>
}

/** What the validity of a release is told by beside its own facts. */
export interface Beside {
  readonly takeDown: TakeDownLimits
  /** What other cases have declared to do to a release. */
  readonly declared: ReadonlyMap<string, readonly ChangeKind[]>
}

/** Is it in force 现行有效, or will it be: part repealed is. */
export const isStanding = ({ validity }: Pick<ValidityRow, 'validity'>): boolean =>
  validity !== 'repealed' && validity !== 'lapsed'

/** 有效和废止清单: every release with its validity on the day, the newest first. */
export const validityList = (
  cases: readonly RegisterCase[],
  today: string,
  { takeDown, declared }: Beside,
): readonly ValidityRow[] =>
  releasedOf(cases)
    .map(({ caseId, title, documentNumber, releasedOn, validity, changedBy, posted }) => {
      const at = validityOn(validity, today)
      return {
        ...{ caseId, title, documentNumber, releasedOn },
        ...{ effectiveOn: validity.effectiveOn, until: validity.until },
        ...at,
        by: changedBy
          .filter(({ on }) => on <= today)
          .map(({ number, title: byTitle }) => (number === '' ? byTitle : number))
          .join(' '),
        underWay: changesAhead(at, declared.get(caseId) ?? []),
        shown: shownUntil(posted, releasedOn, at.withdrawnOn, { limits: takeDown, today }),
      }
    })
    .toReversed()
