import { describe, expect, it } from 'vitest'
import { decideOffice } from '#shared/domain/office/decide.ts'
import {
  clockAfter,
  decideClock,
  NO_CLOCK,
  notAfter,
  type ClockCommand,
  type OfficeClock,
} from '#shared/domain/office/clock/clock.ts'
import { evolveOffice } from '#shared/domain/office/evolve.ts'
import type { OfficeEvent } from '#shared/domain/office/events.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import type { OfficeState } from '#shared/domain/office/state.ts'
import { archivist, at as standing, outcome } from '../helper/case-play.ts'

const RIGHT = '2026-03-05T01:00:00.000Z'
const AHEAD = '2026-06-01T01:00:00.000Z'
const HASH = 'a'.repeat(64)
const propose = (more: Partial<Extract<ClockCommand, { type: 'proposeClock' }>> = {}): ClockCommand => ({
  ...{ type: 'proposeClock', correctionId: 'k-1', wrongUntil: AHEAD, reason: ' 电池失效 ' },
  ...more,
})
const confirm = (correctionId = 'k-1'): ClockCommand => ({ type: 'confirmClock', correctionId })
const correction = { correctionId: 'k-1', wrongUntil: AHEAD, reason: '电池失效', at: RIGHT }
const open: OfficeClock = { ...NO_CLOCK, open: { ...correction, by: 'p-one' } }
const done: OfficeClock = { open: null, corrections: [correction] }

const said = (clock: OfficeClock, command: ClockCommand, at = RIGHT, personId = 'p-two'): unknown => {
  const decided = decideClock(clock, command, { personId, roles: ['auditor'], ...(at === '' ? {} : { at }) })
  return decided.ok ? decided.value : decided.error.code
}

describe('校正留痕时间', () => {
  it.each<[string, unknown, unknown]>([
    [
      'a log that runs ahead',
      said(NO_CLOCK, propose()),
      [{ type: 'ClockCorrectionProposed', data: { correctionId: 'k-1', wrongUntil: AHEAD, reason: '电池失效' } }],
    ],
    ['one that stands at this moment', said(NO_CLOCK, propose({ wrongUntil: RIGHT })), 'clock.notAhead'],
    ['one that lies behind', said(NO_CLOCK, propose({ wrongUntil: '2026-03-01T00:00:00.000Z' })), 'clock.notAhead'],
    ['by no clock at all', said(NO_CLOCK, propose(), ''), 'clock.notAhead'],
    ['under the name of another correction', said(done, propose()), 'office.unknownProposal'],
    ['without a reason', said(NO_CLOCK, propose({ reason: ' ' })), 'office.reasonRequired'],
    ['by the second hand', said(open, confirm()), [{ type: 'ClockCorrected', data: { correctionId: 'k-1' } }]],
    ['by the first hand again', said(open, confirm(), RIGHT, 'p-one'), 'office.secondHand'],
    ['that nobody proposed', said(NO_CLOCK, confirm()), 'office.unknownProposal'],
    ['other than was proposed', said(open, confirm('k-2')), 'office.unknownProposal'],
    ['in another moment', said(open, confirm(), AHEAD), 'office.unknownProposal'],
    ['that is done', said(done, confirm()), 'office.unknownProposal'],
  ])('%s', (_, heard, expected) => {
    expect(heard).toEqual(expected)
  })

  it('is kept with what it put right, behind those before it', () => {
    const event = (type: string, data: object): OfficeEvent =>
      ({ type, data, at: RIGHT, actor: { personId: 'p-one' } }) as unknown as OfficeEvent
    const { at: _, ...asked } = correction
    type Clock = Parameters<typeof clockAfter>[1]
    const between = clockAfter(NO_CLOCK, event('ClockCorrectionProposed', asked) as Clock)
    expect(between).toEqual(open)
    const end = event('ClockCorrected', { correctionId: 'k-1' }) as Clock
    expect(clockAfter(between, end)).toEqual(done)
    const other = { ...correction, correctionId: 'k-0' }
    expect(clockAfter({ ...open, corrections: [other] }, end)).toEqual({ open: null, corrections: [other, correction] })
    // Total, as every state after an event is.
    expect(clockAfter(NO_CLOCK, end)).toBe(NO_CLOCK)
  })

  it('leaves no time later than the moment in which the clock was put right', () => {
    expect(notAfter(AHEAD, correction)).toBe(RIGHT)
    expect(notAfter('2026-03-01T00:00:00.000Z', correction)).toBe('2026-03-01T00:00:00.000Z')
  })

  it('lets nobody record anything between its two hands', () => {
    const people = ['p-one', 'p-two'].map((personId) => ({
      ...{ personId, name: personId, roles: ['systemAdministrator'] as const, certificateSha256: HASH },
    }))
    const founding = {
      ...{ type: 'OfficeFounded', caseId: OFFICE_LOG, seq: 1, at: RIGHT, commandId: 'c', actor: {} },
      data: { name: '测试局', authoritySha256: HASH, releaseSha256: HASH, people },
    } as unknown as OfficeEvent
    const office: OfficeState = { ...evolveOffice(null, founding), clock: open }
    const context = { personId: 'p-two', roles: ['systemAdministrator'], at: RIGHT } as const
    expect(decideOffice(office, { type: 'endSession', how: 'left' }, context)).toMatchObject({
      error: { code: 'clock.unconfirmed' },
    })
    expect(decideOffice(office, propose({ correctionId: 'k-2' }), context)).toMatchObject({
      error: { code: 'clock.unconfirmed' },
    })
    expect(decideOffice(office, confirm(), context).ok).toBe(true)
  })

  it('is noted by an administrator in the log of a case that runs ahead, up to its newest act', () => {
    const there = standing('deputyReview')
    const { lastAt } = there.state
    const note = (roles: typeof archivist.roles, at?: string) =>
      outcome(
        there,
        { ...archivist, roles, ...(at === undefined ? {} : { at }) },
        { type: 'correctClock', correctionId: 'k-1' },
      )
    const before = new Date(Date.parse(lastAt) - 1).toISOString()
    expect(note(['auditor'], before)).toMatchObject([{ type: 'ClockCorrected', data: { wrongUntil: lastAt } }])
    expect(note(['auditor'], lastAt)).toBe('clock.notAhead')
    expect(note(['auditor'])).toBe('clock.notAhead')
    expect(note(['archivist'], before)).toBe('identity.wrongRole')
  })
})
