import { useState } from 'react'
import { Button } from 'antd'
import { isStrongPassword } from '#shared/domain/identity/password-rule.ts'
import { ACCOUNT } from '../../i18n/account.ts'
import { dateText } from '../../i18n/date.ts'
import { DUE_NOTICE } from '../../i18n/people.ts'
import { SETUP } from '../../i18n/setup.ts'
import { COMMON } from '../../i18n/words.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { SecretField } from '../../ui/field/SecretField.tsx'
import type { AccountModel } from './useAccount.ts'

export const AccountView = (model: AccountModel) => {
  const { session, asking, onAsk } = model
  const { person, certificateValidUntil } = session
  return (
    <>
      <span className="frame-person" title={ACCOUNT.certificateUntil(dateText(certificateValidUntil))}>
        <strong>{person.name}</strong>
        <span className="frame-roles">{COMMON.joinRoles(person.roles)}</span>
      </span>
      <Button
        type="text"
        onClick={() => {
          onAsk('password')
        }}
      >
        {ACCOUNT.open}
      </Button>
      {asking === 'password' && <PasswordDialog {...model} />}
      {asking === 'renew' && <RenewDialog {...model} />}
    </>
  )
}

const PasswordDialog = ({ busy, error, onAsk, onChange }: AccountModel) => {
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const [again, setAgain] = useState('')
  const ready = password !== '' && isStrongPassword(newPassword) && newPassword === again
  return (
    <Dialog
      title={ACCOUNT.heading}
      confirmLabel={ACCOUNT.confirm}
      busy={busy}
      disabled={!ready}
      onClose={() => {
        onAsk(null)
      }}
      onConfirm={() => {
        onChange(password, newPassword)
      }}
    >
      <SecretField label={ACCOUNT.password} value={password} onChange={setPassword} />
      <SecretField label={ACCOUNT.newPassword} value={newPassword} onChange={setNewPassword} />
      <p className="soft">{SETUP.passwordHint}</p>
      <SecretField label={ACCOUNT.again} value={again} onChange={setAgain} />
      {again !== '' && again !== newPassword && (
        <p className="gate-hint" role="status">
          {ACCOUNT.differ}
        </p>
      )}
      <Failure error={error} />
      <p>
        <Button
          type="link"
          className="account-renew"
          onClick={() => {
            onAsk('renew')
          }}
        >
          {DUE_NOTICE.renewHeading}
        </Button>
      </p>
    </Dialog>
  )
}

const RenewDialog = ({ busy, error, onAsk, onRenew }: AccountModel) => {
  const [password, setPassword] = useState('')
  return (
    <Dialog
      title={DUE_NOTICE.renewHeading}
      confirmLabel={DUE_NOTICE.renew}
      busy={busy}
      disabled={password === ''}
      onClose={() => {
        onAsk(null)
      }}
      onConfirm={() => {
        onRenew(password)
      }}
    >
      <p>{DUE_NOTICE.renewHint}</p>
      <SecretField label={ACCOUNT.password} value={password} onChange={setPassword} />
      <Failure error={error} />
    </Dialog>
  )
}

/** What the person's own password and certificate ask for; nothing while both are fine. */
export const OwnNotice = ({ session, onAsk }: Pick<AccountModel, 'session' | 'onAsk'>) => {
  const { standing, until } = session.password
  const ends = session.certificateEndsSoon
  if (standing === 'fine' && !ends) return null
  const text =
    standing === 'soon' ? DUE_NOTICE.soon(dateText(until)) : standing === 'fine' ? null : DUE_NOTICE[standing]
  return (
    <div className="own-notice" role="status">
      {text !== null && (
        <>
          <p>{text}</p>
          <Button
            size="small"
            onClick={() => {
              onAsk('password')
            }}
          >
            {DUE_NOTICE.change}
          </Button>
        </>
      )}
      {ends && (
        <>
          <p>{DUE_NOTICE.certificate(dateText(session.certificateValidUntil))}</p>
          <Button
            size="small"
            onClick={() => {
              onAsk('renew')
            }}
          >
            {DUE_NOTICE.renew}
          </Button>
        </>
      )}
    </div>
  )
}
