import { useState } from 'react'
import { STATED_FIGURES } from '#shared/domain/office/register/register-events.ts'
import { FIGURE_LABELS, FIGURE_WORDS, REGISTER } from '../../i18n/register.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ReasonDialog } from '../../ui/dialog/ReasonDialog.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Applications } from './Applications.tsx'
import { Disputes } from './Disputes.tsx'
import { Choice, Form, Void, type Part } from './entry-fields.tsx'
import type { RegisterModel } from './useRegister.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'
import { discardForm, settleForm } from '../../ui/form/kept-form.ts'
import { KeptFields } from '../../ui/form/KeptFields.tsx'

const TEXT = REGISTER.entries
const STATING = { name: 'figure', caseId: null }

/** 登记: what the annual report needs and no case yields. */
export const Entries = (model: RegisterModel) => {
  const { entries, readError, onRetry, entryError, saved, onEntry } = model
  const [voiding, setVoiding] = useState<string | null>(null)
  if (entries === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={onRetry} />
  const known = { ...model, entries, onVoid: setVoiding }
  const form = voiding === null ? null : { name: `record void ${voiding}`, caseId: null }
  const close = (): void => {
    if (form !== null) discardForm(form)
    setVoiding(null)
  }
  return (
    <section aria-label={REGISTER.groups.entries}>
      <Failure error={entryError} />
      <Notice>{saved && TEXT.saved}</Notice>
      <Code key={entries.organCode} {...known} />
      <Applications {...known} />
      <Disputes {...known} />
      <Stated {...known} />
      <Deliveries {...known} />
      {voiding !== null && (
        <KeptFields form={form}>
          <ReasonDialog
            title={TEXT.void}
            label={TEXT.voidReason}
            confirmLabel={TEXT.void}
            busy={model.entryBusy}
            error={entryError}
            onConfirm={(reason) => {
              void onEntry({ type: 'voidRecord', recordId: voiding, reason }).then((done) => {
                if (done) close()
              })
            }}
            onClose={close}
          />
        </KeptFields>
      )}
    </section>
  )
}

const Code = ({ entries, entryBusy, onCode }: Part) => {
  const [code, setCode] = useState(entries.organCode)
  return (
    <Panel title={TEXT.code}>
      <p className="soft">{TEXT.codeHint}</p>
      <Form
        ready={code !== entries.organCode}
        busy={entryBusy}
        label={TEXT.saveCode}
        onSubmit={() => {
          onCode(code)
        }}
      >
        <TextField label={TEXT.code} value={code} onChange={setCode} />
      </Form>
    </Panel>
  )
}

const Stated = ({ entries, entryBusy, onEntry, onVoid, span }: Part) => {
  const [year, setYear] = useFieldOf(STATING, 'year', String(span.year))
  const [figure, setFigure] = useFieldOf<(typeof STATED_FIGURES)[number]>(STATING, 'figure', 'permits')
  const [value, setValue] = useFieldOf(STATING, 'value', '')
  const [basis, setBasis] = useFieldOf(STATING, 'basis', '')
  const ready = /^20\d\d$/u.test(year) && /^\d{1,12}$/u.test(value) && basis.trim() !== ''
  return (
    <Panel title={TEXT.stated}>
      <Form
        ready={ready}
        busy={entryBusy}
        label={TEXT.state}
        onSubmit={() => {
          void onEntry({ type: 'stateFigure', year: Number(year), figure, value: Number(value), basis }).then(
            (done) => {
              if (!done) return
              setValue('')
              settleForm(STATING)
            },
          )
        }}
      >
        <TextField label={REGISTER.year} type="number" value={year} onChange={setYear} />
        <Choice
          label={TEXT.figure}
          value={figure}
          options={STATED_FIGURES}
          words={FIGURE_LABELS}
          onChange={setFigure}
        />
        <TextField label={TEXT.value} type="number" value={value} onChange={setValue} />
        <TextField label={TEXT.basis} value={basis} onChange={setBasis} />
      </Form>
      {entries.stated.length === 0 && <p className="soft">{TEXT.none}</p>}
      <ul>
        {entries.stated.map((one) => (
          <li key={one.recordId}>
            {TEXT.statedLine(one.year, FIGURE_WORDS[one.figure], one.value, one.basis)}
            <Void recordId={one.recordId} onVoid={onVoid} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const Deliveries = ({ entries, onVoid }: Part) => (
  <Panel title={TEXT.deliveries}>
    {entries.deliveries.length === 0 && <p className="soft">{TEXT.none}</p>}
    <ul>
      {entries.deliveries.map((one) => (
        <li key={one.recordId}>
          {TEXT.deliveryLine(one.institution, one.deliveredOn, one.receivedBy, one.count)}
          <Void recordId={one.recordId} onVoid={onVoid} />
        </li>
      ))}
    </ul>
  </Panel>
)
