import { useId, useState } from 'react'
import { Button, Input } from 'antd'
import { isStrongPassword } from '#shared/domain/identity/password-rule.ts'
import { ACCOUNT } from '../../i18n/account.ts'
import { dateText } from '../../i18n/date.ts'
import { SETUP } from '../../i18n/setup.ts'
import { COMMON } from '../../i18n/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
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
          onAsk(true)
        }}
      >
        {ACCOUNT.open}
      </Button>
      {asking && <PasswordDialog {...model} />}
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
        onAsk(false)
      }}
      onConfirm={() => {
        onChange(password, newPassword)
      }}
    >
      <PasswordField label={ACCOUNT.password} value={password} onChange={setPassword} />
      <PasswordField label={ACCOUNT.newPassword} value={newPassword} onChange={setNewPassword} />
      <p className="soft">{SETUP.passwordHint}</p>
      <PasswordField label={ACCOUNT.again} value={again} onChange={setAgain} />
      {again !== '' && again !== newPassword && (
        <p className="gate-hint" role="status">
          {ACCOUNT.differ}
        </p>
      )}
      <Failure error={error} />
    </Dialog>
  )
}

interface PasswordFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

const PasswordField = ({ label, value, onChange }: PasswordFieldProps) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <Input.Password
        id={id}
        value={value}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
    </div>
  )
}
