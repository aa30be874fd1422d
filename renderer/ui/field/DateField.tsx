import { Input } from 'antd'
import { COMMON } from '../../i18n/words.ts'

/** A labelled calendar date, YYYY-MM-DD or ''. */
export const DateField = ({
  label,
  value,
  onChange,
  required = false,
  min,
  max,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly required?: boolean
  readonly min?: string
  readonly max?: string
}) => (
  <label className="field">
    <span className="field-label">
      {label}
      {required && <span className="field-required">{COMMON.required}</span>}
    </span>
    <Input
      type="date"
      value={value}
      required={required}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      onChange={(event) => {
        onChange(event.target.value)
      }}
    />
  </label>
)
