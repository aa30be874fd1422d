import { useCallback, useRef, useState } from 'react'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { Reply, WireError } from '#shared/contract/errors.ts'
import type { ChannelName } from '#shared/contract/names.ts'
import { call } from './client.ts'

type CommandInput<C extends ChannelName> =
  Input<C> extends { commandId: string } ? Omit<Input<C>, 'commandId'> : Input<C>

export interface Command<C extends ChannelName> {
  readonly run: (input: CommandInput<C>) => Promise<Reply<Output<C>>>
  readonly busy: boolean
  /** The name of the act that was sent last: its progress is pushed under it, and it is cancelled by it. */
  readonly commandId: string
  /** Why the last attempt failed, until the next one or `dismiss`. */
  readonly error: WireError | null
  readonly dismiss: () => void
}

/** Channels whose input carries a commandId; a test holds this list against the contract, which the page does not load. */
export const NAMED: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'case.register',
  'people.add',
  'people.proposeRoles',
  'people.disable',
  'people.renewCertificate',
  'people.proposeReset',
  'people.confirm',
  'people.decline',
  'people.confirmReset',
  'people.setRules',
  'recovery.confirm',
  'recovery.acknowledge',
  'department.propose',
  'approvalChain.propose',
  'delegation.record',
  'delegation.end',
  'handling.reassign',
  'handling.urge',
  'handling.escalate',
  'lexicon.propose',
  'lexicon.confirm',
  'lexicon.decline',
  'scan.setLimits',
  'calendar.adopt',
  'calendar.confirm',
  'calendar.decline',
  'calendar.setLocal',
  'calendar.trust',
  'calendar.distrust',
  'basicCatalogue.propose',
  'basicCatalogue.confirm',
  'basicCatalogue.decline',
  'guide.issue',
  'takeDown.set',
  'leak.notice',
  'leak.measure',
  'leak.report',
  'leak.close',
  'deadline.set',
  'decision.setKind',
  'decision.setStep',
  'evidence.add',
  'evidence.void',
  'change.setTerm',
  'change.declare',
  'disclosure.set',
  'disclosure.determine',
  'disclosure.conclude',
  'disclosure.review',
  'release.answerGate',
  'case.submit',
  'case.withdraw',
  'case.passDepartment',
  'case.passDeputy',
  'case.approveFinal',
  'case.return',
  'case.passStep',
  'case.recordDiscussion',
  'case.skipStep',
  'case.takeBack',
  'hit.dispose',
  'secrecy.conclude',
  'secrecy.referral',
  'remark.make',
  'remark.answer',
  'remark.settle',
  'suggestion.make',
  'suggestion.decide',
  'release.build',
  'archive.export',
  'archive.setRules',
  'archive.adoptTable',
  'archive.file',
  'archive.proposeDisposal',
  'archive.decideDisposal',
  'hold.place',
  'hold.lift',
  'archive.exportBatch',
  'archive.recordExtension',
  'archive.confirmExtension',
  'archive.withdrawExtension',
  'archive.prepareHandover',
  'archive.receiveHandover',
  'archive.withdrawHandover',
  'sealing.approveSeal',
  'sealing.setTimestamp',
  'backup.schedule',
  'register.record',
  'register.deliver',
  'register.setCode',
  'backup.renewRecovery',
  'publication.set',
  'key.useOffice',
  'key.importFile',
  'key.useToken',
  'key.setHands',
  'release.extend',
  'release.compare',
])

/** What a person types to prove who they are. It is sent and forgotten: an act is the same act with another password. */
const SECRET: ReadonlySet<string> = new Set(['pin', 'password', 'newPassword'])

/** What makes an attempt the same attempt, without what must not be kept. */
export const sameness = (input: object): string =>
  JSON.stringify(input, (key, value: unknown) => (SECRET.has(key) ? undefined : value))

/**
 * A command of the person. The same input sent again after a failure keeps its commandId, so that a resend of something
 * that was recorded after all does nothing.
 */
export const useCommand = <C extends ChannelName>(name: C): Command<C> => {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<WireError | null>(null)
  const attempt = useRef({ input: '', commandId: '' })
  const [sent, setSent] = useState('')
  const run = useCallback(
    async (input: CommandInput<C>) => {
      // Of a call that has no name of its own nothing is remembered.
      const text = NAMED.has(name) ? sameness(input) : ''
      if (text === '' || attempt.current.input !== text)
        attempt.current = { input: text, commandId: crypto.randomUUID() }
      const { commandId } = attempt.current
      setSent(commandId)
      setBusy(true)
      setError(null)
      // CommandInput is Input without the commandId that is added here.
      const reply = await call(name, (NAMED.has(name) ? { ...input, commandId } : input) as Input<C>)
      if (reply.ok) attempt.current = { input: '', commandId: '' }
      setBusy(false)
      setError(reply.ok ? null : reply.error)
      return reply
    },
    [name],
  )
  const dismiss = useCallback(() => {
    setError(null)
  }, [])
  return { run, busy, commandId: sent, error, dismiss }
}
