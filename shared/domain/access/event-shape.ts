import {
  calendarDate,
  closed,
  identifier,
  integer,
  nullable,
  oneOf,
  sha256Hex,
  text,
  type Guard,
} from '#shared/lib/guard.ts'
import { assert, type Result } from '#shared/lib/result.ts'
import { encodeBody } from '../case/event-body.ts'
import { isEventHead } from '../case/event-shape.ts'
import { parseBody, type Decode, type EventProblem, type LogForm } from '../case/parse-event.ts'
import type { EventRecord } from '../chain/event-record.ts'
import { COPY_KINDS, LOG_SCOPES, type AccessEvent, type AccessEventData, type AccessEventType } from './events.ts'

const MAX_FILES = 10_000_000
const day = nullable(calendarDate)

/** One closed shape for each type of event. */
const DATA: { readonly [T in AccessEventType]: Guard<AccessEventData[T]> } = {
  CaseRead: closed({ caseId: identifier, caseSeq: integer(1, 10_000_000) }),
  PassageShown: closed({ caseId: identifier, caseSeq: integer(1, 10_000_000) }),
  CopyMade: closed({
    caseId: nullable(identifier),
    kind: oneOf(COPY_KINDS),
    format: text(20, /^[a-z0-9]+$/u),
    files: integer(1, MAX_FILES),
    sha256: nullable(sha256Hex),
  }),
  LedgerRead: closed({
    personId: nullable(identifier),
    caseId: nullable(identifier),
    scope: oneOf(LOG_SCOPES),
    from: day,
    until: day,
  }),
  ClockCorrected: closed({ correctionId: identifier }),
}

const isAccessEventType = (type: string): type is AccessEventType => Object.hasOwn(DATA, type)

const FORM: LogForm = {
  isType: isAccessEventType,
  isData: (type, data) => isAccessEventType(type) && DATA[type](data),
}

/** Reads an event of access back from the bytes that were signed; strict as `parseEvent`. */
export const parseAccessEvent = (
  record: Pick<EventRecord, 'caseId' | 'seq' | 'type' | 'body'>,
  decode?: Decode,
): Result<AccessEvent, EventProblem> =>
  // FORM has just tied `data` to `type`, as for the events of a case.
  parseBody(record, FORM, decode) as Result<AccessEvent, EventProblem>

/** The exact bytes that are signed. @throws on an event that `parseAccessEvent` would refuse: a defect of the caller. */
export const encodeAccessEvent = (event: AccessEvent): Uint8Array => {
  const { type, data, ...head } = event
  assert(FORM.isType(type) && FORM.isData(type, data) && isEventHead(head), `an event of the shape of ${type}`)
  return encodeBody(event)
}
