import type { ReactNode } from 'react'
import { Button } from 'antd'
import { REGISTER } from '../../i18n/register.ts'
import type { RegisterModel } from './useRegister.ts'

const TEXT = REGISTER.entries

/** What each part of 登记 is given. */
export type Part = RegisterModel & {
  readonly entries: NonNullable<RegisterModel['entries']>
  readonly onVoid: (recordId: string) => void
}

/** The end of something that was entered. */
export interface EndingProps {
  readonly recordId: string
  readonly busy: boolean
  readonly onEntry: RegisterModel['onEntry']
}

export const Choice = <T extends string>({
  label,
  value,
  options,
  words,
  onChange,
}: {
  readonly label: string
  readonly value: T
  readonly options: readonly T[]
  readonly words: Readonly<Record<T, string>>
  readonly onChange: (value: T) => void
}) => (
  <label className="field">
    <span className="field-label">{label}</span>
    <select
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option === event.target.value)
        if (chosen !== undefined) onChange(chosen)
      }}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {words[option]}
        </option>
      ))}
    </select>
  </label>
)

export const Form = ({
  ready,
  busy,
  label,
  onSubmit,
  children,
}: {
  readonly ready: boolean
  readonly busy: boolean
  readonly label: string
  readonly onSubmit: () => void
  readonly children: ReactNode
}) => (
  <form
    onSubmit={(event) => {
      event.preventDefault()
      if (ready && !busy) onSubmit()
    }}
  >
    <div className="register-fields">
      {children}
      <div className="field">
        <Button htmlType="submit" disabled={!ready} loading={busy}>
          {label}
        </Button>
      </div>
    </div>
  </form>
)

export const Void = ({
  recordId,
  onVoid,
}: {
  readonly recordId: string
  readonly onVoid: (recordId: string) => void
}) => (
  <Button
    size="small"
    type="text"
    onClick={() => {
      onVoid(recordId)
    }}
  >
    {TEXT.void}
  </Button>
)
