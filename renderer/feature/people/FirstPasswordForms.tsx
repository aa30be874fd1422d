import { useId, useState } from 'react'
import { Input, Select } from 'antd'
import { isStrongPassword } from '#shared/domain/identity/password-rule.ts'
import { PEOPLE } from '../../i18n/people.ts'
import { SETUP } from '../../i18n/setup.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { SecretField } from '../../ui/field/SecretField.tsx'
import { useField } from '../../ui/form/use-field.ts'
import type { PeopleModel } from './usePeople.ts'

/** What every dialog over the list of people is given. */
export type Common = Pick<PeopleModel, 'busy' | 'error'> & { readonly onClose: () => void }

/** A new person, with a first password that is told to them. */
export const AddForm = ({
  busy,
  error,
  onClose,
  onAdd,
  departments,
}: Common & Pick<PeopleModel, 'onAdd' | 'departments'>) => {
  const [name, setName] = useField('name', '')
  const [department, setDepartment] = useField<string | null>('department', null)
  const [pair, setPair] = useState(EMPTY_PAIR)
  const id = useId()
  return (
    <Dialog
      title={PEOPLE.addHeading}
      confirmLabel={PEOPLE.add}
      busy={busy}
      disabled={name.trim() === '' || !isReady(pair)}
      onClose={onClose}
      onConfirm={() => {
        onAdd(name.trim(), pair.password, department)
      }}
    >
      <p className="soft">{PEOPLE.addHint}</p>
      <div className="field">
        <label htmlFor={id} className="field-label">
          {PEOPLE.name}
        </label>
        <Input
          id={id}
          value={name}
          maxLength={30}
          onChange={(event) => {
            setName(event.target.value)
          }}
        />
      </div>
      {departments.length > 0 && (
        <div className="field">
          <label htmlFor={`${id}-department`} className="field-label">
            {PEOPLE.department}
          </label>
          <Select<string>
            id={`${id}-department`}
            className="people-select"
            // A dialog lies over everything that hangs from the page.
            getPopupContainer={(element: HTMLElement) => element.closest('dialog') ?? element}
            value={department ?? ''}
            options={[
              { value: '', label: PEOPLE.noDepartment },
              ...departments.map(({ departmentId, name: label }) => ({ value: departmentId, label })),
            ]}
            onChange={(value) => {
              setDepartment(value === '' ? null : value)
            }}
          />
        </div>
      )}
      <PasswordPair pair={pair} onPair={setPair} />
      <Failure error={error} />
    </Dialog>
  )
}

interface Pair {
  readonly password: string
  readonly again: string
}
const EMPTY_PAIR: Pair = { password: '', again: '' }
const isReady = ({ password, again }: Pair): boolean => isStrongPassword(password) && password === again

const PasswordPair = ({ pair, onPair }: { readonly pair: Pair; readonly onPair: (pair: Pair) => void }) => {
  const { password, again } = pair
  return (
    <>
      <SecretField
        label={PEOPLE.firstPassword}
        value={password}
        onChange={(next) => {
          onPair({ ...pair, password: next })
        }}
      />
      <p className="soft">
        {PEOPLE.firstPasswordHint}
        {SETUP.passwordHint}
      </p>
      <SecretField
        label={PEOPLE.again}
        value={again}
        onChange={(next) => {
          onPair({ ...pair, again: next })
        }}
      />
      {again !== '' && again !== password && (
        <p className="gate-hint" role="status">
          {PEOPLE.differ}
        </p>
      )}
    </>
  )
}

/** 重设: another first password for somebody who forgot theirs. */
export const PasswordForm = ({
  title,
  busy,
  error,
  onClose,
  onConfirm,
}: Common & { readonly title: string; readonly onConfirm: (password: string) => void }) => {
  const [pair, setPair] = useState(EMPTY_PAIR)
  return (
    <Dialog
      title={title}
      confirmLabel={PEOPLE.confirm}
      busy={busy}
      disabled={!isReady(pair)}
      onClose={onClose}
      onConfirm={() => {
        onConfirm(pair.password)
      }}
    >
      <p className="soft">{PEOPLE.resetHint}</p>
      <PasswordPair pair={pair} onPair={setPair} />
      <Failure error={error} />
    </Dialog>
  )
}
