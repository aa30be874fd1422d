import { ofTypesIn } from '#shared/lib/typed.ts'
import {
  calendarDate,
  closed,
  closedWith,
  flag,
  integer,
  list,
  nullable,
  oneOf,
  sha256Hex,
  text,
  type Guard,
} from '#shared/lib/guard.ts'
import { MAX_COUNT } from '../../deadline/working-day.ts'
import { isEnforcement, isObjection } from '../enforcement/enforcement-shape.ts'
import {
  BASIS_CODES,
  CHANNELS_OF_DISCLOSURE,
  CONSULTATION_OUTCOMES,
  ORIGINS,
  REVIEW_RESULTS,
  SCOPES,
  THIRD_PARTY_GROUNDS,
  type DisclosureEventData,
  type DisclosureEventType,
} from './disclosure-events.ts'

const remark = text(4000)
const name = text(300)
const MAX_RECORDS = 100
const MAX_ITEMS = 101

const mode = oneOf(['proactive', 'onRequest', 'withheld'])
const file = nullable(closed({ fileName: name, format: name, sizeBytes: integer(0, 2 ** 40), sha256: sha256Hex }))
const answer = closed({ answer: oneOf(['no', 'yes']), note: remark })
const answers = closed({
  stateSecret: answer,
  prohibited: answer,
  safety: answer,
  thirdParty: answer,
  personnel: answer,
  logistics: answer,
  workflow: answer,
  discussion: answer,
  processDraft: answer,
  negotiation: answer,
  instruction: answer,
  caseFile: answer,
})

const postingMinimum = closed({
  rule: text(40, /\S/),
  count: integer(1, MAX_COUNT),
  unit: oneOf(['workingDay', 'naturalDay']),
  general: flag,
  basis: text(300, /\S/),
  earliest: calendarDate,
  reason: remark,
})

/** The closed shapes of `DisclosureEventData`, part of those of `event-shape.ts`. */
export const DISCLOSURE_SHAPES: { readonly [T in DisclosureEventType]: Guard<DisclosureEventData[T]> } = {
  DisclosureDetermined: closedWith(
    {
      contentHash: sha256Hex,
      mode,
      basisCode: oneOf(BASIS_CODES),
      basis: remark,
      reason: remark,
      origin: oneOf(ORIGINS),
      joint: nullable(closed({ organs: name, leads: flag })),
      forwarded: nullable(mode),
      items: list(closed({ itemHash: sha256Hex, answers }), MAX_ITEMS),
      thirdParties: list(
        closedWith(
          { name, matter: remark, ground: oneOf(THIRD_PARTY_GROUNDS), file, decidedBy: name, reason: remark },
          { objection: isObjection },
        ),
        MAX_RECORDS,
      ),
      concernsOthers: flag,
      consultations: list(
        closed({
          organ: name,
          consultedOn: calendarDate,
          means: name,
          file,
          outcome: oneOf(CONSULTATION_OUTCOMES),
          note: remark,
        }),
        MAX_RECORDS,
      ),
      needsApproval: flag,
      approval: nullable(closed({ authority: name, documentNumber: name, approvedOn: calendarDate })),
      scope: oneOf(SCOPES),
      scopeNote: remark,
      channels: list(oneOf(CHANNELS_OF_DISCLOSURE), CHANNELS_OF_DISCLOSURE.length),
      posting: nullable(closed({ from: calendarDate, until: calendarDate })),
    },
    {
      entry: closed({ version: name, item: name, matter: remark }),
      postingMinimum: nullable(postingMinimum),
      enforcement: nullable(isEnforcement),
    },
  ),
  CaseConcluded: closed({ contentHash: sha256Hex, mode: oneOf(['onRequest', 'withheld']), nextReviewOn: calendarDate }),
  NonDisclosureReviewed: closed({
    contentHash: sha256Hex,
    result: oneOf(REVIEW_RESULTS),
    reason: remark,
    nextReviewOn: nullable(calendarDate),
  }),
}

export const isDisclosureEvent = ofTypesIn(DISCLOSURE_SHAPES)
