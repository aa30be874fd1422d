import { describe, expect, it } from 'vitest'
import { ADMINISTRATOR_ROLES, BUSINESS_ROLES, ROLES, type Role } from '#shared/domain/case/roles.ts'
import { decideOffice, rolesFor, type OfficeCommand } from '#shared/domain/office/decide.ts'
import type { OfficeEvent } from '#shared/domain/office/events.ts'
import { SETTING_NAMES, type SettingName } from '#shared/domain/office/setting.ts'
import { evolveOffice } from '#shared/domain/office/evolve.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { replayOffice } from '#shared/domain/office/replay.ts'

const HASH = 'a'.repeat(64)
type Who = readonly Role[] | 'anybody'
const SYSTEM = ['systemAdministrator'] as const
const SECURITY = ['securityAdministrator'] as const
const TWO = ['systemAdministrator', 'securityAdministrator'] as const

/** Who may ask for what of the office, written down apart from the rules; a new command does not compile without its line. */
const TABLE: Readonly<Record<Exclude<OfficeCommand['type'], 'found' | 'changeSetting'>, Who>> = {
  addPerson: SYSTEM,
  disablePerson: SYSTEM,
  renewCertificate: SYSTEM,
  renewRelease: SYSTEM,
  proposeRoles: TWO,
  confirmRoles: TWO,
  declineRoles: TWO,
  recoverKey: 'anybody',
  openSession: 'anybody',
  endSession: 'anybody',
  renewOwnKey: 'anybody',
  changePassword: 'anybody',
  proposeReset: TWO,
  confirmReset: TWO,
  declineReset: TWO,
  confirmRecovery: ['systemAdministrator', 'securityAdministrator', 'auditor', 'principalLeader'],
  // Whose recovery it is, is asked beyond the role.
  acknowledgeRecovery: 'anybody',
  proposeDepartments: SECURITY,
  confirmDepartments: TWO,
  declineDepartments: TWO,
  proposeChain: SECURITY,
  confirmChain: TWO,
  withdrawChain: TWO,
  recordDelegation: ['principalLeader', ...SECURITY],
  confirmDelegation: TWO,
  // Whom it concerns is asked beyond the role.
  endDelegation: 'anybody',
  addLexicon: ['secrecyOfficer', ...SECURITY],
  proposeLexiconUse: ['secrecyOfficer', ...SECURITY],
  confirmLexiconUse: ['secrecyOfficer', ...SECURITY],
  // Of logs from before two hands were asked for; nobody sends it.
  activateLexicon: ['secrecyOfficer', ...SECURITY],
  declineLexiconUse: ['secrecyOfficer', ...SECURITY],
  takeNumber: ['publisher'],
  adoptCalendar: [...TWO, 'disclosureOfficer'],
  proposeCalendar: SECURITY,
  confirmCalendar: [...TWO, 'disclosureOfficer'],
  declineCalendar: [...TWO, 'disclosureOfficer'],
  setLocalHolidays: [...TWO, 'disclosureOfficer'],
  proposeLocalHolidays: [...TWO, 'disclosureOfficer'],
  proposeClock: [...TWO, 'auditor'],
  confirmClock: [...TWO, 'auditor'],
  proposeCatalogue: ['disclosureOfficer'],
  confirmCatalogue: ['disclosureOfficer', 'deputyLeader', 'principalLeader'],
  declineCatalogue: ['disclosureOfficer', 'deputyLeader', 'principalLeader'],
  issueGuide: ['disclosureOfficer'],
  noticeLeak: 'anybody',
  takeLeakMeasure: ['secrecyOfficer', 'deputyLeader', 'principalLeader'],
  reportLeak: ['secrecyOfficer', 'deputyLeader', 'principalLeader'],
  closeLeak: ['secrecyOfficer', 'deputyLeader', 'principalLeader'],
  noteBackup: SYSTEM,
  noteRehearsal: ['systemAdministrator', 'auditor'],
  restoreStore: ['systemAdministrator', 'securityAdministrator', 'auditor', 'principalLeader'],
  acceptRestore: ['systemAdministrator', 'securityAdministrator', 'auditor', 'principalLeader'],
  renewRecovery: SYSTEM,
  nameRecoveryKey: SYSTEM,
  // When it is due, under whoever works; nobody sends it.
  eraseFormerStore: 'anybody',
  receiveApplication: ['disclosureOfficer'],
  answerApplication: ['disclosureOfficer'],
  changeApplicationTime: ['disclosureOfficer'],
  openDispute: ['disclosureOfficer'],
  closeDispute: ['disclosureOfficer'],
  stateFigure: ['disclosureOfficer'],
  writeReportPart: ['disclosureOfficer'],
  deliverReleases: ['disclosureOfficer', 'archivist', 'publisher'],
  voidRecord: ['disclosureOfficer', 'archivist', 'publisher'],
  adoptRetentionTable: ['archivist'],
  recordBatch: ['archivist'],
  prepareHandover: ['archivist'],
  receiveHandover: ['archivist'],
  withdrawHandover: ['archivist'],
  recordExtension: ['archivist'],
  confirmExtension: ['archivist', 'deputyLeader', 'principalLeader'],
  withdrawExtension: ['archivist', 'deputyLeader', 'principalLeader'],
}
const SETTINGS: Readonly<Record<SettingName, readonly Role[]>> = {
  unitDefaults: ['drafter', ...SYSTEM],
  sessionRules: SECURITY,
  seal: ['principalLeader'],
  calendarIssuers: SECURITY,
  timestamp: ['publisher', ...SYSTEM],
  register: ['disclosureOfficer'],
  backup: SYSTEM,
  publication: ['publisher', ...SYSTEM],
  releaseKey: ['publisher', ...SYSTEM],
  scanLimits: SECURITY,
  archive: ['archivist'],
  takeDown: ['disclosureOfficer'],
}
/** What of a command its roles depend on; nothing else of it is looked at before them. */
const bare = (type: string): OfficeCommand =>
  ({ type, role: 'principalLeader', scheduled: false, later: {} }) as unknown as OfficeCommand

const HOLDERS = ROLES.map((role) => ({ personId: `p-${role}`, name: role, roles: [role], certificateSha256: HASH }))
const founding: OfficeEvent = {
  type: 'OfficeFounded',
  data: { name: '测试局', authoritySha256: HASH, releaseSha256: HASH, people: HOLDERS },
  ...{ caseId: OFFICE_LOG, seq: 1, at: '2026-01-05T01:00:00.000Z', commandId: 'found' },
  actor: { personId: 'p-systemAdministrator', name: '', role: 'systemAdministrator', certificateSha256: HASH },
}
const office = evolveOffice(null, founding)

const ROWS: readonly (readonly [string, OfficeCommand, Who])[] = [
  ...Object.entries(TABLE).map(([type, who]) => [type, bare(type), who] as const),
  ...SETTING_NAMES.map((name) => {
    const command = { type: 'changeSetting', name, value: '{}' } as const
    return [`change ${name}`, command, SETTINGS[name]] as const
  }),
]

describe('a founding', () => {
  it('that gives an administrator any other duty is none, whoever signed it', () => {
    const [first, ...rest] = HOLDERS
    const of = (roles: readonly Role[]) =>
      ({ ...founding, data: { ...founding.data, people: [{ ...first, roles }, ...rest] } }) as OfficeEvent
    expect(replayOffice([of(['drafter', 'departmentHead'])]).ok).toBe(true)
    for (const roles of [['auditor', 'drafter'], TWO] as const)
      expect(replayOffice([of(roles)])).toMatchObject({
        error: { code: 'replay.refused', refusal: 'office.mixedDuties' },
      })
  })
})

describe('every command on the office by every role', () => {
  it.each(ROWS)('%s', (_, command, who) => {
    const asked = rolesFor(command)
    expect(asked === null ? 'anybody' : new Set(asked)).toEqual(who === 'anybody' ? who : new Set(who))
    for (const role of ROLES) {
      if (who === 'anybody' || who.includes(role)) continue
      const decided = decideOffice(office, command, { personId: `p-${role}`, roles: [role] })
      expect(decided, role).toMatchObject({ ok: false, error: { code: 'identity.wrongRole' } })
      // Nor does a certificate of the role help, where the office’s log does not give it to this person.
      const claimed = { personId: `p-${role}`, roles: who }
      expect(decideOffice(office, command, claimed), role).toMatchObject({ error: { code: 'identity.wrongRole' } })
    }
  })

  it('leaves the rights of others to no business role, and the auditor without any act on people or settings', () => {
    const grants = [
      'addPerson',
      'proposeRoles',
      'confirmRoles',
      'proposeReset',
      'confirmReset',
      'confirmChain',
    ] as const
    for (const type of grants) {
      const who = TABLE[type]
      expect(who === 'anybody' || who.some((role) => (BUSINESS_ROLES as readonly Role[]).includes(role))).toBe(false)
      expect(who).not.toContain('auditor')
    }
    for (const roles of Object.values(SETTINGS)) expect(roles).not.toContain('auditor')
    expect(ADMINISTRATOR_ROLES).toHaveLength(3)
  })
})
