import type { CaseEvent } from '#shared/domain/case/events.ts'

/** What people call a case by, as its own log tells it. */
export interface NamedCase {
  /** Of the last version in the log; '' before there is one. */
  readonly title: string
  /** 发文字号; '' before the release, or without one. */
  readonly number: string
  readonly registeredAt: string
  readonly registeredBy: string
}

/** The title of the last version that the log knows; undefined for a case without one. No text of a working copy is read. */
export const titleInLog = (events: readonly CaseEvent[]): string | undefined => {
  const titled = events.findLast((event) => event.type === 'DraftRegistered' || event.type === 'DraftRevised')
  return titled?.data.title
}

/** Null for no events. */
export const namedCase = (events: readonly CaseEvent[]): NamedCase | null => {
  const [first] = events
  if (first === undefined) return null
  const released = events.findLast((event) => event.type === 'CaseReleased')
  return {
    title: titleInLog(events)?.trim() ?? '',
    number: released?.data.documentNumber ?? '',
    registeredAt: first.at,
    registeredBy: first.actor.name,
  }
}
