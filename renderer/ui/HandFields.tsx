import { useId } from 'react'
import { Input } from 'antd'
import type { Role } from '#shared/domain/case/roles.ts'
import { HAND } from '../i18n/second-hand.ts'
import { COMMON } from '../i18n/words.ts'

/** Somebody who signs without having signed in, as far as it was typed. */
export interface HandDraft {
  readonly personId: string
  readonly password: string
}
export const NOBODY: HandDraft = { personId: '', password: '' }

/** One line that is typed, hidden where it is `masked`. */
export const SecretField = ({
  label,
  value,
  onChange,
  masked = false,
  placeholder,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly masked?: boolean
  readonly placeholder?: string
}) => {
  const id = useId()
  const common = { id, value, maxLength: 200, autoComplete: 'off', spellCheck: false, placeholder } as const
  const typed = (event: { readonly target: { readonly value: string } }): void => {
    onChange(event.target.value)
  }
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      {masked ? <Input.Password {...common} onChange={typed} /> : <Input {...common} onChange={typed} />}
    </div>
  )
}

/** Who, and their own password. */
export const HandFields = ({
  legend,
  people,
  hand: { personId, password },
  onChange,
}: {
  readonly legend: string
  readonly people: readonly { readonly personId: string; readonly name: string; readonly roles: readonly Role[] }[]
  readonly hand: HandDraft
  readonly onChange: (change: Partial<HandDraft>) => void
}) => {
  const id = useId()
  return (
    <fieldset className="restore-hand">
      <legend>{legend}</legend>
      <div className="field">
        <label htmlFor={id} className="field-label">
          {HAND.person}
        </label>
        <select
          id={id}
          value={personId}
          onChange={(event) => {
            onChange({ personId: event.target.value })
          }}
        >
          <option value="">{HAND.choose}</option>
          {people.map((person) => (
            <option key={person.personId} value={person.personId}>
              {`${person.name}（${COMMON.joinRoles(person.roles)}）`}
            </option>
          ))}
        </select>
      </div>
      <SecretField
        label={HAND.password}
        value={password}
        masked
        onChange={(value) => {
          onChange({ password: value })
        }}
      />
    </fieldset>
  )
}
