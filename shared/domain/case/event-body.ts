import { canonicalBytes, type Canonical } from '#shared/lib/canonical.ts'
import { assert } from '#shared/lib/result.ts'
import { isWellFormed } from './event-shape.ts'
import type { CaseEvent, EventHead } from './events.ts'

/** Version of the body's shape. Another shape is another number, read by `upcast`; stored bytes never change. */
export const EVENT_BODY_VERSION = 1

/**
 * The exact bytes of an event that are signed, stored and travel: canonical JSON of v, caseId, seq, at, actor,
 * commandId and data. The type is not in the body, it is signed beside it (`eventPreimage`). Case and number are in it,
 * so that an event cannot be planted in another case or at another place.
 * @throws on an event that `parseEvent` would refuse (a text too long, half a surrogate pair, an impossible date): what
 * is signed must be readable for ever. A defect of the caller, who validates what people and files hand in.
 */
export const encodeEventBody = (event: CaseEvent): Uint8Array => {
  assert(isWellFormed(event), `an event of the shape of ${event.type}`)
  return encodeBody(event)
}

/** The same bytes for an event of another log, whose own guard has been asked. */
export const encodeBody = (event: EventHead & { readonly data: unknown }): Uint8Array => {
  const { caseId, seq, at, actor, commandId, office } = event
  const { personId, name, role, certificateSha256, delegation } = actor
  return canonicalBytes({
    v: EVENT_BODY_VERSION,
    caseId,
    seq,
    at,
    actor: {
      ...{ personId, name, role, certificateSha256 },
      ...(delegation === undefined ? {} : { delegation: { ...delegation } }),
    },
    commandId,
    ...(office === undefined ? {} : { office: { ...office } }),
    data: event.data as Canonical, // plain values, as the guard of its log has found
  })
}
