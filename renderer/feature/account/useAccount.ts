import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { ACCOUNT } from '../../i18n/account.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

type Session = Extract<Output<'session.status'>, { state: 'unlocked' }>

export interface AccountProps {
  readonly session: Session
  readonly onDone: (message: string) => void
}

export interface AccountModel {
  readonly session: Session
  readonly asking: boolean
  readonly onAsk: (asking: boolean) => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly onChange: (password: string, newPassword: string) => void
}

/** The person at the desk, and a new password for their key. */
export const useAccount = ({ session, onDone }: AccountProps): AccountModel => {
  const [asking, setAsking] = useState(false)
  const change = useCommand('session.changePassword')
  return {
    session,
    asking,
    onAsk: (ask) => {
      change.dismiss()
      setAsking(ask)
    },
    busy: change.busy,
    error: change.error,
    onChange: (password, newPassword) => {
      void change.run({ password, newPassword }).then((reply) => {
        if (!reply.ok) return
        setAsking(false)
        onDone(ACCOUNT.done)
      })
    },
  }
}
