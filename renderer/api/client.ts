import type { Input, Output } from '#shared/contract/channels.ts'
import type { Reply, WireError } from '#shared/contract/errors.ts'
import type { ChannelName } from '#shared/contract/names.ts'
import { askForConfirmation } from './confirm.ts'

const DEFECT: WireError = { code: 'defect' }
const lockListeners = new Set<() => void>()

/** Told when the session is found locked, by push or by a refusal. */
export const onLocked = (listener: () => void): (() => void) => {
  lockListeners.add(listener)
  const stop = window.mingjian.on('locked', listener)
  return () => {
    lockListeners.delete(listener)
    stop()
  }
}

/** Sends a call; when the act needs the password, asks the person for it and sends the same once more. */
const callOnce = async <C extends ChannelName>(name: C, input: Input<C>): Promise<Reply<unknown>> => {
  const reply = await window.mingjian.call(name, input)
  const isUnconfirmed = !reply.ok && reply.error.code === 'identity.confirmationNeeded'
  if (!isUnconfirmed || !('commandId' in input)) return reply
  const { commandId } = input
  const confirmed = await askForConfirmation((password) =>
    window.mingjian.call('session.confirm', { password, channel: name, commandId }),
  )
  return confirmed ? window.mingjian.call(name, input) : reply
}

/** Asks the main process. Never rejects: a broken bridge is answered as a defect. */
export const call = async <C extends ChannelName>(name: C, input: Input<C>): Promise<Reply<Output<C>>> => {
  try {
    // The main process has parsed the value with this channel's output schema.
    const reply = (await callOnce(name, input)) as Reply<Output<C>>
    if (!reply.ok && reply.error.code === 'identity.locked') for (const listener of lockListeners) listener()
    return reply
  } catch {
    return { ok: false, error: DEFECT }
  }
}
