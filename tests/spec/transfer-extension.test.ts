import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/case/roles.ts'
import type { OfficeCommand } from '#shared/domain/office/decide.ts'
import { encodeOfficeEvent, parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import { replayOffice } from '#shared/domain/office/replay.ts'
import { extendedUntil, isExtended } from '#shared/domain/office/archive/transfer-extension.ts'
import type { TransferExtensionData } from '#shared/domain/office/archive/transfer-extension-events.ts'
import { utf8Bytes } from '#shared/lib/utf8.ts'
import { HASH, Office, type Member } from '../helper/played-office.ts'

const member = (personId: string, role: Role): Member => ({ personId, name: personId, roles: [role] })
const STAFF = [
  member('archivist', 'archivist'),
  member('otherArchivist', 'archivist'),
  member('leader', 'deputyLeader'),
  member('system', 'systemAdministrator'),
  member('security', 'securityAdministrator'),
]
const staffed = (): Office => new Office(STAFF)

type Recorded = TransferExtensionData['TransferExtensionRecorded']
const record = (change: Partial<Recorded> = {}): OfficeCommand => ({
  ...{ type: 'recordExtension', extensionId: 'e1', fonds: 'Z109', year: 2015, years: 10, until: '2030-12-31' },
  ...{ authority: '云溪县档案局', documentNumber: '云档〔2026〕2号', approvedOn: '2026-01-20' },
  ...{ reason: '专业性较强，尚需利用', letterName: '批复.pdf', letterSha256: HASH },
  ...change,
})
const confirm = (extensionId = 'e1'): OfficeCommand => ({ type: 'confirmExtension', extensionId })
const withdraw = (reason: string, extensionId = 'e1'): OfficeCommand => ({
  ...{ type: 'withdrawExtension', extensionId, reason },
})
const OF = { fonds: 'Z109', year: 2015 }

describe('an extension of 移交进馆', () => {
  it('is recorded by the archivist and in force, through its last day, once another one has confirmed it', () => {
    const office = staffed()
    expect(office.act('leader', record())).toBe('identity.wrongRole')
    expect(office.act('archivist', record())).toBe('done')
    expect(extendedUntil(office.now.archive.extensions, OF)).toBeNull()
    expect(office.act('archivist', confirm())).toBe('office.secondHand')
    expect(office.act('leader', confirm())).toBe('done')
    expect(office.act('otherArchivist', confirm())).toBe('extension.unknown')
    expect(extendedUntil(office.now.archive.extensions, OF)).toBe('2030-12-31')
    expect(extendedUntil(office.now.archive.extensions, { ...OF, year: 2014 })).toBeNull()
    expect(extendedUntil(office.now.archive.extensions, { ...OF, fonds: 'Z110' })).toBeNull()
    const on = (day: string) => office.now.archive.extensions.map((one) => isExtended(one, day))
    expect([on('2030-12-31'), on('2031-01-01')]).toEqual([[true], [false]])
    expect(replayOffice(office.events).ok).toBe(true)
    for (const event of office.events.slice(1)) {
      const body = encodeOfficeEvent(event)
      expect(parseOfficeEvent({ ...event, body })).toMatchObject({ ok: true })
      const other = utf8Bytes(new TextDecoder().decode(body).replace('"extensionId"', '"extensionID"'))
      expect(parseOfficeEvent({ ...event, body: other })).toMatchObject({ ok: false })
    }
  })

  const wrong: readonly (readonly [string, Partial<Recorded>, string])[] = [
    ['that ends before the files were to go', { until: '2025-12-31' }, 'extension.beforeDue'],
    ['whose last day has passed', { until: '2026-03-09' }, 'extension.over'],
    ['that was approved on a day that has not come', { approvedOn: '2026-03-11' }, 'extension.approvedLater'],
    ['by no authority', { authority: ' ' }, 'extension.incomplete'],
    ['under no number', { documentNumber: '' }, 'extension.incomplete'],
    ['for no reason', { reason: '' }, 'extension.incomplete'],
  ]
  it.each(wrong)('is refused %s', (_, change, code) => {
    expect(staffed().act('archivist', record(change))).toBe(code)
  })

  it('is one at a time for a year, and a further one ends later', () => {
    const office = staffed()
    office.act('archivist', record())
    expect(office.act('archivist', record({ extensionId: 'e2', until: '2035-12-31' }))).toBe('extension.open')
    expect(office.act('archivist', record({ extensionId: 'e3', year: 2014 }))).toBe('done')
    office.act('otherArchivist', confirm())
    expect(office.act('archivist', record({ extensionId: 'e2' }))).toBe('extension.notLater')
    expect(office.act('archivist', record({ extensionId: 'e2', until: '2035-12-31' }))).toBe('done')
    office.act('leader', confirm('e2'))
    expect(extendedUntil(office.now.archive.extensions, OF)).toBe('2035-12-31')
  })

  it('is withdrawn with a reason, whether it was confirmed or not, and then the files are due as before', () => {
    const office = staffed()
    office.act('archivist', record())
    expect(office.act('leader', withdraw(' '))).toBe('office.reasonRequired')
    expect(office.act('leader', withdraw('文号不符'))).toBe('done')
    expect(office.act('leader', withdraw('再次'))).toBe('extension.unknown')
    office.act('archivist', record({ extensionId: 'e2' }))
    office.act('leader', confirm('e2'))
    office.act('otherArchivist', withdraw('登记有误', 'e2'))
    expect(extendedUntil(office.now.archive.extensions, OF)).toBeNull()
    expect(office.act('archivist', record({ extensionId: 'e3' }))).toBe('done')
  })
})
