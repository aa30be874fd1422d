import { describe, expect, it } from 'vitest'
import type { OfficeCommand } from '#shared/domain/office/decide.ts'
import type { NewOfficeEvent, OfficeEvent } from '#shared/domain/office/events.ts'
import { isSameOfficeAct } from '#shared/domain/office/same-act.ts'

const HASH = 'a'.repeat(64)
const recorded = (fact: NewOfficeEvent): OfficeEvent => ({
  ...fact,
  ...{ caseId: 'office', seq: 2, at: '2026-11-24T08:00:00.000Z', commandId: 'one' },
  actor: { personId: 'p', name: '管承启', role: 'systemAdministrator', certificateSha256: HASH },
})
const setting = (value: object): OfficeCommand => ({
  type: 'changeSetting',
  name: 'seal',
  value: JSON.stringify(value),
})

describe('an act of the office that is sent again', () => {
  it('is the same by what was asked for: blanks around words and what the program made do not count', () => {
    const added = recorded({ type: 'PersonAdded', data: { personId: 'x', name: '方知行', certificateSha256: HASH } })
    const again = { type: 'addPerson', personId: 'x', name: ' 方知行', certificateSha256: 'b'.repeat(64) } as const
    expect(isSameOfficeAct(added, again)).toBe(true)
    expect(isSameOfficeAct(added, { ...again, name: '方知止' })).toBe(false)
    const delivered = { recordId: 'r', institution: '县档案馆', receivedBy: '温故之', deliveredOn: '2026-11-20' }
    const sent = recorded({ type: 'ReleasesDelivered', data: { ...delivered, caseIds: ['c'] } })
    const resent = { type: 'deliverReleases', ...delivered, recordId: 's', caseIds: [] } as const
    expect(isSameOfficeAct(sent, resent)).toBe(true)
    expect(isSameOfficeAct(sent, { ...resent, institution: '县图书馆' })).toBe(false)
  })

  it('is another one by any part of a setting but when it was approved', () => {
    const seal = { sha256: HASH, sizeMm: 42.5, basis: '用印审批单第 8 号' }
    const value = JSON.stringify({ ...seal, approvedAt: '2026-11-24T08:00:00.000Z' })
    const approved = recorded({ type: 'SettingChanged', data: { name: 'seal', value } })
    expect(isSameOfficeAct(approved, setting({ ...seal, approvedAt: '2026-11-24T08:05:00.000Z' }))).toBe(true)
    expect(isSameOfficeAct(approved, setting({ ...seal, sizeMm: 45 }))).toBe(false)
    expect(isSameOfficeAct(approved, { type: 'changeSetting', name: 'timestamp', value })).toBe(false)
  })

  it('is never the founding', () => {
    const office = { name: '测试局', authoritySha256: HASH, releaseSha256: HASH, people: [] }
    const founded = recorded({ type: 'OfficeFounded', data: office })
    expect(isSameOfficeAct(founded, { type: 'found', office })).toBe(false)
  })
})
