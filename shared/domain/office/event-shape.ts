import { closed, closedWith, identifier, integer, list, oneOf, sha256Hex, text, type Guard } from '#shared/lib/guard.ts'
import { assert, type Result } from '#shared/lib/result.ts'
import { encodeBody } from '../case/event-body.ts'
import { isEventHead } from '../case/event-shape.ts'
import { parseBody, type Decode, type EventProblem, type LogForm } from '../case/parse-event.ts'
import { ROLES } from '../case/roles.ts'
import type { EventRecord } from '../chain/event-record.ts'
import { BACKUP_SHAPES } from './backup/backup-shape.ts'
import { OFFICE_ARCHIVE_SHAPES } from './archive/archive-shape.ts'
import { TRANSFER_EXTENSION_SHAPES } from './archive/transfer-extension-events.ts'
import { CALENDAR_SHAPES } from './calendar/calendar-shape.ts'
import { LEAK_SHAPES } from './leak/leak-shape.ts'
import { CLOCK_SHAPES } from './clock/clock.ts'
import { DEPARTMENT_SHAPES } from './people/department-events.ts'
import { PUBLICITY_SHAPES } from './publicity/publicity-shape.ts'
import { REGISTER_SHAPES } from './register/register-shape.ts'
import { RIGHTS_SHAPES } from './rights/rights-shape.ts'
import { SESSION_SHAPES } from './session/sessions.ts'
import { NUMBER_SHAPES } from './number/numbers.ts'
import { LEXICON_USE_SHAPES } from './lexicon/lexicon-use.ts'
import type { OfficeEvent, OfficeEventData, OfficeEventType } from './events.ts'
import { SETTING_NAMES } from './setting.ts'

const MAX_PEOPLE = 1000
const MAX_ENTRIES = 10_000_000
const MAX_SETTING = 64_000
const name = text(300)
const reason = text(4000)
const roles = list(oneOf(ROLES), ROLES.length)

/** One closed shape for each type of event. */
const DATA: { readonly [T in OfficeEventType]: Guard<OfficeEventData[T]> } = {
  ...BACKUP_SHAPES,
  ...CALENDAR_SHAPES,
  ...LEAK_SHAPES,
  ...CLOCK_SHAPES,
  ...DEPARTMENT_SHAPES,
  ...PUBLICITY_SHAPES,
  ...REGISTER_SHAPES,
  ...RIGHTS_SHAPES,
  ...SESSION_SHAPES,
  ...NUMBER_SHAPES,
  ...OFFICE_ARCHIVE_SHAPES,
  ...TRANSFER_EXTENSION_SHAPES,
  OfficeFounded: closedWith(
    {
      name,
      authoritySha256: sha256Hex,
      releaseSha256: sha256Hex,
      people: list(closed({ personId: identifier, name, roles, certificateSha256: sha256Hex }), MAX_PEOPLE),
    },
    { passwords: oneOf(['initial']), recoveryKey: sha256Hex },
  ),
  PersonAdded: closedWith({ personId: identifier, name, certificateSha256: sha256Hex }, { departmentId: identifier }),
  PersonRolesProposed: closed({ proposalId: identifier, personId: identifier, roles, reason }),
  PersonRolesChanged: closed({ proposalId: identifier, personId: identifier, roles, certificateSha256: sha256Hex }),
  PersonRolesDeclined: closed({ proposalId: identifier, reason }),
  PersonDisabled: closed({ personId: identifier, reason }),
  CertificateRenewed: closed({ personId: identifier, certificateSha256: sha256Hex }),
  ReleaseCertificateRenewed: closed({ certificateSha256: sha256Hex }),
  KeyRecovered: closedWith(
    { personId: identifier, certificateSha256: sha256Hex },
    { proof: text(128, /^[0-9a-f]{128}$/) },
  ),
  LexiconAdded: closed({ lexiconId: name, version: name, sha256: sha256Hex, entries: integer(1, MAX_ENTRIES) }),
  ...LEXICON_USE_SHAPES,
  SettingChanged: closed({ name: oneOf(SETTING_NAMES), value: text(MAX_SETTING) }),
}

const isOfficeEventType = (type: string): type is OfficeEventType => Object.hasOwn(DATA, type)

const FORM: LogForm = {
  isType: isOfficeEventType,
  isData: (type, data) => isOfficeEventType(type) && DATA[type](data),
}

/** Reads an event of the office back from the bytes that were signed; strict as `parseEvent`. */
export const parseOfficeEvent = (
  record: Pick<EventRecord, 'caseId' | 'seq' | 'type' | 'body'>,
  decode?: Decode,
): Result<OfficeEvent, EventProblem> =>
  // FORM has just tied `data` to `type`, as for the events of a case.
  parseBody(record, FORM, decode) as Result<OfficeEvent, EventProblem>

/** The exact bytes that are signed. @throws on an event that `parseOfficeEvent` would refuse: a defect of the caller. */
export const encodeOfficeEvent = (event: OfficeEvent): Uint8Array => {
  const { type, data, ...head } = event
  assert(FORM.isType(type) && FORM.isData(type, data) && isEventHead(head), `an event of the shape of ${type}`)
  return encodeBody(event)
}
