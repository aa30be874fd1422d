import { useId } from 'react'
import type { Role } from '#shared/domain/case/roles.ts'
import { HAND } from '../../i18n/second-hand.ts'
import { COMMON } from '../../i18n/words.ts'
import { SecretField } from './SecretField.tsx'

/** Somebody who signs without having signed in, as far as it was typed. */
export interface HandDraft {
  readonly personId: string
  readonly password: string
}
export const NOBODY: HandDraft = { personId: '', password: '' }

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
        onChange={(value) => {
          onChange({ password: value })
        }}
      />
    </fieldset>
  )
}
