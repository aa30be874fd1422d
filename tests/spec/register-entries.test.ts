import { describe, expect, it } from 'vitest'
import {
  decideRegister,
  NO_REGISTER,
  registerAfter,
  registerRoles,
  type RegisterCommand,
} from '#shared/domain/office/register/register.ts'
import type { TimeChange } from '#shared/domain/office/register/register-events.ts'
import { answerDue, correctionDue, opinionDue, sameMatter } from '#shared/domain/register/application-time.ts'
import { statutoryCalendar } from '../helper/calendar.ts'
import type { OfficeEvent } from '#shared/domain/office/events.ts'

const context = { personId: 'p1', roles: ['disclosureOfficer'], at: '2026-11-28T01:00:00.000Z' } as const
const actor = { personId: 'p1', name: '温公开', role: 'disclosureOfficer', certificateSha256: 'c'.repeat(64) } as const

/** What the entries come to, or the code of the first that is refused. */
const kept = (...commands: readonly RegisterCommand[]) => {
  let register = NO_REGISTER
  for (const [index, command] of commands.entries()) {
    const decided = decideRegister(register, command, context)
    if (!decided.ok) return decided.error.code
    for (const fact of decided.value) {
      const head = { caseId: 'office', seq: index + 1, at: context.at, actor, commandId: `c${String(index)}` }
      register = registerAfter(register, { ...fact, ...head } as Parameters<typeof registerAfter>[1] & OfficeEvent)
    }
  }
  return register
}
const received = (recordId: string, number: string, receivedOn = '2026-11-01'): RegisterCommand => ({
  type: 'receiveApplication',
  ...{ recordId, number, receivedOn, applicant: 'person', matter: '调取文件' },
})
const answered = (recordId: string, answeredOn: string): RegisterCommand => ({
  type: 'answerApplication',
  ...{ recordId, answeredOn, outcome: 'granted', number: '' },
})

describe('entries of the registers', () => {
  it('are of the office of disclosure; deliveries also of those who hand over', () => {
    expect(registerRoles(received('a', '1'))).toEqual(['disclosureOfficer'])
    const delivery = {
      recordId: 'd',
      institution: '档案馆',
      deliveredOn: '2026-11-01',
      receivedBy: '收',
      caseIds: ['c'],
    }
    expect(registerRoles({ type: 'deliverReleases', ...delivery })).toContain('archivist')
  })

  it('end once, on a day that has come and is not before they began', () => {
    expect(kept(received('a', '1'), answered('a', '2026-10-31'))).toBe('register.impossibleDate')
    expect(kept(received('a', '1'), answered('a', '2026-11-29'))).toBe('register.impossibleDate')
    expect(kept(received('a', '1'), answered('a', '2026-11-28'), answered('a', '2026-11-28'))).toBe('register.ended')
    expect(kept(answered('a', '2026-11-28'))).toBe('register.unknown')
    expect(kept(received('a', '1', '2026-11-29'))).toBe('register.impossibleDate')
  })

  it('change the time of an answer: once extended, without the days of asking others, anew from a supplement', () => {
    const time = (what: TimeChange, from: string, to: string | null = null, note = '张主任'): RegisterCommand => ({
      type: 'changeApplicationTime',
      ...{ recordId: 'a', what, from, to, note },
    })
    const due = (...times: readonly RegisterCommand[]) => {
      const register = kept(received('a', '1', '2026-11-02'), ...times)
      const [one] = typeof register === 'string' ? [] : register.applications
      return one === undefined ? register : (answerDue(statutoryCalendar(), one, '2026-11-28')?.date ?? null)
    }
    expect(due()).toBe('2026-11-30')
    expect(due(time('extended', '2026-11-20'))).toBe('2026-12-28')
    expect(due(time('extended', '2026-11-20'), time('extended', '2026-11-21'))).toBe('register.ended')
    // Four working days that the others took, and those until today while they have not answered.
    expect(due(time('thirdParty', '2026-11-09', '2026-11-13'))).toBe('2026-12-04')
    expect(due(time('otherOrgan', '2026-11-23'))).toBe('2026-12-04')
    expect(due(time('otherOrgan', '2026-11-23'), time('otherOrgan', '2026-11-23', '2026-11-24'))).toBe('2026-12-01')
    expect(due(time('supplement', '2026-11-04'))).toBeNull()
    expect(due(time('supplement', '2026-11-04', '2026-11-09'))).toBe('2026-12-07')
    for (const bad of [
      time('thirdParty', '2026-11-01'),
      time('thirdParty', '2026-11-29'),
      time('thirdParty', '2026-11-09', '2026-11-08'),
      time('extended', '2026-11-09', '2026-11-10'),
    ])
      expect(due(bad)).toBe('register.impossibleDate')
    expect(due(time('thirdParty', '2026-11-09', null, ' '))).toBe('office.reasonRequired')
    expect(kept(received('a', '1'), answered('a', '2026-11-28'), time('extended', '2026-11-28'))).toBe('register.ended')
    const several = [
      ['a', '调取清淤合同'],
      ['b', '调取 清淤合同。'],
      ['c', '别的'],
    ] as const
    const all = several.map(([recordId, matter]) => ({ recordId, matter }))
    expect(all.map((one) => sameMatter(all, one))).toEqual([1, 1, 0])
  })

  it('give no more time than the law does: none when told too late, none for who did not answer in time', () => {
    const time = (what: TimeChange, from: string, to: string | null = null) => ({ what, from, to, note: '张主任' })
    const due = (today: string, ...times: readonly ReturnType<typeof time>[]) =>
      answerDue(statutoryCalendar(), { receivedOn: '2026-03-02', times }, today)
    // 20 working days end on 30 March.
    expect(due('2026-04-10')).toMatchObject({ date: '2026-03-30', level: 'overdue' })
    expect(due('2026-03-30', time('extended', '2026-03-30'))?.date).toBe('2026-04-28')
    expect(due('2026-04-10', time('extended', '2026-03-31'))).toMatchObject({ date: '2026-03-30', level: 'overdue' })
    // Asked on 4 March: the 15 working days end on the 25th, and so does what is left out, however long they keep silent.
    expect(due('2026-03-25', time('thirdParty', '2026-03-04'))?.date).toBe('2026-04-21')
    expect(due('2026-05-20', time('thirdParty', '2026-03-04'))).toMatchObject({ date: '2026-04-21', level: 'overdue' })
    expect(due('2026-05-20', time('otherOrgan', '2026-03-04'))?.date).toBe('2026-04-21')
    // The days asked of others move the last day on which an extension can be told.
    const told = [time('thirdParty', '2026-03-04', '2026-03-11'), time('extended', '2026-04-01')]
    expect(due('2026-04-02', ...told)?.date).toBe('2026-05-08')
  })

  it('say by when the applicant is told what is wanting, and others say what they think', () => {
    const calendar = statutoryCalendar()
    const time = (what: TimeChange, to: string | null = null) => ({ what, from: '2026-09-30', to, note: '张主任' })
    expect(correctionDue(calendar, { receivedOn: '2026-09-30', times: [] })).toBe('2026-10-15')
    expect(correctionDue(calendar, { receivedOn: '2026-09-30', times: [time('supplement')] })).toBeNull()
    expect(correctionDue(null, { receivedOn: '2026-09-30', times: [] })).toBeNull()
    expect(opinionDue(calendar, time('thirdParty'))).toBe('2026-10-27')
    expect(opinionDue(calendar, time('otherOrgan'))).toBe('2026-10-27')
    expect(opinionDue(calendar, time('thirdParty', '2026-10-09'))).toBeNull()
    expect(opinionDue(calendar, time('extended'))).toBeNull()
  })

  it('have a number of their own, and go with a reason when they were recorded by mistake', () => {
    expect(kept(received('a', '1'), received('b', '1'))).toBe('register.numberTaken')
    expect(kept(received('a', '1'), { type: 'voidRecord', recordId: 'a', reason: ' ' })).toBe('office.reasonRequired')
    expect(
      kept(received('a', '1'), { type: 'voidRecord', recordId: 'a', reason: '重复' }, received('c', '1')),
    ).toMatchObject({
      applications: [{ recordId: 'c' }],
    })
  })

  it('state a figure of a year anew in place of the one before', () => {
    const stated = (recordId: string, value: number): RegisterCommand => ({
      type: 'stateFigure',
      ...{ recordId, year: 2026, figure: 'permits', value, basis: '审批科' },
    })
    expect(kept(stated('a', 3), stated('b', 5))).toMatchObject({ stated: [{ recordId: 'b', value: 5 }] })
  })

  it('write a part of the annual report anew in place of the one before, of its year alone, and empty it', () => {
    const wrote = (recordId: string, text: string, year = 2026): RegisterCommand => ({
      type: 'writeReportPart',
      ...{ recordId, year, part: 'shortcomings', text },
    })
    expect(kept(wrote('a', '甲'), wrote('b', '乙', 2025), wrote('c', '丙'))).toMatchObject({
      written: [
        { recordId: 'b', text: '乙' },
        { recordId: 'c', text: '丙' },
      ],
    })
    expect(kept(wrote('a', '甲'), wrote('b', ' \n'))).toMatchObject({ written: [] })
    expect(kept(wrote('a', '甲'), wrote('a', '乙'))).toBe('register.numberTaken')
  })
})
