import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { ACCOUNT } from '../../i18n/account.ts'
import { DUE_NOTICE } from '../../i18n/people.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

type Session = Extract<Output<'session.status'>, { state: 'unlocked' }>

export interface AccountProps {
  readonly session: Session
  readonly onDone: (message: string) => void
  /** The session has another certificate, or a password of its own, from now on. */
  readonly onChanged: () => void
}

export interface AccountModel {
  readonly session: Session
  readonly asking: AccountAsking
  readonly onAsk: (asking: AccountAsking) => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly onChange: (password: string, newPassword: string) => void
  readonly onRenew: (password: string) => void
}

/** Which of the two the person is asked for. */
export type AccountAsking = 'password' | 'renew' | null

/** The person at the desk, and a new password for their key. */
export const useAccount = ({ session, onDone, onChanged }: AccountProps): AccountModel => {
  const { standing } = session.password
  const [asking, setAsking] = useState<AccountAsking>(
    // Nothing else can be done before: the form is there at once.
    standing === 'initial' || standing === 'expired' ? 'password' : null,
  )
  const change = useCommand('session.changePassword')
  const renew = useCommand('session.renewKey')
  return {
    session,
    asking,
    onAsk: (ask) => {
      change.dismiss()
      renew.dismiss()
      setAsking(ask)
    },
    busy: change.busy || renew.busy,
    error: change.error ?? renew.error,
    onChange: (password, newPassword) => {
      void change.run({ password, newPassword }).then((reply) => {
        if (!reply.ok) return
        setAsking(null)
        onDone(ACCOUNT.done)
        onChanged()
      })
    },
    onRenew: (password) => {
      void renew.run({ password }).then((reply) => {
        if (!reply.ok) return
        setAsking(null)
        onDone(DUE_NOTICE.renewed)
        onChanged()
      })
    },
  }
}
