import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

export type Session = Output<'session.status'>
export type LockedSession = Extract<Session, { state: 'locked' }>

export interface UnlockModel {
  readonly officeName: string
  readonly people: LockedSession['people']
  readonly personId: string
  readonly onChoose: (personId: string) => void
  readonly mode: 'unlock' | 'recover'
  readonly onMode: (mode: 'unlock' | 'recover') => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly onUnlock: (password: string) => void
  /** The recovery code lies with several people, of whom two must come. */
  readonly isShared: boolean
  readonly onRecover: (recoveryCode: string, secondCode: string, newPassword: string) => void
  readonly onEdit: () => void
  readonly onVerify: () => void
  readonly onRestore: () => void
  /** The logs run ahead of a clock that is right. */
  readonly onClock: () => void
}

/** The person chosen last on this screen is chosen first; nothing is stored. */
export const useUnlock = ({
  session,
  onUnlocked,
  onVerify,
  onRestore,
  onClock,
}: {
  readonly session: LockedSession
  readonly onUnlocked: (session: Session) => void
  readonly onVerify: () => void
  readonly onRestore: () => void
  readonly onClock: () => void
}): UnlockModel => {
  const [personId, setPersonId] = useState(session.people[0]?.personId ?? '')
  const [mode, setMode] = useState<'unlock' | 'recover'>('unlock')
  const unlock = useCommand('session.unlock')
  const recover = useCommand('session.recover')
  const dismiss = (): void => {
    unlock.dismiss()
    recover.dismiss()
  }
  return {
    officeName: session.officeName,
    people: session.people,
    personId,
    onChoose: (chosen) => {
      setPersonId(chosen)
      dismiss()
    },
    mode,
    onMode: (chosen) => {
      setMode(chosen)
      dismiss()
    },
    busy: unlock.busy || recover.busy,
    error: mode === 'unlock' ? unlock.error : recover.error,
    onUnlock: (password) => {
      void unlock.run({ personId, password }).then((reply) => {
        if (reply.ok) onUnlocked(reply.value)
      })
    },
    isShared: session.sharedRecovery === true,
    onRecover: (recoveryCode, secondCode, newPassword) => {
      void recover.run({ personId, recoveryCode, secondCode, newPassword }).then((reply) => {
        if (reply.ok) onUnlocked(reply.value)
      })
    },
    onEdit: dismiss,
    onVerify,
    onRestore,
    onClock,
  }
}
