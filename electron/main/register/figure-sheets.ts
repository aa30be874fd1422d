import { registerText } from '#resources/text/register.ts'
import { STAGE_WORDS } from '#resources/text/word/case.ts'
import { scanRuleWord } from '#resources/text/word/scan.ts'
import { SHEET_COLUMN_WORDS, SHEET_ROW_WORDS } from '#resources/text/word/sheet.ts'
import { sumOf } from '#shared/domain/register/figure.ts'
import {
  departmentsOf,
  durationsOf,
  hitsByRule,
  onTimeOf,
  returnsOf,
  WORKLOAD,
  workloadOf,
} from '#shared/domain/register/figures.ts'
import type { RegisterSource } from './list-sheets.ts'
import { figure, headOf, opens, words, type Sheet } from './sheet.ts'

const { titles } = registerText

export const workloadSheet = ({ cases, period }: RegisterSource): Sheet => {
  const text = registerText.workload
  const months = workloadOf(cases, period)
  const columns = WORKLOAD.map((column) => text.columns[column])
  return {
    title: titles.workload,
    notes: [],
    widths: [4, ...WORKLOAD.map(() => 3)],
    landscape: false,
    head: headOf([text.month, ...columns]),
    rows: [
      ...months.map(({ month, figures }) => [words(month), ...WORKLOAD.map((column) => figure(figures[column]))]),
      [words(text.total), ...WORKLOAD.map((column) => figure(sumOf(months.map(({ figures }) => figures[column]))))],
    ],
    chart: {
      labels: months.map(({ month }) => month),
      series: WORKLOAD.map((column) => ({
        name: text.columns[column],
        values: months.map(({ figures }) => figures[column].value),
      })),
    },
    problems: [],
    closing: [],
  }
}

export const departmentsSheet = ({ cases, period }: RegisterSource): Sheet => {
  const { columns, total } = registerText.workload
  const text = registerText.departments
  const rows = departmentsOf(cases, period).map(({ department, figures }) => ({
    label: department === '' ? text.none : department,
    figures,
  }))
  return {
    title: titles.departments,
    notes: [text.note],
    widths: [6, ...WORKLOAD.map(() => 3)],
    landscape: false,
    head: headOf([text.department, ...WORKLOAD.map((column) => columns[column])]),
    rows: [
      ...rows.map(({ label, figures }) => [words(label), ...WORKLOAD.map((column) => figure(figures[column]))]),
      [words(total), ...WORKLOAD.map((column) => figure(sumOf(rows.map(({ figures }) => figures[column]))))],
    ],
    chart: {
      labels: rows.map(({ label }) => label),
      series: WORKLOAD.map((column) => ({
        name: columns[column],
        values: rows.map(({ figures }) => figures[column].value),
      })),
    },
    problems: [],
    closing: [],
  }
}

export const durationSheet = ({ cases, period }: RegisterSource): Sheet => {
  const text = registerText.duration
  const durations = durationsOf(cases, period)
  return {
    title: titles.duration,
    notes: [text.note],
    widths: [5, 2.4, 4, 4, 4],
    landscape: false,
    head: headOf(text.columns),
    rows: durations.map(({ stage, stays, medianHours, ninthHours, longest }) => [
      words(STAGE_WORDS[stage]),
      figure(stays),
      words(text.hours(medianHours)),
      words(text.hours(ninthHours)),
      longest === null ? words('') : opens(text.hours(longest.hours), longest.caseId),
    ]),
    chart: {
      labels: durations.map(({ stage }) => STAGE_WORDS[stage]),
      series: [
        { name: text.columns[2], values: durations.map(({ medianHours }) => Math.round(medianHours * 10) / 10) },
        { name: text.columns[3], values: durations.map(({ ninthHours }) => Math.round(ninthHours * 10) / 10) },
      ],
    },
    problems: [],
    closing: [],
  }
}

export const onTimeSheet = ({ cases, period, lastDay }: RegisterSource): Sheet => {
  const text = registerText.onTime
  const months = onTimeOf(cases, period, lastDay)
  const all = (part: 'judged' | 'inTime' | 'late' | 'unjudged') => sumOf(months.map((one) => one[part]))
  return {
    title: titles.onTime,
    notes: [text.note],
    widths: [4, 3, 3, 3, 3, 3],
    landscape: false,
    head: headOf(text.columns),
    rows: [
      ...months.map(({ month, judged, inTime, late, unjudged }) => [
        words(month),
        figure(judged),
        figure(inTime),
        figure(late),
        words(text.rate(inTime.value, judged.value)),
        figure(unjudged),
      ]),
      [
        words(registerText.workload.total),
        figure(all('judged')),
        figure(all('inTime')),
        figure(all('late')),
        words(text.rate(all('inTime').value, all('judged').value)),
        figure(all('unjudged')),
      ],
    ],
    chart: {
      labels: months.map(({ month }) => month),
      series: [
        { name: text.columns[2], values: months.map(({ inTime }) => inTime.value) },
        { name: text.columns[3], values: months.map(({ late }) => late.value) },
      ],
    },
    problems: [],
    closing: [],
  }
}

export const returnsSheet = ({ cases, period }: RegisterSource): Sheet => {
  const text = registerText.returns
  const returns = returnsOf(cases, period)
  const aspects = returns.aspects.toSorted((a, b) => b.figure.value - a.figure.value)
  const labelled = [
    ...returns.stages.map((one) => ({ label: text.byStage(STAGE_WORDS[one.stage]), figure: one.figure })),
    ...aspects.map((one) => ({
      label: text.byAspect(SHEET_ROW_WORDS[one.row], SHEET_COLUMN_WORDS[one.column]),
      figure: one.figure,
    })),
    ...(returns.unnamed.value === 0 ? [] : [{ label: text.unnamed, figure: returns.unnamed }]),
  ]
  return {
    title: titles.returns,
    notes: [text.note],
    widths: [10, 3],
    landscape: false,
    head: headOf(text.columns),
    rows: labelled.map((one) => [words(one.label), figure(one.figure)]),
    chart:
      labelled.length === 0
        ? null
        : {
            labels: labelled.map(({ label }) => label),
            series: [{ name: text.columns[1], values: labelled.map((one) => one.figure.value) }],
          },
    problems: [],
    closing: [],
  }
}

const HIT_COLUMNS = ['all', 'kept', 'falsePositive', 'changed', 'open'] as const
const MOST_BARS = 15

export const hitsSheet = ({ cases, period }: RegisterSource): Sheet => {
  const text = registerText.hits
  const rows = hitsByRule(cases, period)
  const top = rows.slice(0, MOST_BARS)
  return {
    title: titles.hits,
    notes: [],
    widths: [8, 2.4, 2.4, 2.4, 2.4, 2.4],
    landscape: false,
    head: headOf(text.columns),
    rows: rows.map(({ rule, figures }) => [
      words(scanRuleWord(rule)),
      ...HIT_COLUMNS.map((column) => figure(figures[column])),
    ]),
    chart:
      top.length === 0
        ? null
        : {
            labels: top.map(({ rule }) => scanRuleWord(rule)),
            series: [{ name: text.columns[1], values: top.map(({ figures }) => figures.all.value) }],
          },
    problems: [],
    closing: [],
  }
}
