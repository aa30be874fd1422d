import { assert, assertNever } from '#shared/lib/result.ts'
import { isBackupEvent } from './backup/backup-shape.ts'
import { backupAfter, backupUnder, NO_BACKUP } from './backup/backup.ts'
import { isOfficeArchiveEvent } from './archive/archive-shape.ts'
import { NO_ARCHIVE, officeArchiveAfter } from './archive/archive.ts'
import { isExtensionEvent } from './archive/transfer-extension-events.ts'
import { extensionsAfter } from './archive/transfer-extension.ts'
import { isCalendarEvent } from './calendar/calendar-shape.ts'
import { calendarAfter, NO_CALENDAR_USE } from './calendar/calendar-use.ts'
import { isLeakEvent } from './leak/leak-shape.ts'
import { leaksAfter } from './leak/leak.ts'
import { clockAfter, isClockEvent, NO_CLOCK } from './clock/clock.ts'
import { isDepartmentEvent, NO_DEPARTMENTS } from './people/department-events.ts'
import { departmentsAfter } from './people/departments.ts'
import { isPublicityEvent } from './publicity/publicity-shape.ts'
import { NO_PUBLICITY_RULES, publicityAfter, publicityUnder } from './publicity/publicity.ts'
import { isRegisterEvent } from './register/register-shape.ts'
import { NO_REGISTER, registerAfter } from './register/register.ts'
import { isRightsEvent } from './rights/rights-shape.ts'
import { NO_RIGHTS, rightsAfter } from './rights/rights.ts'
import type { OfficeEvent, OfficeEventData } from './events.ts'
import { personOf, type OfficePerson, type OfficeState } from './state.ts'

const founded = (event: Extract<OfficeEvent, { type: 'OfficeFounded' }>): OfficeState => ({
  seq: event.seq,
  lastAt: event.at,
  name: event.data.name,
  releaseSha256: event.data.releaseSha256,
  people: Object.fromEntries(event.data.people.map((person) => [person.personId, { ...person, disabled: false }])),
  certificates: Object.fromEntries(
    event.data.people.map(({ personId, certificateSha256 }) => [certificateSha256, personId]),
  ),
  proposals: {},
  lexicons: {},
  lexiconProposals: [],
  lexiconsByTwo: false,
  settings: {},
  calendar: NO_CALENDAR_USE,
  leaks: [],
  clock: NO_CLOCK,
  backup: NO_BACKUP,
  register: NO_REGISTER,
  publicity: NO_PUBLICITY_RULES,
  rights: rightsAfter(NO_RIGHTS, event),
  numbers: [],
  departments: NO_DEPARTMENTS,
  archive: NO_ARCHIVE,
})

const withPerson = (state: OfficeState, personId: string, change: Partial<OfficePerson>): Partial<OfficeState> => {
  const person = personOf(state, personId)
  if (person === null) return {}
  const { certificateSha256: named } = change
  return {
    people: { ...state.people, [personId]: { ...person, ...change } },
    ...(named === undefined ? {} : { certificates: { ...state.certificates, [named]: personId } }),
  }
}

const withoutProposal = (state: OfficeState, proposalId: string): OfficeState['proposals'] =>
  Object.fromEntries(Object.entries(state.proposals).filter(([id]) => id !== proposalId))

const withoutUse = (state: OfficeState, proposalId: string | undefined): OfficeState['lexiconProposals'] =>
  state.lexiconProposals.filter((one) => one.proposalId !== proposalId)

const rolesChanged = (state: OfficeState, data: OfficeEventData['PersonRolesChanged']): Partial<OfficeState> => {
  const { proposalId, personId, roles, certificateSha256 } = data
  return {
    ...withPerson(state, personId, { roles, certificateSha256, disabled: false }),
    proposals: withoutProposal(state, proposalId),
  }
}

const change = (state: OfficeState, event: OfficeEvent): Partial<OfficeState> => {
  if (isBackupEvent(event)) return { backup: backupAfter(state.backup, event) }
  if (isPublicityEvent(event)) return { publicity: publicityAfter(state.publicity, event) }
  if (isRegisterEvent(event)) return { register: registerAfter(state.register, event) }
  if (isOfficeArchiveEvent(event)) return { archive: officeArchiveAfter(state.archive, event) }
  if (isExtensionEvent(event))
    return { archive: { ...state.archive, extensions: extensionsAfter(state.archive.extensions, event) } }
  if (isCalendarEvent(event)) return { calendar: calendarAfter(state.calendar, event) }
  if (isLeakEvent(event)) return { leaks: leaksAfter(state.leaks, event) }
  if (isClockEvent(event)) return { clock: clockAfter(state.clock, event), backup: backupUnder(state.backup, event) }
  if (isDepartmentEvent(event)) return { departments: departmentsAfter(state.departments, event) }
  if (isRightsEvent(event)) {
    if (event.type !== 'KeyReset' && event.type !== 'KeyRenewed' && event.type !== 'PasswordChanged') return {}
    const { personId, certificateSha256 } = event.data
    return certificateSha256 === undefined ? {} : withPerson(state, personId, { certificateSha256 })
  }
  switch (event.type) {
    case 'OfficeFounded':
    case 'SessionOpened':
    case 'SessionEnded':
      return {}
    case 'PersonAdded': {
      const { departmentId, ...added } = event.data
      const { personId, certificateSha256 } = added
      const of = departmentId === undefined ? {} : { [personId]: departmentId }
      return {
        people: { ...state.people, [personId]: { ...added, roles: [], disabled: false } },
        certificates: { ...state.certificates, [certificateSha256]: personId },
        departments: { ...state.departments, of: { ...state.departments.of, ...of } },
      }
    }
    case 'PersonRolesProposed': {
      const { proposalId } = event.data
      const proposal = { ...event.data, proposedBy: event.actor.personId, at: event.at }
      return { proposals: { ...state.proposals, [proposalId]: proposal } }
    }
    case 'PersonRolesChanged':
      return rolesChanged(state, event.data)
    case 'PersonRolesDeclined':
      return { proposals: withoutProposal(state, event.data.proposalId) }
    case 'PersonDisabled':
      return withPerson(state, event.data.personId, { disabled: true })
    case 'CertificateRenewed':
    case 'KeyRecovered':
      return withPerson(state, event.data.personId, { certificateSha256: event.data.certificateSha256 })
    case 'ReleaseCertificateRenewed':
      return { releaseSha256: event.data.certificateSha256 }
    case 'LexiconAdded':
      return {}
    case 'NumberTaken':
      return { numbers: [...state.numbers, event.data] }
    case 'LexiconUseProposed': {
      const proposal = { ...event.data, proposedBy: event.actor.personId, at: event.at }
      return { lexiconProposals: [...state.lexiconProposals, proposal], lexiconsByTwo: true }
    }
    case 'LexiconActivated': {
      const { lexiconId, version, proposalId } = event.data
      return {
        lexicons: { ...state.lexicons, [lexiconId]: version },
        lexiconProposals: withoutUse(state, proposalId),
      }
    }
    case 'LexiconUseDeclined':
      return { lexiconProposals: withoutUse(state, event.data.proposalId) }
    case 'SettingChanged': {
      const { name, value } = event.data
      const settings = { ...state.settings, [name]: value }
      return state.settings[name] === value
        ? { settings }
        : { settings, publicity: publicityUnder(state.publicity, name) }
    }
    default:
      return assertNever(event)
  }
}

/** The next state after a recorded fact. Total and without checks: what is recorded has happened. */
export const evolveOffice = (state: OfficeState | null, event: OfficeEvent): OfficeState => {
  if (event.type === 'OfficeFounded') return founded(event)
  assert(state !== null, 'the first event of an office founds it')
  const rights = rightsAfter(state.rights, event)
  return { ...state, ...change(state, event), rights, seq: event.seq, lastAt: event.at }
}
