import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { registerText } from '#resources/text/register.ts'
import { APPLICANT_WORDS, DISPUTE_WORDS, FIGURE_WORDS } from '#resources/text/word/register.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { Calendar } from '#shared/domain/deadline/calendar.ts'
import { deadlineOf } from '#shared/domain/deadline/due.ts'
import { duesOn } from '#shared/domain/deadline/due-on.ts'
import { limitOf } from '#shared/domain/deadline/limits.ts'
import { catalogueOn } from '#shared/domain/office/publicity/publicity.ts'
import { NO_REGISTER, type Application, type RegisterCommand } from '#shared/domain/office/register/register.ts'
import { answerDue, correctionDue, opinionDue, sameMatter } from '#shared/domain/register/application-time.ts'
import { registerCase, type RegisterCase } from '#shared/domain/register/case-facts.ts'
import { within } from '#shared/domain/register/figure.ts'
import { deliveryList, isOrganCode, undelivered } from '#shared/domain/register/lists.ts'
import { ok } from '#shared/lib/result.ts'
import { sheetOf } from '../../register/all-sheets.ts'
import type { RegisterSource } from '../../register/list-sheets.ts'
import { draftOf, missingIn, reportPartsOf } from '../../register/report-parts.ts'
import type { Sheet, SheetCell } from '../../register/sheet.ts'
import type { ReadStore } from '../../store/types.ts'
import { beijingDate } from '../beijing-date.ts'
import { calendarOf } from './calendar.ts'
import { currentWording, loadCase } from '../load-case.ts'
import { loadOffice, publicityOf } from '../load-office.ts'
import { takeDownLimitsOf } from './take-down-limits.ts'
import { changesDeclared } from '../release/validity-views.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { maySeeCase } from '../visibility.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/** Facts of cases that were read while the store is open: only what has moved on is read again. */
const remembered = new WeakMap<ReadStore, Map<string, { readonly seq: number; readonly facts: RegisterCase }>>()

const factsOf = (store: ReadStore, caseId: string, person: Unlocked['person']): RegisterCase | null => {
  const known = remembered.get(store) ?? new Map<string, { readonly seq: number; readonly facts: RegisterCase }>()
  remembered.set(store, known)
  const seq = store.headOf(caseId)?.seq
  const found = known.get(caseId)
  if (found !== undefined && found.seq === seq) return found.facts
  const loaded = loadCase(store, caseId)
  if (loaded === null || !maySeeCase(loaded.state, person)) return null
  const { state, events } = loaded
  const facts = registerCase(events, state, currentWording(store, state))
  known.set(caseId, { seq: state.seq, facts })
  return facts
}

const organCodeOf = (store: ReadStore): string => {
  const saved = store.setting('organCode')
  return typeof saved === 'string' ? saved : ''
}

type Asked = Pick<Input<'register.view'>, 'from' | 'until' | 'year' | 'department'>

/**
 * What all registers are made of: every case that this person may see, and what was recorded beside them. Others are
 * answered in between. @throws ChainFault when a log or a text does not hold: no register leaves a case out in silence.
 */
export const registerSource = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { from, until, year, department = '' }: Asked,
): Promise<RegisterSource> => {
  const { store, person } = unlocked
  const cases: RegisterCase[] = []
  let slice = performance.now()
  for (const caseId of store.allCaseIds()) {
    if (performance.now() - slice > 8) {
      await nextTurn()
      slice = performance.now()
    }
    const facts = factsOf(store, caseId, person)
    if (facts !== null) cases.push(facts)
  }
  const today = beijingDate(workstation.now())
  const due = duesOn(calendarOf(workstation, store), today)
  const publicity = publicityOf(store)
  return {
    cases,
    department,
    register: loadOffice(store)?.state.register ?? NO_REGISTER,
    organCode: organCodeOf(store),
    basic: catalogueOn(publicity, until),
    guide: publicity.guides.at(-1) ?? null,
    period: { from, until },
    year,
    today,
    takeDown: takeDownLimitsOf(store),
    declared: changesDeclared(
      unlocked,
      cases.flatMap(({ caseId, releasedOn }) => (releasedOn === null ? [] : [caseId])),
    ),
    lastDay: (rule, first) => due(rule, first)?.lawfulUntil ?? null,
  }
}

const shownCell = ({ text, refs, columnSpan, rowSpan }: SheetCell) => ({
  text,
  opens: refs !== undefined && refs.length > 0,
  columnSpan,
  rowSpan,
})

const MOST_ROWS = 500
const MOST_TEXT = 4000

/** 承办科室 that cases have, by name: what a register can be limited to. */
const departmentsIn = ({ cases }: RegisterSource): string[] =>
  [...new Set(cases.map(({ department }) => department))].filter((name) => name !== '').toSorted()

const shown = (sheet: Sheet, source: RegisterSource): Output<'register.view'> => ({
  departments: departmentsIn(source),
  title: sheet.title,
  notes: [...sheet.notes],
  head: sheet.head.map((row) => row.map(shownCell)),
  rows: sheet.rows.slice(0, MOST_ROWS).map((row) => row.map(shownCell)),
  rowCount: sheet.rows.length,
  chart:
    sheet.chart === null
      ? null
      : {
          labels: [...sheet.chart.labels],
          series: sheet.chart.series.map(({ name, values }) => ({ name, values: [...values] })),
        },
  problems: [...sheet.problems],
})

/** One register of the period, on the screen. Long lists are shown in part and written whole. */
export const viewRegister = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { sheet, ...asked }: Input<'register.view'>,
): Promise<Outcome<Output<'register.view'>>> => {
  const source = await registerSource(workstation, unlocked, asked)
  return ok(shown(sheetOf(sheet, source), source))
}

type Records = Output<'register.records'>

const recordWord = ({ register, cases }: RegisterSource, ref: string): Records['records'][number] => {
  const found = cases.find(({ caseId }) => caseId === ref)
  if (found !== undefined) return { caseId: ref, text: found.title }
  const text = registerText.record
  const application = register.applications.find(({ recordId }) => recordId === ref)
  if (application !== undefined) {
    const { number, applicant, receivedOn } = application
    return { caseId: null, text: text.application(number, APPLICANT_WORDS[applicant], receivedOn) }
  }
  const dispute = register.disputes.find(({ recordId }) => recordId === ref)
  if (dispute !== undefined)
    return { caseId: null, text: text.dispute(DISPUTE_WORDS[dispute.kind], dispute.openedOn, dispute.matter) }
  const stated = register.stated.find(({ recordId }) => recordId === ref)
  if (stated === undefined) return { caseId: null, text: text.unknown }
  return { caseId: null, text: text.stated(FIGURE_WORDS[stated.figure], stated.value, stated.basis) }
}

/** What was said when it was sent back, in the period: a number of returns opens to its reasons. */
const reasonsOf = ({ cases, period }: RegisterSource, ref: string): string =>
  (cases.find(({ caseId }) => caseId === ref)?.returns ?? [])
    .filter(({ on }) => within(period, on))
    .map(({ on, reason }) => registerText.returns.reason(on, reason))
    .join('；')

/** The records behind one number of a register. Refuses register.unknown for a place that has none. */
export const viewRecords = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { sheet, row, cell, ...asked }: Input<'register.records'>,
): Promise<Outcome<Records>> => {
  const source = await registerSource(workstation, unlocked, asked)
  const refs = sheetOf(sheet, source).rows[row]?.[cell]?.refs
  if (refs === undefined) return refuse('register.unknown')
  const records = refs.slice(0, MOST_ROWS).map((ref) => {
    const record = recordWord(source, ref)
    if (sheet !== 'returns') return record
    return { ...record, text: `${record.text}（${reasonsOf(source, ref)}）`.slice(0, MOST_TEXT) }
  })
  return ok({ total: refs.length, records })
}

/**
 * What was recorded beside the cases, and may still be ended or voided; the newest first. Open applications with the day by
 * which they must be answered.
 */
export const viewEntries = (workstation: Workstation, { store }: Unlocked): Outcome<Output<'register.entries'>> => {
  const { applications, disputes, stated, deliveries } = loadOffice(store)?.state.register ?? NO_REGISTER
  const calendar = calendarOf(workstation, store)
  const today = beijingDate(workstation.now())
  const dueOf = (application: Application) => {
    const due = answerDue(calendar, application, today)
    if (due === null) return null
    const { date, workingDaysLeft, workingDaysOver, level } = due
    return { date, workingDaysLeft, workingDaysOver, isOverdue: level === 'overdue' }
  }
  return ok({
    organCode: organCodeOf(store),
    applications: applications.toReversed().map(({ answer, times, ...one }) => ({
      ...one,
      times: times.map((time) => ({ ...time, due: answer === null ? opinionDue(calendar, time) : null })),
      correctBy: answer === null ? correctionDue(calendar, { receivedOn: one.receivedOn, times }) : null,
      same: sameMatter(applications, one),
      outcome: answer?.outcome ?? null,
      answeredOn: answer?.answeredOn ?? null,
      due: answer === null ? dueOf({ ...one, answer, times }) : null,
    })),
    disputes: disputes.toReversed().map(({ closed, ...one }) => ({
      ...one,
      result: closed?.result ?? null,
      closedOn: closed?.closedOn ?? null,
    })),
    stated: stated.toReversed().map((one) => ({ ...one })),
    deliveries: deliveries.toReversed().map(({ caseIds, ...one }) => ({ ...one, count: caseIds.length })),
  })
}

/** By when the reports on a year are published (条例 Art. 49, 国办发〔2018〕118号): an office files those that are its own. */
const YEARLY = ['report.department', 'report.government', 'report.enforcement'] as const

const reportDays = (calendar: Calendar | null, year: number): Output<'register.report'>['days'] =>
  YEARLY.flatMap((id) => {
    const limit = limitOf(id)
    const found = calendar === null || limit === undefined ? null : deadlineOf(calendar, limit, `${String(year)}-12-31`)
    if (limit === undefined || found?.ok !== true) return []
    const { due, lawfulUntil, provisional } = found.value
    return [{ matter: limit.matter, basis: `${limit.law}${limit.article}`, date: due, lawfulUntil, provisional }]
  })

/** 一, 五 and 六 of the report of the year as they were written, what is still missing, and a draft of 一 with the year's figures. */
export const viewReport = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { year }: Input<'register.report'>,
): Promise<Outcome<Output<'register.report'>>> => {
  const period = { from: `${String(year)}-01-01`, until: `${String(year)}-12-31` }
  const source = await registerSource(workstation, unlocked, { ...period, year })
  const parts = reportPartsOf(source)
  const days = reportDays(calendarOf(workstation, unlocked.store), year)
  return ok({ parts: parts.map((one) => ({ ...one })), draft: draftOf(source), missing: [...missingIn(parts)], days })
}

const wordsOf = (command: RegisterCommand): string =>
  Object.values(command)
    .filter((value) => typeof value === 'string')
    .join('\n')

/** Records one entry: an act of the office's log. Refuses import.classified and what `decideRegister` refuses. */
export const recordEntry = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, entry }: Input<'register.record'>,
): Promise<Outcome<Output<'register.record'>>> => {
  const command: RegisterCommand =
    entry.type === 'answerApplication' ||
    entry.type === 'changeApplicationTime' ||
    entry.type === 'closeDispute' ||
    entry.type === 'voidRecord'
      ? entry
      : { ...entry, recordId: randomUUID() }
  const rules = await workstation.tasks.run('gate', { text: wordsOf(command) })
  const refusal = refuseClassified(workstation, unlocked, rules, null)
  return refusal ?? runOfficeCommand(workstation, unlocked, { commandId }, command)
}

/** 送馆: the releases of the period are recorded as handed over, but those that the institution has had and those taken down. */
export const recordDelivery = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, institution, receivedBy, deliveredOn, ...asked }: Input<'register.deliver'>,
): Promise<Outcome<Output<'register.deliver'>>> => {
  const { cases, organCode, register, period, today } = await registerSource(workstation, unlocked, asked)
  const caseIds = undelivered(deliveryList(cases, organCode, register.deliveries, period, today), institution)
  const rules = await workstation.tasks.run('gate', { text: `${institution}\n${receivedBy}` })
  const refusal = refuseClassified(workstation, unlocked, rules, null)
  if (refusal !== null) return refusal
  const facts = { recordId: randomUUID(), institution, receivedBy, deliveredOn, caseIds }
  return runOfficeCommand(workstation, unlocked, { commandId }, { type: 'deliverReleases', ...facts })
}

/** 索引号的机构代码. Refuses register.badCode for one whose check character is wrong; '' takes it away. */
export const setOrganCode = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, organCode }: Input<'register.setCode'>,
): Promise<Outcome<Output<'register.setCode'>>> => {
  const code = organCode.trim().toUpperCase()
  if (code !== '' && !isOrganCode(code)) return refuse('register.badCode')
  const also = (): void => {
    unlocked.store.saveSetting('organCode', code)
  }
  const command = { type: 'changeSetting', name: 'register', value: JSON.stringify({ organCode: code }) } as const
  const changed = await runOfficeCommand(workstation, unlocked, { commandId, also }, command)
  return changed.ok ? ok({}) : changed
}
