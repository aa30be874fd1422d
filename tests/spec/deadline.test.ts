import { describe, expect, it } from 'vitest'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import { replay } from '#shared/domain/case/replay.ts'
import { deadlineStart, isPaused, suspensionsOf } from '#shared/domain/case/duty/timing.ts'
import { caseDeadline } from '#shared/domain/deadline/case-deadline.ts'
import { CASE_LIMITS, isCaseLimit, limitOf } from '#shared/domain/deadline/limits.ts'
import {
  answerReferral,
  at,
  clerk,
  conclude,
  deputy,
  determine,
  head,
  officer,
  otherClerk,
  outcome,
  pass,
  play,
  principal,
  publisher,
  reportReferral,
  sendBack,
  submit,
  TEXT_A,
  type Played,
} from '../helper/case-play.ts'
import { statutoryCalendar } from '../helper/calendar.ts'

const setDeadline = (change: Partial<Extract<CaseCommand, { type: 'setDeadline' }>> = {}): CaseCommand => ({
  type: 'setDeadline',
  rule: 'enforcement.penalty',
  start: 'other',
  formedOn: '2026-02-27',
  reason: '处罚决定书于当日作出',
  ...change,
})

const WITHDRAWING: CaseCommand = {
  ...{ type: 'declareChange', kind: 'withdraw', scope: 'whole', targetCaseId: 'case-0', targetHead: 'a'.repeat(64) },
  ...{
    targetTitle: '处罚决定',
    targetNumber: '',
    effectiveOn: null,
    basis: '《行政处罚法》第四十八条',
    reason: '决定被撤销',
  },
}

describe('the time limit of a case', () => {
  it('is that of Art. 26 from the day of approval, when nobody chose another', () => {
    expect(deadlineStart(at('finalApproval').state.timing)).toEqual({ rule: 'disclosure', from: null })
    expect(deadlineStart(at('approved').state.timing)).toEqual({ rule: 'disclosure', from: '2026-03-01' })
    expect(deadlineStart(play([[principal, sendBack()]], at('approved')).state.timing).from).toBeNull()
  })

  it('runs from 成文日期 as soon as a document that bears a day gone by is handed in, and never from a later day than the approval', () => {
    const dated = (datedOn: string) => {
      const command = submit()
      return play([[clerk, { ...command, wording: { ...command.wording, datedOn } }]], at('draft'))
    }
    const approved = (played: Played) =>
      play(
        [
          [head, pass('departmentReview')],
          [officer, conclude()],
          [deputy, pass('deputyReview')],
          [principal, pass('finalApproval')],
        ],
        played,
      )
    const issued = dated('2026-02-10')
    expect(deadlineStart(issued.state.timing)).toEqual({ rule: 'disclosure', from: '2026-02-10' })
    expect(deadlineStart(approved(issued).state.timing).from).toBe('2026-02-10')
    expect(replay(issued.events).ok).toBe(true)
    const toCome = dated('2026-03-20')
    expect(deadlineStart(toCome.state.timing).from).toBeNull()
    expect(deadlineStart(approved(toCome).state.timing).from).toBe('2026-03-01')
    // Said by a person, it is what they said.
    const chosen = play([[head, setDeadline({ start: 'approval', formedOn: null })]], issued)
    expect(deadlineStart(chosen.state.timing)).toEqual({ rule: 'enforcement.penalty', from: null })
  })

  it.each([
    ['20-01', 'disclosure', 20],
    ['20-05', 'enforcement.permit', 7],
    ['20-06', 'enforcement.penalty', 7],
    ['20-07', 'budget.department', 20],
    ['20-09', 'procurement.award', 2],
    ['21-04', 'land.notice', 15],
  ] as const)('with the basis %s is %s until somebody chooses: %i days', (basisCode, rule, count) => {
    const determinedSo = play([[clerk, determine(TEXT_A, { basisCode })]], at('draft'))
    expect(deadlineStart(determinedSo.state.timing).rule).toBe(rule)
    expect(limitOf(rule)?.term).toMatchObject({ count })
    expect(isCaseLimit(rule)).toBe(true)
    expect(caseRowOf(determinedSo.state).limitRule).toBe(rule)
    const chosen = play([[clerk, setDeadline({ rule: 'disclosure' })]], determinedSo)
    expect(deadlineStart(chosen.state.timing).rule).toBe('disclosure')
    const withdrawing = play([[clerk, WITHDRAWING]], determinedSo)
    const withdrawn = basisCode === '20-06' ? 'penalty.withdrawal' : rule
    expect(deadlineStart(withdrawing.state.timing).rule).toBe(withdrawn)
    const plain = play([[clerk, determine(TEXT_A)]], determinedSo)
    expect(deadlineStart(plain.state.timing).rule).toBe('disclosure')
  })

  it('is set by the drafter of a draft, then by whoever decides at the stage', () => {
    expect(outcome(at('draft'), clerk, setDeadline())).toEqual([
      {
        type: 'DeadlineSet',
        data: {
          rule: 'enforcement.penalty',
          start: 'other',
          formedOn: '2026-02-27',
          reason: '处罚决定书于当日作出',
        },
      },
    ])
    expect(outcome(at('draft'), otherClerk, setDeadline())).toBe('case.notDrafter')
    expect(outcome(at('draft'), head, setDeadline())).toBe('identity.wrongRole')
    expect(outcome(at('departmentReview'), head, setDeadline())).toBeInstanceOf(Array)
    expect(outcome(at('departmentReview'), clerk, setDeadline())).toBe('identity.wrongRole')
    expect(outcome(at('approved'), clerk, setDeadline())).toBe('case.notYourStage')
    expect(outcome(at('released'), publisher, setDeadline())).toBe('case.released')
  })

  it.each([
    ['a limit that is none of publication', { rule: 'application.answer' }, 'deadline.unknownLimit'],
    ['a limit that does not exist', { rule: 'x' }, 'deadline.unknownLimit'],
    ['another day without a reason', { reason: ' ' }, 'case.reasonRequired'],
    ['a day for the approval, which gives its own', { start: 'approval' }, 'deadline.dateRequired'],
    ['no day', { start: 'document', formedOn: null }, 'deadline.dateRequired'],
  ] as const)('refuses %s', (_name, change, code) => {
    expect(outcome(at('draft'), clerk, setDeadline(change))).toBe(code)
  })

  it('offers every limit of publication and no other', () => {
    expect(CASE_LIMITS.map(({ id }) => id)).toEqual([
      'disclosure',
      'enforcement.permit',
      'enforcement.penalty',
      'enforcement.other',
      'enforcement.inspection',
      'penalty.withdrawal',
      'budget.government',
      'budget.department',
      'procurement.award',
      'procurement.contract',
      'land.notice',
    ])
  })

  it('is counted from no day that has not come', () => {
    const dated = { ...head, at: '2026-03-05T15:59:00.000Z' }
    const from = (formedOn: string) => setDeadline({ start: 'other', formedOn, reason: '经查' })
    expect(outcome(at('departmentReview'), dated, from('2026-03-06'))).toBe('deadline.inFuture')
    expect(outcome(at('departmentReview'), dated, from('2026-03-05'))).toMatchObject([{ type: 'DeadlineSet' }])
  })

  it('is lived again like any other act', () => {
    const played = play([[head, setDeadline()]], at('departmentReview'))
    expect(replay(played.events).ok).toBe(true)
  })

  it('goes on by the law while the secrecy authority is asked, and stands still for the office', () => {
    const referred = play([[officer, conclude('referred')]], at('secrecyReview'))
    expect(isPaused(referred.state.timing)).toBe(true)
    expect(suspensionsOf(referred.state.timing, '2026-03-06')).toEqual([{ from: '2026-03-01', to: '2026-03-06' }])
    const answered = play(
      [
        [officer, reportReferral],
        [officer, answerReferral('notSecret')],
      ],
      referred,
    )
    expect(isPaused(answered.state.timing)).toBe(false)
    const found = caseDeadline(statutoryCalendar(), 'disclosure', '2026-02-27', [
      { from: '2026-03-02', to: '2026-03-06' },
    ])
    // 20 working days after 2026-02-27 (28 February is worked) end on 26 March; five of them lie in the span.
    expect(found?.legal.due).toBe('2026-03-26')
    expect(found?.office).toBe('2026-04-02')
  })
})

describe('what a list tells of a case', () => {
  it('is since when it waits, and how it came', () => {
    const row = caseRowOf(at('deputyReview').state)
    expect(row).toMatchObject({ cameBy: 'forward', waitingRole: 'deputyLeader', limitFrom: null, version: 1 })
    expect(row.waitingSince).toBe(row.updatedAt)
    expect(caseRowOf(play([[head, sendBack()]], at('departmentReview')).state).cameBy).toBe('returned')
  })

  it('leaves out those who wrote the text or passed another level', () => {
    expect(caseRowOf(at('deputyReview').state).keptOut).toEqual([clerk.personId, head.personId, officer.personId])
    expect(caseRowOf(at('draft').state).keptOut).toEqual([])
  })
})
