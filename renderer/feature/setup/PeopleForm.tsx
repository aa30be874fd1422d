import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button, Checkbox, Input } from 'antd'
import { ROLES } from '#shared/domain/case/roles.ts'
import { ROLE_WORDS } from '../../i18n/words.ts'
import { SETUP } from '../../i18n/setup.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { passwordStrength, type PersonDraft, type PersonProblems } from './setup-model.ts'
import type { SetupModel } from './useSetup.ts'

export const PeopleForm = (model: SetupModel) => {
  const { officeName, people, problems, busy, error, attempts } = model
  const form = useRef<HTMLFormElement>(null)
  // After an attempt the keyboard stands in the first field that lacks something.
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('.setup-lacking input')?.focus()
  }, [attempts])
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        model.onCreate()
      }}
    >
      <fieldset className="setup-form" disabled={busy}>
        <Field label={SETUP.officeName} problem={problems?.officeName}>
          {(id) => (
            <Input
              id={id}
              value={officeName}
              maxLength={60}
              placeholder={SETUP.officeNameExample}
              onChange={(event) => {
                model.onOfficeName(event.target.value)
              }}
            />
          )}
        </Field>
        <h2>{SETUP.people}</h2>
        <p className="soft">{SETUP.peopleHint}</p>
        <p className="soft">{SETUP.passwordHint}</p>
        {people.map((person, index) => (
          <PersonFields
            key={person.key}
            person={person}
            index={index}
            problems={problems?.people[index] ?? {}}
            removable={people.length > 1}
            model={model}
          />
        ))}
        <Button onClick={model.onAddPerson} disabled={people.length >= 50}>
          {SETUP.addPerson}
        </Button>
        <div className="field setup-own">
          <Checkbox
            checked={model.ownPasswords}
            onChange={(event) => {
              model.onOwnPasswords(event.target.checked)
            }}
          >
            {SETUP.ownPasswords}
          </Checkbox>
          <p className="soft">{SETUP.ownPasswordsHint}</p>
        </div>
      </fieldset>
      {problems !== null && problems.office.length > 0 && (
        <ul className="failure" role="alert">
          {problems.office.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <Failure error={error} />
      <div className="gate-actions">
        <Button
          size="large"
          disabled={busy}
          onClick={() => {
            model.onStep('purpose')
          }}
        >
          {SETUP.previous}
        </Button>
        <Button type="primary" size="large" htmlType="submit" disabled={busy}>
          {busy ? SETUP.creating : SETUP.create}
        </Button>
      </div>
    </form>
  )
}

const Field = ({
  label,
  problem,
  children,
}: {
  readonly label: string
  readonly problem: string | undefined
  readonly children: (id: string) => ReactNode
}) => {
  const id = useId()
  return (
    <div className={`field${problem === undefined ? '' : ' setup-lacking'}`}>
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      {children(id)}
      {problem !== undefined && <p className="setup-problem">{problem}</p>}
    </div>
  )
}

interface PersonFieldsProps {
  readonly person: PersonDraft
  readonly index: number
  readonly problems: PersonProblems
  readonly removable: boolean
  readonly model: SetupModel
}

const PersonFields = ({ person, index, problems, removable, model }: PersonFieldsProps) => {
  const strength = passwordStrength(person.password)
  const change = (part: Partial<PersonDraft>): void => {
    model.onPerson(person.key, part)
  }
  return (
    <fieldset className="setup-person">
      <legend>{SETUP.person(index + 1)}</legend>
      <div className="setup-row">
        <Field label={SETUP.name} problem={problems.name}>
          {(id) => (
            <Input
              id={id}
              value={person.name}
              maxLength={30}
              autoComplete="off"
              onChange={(event) => {
                change({ name: event.target.value })
              }}
            />
          )}
        </Field>
        <Field label={SETUP.password} problem={problems.password}>
          {(id) => (
            <>
              <Input.Password
                id={id}
                value={person.password}
                maxLength={200}
                autoComplete="new-password"
                onChange={(event) => {
                  change({ password: event.target.value })
                }}
              />
              <span className={`setup-strength-${strength}`} role="status">
                {SETUP.strength[strength]}
              </span>
            </>
          )}
        </Field>
        <Field label={SETUP.passwordAgain} problem={problems.passwordAgain}>
          {(id) => (
            <Input.Password
              id={id}
              value={person.passwordAgain}
              maxLength={200}
              autoComplete="new-password"
              onChange={(event) => {
                change({ passwordAgain: event.target.value })
              }}
            />
          )}
        </Field>
      </div>
      <div className="setup-row setup-roles">
        <div role="group" aria-label={SETUP.roles}>
          {ROLES.map((role) => (
            <Checkbox
              key={role}
              checked={person.roles.includes(role)}
              onChange={(event) => {
                const { checked } = event.target
                change({
                  roles: ROLES.filter((each) => (each === role ? checked : person.roles.includes(each))),
                })
              }}
            >
              {ROLE_WORDS[role]}
            </Checkbox>
          ))}
          {problems.roles !== undefined && <p className="setup-problem">{problems.roles}</p>}
        </div>
        {removable && (
          <Button
            type="text"
            size="small"
            aria-label={SETUP.removePerson(index + 1)}
            onClick={() => {
              model.onRemovePerson(person.key)
            }}
          >
            {SETUP.remove}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
