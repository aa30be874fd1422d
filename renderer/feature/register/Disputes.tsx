import { DISPUTE_KINDS, DISPUTE_RESULTS } from '#shared/domain/office/register/register-events.ts'
import { plainDateText } from '../../i18n/date.ts'
import { DISPUTE_WORDS, REGISTER, RESULT_WORDS } from '../../i18n/register.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Choice, Form, Void, type EndingProps, type Part } from './entry-fields.tsx'
import { useFieldOf } from '../../ui/form/use-field.ts'
import { discardForm, settleForm } from '../../ui/form/kept-form.ts'

const TEXT = REGISTER.entries
const OPENING = { name: 'dispute', caseId: null }

/** 复议、诉讼 and their results. */
export const Disputes = ({ entries, entryBusy, onEntry, onVoid }: Part) => {
  const [kind, setKind] = useFieldOf<(typeof DISPUTE_KINDS)[number]>(OPENING, 'kind', 'reconsideration')
  const [openedOn, setOpenedOn] = useFieldOf(OPENING, 'openedOn', '')
  const [matter, setMatter] = useFieldOf(OPENING, 'matter', '')
  return (
    <Panel title={TEXT.disputes}>
      <Form
        ready={openedOn !== '' && matter.trim() !== ''}
        busy={entryBusy}
        label={TEXT.dispute}
        onSubmit={() => {
          void onEntry({ type: 'openDispute', kind, openedOn, matter }).then((done) => {
            if (!done) return
            setMatter('')
            settleForm(OPENING)
          })
        }}
      >
        <Choice label={TEXT.kind} value={kind} options={DISPUTE_KINDS} words={DISPUTE_WORDS} onChange={setKind} />
        <DateField label={TEXT.openedOn} value={openedOn} onChange={setOpenedOn} />
        <TextField label={TEXT.disputeMatter} value={matter} onChange={setMatter} />
      </Form>
      {entries.disputes.length === 0 && <p className="soft">{TEXT.none}</p>}
      <ul>
        {entries.disputes.map((one) => (
          <li key={one.recordId}>
            {`${plainDateText(one.openedOn)} ${DISPUTE_WORDS[one.kind]}：${one.matter}；`}
            {one.result === null ? TEXT.pending : `${plainDateText(one.closedOn ?? '')} ${RESULT_WORDS[one.result]}`}
            <Void recordId={one.recordId} onVoid={onVoid} />
            {one.result === null && <CloseDispute recordId={one.recordId} busy={entryBusy} onEntry={onEntry} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const CloseDispute = ({ recordId, busy, onEntry }: EndingProps) => {
  const form = { name: `dispute close ${recordId}`, caseId: null }
  const [result, setResult] = useFieldOf<(typeof DISPUTE_RESULTS)[number]>(form, 'result', 'upheld')
  const [closedOn, setClosedOn] = useFieldOf(form, 'closedOn', '')
  return (
    <Form
      ready={closedOn !== ''}
      busy={busy}
      label={TEXT.closeDispute}
      onSubmit={() => {
        void onEntry({ type: 'closeDispute', recordId, result, closedOn }).then((done) => {
          if (done) discardForm(form)
        })
      }}
    >
      <Choice label={TEXT.result} value={result} options={DISPUTE_RESULTS} words={RESULT_WORDS} onChange={setResult} />
      <DateField label={TEXT.closedOn} value={closedOn} onChange={setClosedOn} />
    </Form>
  )
}
