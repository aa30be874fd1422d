import { useState } from 'react'
import { Button, Checkbox, Radio } from 'antd'
import { DECISION_KINDS, type DecisionKind } from '#shared/domain/case/duty/duty-events.ts'
import { dateTimeText } from '../../i18n/date.ts'
import { DECISION, KIND_WORDS, problemText } from '../../i18n/decision.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ReasonDialog } from '../../ui/dialog/ReasonDialog.tsx'
import { Loading } from '../../ui/feedback/States.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { KeptFields } from '../../ui/form/KeptFields.tsx'
import { EvidenceForm } from './EvidenceForm.tsx'
import type { DecisionData, DecisionModel, Step } from './useDecision.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'
import type { FormOf } from '../../ui/form/kept-form.ts'

const NONE = 'none'

/** 需要履行的程序: the kind of the document, and its procedure as a checklist that says what is missing and why. */
export const DecisionView = (model: DecisionModel) => {
  const { view, readError, error, open } = model
  if (view === null) return readError === null ? <Loading /> : <Failure error={readError} />
  if (!view.maySet && view.kind === null) return null
  const openCount = view.steps.filter(({ state }) => state === 'open').length
  return (
    <Panel title={DECISION.heading}>
      <p className="soft">{DECISION.intro}</p>
      <Failure error={open === null ? error : null} />
      {view.maySet ? (
        <KindForm key={`${view.kind ?? NONE} ${String(view.marketEntities)}`} {...model} view={view} />
      ) : (
        <p>{view.kind === null ? DECISION.none : KIND_WORDS[view.kind]}</p>
      )}
      {view.kind !== null && (
        <>
          <p className={openCount === 0 ? 'duty-met' : 'duty-open'} role="status">
            {DECISION.summary(openCount)}
          </p>
          <ol className="duty-steps">
            {view.steps.map((step) => (
              <StepItem key={step.step} {...model} view={view} step={step} />
            ))}
          </ol>
        </>
      )}
      <KeptFields form={model.form}>
        {open !== null && 'add' in open && <EvidenceForm {...model} step={open.add} today={view.today} />}
        {open !== null && 'void' in open && (
          <ReasonDialog
            title={DECISION.voidHeading}
            label={DECISION.voidReason}
            confirmLabel={DECISION.void}
            busy={model.busy}
            error={error}
            onConfirm={(reason) => {
              model.onVoid(open.void, reason)
            }}
            onClose={() => {
              model.onOpen(null)
            }}
          />
        )}
      </KeptFields>
    </Panel>
  )
}

const KindForm = ({ kinding, view, busy, onKind }: DecisionModel & { readonly view: DecisionData }) => {
  const [kind, setKind] = useFieldOf<DecisionKind | null>(kinding, 'kind', view.kind)
  const [marketEntities, setMarketEntities] = useFieldOf(kinding, 'marketEntities', view.marketEntities)
  const [reason, setReason] = useFieldOf(kinding, 'reason', '')
  const takesBack = view.kind !== null && kind === null
  const changed = kind !== view.kind || marketEntities !== view.marketEntities
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onKind(kind, kind !== null && marketEntities, reason)
      }}
    >
      <Radio.Group
        className="choices"
        aria-label={DECISION.kind}
        value={kind ?? NONE}
        onChange={(event) => {
          const { value } = event.target as { readonly value: unknown }
          setKind(DECISION_KINDS.find((one) => one === value) ?? null)
        }}
        options={[
          { value: NONE, label: DECISION.none },
          ...DECISION_KINDS.map((value) => ({ value, label: KIND_WORDS[value] })),
        ]}
      />
      {kind !== null && (
        <Checkbox
          checked={marketEntities}
          onChange={(event) => {
            setMarketEntities(event.target.checked)
          }}
        >
          {DECISION.marketEntities}
        </Checkbox>
      )}
      {takesBack && <TextArea label={DECISION.takeBackReason} value={reason} onChange={setReason} required />}
      {changed && (
        <div className="button-row">
          <Button htmlType="submit" loading={busy} disabled={takesBack && reason.trim() === ''}>
            {DECISION.save}
          </Button>
        </div>
      )}
    </form>
  )
}

const StepItem = ({
  step,
  view,
  busy,
  onStep,
  onOpen,
  stepForm,
}: DecisionModel & { readonly view: DecisionData; readonly step: Step }) => {
  const [answering, setAnswering] = useState(false)
  const asks = step.optional !== null && view.maySet
  const answered = !step.problems.some(({ code }) => code === 'unanswered')
  return (
    <li className={`duty-step duty-${step.state}`}>
      <p className="duty-step-head">
        <span className="duty-state">{DECISION.states[step.state]}</span>
        <strong>{step.name}</strong>
        <span className="soft">{DECISION.basis(step.basis)}</span>
      </p>
      {step.state === 'notApplicable' && <p>{DECISION.notApplicableReason(step.reason)}</p>}
      {step.problems.map((problem) => (
        <p key={`${problem.code} ${problem.items.join()}`} className={`duty-problem duty-problem-${problem.severity}`}>
          {problemText(problem)}
        </p>
      ))}
      {asks && (!answered || answering) && (
        <AnswerForm
          form={stepForm(step.optional ?? '')}
          busy={busy}
          onAnswer={(applicable, reason) => {
            setAnswering(false)
            if (step.optional !== null) onStep(step.optional, applicable, reason)
          }}
        />
      )}
      {step.evidence.length > 0 && (
        <ul className="duty-evidence">
          {step.evidence.map((one) => (
            <li key={one.evidenceId} className={one.voided === null ? '' : 'duty-voided'}>
              <span>
                {one.name}，{DECISION.dates(one.on, one.until)}
              </span>
              {one.number !== '' && <span>{one.number}</span>}
              {one.file !== null && <span>{one.file.fileName}</span>}
              {one.note !== '' && <span>{one.note}</span>}
              <span className="soft">{DECISION.by(one.personName, dateTimeText(one.at))}</span>
              {one.voided !== null && <span>{DECISION.voided(one.voided)}</span>}
              {one.voided === null && view.mayRecord && (
                <Button
                  type="link"
                  size="small"
                  onClick={() => {
                    onOpen({ void: one.evidenceId })
                  }}
                >
                  {DECISION.void}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="duty-actions">
        {view.mayRecord && step.state !== 'notApplicable' && answered && (
          <Button
            size="small"
            onClick={() => {
              onOpen({ add: step })
            }}
          >
            {DECISION.add}
          </Button>
        )}
        {asks && answered && !answering && (
          <Button
            size="small"
            type="link"
            onClick={() => {
              setAnswering(true)
            }}
          >
            {DECISION.change}
          </Button>
        )}
      </p>
    </li>
  )
}

const AnswerForm = ({
  form,
  busy,
  onAnswer,
}: {
  readonly form: FormOf
  readonly busy: boolean
  readonly onAnswer: (applicable: boolean, reason: string) => void
}) => {
  const [applicable, setApplicable] = useFieldOf<boolean | null>(form, 'applicable', null)
  const [reason, setReason] = useFieldOf(form, 'reason', '')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (applicable !== null) onAnswer(applicable, reason)
      }}
    >
      <Radio.Group
        aria-label={DECISION.applies}
        value={applicable}
        onChange={(event) => {
          const { value } = event.target as { readonly value: unknown }
          setApplicable(value === true)
        }}
        options={[
          { value: true, label: DECISION.yes },
          { value: false, label: DECISION.no },
        ]}
      />
      {applicable === false && (
        <TextArea label={DECISION.reason} value={reason} onChange={setReason} required rows={2} />
      )}
      {applicable !== null && (
        <div className="button-row">
          <Button size="small" htmlType="submit" loading={busy} disabled={!applicable && reason.trim() === ''}>
            {DECISION.save}
          </Button>
        </div>
      )}
    </form>
  )
}
