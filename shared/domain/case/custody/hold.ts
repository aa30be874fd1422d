import { askedBy, type AskedBy } from '../asked-by.ts'
import { ofTypesIn } from '#shared/lib/typed.ts'
import { calendarDate, closed, identifier, oneOf, sha256Hex, text, timestamp, type Guard } from '#shared/lib/guard.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { beijingDateOf } from '../../deadline/date.ts'
import type { CaseEvent, NewEvent } from '../events.ts'
import type { DecideContext } from '../authority/may-review.ts'
import { refuse, type CaseRefusal } from '../refusals.ts'
import { REPEAT_ROLES, type Role } from '../roles.ts'
import type { CaseState, Hold } from '../state.ts'
import { HOLD_KINDS, type HoldEventData, type HoldEventType } from './hold-events.ts'
type HoldEvent = Extract<CaseEvent, { readonly type: HoldEventType }>

const said = text(300, /\S/)
const remark = text(4000, /\S/)

const PLACED = {
  holdId: identifier,
  kind: oneOf(HOLD_KINDS),
  authority: said,
  documentNumber: said,
  orderedOn: calendarDate,
  reason: remark,
}

/** The closed shapes of `HoldEventData`, part of those of `event-shape.ts`. */
export const HOLD_SHAPES: { readonly [T in HoldEventType]: Guard<HoldEventData[T]> } = {
  HoldPlaced: closed(PLACED),
  HoldLifted: closed({ holdId: identifier, documentNumber: said, reason: remark }),
  HoldRepeated: closed({
    ...PLACED,
    placedAt: timestamp,
    placedById: identifier,
    placedBy: text(300, /\S/),
    recordHash: sha256Hex,
  }),
}

export const isHoldEvent = ofTypesIn(HOLD_SHAPES)

export const NO_HOLDS: readonly Hold[] = []

/** Total and without checks, as `evolve`. */
export const holdsAfter = (holds: readonly Hold[], { type, data, at, actor }: HoldEvent): readonly Hold[] => {
  switch (type) {
    case 'HoldPlaced':
      return [...holds, { ...data, at, personId: actor.personId, personName: actor.name }]
    case 'HoldLifted':
      return holds.filter(({ holdId }) => holdId !== data.holdId)
    case 'HoldRepeated': {
      const { placedAt, placedById, placedBy, recordHash: _, ...placed } = data
      return [...holds, { ...placed, at: placedAt, personId: placedById, personName: placedBy }]
    }
  }
}

/** Which command asks for each fact. */
const HOLD_ACTS = {
  HoldPlaced: 'placeHold',
  HoldLifted: 'liftHold',
  HoldRepeated: 'repeatHold',
} as const satisfies Readonly<Record<HoldEventType, string>>
export type HoldCommand = AskedBy<HoldEventData, typeof HOLD_ACTS> & { readonly role: Role }

/**
 * Who is told first that a matter is under way: 档案员 who keeps the file, 政务公开工作机构 that answers for disclosure (条例 Art. 4),
 * 合法性审核人员 who defend the office. Each alone: to hold harms nothing, and may not wait for a second hand (design).
 */
export const HOLD_ROLES: readonly Role[] = ['archivist', 'disclosureOfficer', 'legalReviewer']
/** The same and the leaders; but nobody lifts what they placed themselves: from then on the file may be destroyed (design). */
export const LIFT_ROLES: readonly Role[] = [...HOLD_ROLES, 'deputyLeader', 'principalLeader']

/** What the person must have asked for. */
export const holdCommandOf = (event: HoldEvent): HoldCommand => ({
  role: event.actor.role,
  ...askedBy<HoldEventData, typeof HOLD_ACTS>(HOLD_ACTS, event),
})

/** Why nothing of this case may be destroyed now, by the hold that stands longest; null when nothing forbids it. */
export const heldRefusal = ({ holds: [first] }: Pick<CaseState, 'holds'>): CaseRefusal | null =>
  first === undefined
    ? null
    : {
        code: 'archive.held',
        detail: { kind: first.kind, authority: first.authority, number: first.documentNumber },
      }

/** One hold from its beginning to its end, for the register. Dates are of the Beijing calendar. */
export interface HoldStory extends Pick<Hold, 'kind' | 'authority' | 'documentNumber' | 'orderedOn'> {
  readonly placedOn: string
  readonly placedBy: string
  readonly lifted: { readonly on: string; readonly by: string; readonly documentNumber: string } | null
}

/** Every hold that the case was ever under, the oldest first. */
export const holdStories = (events: readonly CaseEvent[]): readonly HoldStory[] =>
  events.flatMap((event) => {
    if (event.type !== 'HoldPlaced' && event.type !== 'HoldRepeated') return []
    const { holdId, kind, authority, documentNumber, orderedOn } = event.data
    const end = events.find((one) => one.type === 'HoldLifted' && one.data.holdId === holdId && one.seq > event.seq)
    const lifted =
      end?.type === 'HoldLifted'
        ? { on: beijingDateOf(end.at), by: end.actor.name, documentNumber: end.data.documentNumber }
        : null
    const [placedAt, placedBy] =
      event.type === 'HoldPlaced' ? [event.at, event.actor.name] : [event.data.placedAt, event.data.placedBy]
    const placed = { placedOn: beijingDateOf(placedAt), placedBy }
    return [{ kind, authority, documentNumber, orderedOn, ...placed, lifted }]
  })

type Decision = Result<readonly NewEvent[], CaseRefusal>

/** May this person, in this role, hold the case now? A case is held wherever it stands; what was destroyed cannot be kept. */
export const mayPlaceHold = (state: CaseState, role: Role, { roles }: DecideContext): CaseRefusal | null => {
  if (!HOLD_ROLES.includes(role) || !roles.includes(role))
    return { code: 'identity.wrongRole', detail: { role: HOLD_ROLES[0] ?? '' } }
  return state.custody.destroyedAt === null ? null : { code: 'archive.destroyed' }
}

/** May this person, in this role, lift this hold now? */
export const mayLiftHold = (
  state: CaseState,
  role: Role,
  holdId: string,
  { roles, personId }: DecideContext,
): CaseRefusal | null => {
  if (!LIFT_ROLES.includes(role) || !roles.includes(role))
    return { code: 'identity.wrongRole', detail: { role: LIFT_ROLES[0] ?? '' } }
  const hold = state.holds.find((one) => one.holdId === holdId)
  if (hold === undefined) return { code: 'hold.unknown' }
  return hold.personId === personId ? { code: 'hold.secondHand' } : null
}

/** The same paper twice would have to be lifted twice. */
export const isHeldBy = (
  { holds }: Pick<CaseState, 'holds'>,
  { holdId, kind, documentNumber }: Pick<Hold, 'holdId' | 'kind' | 'documentNumber'>,
): boolean => holds.some((one) => one.holdId === holdId || (one.kind === kind && one.documentNumber === documentNumber))

/** By whoever restores: what was said when it was placed was asked then. */
const repeatHold = (
  state: CaseState,
  { type: _, role, ...data }: Extract<HoldCommand, { type: 'repeatHold' }>,
  { roles }: DecideContext,
): Decision => {
  if (!REPEAT_ROLES.includes(role) || !roles.includes(role)) return refuse('identity.wrongRole', { role })
  if (state.custody.destroyedAt !== null) return refuse('archive.destroyed')
  if (isHeldBy(state, data)) return refuse('hold.twice', { number: data.documentNumber })
  return ok([{ type: 'HoldRepeated', data }])
}

/** Placing and lifting a hold (政府信息公开条例 Art. 51; that it keeps the file is design). Pure, as `decide`. */
export const decideHold = (state: CaseState, command: HoldCommand, context: DecideContext): Decision => {
  if (command.type === 'repeatHold') return repeatHold(state, command, context)
  const documentNumber = command.documentNumber.trim()
  const reason = command.reason.trim()
  const { holdId } = command
  if (command.type === 'liftHold') {
    const refusal = mayLiftHold(state, command.role, holdId, context)
    if (refusal !== null) return err(refusal)
    if (documentNumber === '') return refuse('hold.paperRequired')
    if (reason === '') return refuse('case.reasonRequired')
    return ok([{ type: 'HoldLifted', data: { holdId, documentNumber, reason } }])
  }
  const refusal = mayPlaceHold(state, command.role, context)
  if (refusal !== null) return err(refusal)
  const { kind, orderedOn } = command
  const authority = command.authority.trim()
  if (authority === '' || documentNumber === '') return refuse('hold.paperRequired')
  if (reason === '') return refuse('case.reasonRequired')
  if (context.at !== undefined && orderedOn > beijingDateOf(context.at)) return refuse('hold.inFuture')
  if (isHeldBy(state, { holdId, kind, documentNumber })) return refuse('hold.twice', { number: documentNumber })
  return ok([{ type: 'HoldPlaced', data: { holdId, kind, authority, documentNumber, orderedOn, reason } }])
}
