import { APPLICANTS, APPLICATION_OUTCOMES, TIME_CHANGES } from '#shared/domain/office/register/register-events.ts'
import { plainDateText } from '../../i18n/date.ts'
import { APPLICANT_WORDS, OUTCOME_WORDS, REGISTER, TIME_CHANGE_WORDS } from '../../i18n/register.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Choice, Form, Void, type EndingProps, type Part } from './entry-fields.tsx'
import { useFieldOf } from '../../ui/form/use-field.ts'
import { discardForm, settleForm } from '../../ui/form/kept-form.ts'

const TEXT = REGISTER.entries
const RECEIVING = { name: 'application', caseId: null }

/** 公开申请 and their answers. */
export const Applications = ({ entries, entryBusy, onEntry, onVoid }: Part) => {
  const [number, setNumber] = useFieldOf(RECEIVING, 'number', '')
  const [applicant, setApplicant] = useFieldOf<(typeof APPLICANTS)[number]>(RECEIVING, 'applicant', 'person')
  const [receivedOn, setReceivedOn] = useFieldOf(RECEIVING, 'receivedOn', '')
  const [matter, setMatter] = useFieldOf(RECEIVING, 'matter', '')
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
              settleForm(RECEIVING)
            },
          )
        }}
      >
        <TextField label={TEXT.number} value={number} onChange={setNumber} />
        <Choice
          label={TEXT.applicant}
          value={applicant}
          options={APPLICANTS}
          words={APPLICANT_WORDS}
          onChange={setApplicant}
        />
        <DateField label={TEXT.receivedOn} value={receivedOn} onChange={setReceivedOn} />
        <TextField label={TEXT.matter} value={matter} onChange={setMatter} />
      </Form>
      {entries.applications.length === 0 && <p className="soft">{TEXT.none}</p>}
      <ul>
        {entries.applications.map((one) => (
          <li key={one.recordId}>
            {`${plainDateText(one.receivedOn)} ${one.number} ${APPLICANT_WORDS[one.applicant]}：${one.matter}；`}
            {one.outcome === null ? (
              <span className={one.due?.isOverdue === true ? 'register-overdue' : undefined}>
                {isWaiting(one.times) ? TEXT.waiting : TEXT.openUntil(one.due)}
              </span>
            ) : (
              `${plainDateText(one.answeredOn ?? '')} ${OUTCOME_WORDS[one.outcome]}`
            )}
            <Void recordId={one.recordId} onVoid={onVoid} />
            {one.same > 0 && <p className="soft">{TEXT.same(one.same)}</p>}
            {one.correctBy !== null && <p className="soft">{TEXT.correctBy(one.correctBy)}</p>}
            {one.times.map(({ what, from, to, note, due }) => (
              <p key={`${what} ${from}`} className="soft">
                {TEXT.timeLine(what, from, to, note)}
                {due !== null && TEXT.opinionBy(due)}
              </p>
            ))}
            {one.outcome === null && (
              <details>
                <summary>{TEXT.time}</summary>
                <Time recordId={one.recordId} busy={entryBusy} onEntry={onEntry} />
              </details>
            )}
            {one.outcome === null && <Answer recordId={one.recordId} busy={entryBusy} onEntry={onEntry} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

type Times = Part['entries']['applications'][number]['times']

/** The applicant is to supplement it: nobody can be late until then. */
const isWaiting = (times: Times): boolean => times.findLast(({ what }) => what === 'supplement')?.to === null

/** 延长、征求意见、补正: what changes the day by which it is answered. */
const Time = ({ recordId, busy, onEntry }: EndingProps) => {
  const form = { name: `application time ${recordId}`, caseId: null }
  const [what, setWhat] = useFieldOf<(typeof TIME_CHANGES)[number]>(form, 'what', 'thirdParty')
  const [from, setFrom] = useFieldOf(form, 'from', '')
  const [to, setTo] = useFieldOf(form, 'to', '')
  const [note, setNote] = useFieldOf(form, 'note', '')
  const ends = what === 'extended' || to === '' ? null : to
  return (
    <Form
      ready={from !== '' && note.trim() !== ''}
      busy={busy}
      label={TEXT.time}
      onSubmit={() => {
        void onEntry({ type: 'changeApplicationTime', recordId, what, from, to: ends, note }).then((done) => {
          if (done) discardForm(form)
        })
      }}
    >
      <Choice label={TEXT.timeWhat} value={what} options={TIME_CHANGES} words={TIME_CHANGE_WORDS} onChange={setWhat} />
      <DateField label={TEXT.timeFrom} value={from} onChange={setFrom} />
      <p className="soft">{TEXT.timeHints[what]}</p>
      {what !== 'extended' && <DateField label={TEXT.timeTo} value={to} onChange={setTo} />}
      <TextField label={TEXT.timeNote} value={note} onChange={setNote} />
    </Form>
  )
}

const Answer = ({ recordId, busy, onEntry }: EndingProps) => {
  const form = { name: `application answer ${recordId}`, caseId: null }
  const [outcome, setOutcome] = useFieldOf<(typeof APPLICATION_OUTCOMES)[number]>(form, 'outcome', 'granted')
  const [answeredOn, setAnsweredOn] = useFieldOf(form, 'answeredOn', '')
  const [number, setNumber] = useFieldOf(form, 'number', '')
  return (
    <Form
      ready={answeredOn !== ''}
      busy={busy}
      label={TEXT.answer}
      onSubmit={() => {
        void onEntry({ type: 'answerApplication', recordId, outcome, answeredOn, number: number.trim() }).then(
          (done) => {
            if (done) discardForm(form)
          },
        )
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
      <TextField label={TEXT.replyNumber} value={number} onChange={setNumber} />
    </Form>
  )
}
