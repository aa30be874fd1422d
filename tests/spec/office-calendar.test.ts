import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/case/roles.ts'
import type { CalendarYear } from '#shared/domain/deadline/calendar.ts'
import { calendarFile, parseCalendarPackage } from '#shared/domain/deadline/calendar-package.ts'
import { addWorkingDays } from '#shared/domain/deadline/due.ts'
import { officeCalendar } from '#shared/domain/deadline/office-calendar.ts'
import type { CalendarCommand } from '#shared/domain/office/calendar/calendar-use.ts'
import { encodeOfficeEvent, parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { replayOffice } from '#shared/domain/office/replay.ts'
import { loadCalendarYears } from '#electron/main/deadline/load-calendar.ts'
import { HASH, Office, type Member } from '../helper/played-office.ts'

const member = (personId: string, role: Role): Member => ({ personId, name: personId, roles: [role] })
const STAFF = [
  member('clerk', 'drafter'),
  member('officer', 'secrecyOfficer'),
  member('system', 'systemAdministrator'),
  member('security', 'securityAdministrator'),
]
const NOW = '2026-11-24T08:00:00.000Z'
const staffed = (): Office => {
  const office = new Office(STAFF)
  office.at = NOW
  return office
}

const years = (): readonly CalendarYear[] => {
  const read = loadCalendarYears(new URL('../../resources', import.meta.url).pathname)
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}
/** A notice for 2027 as it might come: the statutory days, with a bridge and its make-up day. */
const year2027 = (): CalendarYear => {
  const shipped = years().find(({ year }) => year === 2027)
  if (shipped === undefined) throw new Error('2027 comes provisional')
  const source = { ...shipped.source, title: '关于2027年部分节假日安排的通知', number: '国办发明电〔2026〕9号' }
  return { ...shipped, status: 'final', source: { ...source, issuedOn: '2026-11-20' } }
}

describe('the calendar of an office', () => {
  const adopt = (of: CalendarYear): CalendarCommand => ({
    type: 'adoptCalendar',
    sha256: HASH,
    issuer: '测试局',
    years: [of],
  })

  it('is adopted by who keeps the workstation, replaces the year, and makes its dates firm', () => {
    const play = staffed()
    expect(play.act('clerk', adopt(year2027()))).toBe('identity.wrongRole')
    expect(play.act('system', adopt(year2027()))).toBe('done')
    const before = officeCalendar(years(), {}, {})
    const after = officeCalendar(years(), play.now.calendar.calendarYears, play.now.calendar.localHolidays)
    if (!before.ok || !after.ok) throw new Error('calendars join')
    const due = (of: typeof before.value) => addWorkingDays(of, '2026-12-10', 20)
    expect(due(before.value)).toMatchObject({ ok: true, value: { provisional: true } })
    expect(due(after.value)).toMatchObject({ ok: true, value: { provisional: false } })
    expect(play.act('system', adopt({ ...year2027(), status: 'provisional' }))).toBe('calendar.notNewer')
  })

  it('that nobody signed is proposed by the security administrator and confirmed by another hand, and the log says so', () => {
    const play = staffed()
    const file = { sha256: HASH, issuer: '测试局', years: [year2027()] }
    const propose = (proposalId: string): CalendarCommand => ({ type: 'proposeCalendar', proposalId, ...file })
    const confirm: CalendarCommand = { type: 'confirmCalendar', proposalId: 'p1' }
    expect(play.act('system', propose('p1'))).toBe('identity.wrongRole')
    expect(play.act('security', propose('p1'))).toBe('done')
    expect(play.now.calendar.calendarYears).toEqual({})
    expect(play.act('security', propose('p2'))).toBe('calendar.proposalOpen')
    expect(play.act('security', confirm)).toBe('office.secondHand')
    expect(play.act('clerk', confirm)).toBe('identity.wrongRole')
    expect(play.act('system', confirm)).toBe('done')
    expect(play.now.calendar.calendarYears[2027]).toEqual(year2027())
    expect(play.events.at(-1)?.data).toMatchObject({ unsigned: true, proposalId: 'p1' })
    expect(play.act('system', confirm)).toBe('office.unknownProposal')
    expect(replayOffice(play.events).ok).toBe(true)
  })

  it('that nobody signed is given up with a reason, by either hand', () => {
    const play = staffed()
    const file = { sha256: HASH, issuer: '测试局', years: [year2027()] }
    const decline = { type: 'declineCalendar', proposalId: 'p1', reason: '与通知不符' } as const
    expect(play.act('security', { type: 'proposeCalendar', proposalId: 'p1', ...file })).toBe('done')
    expect(play.act('system', { ...decline, reason: ' ' })).toBe('office.reasonRequired')
    expect(play.act('system', decline)).toBe('done')
    expect(play.act('system', { type: 'confirmCalendar', proposalId: 'p1' })).toBe('office.unknownProposal')
    expect(play.now.calendar.calendarYears).toEqual({})
  })

  it('holds an older log, in which one hand adopted such a file, and no log in which one did after a proposal', () => {
    const play = staffed()
    const own = { ...adopt(year2027()), unsigned: true } as CalendarCommand
    expect(play.act('system', own)).toBe('identity.wrongRole')
    expect(play.act('security', own)).toBe('done')
    expect(replayOffice(play.events).ok).toBe(true)
    const file = { sha256: HASH, issuer: '测试局', years: [year2027()] }
    expect(play.act('security', { type: 'proposeCalendar', proposalId: 'p1', ...file })).toBe('done')
    expect(play.act('security', own)).toBe('office.secondHand')
  })

  const days = [{ name: '古尔邦节', from: '2026-05-27', to: '2026-05-28' }]
  const local = { year: 2026, days, basis: '自治区人民政府令' }
  const propose = { type: 'proposeLocalHolidays', proposalId: 'h1', ...local } as const
  const confirm = { type: 'confirmCalendar', proposalId: 'h1' } as const
  const dueIn = (play: Office) => {
    const joined = officeCalendar(years(), {}, play.now.calendar.localHolidays)
    if (!joined.ok) throw new Error(joined.error.code)
    return addWorkingDays(joined.value, '2026-05-25', 3)
  }

  it('knows the days off of a nationality area, which nobody works there, once a second hand has confirmed them', () => {
    const play = staffed()
    expect(play.act('clerk', propose)).toBe('identity.wrongRole')
    expect(play.act('system', { ...propose, basis: '' })).toBe('office.reasonRequired')
    expect(play.act('system', { ...propose, year: 2025 })).toBe('calendar.notUsable')
    expect(play.act('system', propose)).toBe('done')
    expect(play.act('security', { ...propose, proposalId: 'h2' })).toBe('calendar.proposalOpen')
    expect(play.act('security', { ...propose, year: 2027, days: [] })).toBe('calendar.proposalOpen')
    expect(dueIn(play)).toMatchObject({ value: { due: '2026-05-28' } })
    expect(play.act('system', confirm)).toBe('office.secondHand')
    expect(play.act('security', { type: 'setLocalHolidays', ...local })).toBe('office.secondHand')
    expect(play.act('security', confirm)).toBe('done')
    expect(dueIn(play)).toMatchObject({ value: { due: '2026-06-01' } })
    expect(play.act('security', confirm)).toBe('office.unknownProposal')
    expect(replayOffice(play.events).ok).toBe(true)
  })

  it('gives up local days off with a reason, and holds an older log in which one hand set them', () => {
    const play = staffed()
    expect(play.act('system', { type: 'setLocalHolidays', ...local })).toBe('done')
    expect(play.act('system', { ...propose, days: [] })).toBe('done')
    const decline = { type: 'declineCalendar', proposalId: 'h1', reason: '文件已经失效' } as const
    expect(play.act('security', { ...decline, reason: ' ' })).toBe('office.reasonRequired')
    expect(play.act('security', decline)).toBe('done')
    expect(play.act('security', confirm)).toBe('office.unknownProposal')
    expect(play.now.calendar.localHolidays[2026]).toEqual(days)
    expect(replayOffice(play.events).ok).toBe(true)
    for (const event of play.events) {
      const body = encodeOfficeEvent(event)
      expect(parseOfficeEvent({ caseId: OFFICE_LOG, seq: event.seq, type: event.type, body }).ok).toBe(true)
    }
  })

  it('travels as one canonical signed file, and no other form of it', () => {
    const json = new TextDecoder().decode(calendarFile({ issuer: '测试局', years: [year2027()] }, 'AAAA'))
    expect(parseCalendarPackage(json)).toMatchObject({ ok: true, value: { signature: 'AAAA' } })
    expect(parseCalendarPackage(` ${json}`)).toMatchObject({ ok: false, error: { code: 'calendar.altered' } })
    expect(parseCalendarPackage(json.replace('"AAAA"', '"?"'))).toMatchObject({
      error: { code: 'calendar.notPackage' },
    })
    expect(parseCalendarPackage('{}')).toMatchObject({ error: { code: 'calendar.notPackage' } })
    const wrong = json.replace('2027-01-01', '2029-01-01')
    expect(parseCalendarPackage(wrong).ok).toBe(false)
  })
})
