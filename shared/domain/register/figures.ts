import { HIT_OUTCOMES, type HitOutcome } from '../case/secrecy/hit-outcomes.ts'
import { SHEET_COLUMNS, SHEET_ROWS, type SheetColumn, type SheetRow } from '../case/review/opinion-sheet.ts'
import { STAGES, type Stage } from '../case/roles.ts'
import { beijingDateOf } from '../deadline/date.ts'
import type { RegisterCase } from './case-facts.ts'
import { countOf, monthsOf, within, type Figure, type Period } from './figure.ts'

/** Gathers by month, looking at each record once. */
const byMonth = <T>(records: readonly (readonly [on: string, record: T])[], period: Period) => {
  const months = new Map<string, T[]>()
  for (const [on, record] of records) {
    if (!within(period, on)) continue
    const month = on.slice(0, 7)
    const list = months.get(month)
    if (list === undefined) months.set(month, [record])
    else list.push(record)
  }
  return (month: string): readonly T[] => months.get(month) ?? []
}

/** A case that did the same twice counts twice in the value. */
const timesOf = (caseIds: readonly string[]): Figure => ({ value: caseIds.length, refs: [...new Set(caseIds)] })

const orNone = (on: string | null): readonly string[] => (on === null ? [] : [on])

export const WORKLOAD = ['registered', 'submitted', 'returned', 'released', 'concluded'] as const
export type WorkloadColumn = (typeof WORKLOAD)[number]

const DAYS: Readonly<Record<WorkloadColumn, (one: RegisterCase) => readonly string[]>> = {
  registered: ({ registeredOn }) => [registeredOn],
  submitted: ({ submittedOn }) => submittedOn,
  returned: ({ returns }) => returns.map(({ on }) => on),
  released: ({ releasedOn }) => orNone(releasedOn),
  concluded: ({ concludedOn }) => orNone(concludedOn),
}

/** 工作量: how many cases were begun, handed in, sent back, released and ended in each month. */
export const workloadOf = (
  cases: readonly RegisterCase[],
  period: Period,
): readonly { readonly month: string; readonly figures: Readonly<Record<WorkloadColumn, Figure>> }[] => {
  const happened = (column: WorkloadColumn) =>
    byMonth(
      cases.flatMap((one) => DAYS[column](one).map((on) => [on, one.caseId] as const)),
      period,
    )
  const registered = happened('registered')
  const submitted = happened('submitted')
  const returned = happened('returned')
  const released = happened('released')
  const concluded = happened('concluded')
  return monthsOf(period).map((month) => ({
    month,
    figures: {
      registered: timesOf(registered(month)),
      submitted: timesOf(submitted(month)),
      returned: timesOf(returned(month)),
      released: timesOf(released(month)),
      concluded: timesOf(concluded(month)),
    },
  }))
}

/** The same over the whole period, by 承办科室; those of none last, and left out where every case has one. */
export const departmentsOf = (
  cases: readonly RegisterCase[],
  period: Period,
): readonly { readonly department: string; readonly figures: Readonly<Record<WorkloadColumn, Figure>> }[] => {
  const names = [...new Set(cases.map(({ department }) => department))].toSorted((a, b) =>
    a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1,
  )
  return names.map((department) => {
    const theirs = cases.filter((one) => one.department === department)
    const happened = (column: WorkloadColumn): Figure =>
      timesOf(theirs.flatMap((one) => DAYS[column](one).flatMap((on) => (within(period, on) ? [one.caseId] : []))))
    return {
      department,
      figures: {
        registered: happened('registered'),
        submitted: happened('submitted'),
        returned: happened('returned'),
        released: happened('released'),
        concluded: happened('concluded'),
      },
    }
  })
}

const HOUR_MS = 3_600_000

/** The value below which this share of a sorted list lies (nearest rank); 0 for none. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0

export interface Duration {
  readonly stage: Stage
  readonly stays: Figure
  /** Natural hours. */
  readonly medianHours: number
  readonly ninthHours: number
  readonly longest: { readonly hours: number; readonly caseId: string } | null
}

/** 办理时长: how long cases stayed at each stage that they left within the period. Stages of none are left out. */
export const durationsOf = (cases: readonly RegisterCase[], period: Period): readonly Duration[] => {
  const byStage = new Map<Stage, { readonly caseId: string; readonly hours: number }[]>()
  for (const { caseId, stays } of cases) {
    for (const { stage, from, until } of stays) {
      if (until === null || !within(period, beijingDateOf(until))) continue
      const list = byStage.get(stage) ?? []
      list.push({ caseId, hours: (Date.parse(until) - Date.parse(from)) / HOUR_MS })
      byStage.set(stage, list)
    }
  }
  return STAGES.flatMap((stage) => {
    const list = (byStage.get(stage) ?? []).toSorted((a, b) => a.hours - b.hours)
    const hours = list.map((one) => one.hours)
    if (list.length === 0) return []
    const refs = [...new Set(list.map(({ caseId }) => caseId))]
    return [
      {
        stage,
        stays: { value: list.length, refs },
        medianHours: quantile(hours, 0.5),
        ninthHours: quantile(hours, 0.9),
        longest: list.at(-1) ?? null,
      },
    ]
  })
}

export interface OnTime {
  readonly month: string
  /** Released in that month with a limit that could be computed. */
  readonly judged: Figure
  readonly inTime: Figure
  readonly late: Figure
  /** No limit, or no calendar for it: not judged, and said. */
  readonly unjudged: Figure
}

/** 按期率: releases of each month against the last day that the law allowed (条例 Art. 26 and special limits). */
export const onTimeOf = (
  cases: readonly RegisterCase[],
  period: Period,
  lastDay: (rule: string, from: string | null) => string | null,
): readonly OnTime[] => {
  const released = byMonth(
    cases.flatMap(({ caseId, releasedOn, limitRule, limitFrom }) =>
      releasedOn === null
        ? []
        : [[releasedOn, { caseId, on: releasedOn, allowed: lastDay(limitRule, limitFrom) }] as const],
    ),
    period,
  )
  return monthsOf(period).map((month) => {
    const refs = (wanted: (allowed: string | null, on: string) => boolean): Figure =>
      countOf(
        released(month)
          .filter(({ allowed, on }) => wanted(allowed, on))
          .map(({ caseId }) => caseId),
      )
    return {
      month,
      judged: refs((allowed) => allowed !== null),
      inTime: refs((allowed, on) => allowed !== null && on <= allowed),
      late: refs((allowed, on) => allowed !== null && on > allowed),
      unjudged: refs((allowed) => allowed === null),
    }
  })
}

export interface Returns {
  /** By the stage that sent back. */
  readonly stages: readonly { readonly stage: Stage; readonly figure: Figure }[]
  /** By what the opinion sheets asked to be revised; a return may name several. */
  readonly aspects: readonly { readonly row: SheetRow; readonly column: SheetColumn; readonly figure: Figure }[]
  /** Returns that named no aspect: only their reason in words. */
  readonly unnamed: Figure
}

/** 退回原因: by stage, and by the cells of the opinion sheet that asked for revision. */
export const returnsOf = (cases: readonly RegisterCase[], period: Period): Returns => {
  const returns = cases.flatMap(({ caseId, returns: all }) =>
    all.filter(({ on }) => within(period, on)).map((one) => ({ ...one, caseId })),
  )
  const counted = (wanted: (one: (typeof returns)[number]) => boolean): Figure => {
    const found = returns.filter(wanted)
    return { value: found.length, refs: [...new Set(found.map(({ caseId }) => caseId))] }
  }
  return {
    stages: STAGES.map((stage) => ({ stage, figure: counted(({ from }) => from === stage) })).filter(
      ({ figure }) => figure.value > 0,
    ),
    aspects: SHEET_ROWS.flatMap((row) =>
      SHEET_COLUMNS.map((column) => ({
        row,
        column,
        figure: counted(({ aspects }) => aspects.some((one) => one.row === row && one.column === column)),
      })),
    ).filter(({ figure }) => figure.value > 0),
    unnamed: counted(({ aspects }) => aspects.length === 0),
  }
}

export interface HitRow {
  readonly rule: string
  readonly figures: Readonly<Record<HitOutcome | 'all', Figure>>
}

/** 命中: by rule and what became of them, over cases that were handed in within the period; the most frequent first. */
export const hitsByRule = (cases: readonly RegisterCase[], period: Period): readonly HitRow[] => {
  const byRule = new Map<string, { readonly caseId: string; readonly outcome: HitOutcome }[]>()
  for (const { caseId, hits, submittedOn } of cases) {
    if (!submittedOn.some((on) => within(period, on))) continue
    for (const { rule, outcome } of hits) {
      const list = byRule.get(rule) ?? []
      list.push({ caseId, outcome })
      byRule.set(rule, list)
    }
  }
  return [...byRule]
    .map(([rule, list]) => {
      const counted = (wanted: (outcome: HitOutcome) => boolean): Figure => {
        const found = list.filter(({ outcome }) => wanted(outcome))
        return { value: found.length, refs: [...new Set(found.map(({ caseId }) => caseId))] }
      }
      const [kept, falsePositive, changed, open] = HIT_OUTCOMES.map((outcome) => counted((one) => one === outcome))
      const none: Figure = { value: 0, refs: [] }
      return {
        rule,
        figures: {
          all: counted(() => true),
          kept: kept ?? none,
          falsePositive: falsePositive ?? none,
          changed: changed ?? none,
          open: open ?? none,
        },
      }
    })
    .toSorted((a, b) => b.figures.all.value - a.figures.all.value || (a.rule < b.rule ? -1 : 1))
}
