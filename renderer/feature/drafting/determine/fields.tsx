import { useId, type ReactNode } from 'react'
import { Input, Radio } from 'antd'
import { DETERMINE } from '../../../i18n/determine.ts'

/** One question on one line, its answers beside it; what an answer asks further stands below. */
export const Question = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="determine-line">
    <span className="determine-label">{label}</span>
    <div className="determine-answer">{children}</div>
  </div>
)

/** A question with a few answers in words. */
export const Choice = <T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: T | null
  readonly options: readonly (readonly [T, string])[]
  readonly onChange: (value: T) => void
}) => (
  <Question label={label}>
    <Radio.Group
      aria-label={label}
      value={value}
      options={options.map(([option, word]) => ({ value: option, label: word }))}
      onChange={(event) => {
        // The group's values are those of `options`.
        onChange(event.target.value as T)
      }}
    />
  </Question>
)

/** A question of yes and no. */
export const YesNo = ({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: boolean | null
  readonly onChange: (value: boolean) => void
}) => (
  <Choice
    label={label}
    value={value === null ? null : value ? 'yes' : 'no'}
    options={[
      ['no', DETERMINE.no],
      ['yes', DETERMINE.yes],
    ]}
    onChange={(answer) => {
      onChange(answer === 'yes')
    }}
  />
)

const NAME_MAX = 200

/** A line of text with its label. */
export const TextLine = ({
  label,
  value,
  onChange,
  type = 'text',
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'date'
}) => {
  const id = useId()
  return (
    <div className="determine-line">
      <label htmlFor={id} className="determine-label">
        {label}
      </label>
      <Input
        id={id}
        type={type}
        value={value}
        maxLength={NAME_MAX}
        className={type === 'date' ? 'determine-date' : 'determine-text'}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
    </div>
  )
}
