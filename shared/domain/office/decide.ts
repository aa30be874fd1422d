import { assertNever, assert, err, ok, type Result } from '#shared/lib/result.ts'
import type { DecideContext } from '../case/authority/may-review.ts'
import { mixesDuties, type Role } from '../case/roles.ts'
import { backupRoles, decideBackup, isBackupCommand, type BackupCommand } from './backup/backup.ts'
import { decidePublicity, isPublicityCommand, publicityRoles, type PublicityCommand } from './publicity/publicity.ts'
import { decideRegister, isRegisterCommand, registerRoles, type RegisterCommand } from './register/register.ts'
import { decideOfficeArchive, isOfficeArchiveCommand, type OfficeArchiveCommand } from './archive/archive.ts'
import {
  decideExtension,
  extensionRoles,
  isExtensionCommand,
  type ExtensionCommand,
} from './archive/transfer-extension.ts'
import { calendarRoles, decideCalendar, isCalendarCommand, type CalendarCommand } from './calendar/calendar-use.ts'
import { decideLeak, isLeakCommand, leakRoles, type LeakCommand } from './leak/leak.ts'
import { CLOCK_KEEPERS, decideClock, isClockCommand, type ClockCommand } from './clock/clock.ts'
import {
  decideDepartments,
  departmentRoles,
  isDepartmentCommand,
  type DepartmentCommand,
} from './people/departments.ts'
import type { NewOfficeEvent, OfficeEventData } from './events.ts'
import { decideLexiconUse, LEXICON_ROLES, type LexiconUseCommand } from './lexicon/lexicon-use.ts'
import { mayAs } from './may-as.ts'
import { decideRights, isRightsCommand, rightsRoles, type RightsCommand } from './rights/rights.ts'
import { decideNumber, type NumberCommand } from './number/numbers.ts'
import { decidePeople, type PeopleCommand } from './people/people.ts'
import type { OfficeRefusal } from './refusals.ts'
import { decideSession, type SessionCommand } from './session/sessions.ts'
import { SETTING_ROLES, type SettingName } from './setting.ts'
import { personOf, type OfficeState } from './state.ts'

/** What people ask of the office. */
export type OfficeCommand =
  | PeopleCommand
  | CalendarCommand
  | LeakCommand
  | ClockCommand
  | DepartmentCommand
  | BackupCommand
  | PublicityCommand
  | RegisterCommand
  | RightsCommand
  | NumberCommand
  | OfficeArchiveCommand
  | ExtensionCommand
  | SessionCommand
  | { readonly type: 'found'; readonly office: OfficeEventData['OfficeFounded'] }
  | ({ readonly type: 'addLexicon' } & OfficeEventData['LexiconAdded'])
  | LexiconUseCommand
  | { readonly type: 'changeSetting'; readonly name: SettingName; readonly value: string }

/**
 * The roles in which a command may be given; the person acts in the first of these that they hold. Null: in any. Accounts
 * are the system administrator's, grants the security administrator's: for a grant each is the other's second hand.
 */
export const rolesFor = (command: OfficeCommand): readonly Role[] | null => {
  if (isBackupCommand(command)) return backupRoles(command)
  if (isPublicityCommand(command)) return publicityRoles(command)
  if (isRegisterCommand(command)) return registerRoles(command)
  if (isCalendarCommand(command)) return calendarRoles(command)
  if (isLeakCommand(command)) return leakRoles(command)
  if (isClockCommand(command)) return CLOCK_KEEPERS
  if (isDepartmentCommand(command)) return departmentRoles(command)
  if (isRightsCommand(command)) return rightsRoles(command)
  if (isOfficeArchiveCommand(command)) return ['archivist']
  if (isExtensionCommand(command)) return extensionRoles(command)
  switch (command.type) {
    case 'found':
    case 'openSession':
    case 'endSession':
    case 'recoverKey':
      return null
    case 'addPerson':
    case 'disablePerson':
    case 'renewCertificate':
    case 'renewRelease':
      return ['systemAdministrator']
    case 'proposeRoles':
    case 'confirmRoles':
    case 'declineRoles':
      return ['systemAdministrator', 'securityAdministrator']
    case 'addLexicon':
    case 'activateLexicon':
    case 'proposeLexiconUse':
    case 'confirmLexiconUse':
    case 'declineLexiconUse':
      return LEXICON_ROLES
    case 'takeNumber':
      return ['publisher']
    case 'changeSetting':
      return SETTING_ROLES[command.name]
  }
}

/**
 * The rules of the office: a command of a person against the facts so far gives new facts or a coded refusal. Pure, as
 * `decide` of cases. `state` is null only for `found`.
 */
export const decideOffice = (
  state: OfficeState | null,
  command: OfficeCommand,
  context: DecideContext,
): Result<readonly NewOfficeEvent[], OfficeRefusal> => {
  if (command.type === 'found') {
    assert(state === null, 'an office is founded once')
    // 三员 from the first line on: a log whose founding mixes them is none of this program's.
    if (command.office.people.some(({ roles }) => mixesDuties(roles))) return err({ code: 'office.mixedDuties' })
    return ok([{ type: 'OfficeFounded', data: command.office }])
  }
  assert(state !== null, 'the first act founds the office')
  const roles = rolesFor(command)
  const refusal = roles === null ? null : mayAs(state, roles, context)
  if (refusal !== null) return err(refusal)
  // Between the two hands of a correction the log's time is one person's word: nothing else is recorded there.
  if (state.clock.open !== null && command.type !== 'confirmClock') return err({ code: 'clock.unconfirmed' })
  if (isClockCommand(command)) return decideClock(state.clock, command, context)
  if (isBackupCommand(command)) {
    // Asked of everybody, whatever the roles: whoever was put out of the office makes no act of it.
    if (personOf(state, context.personId)?.disabled !== false) return err({ code: 'office.personDisabled' })
    return decideBackup(state.backup, command, context)
  }
  if (isPublicityCommand(command)) return decidePublicity(state.publicity, command, context)
  if (isRegisterCommand(command)) return decideRegister(state.register, command, context)
  if (isCalendarCommand(command)) return decideCalendar(state.calendar, command, context)
  if (isLeakCommand(command)) return decideLeak(state.leaks, command, context)
  if (isDepartmentCommand(command)) return decideDepartments(state, command, context)
  if (isRightsCommand(command)) return decideRights(state, command, context)
  if (isOfficeArchiveCommand(command)) return decideOfficeArchive(state.archive, command, context)
  if (isExtensionCommand(command)) return decideExtension(state.archive.extensions, command, context)
  switch (command.type) {
    case 'addPerson':
    case 'proposeRoles':
    case 'confirmRoles':
    case 'declineRoles':
    case 'disablePerson':
    case 'renewCertificate':
    case 'renewRelease':
    case 'recoverKey':
      return decidePeople(state, command, context)
    case 'addLexicon': {
      const { lexiconId, version, sha256, entries } = command
      return ok([{ type: 'LexiconAdded', data: { lexiconId, version, sha256, entries } }])
    }
    case 'openSession':
    case 'endSession':
      return decideSession(state, command, context)
    case 'takeNumber':
      return decideNumber(state.numbers, command)
    case 'activateLexicon':
    case 'proposeLexiconUse':
    case 'confirmLexiconUse':
    case 'declineLexiconUse':
      return decideLexiconUse(state, command, context)
    case 'changeSetting':
      return ok([{ type: 'SettingChanged', data: { name: command.name, value: command.value } }])
    default:
      return assertNever(command)
  }
}
