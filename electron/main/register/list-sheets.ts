import { registerText } from '#resources/text/register.ts'
import { CONCLUSION_WORDS } from '#resources/text/word/case.ts'
import type { RegisterCase } from '#shared/domain/register/case-facts.ts'
import type { Period } from '#shared/domain/register/figure.ts'
import {
  catalogueOf,
  deliveryList,
  enforcementList,
  isStanding,
  isTakeDownDue,
  secrecyLedger,
  validityList,
  type ValidityRow,
} from '#shared/domain/register/lists.ts'
import type { ChangeKind } from '#shared/domain/case/duty/duty-events.ts'
import type { TakeDownLimits } from '#shared/domain/case/enforcement/enforcement.ts'
import { dateText } from '#shared/domain/lint/date.ts'
import type { AdoptedCatalogue, Guide } from '#shared/domain/office/publicity/publicity.ts'
import type { OfficeRegister } from '#shared/domain/office/register/register.ts'
import { listSheet, opens, words, type Sheet, type SheetCell } from './sheet.ts'

/** What every register is made of. */
export interface RegisterSource {
  readonly cases: readonly RegisterCase[]
  /** 承办科室 that the register is limited to, where it can be (`isByDepartment`); '' for all. */
  readonly department: string
  readonly register: OfficeRegister
  readonly organCode: string
  /** 主动公开基本目录 in force on the last day of the period; null before the first. */
  readonly basic: AdoptedCatalogue | null
  /** The newest 政府信息公开指南; null before the first. */
  readonly guide: Guide | null
  readonly period: Period
  readonly year: number
  readonly today: string
  /** 公示期限 that the office set. */
  readonly takeDown: TakeDownLimits
  /** What other cases have declared to do to a release and have not done yet, of those that this person may see. */
  readonly declared: ReadonlyMap<string, readonly ChangeKind[]>
  /** The last day that the law allows for a release; null where there is no limit, or no calendar for it. */
  readonly lastDay: (rule: string, from: string | null) => string | null
}

const { titles, none } = registerText
const orNone = (text: string | null): string => (text === null || text === '' ? none : text)

export const catalogueSheet = ({ cases, organCode, period, today }: RegisterSource): Sheet =>
  listSheet({
    title: titles.catalogue,
    notes: [registerText.catalogue.note],
    columns: registerText.catalogue.columns,
    widths: [5, 7, 11, 4.4, 5, 4.4],
    rows: catalogueOf(cases, organCode, period, today).map((row) => [
      words(row.index),
      opens(row.title, row.caseId),
      words(row.summary),
      words(row.formedOn),
      words(orNone(row.documentNumber)),
      words(row.releasedOn),
    ]),
  })

const secrecyColumns = (inUse: boolean): readonly string[] =>
  registerText.secrecy.columns.flatMap((column, index) =>
    inUse && index === DRAFTER_COLUMN ? [column, registerText.departments.department] : [column],
  )
const DRAFTER_COLUMN = 3

export const secrecySheet = ({ cases, period }: RegisterSource): Sheet => {
  // An office without departments has no column for them.
  const inUse = cases.some(({ department }) => department !== '')
  return listSheet({
    title: titles.secrecy,
    notes: [registerText.secrecy.note],
    columns: secrecyColumns(inUse),
    widths: inUse ? [1.6, 3.4, 8, 2.6, 3.4, 1.6, 2.6, 3.6, 7, 2] : [1.6, 3.4, 9, 2.6, 1.6, 2.6, 3.6, 8, 2],
    rows: secrecyLedger(cases, period).map((row, index) => [
      words(String(index + 1)),
      words(row.on),
      opens(row.title, row.caseId),
      words(row.drafterName),
      ...(inUse ? [words(orNone(row.department))] : []),
      words(String(row.round)),
      words(row.reviewer),
      words(CONCLUSION_WORDS[row.conclusion]),
      words(orNone(row.note)),
      words(String(row.items)),
    ]),
  })
}

export const deliverySheet = ({ cases, organCode, register, period, today }: RegisterSource): Sheet => ({
  ...listSheet({
    title: titles.delivery,
    notes: [registerText.delivery.note],
    columns: registerText.delivery.columns,
    widths: [2, 5, 5, 9.6, 4.4, 5.6],
    rows: deliveryList(cases, organCode, register.deliveries, period, today).map((row, index) => [
      words(String(index + 1)),
      words(row.index),
      words(orNone(row.documentNumber)),
      opens(row.title, row.caseId),
      words(row.releasedOn),
      words(orNone(registerText.delivery.sent(row.delivered, row.withdrawnOn))),
    ]),
  }),
  closing: [registerText.delivery.signature],
})

const FIRST_FIELDS = ['name', 'category', 'content', 'basis', 'party'] as const

/** 行政执法公示: the fields of 双公示, and until when each stays published. */
export const enforcementSheet = ({ cases, takeDown, period, today }: RegisterSource): Sheet => {
  const text = registerText.enforcement
  return {
    ...listSheet({
      title: titles.enforcement,
      notes: [text.note, takeDown.basis === '' ? text.unset : text.rule(takeDown.basis)],
      columns: text.columns,
      // Until when it stays published comes first: whoever follows the reminder takes down by it.
      widths: [1.4, 4.4, 3.2, 4, 3.4, 2.4, 4, 3.4, 3.4, 4.6, 3, 3.4, 2.8, 2.8],
      rows: enforcementList(cases, takeDown, period, today).map((row, index) => [
        words(String(index + 1)),
        opens(row.title, row.caseId),
        words(text.until(row.until, row.withdrawnOn, isTakeDownDue(row, today))),
        words(orNone(row.decision?.number ?? null)),
        ...FIRST_FIELDS.map((field) => words(orNone(row.decision?.[field] ?? null))),
        words(orNone(row.decision?.creditCode ?? null)),
        words(orNone(row.decision?.result ?? null)),
        words(orNone(row.decision?.organ ?? null)),
        words(orNone(row.decision?.decidedOn ?? null)),
        words(row.releasedOn),
      ]),
    }),
    landscape: true,
  }
}

const validityRow = (row: ValidityRow, index: number): readonly SheetCell[] => [
  words(String(index + 1)),
  words(orNone(row.documentNumber)),
  opens(row.title, row.caseId),
  words(row.releasedOn),
  words(orNone(row.effectiveOn)),
  words(orNone(row.until)),
  words(registerText.validity.state(row)),
  words(orNone(row.on)),
  words(orNone(row.by)),
]

/** Two lists in one, each under its own heading and with its own numbers: what stands, and what has ended. */
export const validitySheet = ({ cases, today, takeDown, declared }: RegisterSource): Sheet => {
  const text = registerText.validity
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
  const all = validityList(cases, today, { takeDown, declared })
  const part = (heading: (count: number) => string, rows: readonly ValidityRow[]): Sheet['rows'] =>
    rows.length === 0 ? [] : [[words(heading(rows.length), text.columns.length)], ...rows.map(validityRow)]
  return listSheet({
    title: titles.validity,
    notes: [text.note(dateText({ year, month, day }))],
    columns: text.columns,
    widths: [1.6, 4.6, 8, 3.2, 3.2, 3.2, 2.8, 3.2, 4.6],
    rows: [
      ...part(text.standing, all.filter(isStanding)),
      ...part(
        text.ended,
        all.filter((row) => !isStanding(row)),
      ),
    ],
  })
}
