import { archiveText as words } from '#resources/text/archive.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import type { HoldEventData, HoldEventType } from '#shared/domain/case/custody/hold-events.ts'

type HoldEvent = Extract<CaseEvent, { readonly type: HoldEventType }>

/** What was placed under the name that this fact has. */
const placedOf = ({ data }: HoldEvent, events: readonly CaseEvent[]): HoldEventData['HoldPlaced'] | null =>
  events.flatMap((one) =>
    (one.type === 'HoldPlaced' || one.type === 'HoldRepeated') && one.data.holdId === data.holdId ? [one.data] : [],
  )[0] ?? null

/** The values of the timeline's sentence. */
export const holdDetail = (event: HoldEvent, events: readonly CaseEvent[]): Readonly<Record<string, string>> => {
  const placed = placedOf(event, events)
  const { documentNumber, reason } = event.data
  return {
    kind: placed?.kind ?? '',
    authority: placed?.authority ?? '',
    date: placed?.orderedOn ?? '',
    placedNumber: placed?.documentNumber ?? '',
    number: documentNumber,
    ...(event.type === 'HoldRepeated' ? { placedBy: event.data.placedBy, placedAt: event.data.placedAt } : {}),
    reason,
  }
}

/** The same as one line and a remark, for the history in an archive package. */
export const holdFact = (
  event: HoldEvent,
  events: readonly CaseEvent[],
): { readonly what: string; readonly remark: string } => {
  const placed = placedOf(event, events)
  const { documentNumber, reason } = event.data
  const matter = placed === null ? '' : words.holds[placed.kind]
  if (event.type === 'HoldLifted')
    return { what: words.facts.lifted(matter, placed?.documentNumber ?? '', documentNumber), remark: reason }
  const tell = event.type === 'HoldPlaced' ? words.facts.held : words.facts.heldAgain
  return { what: tell(matter, event.data.authority, documentNumber, event.data.orderedOn), remark: reason }
}
