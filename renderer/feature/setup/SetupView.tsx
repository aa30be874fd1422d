import { useState } from 'react'
import { Button, Checkbox } from 'antd'
import { COMMON } from '../../i18n/words.ts'
import { SETUP } from '../../i18n/setup.ts'
import { PeopleForm } from './PeopleForm.tsx'
import { LastGroupField } from '../../ui/field/LastGroupField.tsx'
import { isLastGroup } from '../../ui/field/recovery-code.ts'
import type { SetupModel, SetupStep } from './useSetup.ts'

const STEPS: readonly SetupStep[] = ['purpose', 'people', 'recovery']

export const SetupView = (model: SetupModel) => {
  const current = STEPS.indexOf(model.step)
  return (
    <main className="door">
      <div className="door-card setup-card">
        <p className="gate-name">{COMMON.programName}</p>
        <p className="gate-tagline">{COMMON.tagline}</p>
        <h1>{SETUP.heading}</h1>
        <ol className="door-steps">
          {SETUP.steps.map((word, index) => (
            <li key={word} aria-current={index === current ? 'step' : undefined}>
              {`${String(index + 1)}. ${word}`}
            </li>
          ))}
        </ol>
        {model.step === 'purpose' && <Purpose {...model} />}
        {model.step === 'people' && <PeopleForm {...model} />}
        {model.step === 'recovery' && <Recovery {...model} />}
      </div>
    </main>
  )
}

const Purpose = ({ onStep, onRestore }: SetupModel) => {
  const [agreed, setAgreed] = useState(false)
  return (
    <>
      <h2>{SETUP.purposeHeading}</h2>
      {SETUP.purpose.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <div className="setup-boundary">
        <h2>{SETUP.boundaryHeading}</h2>
        <p>{SETUP.boundary}</p>
        <Checkbox
          checked={agreed}
          onChange={(event) => {
            setAgreed(event.target.checked)
          }}
        >
          {SETUP.boundaryAgreed}
        </Checkbox>
      </div>
      <div className="gate-actions">
        <Button size="large" disabled={!agreed} onClick={onRestore}>
          {SETUP.restore}
        </Button>
        <Button
          type="primary"
          size="large"
          disabled={!agreed}
          onClick={() => {
            onStep('people')
          }}
        >
          {SETUP.next}
        </Button>
      </div>
    </>
  )
}

const Recovery = ({ officeName, recoveryCode, onFinished }: SetupModel) => {
  const [typed, setTyped] = useState('')
  const matches = isLastGroup(recoveryCode, typed)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (matches) onFinished()
      }}
    >
      <h2>{SETUP.recoveryHeading}</h2>
      <p>{SETUP.recovery}</p>
      <div className="setup-code">
        <p className="setup-code-for">{SETUP.printedFor(officeName)}</p>
        <p aria-label={SETUP.recoveryCode} className="setup-code-text" role="group">
          {recoveryCode}
        </p>
      </div>
      <Button
        className="setup-print"
        onClick={() => {
          window.print()
        }}
      >
        {SETUP.print}
      </Button>
      <LastGroupField code={recoveryCode} typed={typed} onTyped={setTyped} />
      <div className="gate-actions">
        <Button type="primary" size="large" htmlType="submit" disabled={!matches}>
          {SETUP.finish}
        </Button>
      </div>
    </form>
  )
}
