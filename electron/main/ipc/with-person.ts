import { recordReading } from '../usecase/audit/record-access.ts'
import type { SessionHolder } from '../usecase/session/session.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../usecase/workstation.ts'

type Handle<I, T> = (person: Unlocked, input: I) => Promise<Outcome<T>> | Outcome<T>

/** Makes a handler of what needs the person who has unlocked; refuses identity.locked. */
export type WithPerson = <I, T>(handle: Handle<I, T>) => (input: I) => Promise<Outcome<T>>

/** The same for what shows the text of a case: recorded before the answer goes out, once a session and case. */
export type Reading = <I extends { readonly caseId: string }, T>(
  handle: Handle<I, T>,
) => (input: I) => Promise<Outcome<T>>

/**
 * The router has asked for the session before; the person may still leave while the handler waits. Then the store is
 * closed under it, and whoever has left gets no answer: it would reach the next person's window. What was recorded
 * before stays recorded.
 */
export const createWithPerson =
  (session: SessionHolder): WithPerson =>
  (handle) =>
  async (input) => {
    const person = session.current()
    if (person === null) return refuse('identity.locked')
    // Another key of the same person (换发证书) is no leaving: the store is the same, and each entry opens its own.
    const hasLeft = (): boolean => session.current()?.store !== person.store
    try {
      const outcome = await handle(person, input)
      return hasLeft() ? refuse('identity.locked') : outcome
    } catch (error) {
      if (hasLeft()) return refuse('identity.locked')
      throw error
    }
  }

/** Refuses what `recordReading` refuses, and then shows nothing. */
export const createReading =
  (workstation: Workstation, unlocked: WithPerson): Reading =>
  (handle) =>
    unlocked(async (person, input) => {
      const shown = await handle(person, input)
      const recorded = shown.ok ? await recordReading(workstation, person, input.caseId) : shown
      return recorded.ok ? shown : recorded
    })
