import { Input } from 'antd'
import { COMMON } from '../../i18n/words.ts'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'number' | 'datetime-local'
  /** In UTF-16 units, as the contract counts. */
  readonly maxLength?: number
  readonly required?: boolean
  /** What the label says beside itself. */
  readonly hint?: string
  readonly placeholder?: string
  /** The latest time that may be chosen. */
  readonly max?: string
}

/** A labelled line: a name, a number, a point in time, a printed code. Never completed by the page. */
export const TextField = (props: TextFieldProps) => {
  const { label, value, onChange, type = 'text', maxLength = 200, required = false, hint, placeholder, max } = props
  return (
    <label className="field">
      <span className="field-label">
        {label}
        {required && <span className="field-required">{COMMON.required}</span>}
        {hint !== undefined && <span className="field-required">{hint}</span>}
      </span>
      <Input
        type={type}
        value={value}
        maxLength={maxLength}
        required={required}
        autoComplete="off"
        spellCheck={false}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(max === undefined ? {} : { max })}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
    </label>
  )
}
