import { useState, type ReactNode } from 'react'
import { Button, Input } from 'antd'
import {
  APPLICANTS,
  APPLICATION_OUTCOMES,
  DISPUTE_KINDS,
  DISPUTE_RESULTS,
  STATED_FIGURES,
} from '#shared/domain/office/register-events.ts'
import {
  APPLICANT_WORDS,
  DISPUTE_WORDS,
  FIGURE_WORDS,
  OUTCOME_WORDS,
  REGISTER,
  RESULT_WORDS,
} from '../../i18n/register.ts'
import { DateField } from '../../ui/DateField.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Loading, Unreadable } from '../../ui/States.tsx'
import type { RegisterModel } from './useRegister.ts'

const TEXT = REGISTER.entries
type Known = RegisterModel & { readonly entries: NonNullable<RegisterModel['entries']> }

/** 登记: what the annual report needs and no case yields. */
export const Entries = (model: RegisterModel) => {
  const { entries, readError, onRetry, entryError, saved, onEntry } = model
  const [voiding, setVoiding] = useState<string | null>(null)
  if (entries === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={onRetry} />
  const known = { ...model, entries, onVoid: setVoiding }
  return (
    <section aria-label={REGISTER.groups.entries}>
      <Failure error={entryError} />
      {saved && (
        <p className="notice" role="status">
          {TEXT.saved}
        </p>
      )}
      <Code key={entries.organCode} {...known} />
      <Applications {...known} />
      <Disputes {...known} />
      <Stated {...known} />
      <Deliveries {...known} />
      {voiding !== null && (
        <ReasonDialog
          title={TEXT.void}
          label={TEXT.voidReason}
          confirmLabel={TEXT.void}
          busy={model.entryBusy}
          error={entryError}
          onConfirm={(reason) => {
            void onEntry({ type: 'voidRecord', recordId: voiding, reason }).then((done) => {
              if (done) setVoiding(null)
            })
          }}
          onClose={() => {
            setVoiding(null)
          }}
        />
      )}
    </section>
  )
}

type Part = Known & { readonly onVoid: (recordId: string) => void }

const Words = ({
  label,
  value,
  onChange,
  type = 'text',
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'number'
}) => (
  <label className="field">
    <span className="field-label">{label}</span>
    <Input
      type={type}
      value={value}
      maxLength={type === 'text' ? 200 : 15}
      onChange={(event) => {
        onChange(event.target.value)
      }}
    />
  </label>
)

const Choice = <T extends string>({
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

const Form = ({
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

const Void = ({ recordId, onVoid }: { readonly recordId: string; readonly onVoid: (recordId: string) => void }) => (
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
        <Words label={TEXT.code} value={code} onChange={setCode} />
      </Form>
    </Panel>
  )
}

const Applications = ({ entries, entryBusy, onEntry, onVoid }: Part) => {
  const [number, setNumber] = useState('')
  const [applicant, setApplicant] = useState<(typeof APPLICANTS)[number]>('person')
  const [receivedOn, setReceivedOn] = useState('')
  const [matter, setMatter] = useState('')
  const ready = number.trim() !== '' && receivedOn !== '' && matter.trim() !== ''
  return (
    <Panel title={TEXT.applications}>
      <Form
        ready={ready}
        busy={entryBusy}
        label={TEXT.receive}
        onSubmit={() => {
          void onEntry({ type: 'receiveApplication', number: number.trim(), applicant, receivedOn, matter }).then(
            (done) => {
              if (!done) return
              setNumber('')
              setMatter('')
            },
          )
        }}
      >
        <Words label={TEXT.number} value={number} onChange={setNumber} />
        <Choice
          label={TEXT.applicant}
          value={applicant}
          options={APPLICANTS}
          words={APPLICANT_WORDS}
          onChange={setApplicant}
        />
        <DateField label={TEXT.receivedOn} value={receivedOn} onChange={setReceivedOn} />
        <Words label={TEXT.matter} value={matter} onChange={setMatter} />
      </Form>
      {entries.applications.length === 0 && <p className="soft">{TEXT.none}</p>}
      <ul>
        {entries.applications.map((one) => (
          <li key={one.recordId}>
            {`${one.receivedOn} ${one.number} ${APPLICANT_WORDS[one.applicant]}：${one.matter}；`}
            {one.outcome === null ? (
              <span className={one.due?.isOverdue === true ? 'register-overdue' : undefined}>
                {TEXT.openUntil(one.due)}
              </span>
            ) : (
              `${one.answeredOn ?? ''} ${OUTCOME_WORDS[one.outcome]}`
            )}
            <Void recordId={one.recordId} onVoid={onVoid} />
            {one.outcome === null && <Answer recordId={one.recordId} busy={entryBusy} onEntry={onEntry} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

interface EndingProps {
  readonly recordId: string
  readonly busy: boolean
  readonly onEntry: RegisterModel['onEntry']
}

const Answer = ({ recordId, busy, onEntry }: EndingProps) => {
  const [outcome, setOutcome] = useState<(typeof APPLICATION_OUTCOMES)[number]>('granted')
  const [answeredOn, setAnsweredOn] = useState('')
  const [number, setNumber] = useState('')
  return (
    <Form
      ready={answeredOn !== ''}
      busy={busy}
      label={TEXT.answer}
      onSubmit={() => {
        void onEntry({ type: 'answerApplication', recordId, outcome, answeredOn, number: number.trim() })
      }}
    >
      <Choice
        label={TEXT.outcome}
        value={outcome}
        options={APPLICATION_OUTCOMES}
        words={OUTCOME_WORDS}
        onChange={setOutcome}
      />
      <DateField label={TEXT.answeredOn} value={answeredOn} onChange={setAnsweredOn} />
      <Words label={TEXT.replyNumber} value={number} onChange={setNumber} />
    </Form>
  )
}

const Disputes = ({ entries, entryBusy, onEntry, onVoid }: Part) => {
  const [kind, setKind] = useState<(typeof DISPUTE_KINDS)[number]>('reconsideration')
  const [openedOn, setOpenedOn] = useState('')
  const [matter, setMatter] = useState('')
  return (
    <Panel title={TEXT.disputes}>
      <Form
        ready={openedOn !== '' && matter.trim() !== ''}
        busy={entryBusy}
        label={TEXT.dispute}
        onSubmit={() => {
          void onEntry({ type: 'openDispute', kind, openedOn, matter }).then((done) => {
            if (done) setMatter('')
          })
        }}
      >
        <Choice label={TEXT.kind} value={kind} options={DISPUTE_KINDS} words={DISPUTE_WORDS} onChange={setKind} />
        <DateField label={TEXT.openedOn} value={openedOn} onChange={setOpenedOn} />
        <Words label={TEXT.disputeMatter} value={matter} onChange={setMatter} />
      </Form>
      {entries.disputes.length === 0 && <p className="soft">{TEXT.none}</p>}
      <ul>
        {entries.disputes.map((one) => (
          <li key={one.recordId}>
            {`${one.openedOn} ${DISPUTE_WORDS[one.kind]}：${one.matter}；`}
            {one.result === null ? TEXT.pending : `${one.closedOn ?? ''} ${RESULT_WORDS[one.result]}`}
            <Void recordId={one.recordId} onVoid={onVoid} />
            {one.result === null && <CloseDispute recordId={one.recordId} busy={entryBusy} onEntry={onEntry} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const CloseDispute = ({ recordId, busy, onEntry }: EndingProps) => {
  const [result, setResult] = useState<(typeof DISPUTE_RESULTS)[number]>('upheld')
  const [closedOn, setClosedOn] = useState('')
  return (
    <Form
      ready={closedOn !== ''}
      busy={busy}
      label={TEXT.closeDispute}
      onSubmit={() => {
        void onEntry({ type: 'closeDispute', recordId, result, closedOn })
      }}
    >
      <Choice label={TEXT.result} value={result} options={DISPUTE_RESULTS} words={RESULT_WORDS} onChange={setResult} />
      <DateField label={TEXT.closedOn} value={closedOn} onChange={setClosedOn} />
    </Form>
  )
}

const Stated = ({ entries, entryBusy, onEntry, onVoid, span }: Part) => {
  const [year, setYear] = useState(String(span.year))
  const [figure, setFigure] = useState<(typeof STATED_FIGURES)[number]>('permits')
  const [value, setValue] = useState('')
  const [basis, setBasis] = useState('')
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
              if (done) setValue('')
            },
          )
        }}
      >
        <Words label={REGISTER.year} type="number" value={year} onChange={setYear} />
        <Choice label={TEXT.figure} value={figure} options={STATED_FIGURES} words={FIGURE_WORDS} onChange={setFigure} />
        <Words label={TEXT.value} type="number" value={value} onChange={setValue} />
        <Words label={TEXT.basis} value={basis} onChange={setBasis} />
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
