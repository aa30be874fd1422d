import { err, ok, type Result } from '#shared/lib/result.ts'
import { groupByCommand, sameFacts, strangerIn } from '../case/replay.ts'
import { isBackupEvent } from './backup/backup-shape.ts'
import { backupCommandOf } from './backup/backup.ts'
import { numberCommandOf } from './number/numbers.ts'
import { isOfficeArchiveEvent } from './archive/archive-shape.ts'
import { officeArchiveCommandOf } from './archive/archive.ts'
import { isExtensionEvent } from './archive/transfer-extension-events.ts'
import { extensionCommandOf } from './archive/transfer-extension.ts'
import { isCalendarEvent } from './calendar/calendar-shape.ts'
import { calendarCommandOf } from './calendar/calendar-use.ts'
import { isLeakEvent } from './leak/leak-shape.ts'
import { leakCommandOf } from './leak/leak.ts'
import { clockCommandOf, isClockEvent } from './clock/clock.ts'
import { isDepartmentEvent } from './people/department-events.ts'
import { departmentCommandOf } from './people/departments.ts'
import { isPublicityEvent } from './publicity/publicity-shape.ts'
import { publicityCommandOf } from './publicity/publicity.ts'
import { isRegisterEvent } from './register/register-shape.ts'
import { registerCommandOf } from './register/register.ts'
import { decideOffice, type OfficeCommand } from './decide.ts'
import type { OfficeEvent } from './events.ts'
import { evolveOffice } from './evolve.ts'
import { isRightsEvent } from './rights/rights-shape.ts'
import { rightsCommandOf } from './rights/rights.ts'
import type { OfficeRefusalCode } from './refusals.ts'
import type { OfficeState } from './state.ts'

export type OfficeReplayProblemCode =
  'replay.empty' | 'replay.refused' | 'replay.notOneAct' | 'replay.otherFacts' | 'replay.commandTwice'

export interface OfficeReplayProblem {
  readonly code: OfficeReplayProblemCode
  readonly seq: number
  readonly refusal?: OfficeRefusalCode
}

/** What the person must have asked for. */
export const officeCommandOf = (event: OfficeEvent): OfficeCommand => {
  if (isBackupEvent(event)) return backupCommandOf(event)
  if (isPublicityEvent(event)) return publicityCommandOf(event)
  if (isRegisterEvent(event)) return registerCommandOf(event)
  if (isCalendarEvent(event)) return calendarCommandOf(event)
  if (isLeakEvent(event)) return leakCommandOf(event)
  if (isClockEvent(event)) return clockCommandOf(event)
  if (isDepartmentEvent(event)) return departmentCommandOf(event)
  if (isRightsEvent(event)) return rightsCommandOf(event)
  if (isExtensionEvent(event)) return extensionCommandOf(event)
  if (isOfficeArchiveEvent(event)) return officeArchiveCommandOf(event)
  switch (event.type) {
    case 'OfficeFounded':
      return { type: 'found', office: event.data }
    case 'PersonAdded':
      return { type: 'addPerson', ...event.data }
    case 'PersonRolesProposed':
      return { type: 'proposeRoles', ...event.data }
    case 'PersonRolesChanged':
      return { type: 'confirmRoles', ...event.data }
    case 'PersonRolesDeclined':
      return { type: 'declineRoles', ...event.data }
    case 'PersonDisabled':
      return { type: 'disablePerson', ...event.data }
    case 'CertificateRenewed':
      return { type: 'renewCertificate', ...event.data }
    case 'ReleaseCertificateRenewed':
      return { type: 'renewRelease', ...event.data }
    case 'KeyRecovered':
      return { type: 'recoverKey', ...event.data }
    case 'LexiconAdded':
      return { type: 'addLexicon', ...event.data }
    case 'SessionOpened': {
      const { unended, ...rest } = event.data
      return { type: 'openSession', ...rest, tellsUnended: unended !== undefined }
    }
    case 'SessionEnded':
      return { type: 'endSession', how: event.data.how }
    case 'LexiconUseProposed':
      return { type: 'proposeLexiconUse', ...event.data }
    case 'NumberTaken':
      return numberCommandOf(event)
    case 'LexiconActivated': {
      const { proposalId, ...activated } = event.data
      return proposalId === undefined
        ? { type: 'activateLexicon', ...activated }
        : { type: 'confirmLexiconUse', proposalId }
    }
    case 'LexiconUseDeclined':
      return { type: 'declineLexiconUse', ...event.data }
    case 'SettingChanged':
      return { type: 'changeSetting', ...event.data }
  }
}

/** Does one recorded act hold, where it stands? That its command's name is new, the caller asks. */
export const checkOfficeGroup = (
  state: OfficeState | null,
  group: readonly [OfficeEvent, ...OfficeEvent[]],
): OfficeReplayProblem | null => {
  const [first] = group
  const { seq, actor, at } = first
  const stranger = strangerIn(group)
  if (stranger !== null) return { code: 'replay.notOneAct', seq: stranger.seq }
  // The first fact founds, and no later one does: `decideOffice` asserts what is asked for here.
  if ((state === null) !== (first.type === 'OfficeFounded')) return { code: 'replay.notOneAct', seq }
  const decided = decideOffice(state, officeCommandOf(first), { personId: actor.personId, roles: [actor.role], at })
  if (!decided.ok) return { code: 'replay.refused', seq, refusal: decided.error.code }
  return sameFacts(decided.value, group) ? null : { code: 'replay.otherFacts', seq }
}

/** Lives the office's log again, as `replay` does with a case: every act one that the rules allow, to that person, there. */
export const replayOffice = (events: readonly OfficeEvent[]): Result<OfficeState, OfficeReplayProblem> => {
  const used = new Set<string>()
  let state: OfficeState | null = null
  for (const group of groupByCommand(events)) {
    const [{ commandId, seq }] = group
    if (used.has(commandId)) return err({ code: 'replay.commandTwice', seq })
    used.add(commandId)
    const problem = checkOfficeGroup(state, group)
    if (problem !== null) return err(problem)
    state = group.reduce<OfficeState | null>(evolveOffice, state)
  }
  return state === null ? err({ code: 'replay.empty', seq: 0 }) : ok(state)
}
