import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/case/roles.ts'
import { leakDue, leakRunsUntil, reportedLate, unreported, type LeakCommand } from '#shared/domain/office/leak/leak.ts'
import type { LeakAddressee } from '#shared/domain/office/leak/leak-events.ts'
import { encodeOfficeEvent, parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { replayOffice } from '#shared/domain/office/replay.ts'
import { Office, type Member } from '../helper/played-office.ts'

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

const notice = (change: Partial<Extract<LeakCommand, { type: 'noticeLeak' }>> = {}): LeakCommand => ({
  ...{ type: 'noticeLeak', incidentId: 'i1', caseId: null, noticedAt: '2026-11-24T01:00:00.000Z' },
  ...{ noticedBy: '方知行', what: '误将未脱敏的名单发布在网站' },
  ...change,
})
const measure: LeakCommand = {
  ...{ type: 'takeLeakMeasure', incidentId: 'i1', measure: 'takenDown', channel: '政府门户网站' },
  ...{ takenAt: '2026-11-24T01:10:00.000Z', note: '' },
}
const report = (to: LeakAddressee, reportedAt = '2026-11-24T02:00:00.000Z'): LeakCommand => ({
  ...{ type: 'reportLeak', incidentId: 'i1', to, authority: '云溪市国家保密局', documentNumber: '', reportedAt },
})
const close: LeakCommand = { type: 'closeLeak', incidentId: 'i1', outcome: '已整改' }

describe('a leak (保守国家秘密法实施条例 Art. 61)', () => {
  it('is noticed by anybody, and has 24 natural hours from that moment', () => {
    const play = staffed()
    expect(play.act('clerk', notice())).toBe('done')
    const [leak] = play.now.leaks
    expect(leak === undefined ? '' : leakDue(leak)).toBe('2026-11-25T01:00:00.000Z')
    expect(leak === undefined ? [] : unreported(leak)).toEqual(['secrecyAuthority', 'superior'])
  })

  it('is dealt with by the secrecy officer and the leaders, and closed once both authorities know', () => {
    const play = staffed()
    play.act('clerk', notice())
    expect(play.act('clerk', measure)).toBe('identity.wrongRole')
    expect(play.act('officer', close)).toBe('leak.reportMissing')
    expect(play.act('officer', measure)).toBe('done')
    expect(play.act('officer', report('secrecyAuthority'))).toBe('done')
    expect(play.act('officer', close)).toBe('leak.reportMissing')
    expect(play.act('officer', report('superior'))).toBe('done')
    expect(play.act('officer', close)).toBe('done')
    expect(play.act('officer', measure)).toBe('leak.closed')
    expect(play.now.leaks[0]).toMatchObject({ closed: { outcome: '已整改', by: 'officer' } })
    expect(replayOffice(play.events).ok).toBe(true)
    for (const event of play.events) {
      const body = encodeOfficeEvent(event)
      expect(parseOfficeEvent({ caseId: OFFICE_LOG, seq: event.seq, type: event.type, body })).toMatchObject({
        ok: true,
      })
    }
  })

  it('of personal data alone is reported to the department for them, at once and without 24 hours (PIPL Art. 57)', () => {
    const play = staffed()
    play.act('clerk', notice({ matter: 'personal' }))
    play.act('officer', measure)
    const open = play.now.leaks[0]
    if (open === undefined) throw new Error('it was noticed')
    expect([unreported(open), leakDue(open), leakRunsUntil(open)]).toEqual([['privacyAuthority'], null, null])
    expect(play.act('officer', close)).toBe('leak.reportMissing')
    play.act('officer', report('privacyAuthority'))
    expect(play.act('officer', close)).toBe('done')
    expect(replayOffice(play.events).ok).toBe(true)
    for (const event of play.events) {
      const body = encodeOfficeEvent(event)
      expect(parseOfficeEvent({ caseId: OFFICE_LOG, seq: event.seq, type: event.type, body }).ok).toBe(true)
    }
  })

  it('of secrets and personal data is reported to all three, and only the 24 hours can be overrun', () => {
    const play = staffed()
    play.act('clerk', notice({ matter: 'both', noticedAt: '2026-11-22T01:00:00.000Z' }))
    play.act('officer', measure)
    play.act('officer', report('superior'))
    play.act('officer', report('privacyAuthority'))
    expect(play.act('officer', close)).toBe('leak.reportMissing')
    const running = play.now.leaks[0]
    expect(running === undefined ? [] : [unreported(running), leakRunsUntil(running)]).toEqual([
      ['secrecyAuthority'],
      '2026-11-23T01:00:00.000Z',
    ])
    play.act('officer', report('secrecyAuthority'))
    const [leak] = play.now.leaks
    if (leak === undefined) throw new Error('it was noticed')
    expect(leak.reports.map((one) => [one.to, reportedLate(leak, one)])).toEqual([
      ['superior', true],
      ['privacyAuthority', false],
      ['secrecyAuthority', true],
    ])
    expect([leakRunsUntil(leak), play.act('officer', close)]).toEqual([null, 'done'])
  })

  it.each([
    ['noticed in the future', notice({ noticedAt: '2026-11-24T09:00:00.000Z' }), 'leak.impossibleTime'],
    ['without a word', notice({ what: ' ' }), 'office.reasonRequired'],
    ['that is not there', measure, 'leak.unknown'],
  ] as const)('refuses one %s', (_name, command, code) => {
    expect(staffed().act('officer', command)).toBe(code)
  })

  it('refuses what was done before it was noticed', () => {
    const play = staffed()
    play.act('clerk', notice())
    expect(play.act('officer', report('superior', '2026-11-24T00:59:00.000Z'))).toBe('leak.impossibleTime')
  })
})
