import { useRef } from 'react'
import { Button } from 'antd'
import { CLOCK } from '../../i18n/clock.ts'
import { dateTimeText } from '../../i18n/date.ts'
import { COMMON } from '../../i18n/words.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { HandFields } from '../../ui/field/HandFields.tsx'
import { Facts } from '../../ui/Panel.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { useEscape } from '../../ui/navigation/use-escape.ts'
import { useFirstField } from '../../ui/field/use-first-field.ts'
import type { ClockModel } from './useClock.ts'

/** 校正留痕时间: what it is, the date as it was read elsewhere, why, and two administrators. */
export const ClockView = (model: ClockModel) => {
  const card = useRef<HTMLDivElement>(null)
  useFirstField(card, model.done === null ? 'form' : 'done')
  useEscape(model.busy || model.done !== null ? null : model.onClose)
  return (
    <main className="door">
      <div ref={card} className="door-card restore-card">
        <p className="gate-name">{COMMON.programName}</p>
        <p className="gate-tagline">{COMMON.tagline}</p>
        <h1>{model.done === null ? CLOCK.heading : CLOCK.done}</h1>
        {model.done === null ? <Form {...model} /> : <Done {...model} done={model.done} />}
      </div>
    </main>
  )
}

const Form = (model: ClockModel) => {
  const { hands, busy, isReady } = model
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady && !busy) model.onRun()
      }}
    >
      <p>{CLOCK.intro}</p>
      <p>{CLOCK.keeps}</p>
      <Facts rows={[[CLOCK.now, dateTimeText(model.now)]]} />
      <DateField label={CLOCK.on} value={model.on} onChange={model.onDate} required />
      <TextField
        required
        label={CLOCK.reason}
        value={model.reason}
        onChange={model.onReason}
        placeholder={CLOCK.reasonHint}
      />
      {([0, 1] as const).map((index) => (
        <HandFields
          key={index}
          legend={index === 0 ? CLOCK.first : CLOCK.second}
          people={model.people.filter(({ personId }) => personId !== hands[index === 0 ? 1 : 0].personId)}
          hand={hands[index]}
          onChange={(change) => {
            model.onHand(index, change)
          }}
        />
      ))}
      <Failure error={model.error} />
      <div className="gate-actions">
        <Button size="large" disabled={busy} onClick={model.onClose}>
          {CLOCK.cancel}
        </Button>
        <Button type="primary" size="large" htmlType="submit" disabled={!isReady || busy}>
          {busy ? CLOCK.running : CLOCK.run}
        </Button>
      </div>
    </form>
  )
}

const Done = ({ done, onClose }: ClockModel & { readonly done: NonNullable<ClockModel['done']> }) => (
  <>
    <p role="status">{CLOCK.doneText(done.wrongUntil, done.cases)}</p>
    <div className="gate-actions">
      <Button type="primary" size="large" onClick={onClose}>
        {CLOCK.finish}
      </Button>
    </div>
  </>
)
