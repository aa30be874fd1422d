import { APPLICANTS, APPLICATION_OUTCOMES } from '#shared/domain/office/register-events.ts'
import { APPLICANT_WORDS, OUTCOME_WORDS, REGISTER } from '../../i18n/register.ts'
import { DateField } from '../../ui/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useKept } from '../../ui/use-kept.ts'
import { Choice, Form, Void, type EndingProps, type Part } from './entry-fields.tsx'

const TEXT = REGISTER.entries

/** 公开申请 and their answers. */
export const Applications = ({ entries, entryBusy, onEntry, onVoid }: Part) => {
  const [number, setNumber] = useKept('application number', '')
  const [applicant, setApplicant] = useKept<(typeof APPLICANTS)[number]>('application applicant', 'person')
  const [receivedOn, setReceivedOn] = useKept('application receivedOn', '')
  const [matter, setMatter] = useKept('application matter', '')
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

const Answer = ({ recordId, busy, onEntry }: EndingProps) => {
  const [outcome, setOutcome] = useKept<(typeof APPLICATION_OUTCOMES)[number]>(`answer outcome ${recordId}`, 'granted')
  const [answeredOn, setAnsweredOn] = useKept(`answer on ${recordId}`, '')
  const [number, setNumber] = useKept(`answer number ${recordId}`, '')
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
      <TextField label={TEXT.replyNumber} value={number} onChange={setNumber} />
    </Form>
  )
}
