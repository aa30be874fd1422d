import { isCanonicalText } from '#shared/lib/canonical-check.ts'
import { isPlainCanonical } from '#shared/lib/plain-canonical.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { utf8Text } from '#shared/lib/utf8.ts'
import type { EventRecord } from '../chain/event-record.ts'
import { EVENT_BODY_VERSION } from './event-body.ts'
import { isEventBody, isEventData, isEventType } from './event-shape.ts'
import type { CaseEvent, EventHead } from './events.ts'

export type EventProblemCode =
  | 'event.tooLarge'
  | 'event.notJson' // not UTF-8, not JSON, or not the one canonical form (a key twice, white space)
  | 'event.unknownVersion'
  | 'event.unknownType'
  | 'event.malformed' // a key missing or unknown, a value of another type or out of bounds
  | 'event.misplaced' // made for another case or another place in the log
export interface EventProblem {
  readonly code: EventProblemCode
}

/** The largest event is a scan with very many hits; nothing lawful comes near. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024

const parseJson = (text: string): Result<unknown, null> => {
  try {
    return ok(JSON.parse(text))
  } catch {
    return err(null)
  }
}

type Stored = Pick<EventRecord, 'caseId' | 'seq' | 'type' | 'body'>

/** The text of UTF-8 bytes, null when they are not well-formed: `utf8Text`, or what a platform has for it. */
export type Decode = (bytes: Uint8Array) => string | null

/** Which types a log knows, and what the data of each must look like. */
export interface LogForm {
  readonly isType: (type: string) => boolean
  readonly isData: (type: string, data: unknown) => boolean
}

/**
 * Reads an event of any log back from the bytes that were signed. Strict: closed shapes, bounded values, canonical JSON,
 * and the place that the body names must be the place where the record lies. Says nothing about hash, signature or person.
 */
export const parseBody = (
  record: Stored,
  form: LogForm,
  decode: Decode = utf8Text,
): Result<EventHead & { readonly type: string; readonly data: unknown }, EventProblem> => {
  const { type } = record
  if (record.body.length > MAX_BODY_BYTES) return err({ code: 'event.tooLarge' })
  const text = decode(record.body)
  const parsed = text === null ? err(null) : parseJson(text)
  if (text === null || !parsed.ok) return err({ code: 'event.notJson' })
  const body = parsed.value
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return err({ code: 'event.malformed' })
  if ((body as Readonly<Record<string, unknown>>)['v'] !== EVENT_BODY_VERSION)
    return err({ code: 'event.unknownVersion' })
  if (!form.isType(type)) return err({ code: 'event.unknownType' })
  if (!isEventBody(body) || !form.isData(type, body.data)) return err({ code: 'event.malformed' })
  if (!isPlainCanonical(record.body) && !isCanonicalText(text)) return err({ code: 'event.notJson' })
  const { caseId, seq, at, actor, commandId, office, data } = body
  if (caseId !== record.caseId || seq !== record.seq) return err({ code: 'event.misplaced' })
  const head = { caseId, seq, at, actor, commandId, type, data }
  return ok(office === undefined ? head : { ...head, office })
}

const CASE_FORM: LogForm = { isType: isEventType, isData: (type, data) => isEventType(type) && isEventData(type, data) }

/** Reads an event of a case back, see `parseBody`. */
export const parseEvent = (record: Stored, decode?: Decode): Result<CaseEvent, EventProblem> =>
  // CASE_FORM has just tied `data` to `type`; a union over all types is more than the compiler can follow.
  parseBody(record, CASE_FORM, decode) as Result<CaseEvent, EventProblem>
