import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { CLOCK } from '../../i18n/clock.ts'
import { COMMON } from '../../i18n/words.ts'
import { SETUP } from '../../i18n/setup.ts'
import { UNLOCK } from '../../i18n/unlock.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { useCapsLock } from '../../ui/field/use-caps-lock.ts'
import type { UnlockModel } from './useUnlock.ts'

/** Plain elements only: this screen paints before the component library is loaded. */
export const UnlockView = (model: UnlockModel) => {
  const [pointed, onPointed] = useState(true)
  return (
    <main className="gate">
      <div className="gate-card">
        <p className="gate-name">{COMMON.programName}</p>
        <p className="gate-tagline">{COMMON.tagline}</p>
        <h1 className="gate-office">{model.officeName}</h1>
        <People {...model} onPointed={onPointed} />
        {model.mode === 'unlock' ? <UnlockForm {...model} pointed={pointed} /> : <RecoverForm {...model} />}
        <p className="gate-note">{COMMON.nonClassified}</p>
        <button type="button" className="gate-link" onClick={model.onVerify}>
          {UNLOCK.verify}
        </button>
        <button type="button" className="gate-link" onClick={model.onRestore}>
          {UNLOCK.restore}
        </button>
      </div>
    </main>
  )
}

interface Pointing {
  /** Was the person last chosen with the pointer? */
  readonly onPointed: (pointed: boolean) => void
}

const People = ({ people, personId, onChoose, onPointed, busy }: UnlockModel & Pointing) => (
  <fieldset
    className="gate-people"
    disabled={busy}
    onPointerDown={() => {
      onPointed(true)
    }}
    onKeyDown={() => {
      onPointed(false)
    }}
  >
    <legend className="visually-hidden">{UNLOCK.choosePerson}</legend>
    {people.map((person) => (
      <label key={person.personId} className="gate-person">
        <input
          type="radio"
          name="person"
          checked={person.personId === personId}
          onChange={() => {
            onChoose(person.personId)
          }}
        />
        <span>{person.name}</span>
        <span className="gate-person-roles">{COMMON.joinRoles(person.roles)}</span>
      </label>
    ))}
  </fieldset>
)

interface SecretFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoFocus?: boolean
  readonly masked?: boolean
}

const SecretField = ({ label, value, onChange, autoFocus = false, masked = true }: SecretFieldProps) => {
  const { locked, watch } = useCapsLock()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (autoFocus) field.current?.focus()
  }, [autoFocus])
  return (
    <label className="gate-field">
      {label}
      <input
        ref={field}
        type={masked ? 'password' : 'text'}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
        }}
        onKeyDown={watch}
        onKeyUp={watch}
      />
      {locked && masked && (
        <span className="gate-hint" role="status">
          {UNLOCK.capsLock}
        </span>
      )}
    </label>
  )
}

const UnlockForm = ({
  personId,
  busy,
  error,
  onUnlock,
  onEdit,
  onMode,
  onClock,
  pointed,
}: UnlockModel & { readonly pointed: boolean }) => {
  const [password, setPassword] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (password === '' || busy) return
    onUnlock(password)
    setPassword('')
    // The pressed button goes dim and would let go of the keyboard: after a wrong password the next one is simply typed.
    form.current?.querySelector('input')?.focus()
  }
  return (
    <form ref={form} onSubmit={submit} key={personId}>
      <SecretField
        key={personId}
        label={UNLOCK.password}
        value={password}
        // Whoever goes through the list by its arrows must not be taken away from it at the first of them.
        autoFocus={pointed}
        onChange={(value) => {
          setPassword(value)
          if (error !== null) onEdit()
        }}
      />
      <Failure error={error} />
      {error?.code === 'identity.clockBack' && (
        <button type="button" className="gate-link" onClick={onClock}>
          {CLOCK.open}
        </button>
      )}
      <div className="gate-actions">
        <button type="submit" className="gate-primary" disabled={busy || password === ''}>
          {busy ? UNLOCK.unlocking : UNLOCK.unlock}
        </button>
        <button
          type="button"
          className="gate-link"
          onClick={() => {
            onMode('recover')
          }}
        >
          {UNLOCK.forgotten}
        </button>
      </div>
    </form>
  )
}

const RecoverForm = ({ busy, error, isShared, onRecover, onMode }: UnlockModel) => {
  const [recoveryCode, setRecoveryCode] = useState('')
  const [secondCode, setSecondCode] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const differ = again !== '' && again !== password
  const typed = recoveryCode.trim() !== '' && (!isShared || secondCode.trim() !== '')
  const ready = typed && password !== '' && again === password
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (ready && !busy) onRecover(recoveryCode, secondCode, password)
  }
  return (
    <form onSubmit={submit}>
      <h2 className="gate-office">{UNLOCK.recoverHeading}</h2>
      <p className="gate-tagline">{isShared ? UNLOCK.sharesHint : UNLOCK.recoverHint}</p>
      <SecretField
        label={isShared ? UNLOCK.firstShare : UNLOCK.recoveryCode}
        value={recoveryCode}
        onChange={setRecoveryCode}
        autoFocus
        masked={false}
      />
      {isShared && (
        <SecretField label={UNLOCK.secondShare} value={secondCode} onChange={setSecondCode} masked={false} />
      )}
      <SecretField label={UNLOCK.newPassword} value={password} onChange={setPassword} />
      <p className="gate-tagline">{SETUP.passwordHint}</p>
      <SecretField label={UNLOCK.newPasswordAgain} value={again} onChange={setAgain} />
      {differ && (
        <p className="gate-hint" role="status">
          {UNLOCK.passwordsDiffer}
        </p>
      )}
      <Failure error={error} />
      <div className="gate-actions">
        <button type="submit" className="gate-primary" disabled={busy || !ready}>
          {busy ? UNLOCK.recovering : UNLOCK.recover}
        </button>
        <button
          type="button"
          className="gate-link"
          onClick={() => {
            onMode('unlock')
          }}
        >
          {UNLOCK.backToUnlock}
        </button>
      </div>
    </form>
  )
}
