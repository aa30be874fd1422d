import type { z } from 'zod'
import { channels, type Channel, type ChannelName } from '#shared/contract/channels.ts'
import { COMMON_REFUSALS } from '#shared/contract/refusals.ts'
import type { ErrorCode, Reply, WireError } from '#shared/contract/errors.ts'
import { assert } from '#shared/lib/result.ts'
import type { Outcome } from '../usecase/workstation.ts'

/** One handler for each channel of the contract; a missing one does not compile. */
export type Handlers = {
  readonly [C in ChannelName]: (
    input: z.output<(typeof channels)[C]['input']>,
  ) => Promise<Outcome<z.output<(typeof channels)[C]['output']>>> | Outcome<z.output<(typeof channels)[C]['output']>>
}

/** What the router is composed of. */
export interface RouterParts {
  readonly handlers: Handlers
  /** Roles of the person who has unlocked, null while locked. Asked anew at each call. */
  readonly currentRoles: () => readonly string[] | null
  /** Records a fault or defect and gives what the window may know of it. */
  readonly toWireError: (error: unknown, channel: string) => WireError
  /** True once for an act whose password was given (`session.confirm`). */
  readonly takeConfirmation: (channel: string, commandId: string) => boolean
  /** Why this person may do nothing but what is of the session itself; null when nothing keeps them. */
  readonly hindrance: () => ErrorCode | null
  /** Called for every accepted call that a person makes: keeps the idle lock away. */
  readonly onActivity: () => void
}

/** A reply that says why not. */
const failure = (error: WireError): Reply<never> => ({ ok: false, error })

/** The name of the act; every channel that is confirmed has one. */
const commandIdOf = (input: unknown): string =>
  typeof input === 'object' && input !== null && 'commandId' in input ? String(input.commandId) : ''

/**
 * What the page sends again and again by itself while a disk takes nothing: whoever types is told of by the window, and a desk that
 * was left with a draft that cannot be saved must be locked like any other.
 */
const SENT_BY_ITSELF: readonly ChannelName[] = ['draft.save', 'redaction.save']

/** A refusal that the contract does not name is a defect: the window might have no sentence for it. */
const assertDeclared = (channel: Channel, name: ChannelName, code: ErrorCode): void => {
  const declared = COMMON_REFUSALS.includes(code) || channel.refusals.includes(code)
  assert(declared, `${name} answers only with declared codes, not ${code}`)
}

/**
 * Name, session, role, input, confirmation, handler, output: in this order, for every channel, with a coded reply for each way
 * to fail. The sender was checked before (router.ts).
 * Free of Electron, so that the contract tests call this very function.
 */
export const route = async (parts: RouterParts, name: unknown, input: unknown): Promise<Reply<unknown>> => {
  if (typeof name !== 'string' || !Object.hasOwn(channels, name)) return failure({ code: 'contract.invalidInput' })
  const channelName = name as ChannelName // just proven to be a key of the table
  try {
    return await answered(parts, channelName, input)
  } catch (error) {
    return failure(parts.toWireError(error, channelName))
  }
}

/** Who may ask is read from the store as well: a disk that fails does so at any of these lines. */
const answered = async (parts: RouterParts, name: ChannelName, input: unknown): Promise<Reply<unknown>> => {
  const channel: Channel = channels[name]
  if (channel.roles !== null) {
    const roles = parts.currentRoles()
    if (roles === null) return failure({ code: 'identity.locked' })
    if (channel.roles !== 'any' && !channel.roles.some((role) => roles.includes(role))) {
      return failure({ code: 'identity.wrongRole', detail: { role: channel.roles[0] ?? '' } })
    }
  }
  if (channel.roles !== null && !name.startsWith('session.')) {
    const code = parts.hindrance()
    if (code !== null) return failure({ code })
  }
  const parsed = channel.input.safeParse(input)
  if (!parsed.success) return failure({ code: 'contract.invalidInput' })
  if (!SENT_BY_ITSELF.includes(name)) parts.onActivity()
  if (channel.confirm === true && !parts.takeConfirmation(name, commandIdOf(parsed.data))) {
    return failure({ code: 'identity.confirmationNeeded' })
  }
  // The table ties each name to its own input and handler; the compiler cannot follow that through a variable.
  const handler = parts.handlers[name] as (input: unknown) => Promise<Outcome<unknown>> | Outcome<unknown>
  const outcome = await handler(parsed.data)
  if (!outcome.ok) {
    assertDeclared(channel, name, outcome.error.code)
    return failure(outcome.error)
  }
  return { ok: true, value: channel.output.parse(outcome.value) }
}
