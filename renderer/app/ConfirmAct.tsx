import { useEffect, useId, useState } from 'react'
import { Input } from 'antd'
import { onQuestion, type Question } from '../api/confirm.ts'
import { CONFIRM } from '../i18n/confirm.ts'
import { Dialog } from '../ui/dialog/Dialog.tsx'
import { Failure } from '../ui/feedback/Failure.tsx'
import type { WireError } from '#shared/contract/errors.ts'

/** Asks for the person's password when an act needs it; nothing while none does. */
export const ConfirmAct = () => {
  const [question, setQuestion] = useState<Question | null>(null)
  useEffect(() => onQuestion(setQuestion), [])
  return question === null ? null : <PasswordDialog question={question} />
}

const PasswordDialog = ({ question }: { readonly question: Question }) => {
  const id = useId()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<WireError | null>(null)
  const confirm = async (): Promise<void> => {
    setBusy(true)
    const refused = await question.attempt(password)
    if (refused === null) return
    setBusy(false)
    setPassword('')
    setError(refused.error)
  }
  return (
    <Dialog
      title={CONFIRM.title}
      confirmLabel={CONFIRM.confirm}
      busy={busy}
      disabled={password === ''}
      onConfirm={() => void confirm()}
      onClose={question.onClose}
    >
      <p>{CONFIRM.advice}</p>
      <Failure error={error} />
      <div className="field">
        <label htmlFor={id} className="field-label">
          {CONFIRM.password}
        </label>
        <Input.Password
          id={id}
          autoFocus
          autoComplete="off"
          maxLength={200}
          value={password}
          visibilityToggle={false}
          onChange={(event) => {
            setPassword(event.target.value)
          }}
        />
      </div>
    </Dialog>
  )
}
