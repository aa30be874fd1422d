import { useId } from 'react'
import { Input } from 'antd'
import { UNLOCK } from '../../i18n/unlock.ts'
import { useCapsLock } from './use-caps-lock.ts'

/** A labelled password or PIN: never completed by the page, and no longer than the contract takes. */
export const SecretField = ({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) => {
  const id = useId()
  const { locked, watch } = useCapsLock()
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
        onKeyDown={watch}
        onKeyUp={watch}
      />
      {locked && (
        <p className="gate-hint" role="status">
          {UNLOCK.capsLock}
        </p>
      )}
    </div>
  )
}
