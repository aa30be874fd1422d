import { useId } from 'react'
import { Button, Select } from 'antd'
import { HANDLING } from '../../i18n/handling.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { ReasonDialog } from '../../ui/dialog/ReasonDialog.tsx'
import { Unreadable } from '../../ui/feedback/States.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { useField } from '../../ui/form/use-field.ts'
import { KeptFields } from '../../ui/form/KeptFields.tsx'
import type { WireError } from '#shared/contract/errors.ts'
import type { Candidates, HandAsking, HandlingData, HandOnModel } from './useHandOn.ts'

/** A line under the deadline: until when the step is to be done and by whom, and what can be done about it. */
export const HandOnView = (model: HandOnModel) => {
  const { view, asking, onAsk } = model
  if (view === null)
    return model.readError === null ? null : <Unreadable error={model.readError} onRetry={model.onRetry} />
  const { due, assigneeName, escalatedTo, step, drafter, mayUrge, escalatesTo } = view
  const facts = [
    ...(due === null ? [] : [due.overdue ? HANDLING.overdue(due.date) : HANDLING.due(due.date, due.provisional)]),
    ...(assigneeName === null ? [] : [HANDLING.assignee(assigneeName)]),
    ...(escalatedTo === null ? [] : [HANDLING.escalated(escalatedTo)]),
  ]
  const button = (what: HandAsking, label: string) => (
    <Button
      size="small"
      onClick={() => {
        onAsk(what)
      }}
    >
      {label}
    </Button>
  )
  const acts = mayUrge || escalatesTo !== null || (step?.length ?? 0) > 0 || (drafter?.length ?? 0) > 0
  if (facts.length === 0 && !acts) return null
  return (
    <div className="hand-on" role="group" aria-label={HANDLING.heading}>
      {facts.map((fact, index) => (
        <span key={fact} className={index === 0 && due?.overdue === true ? 'due-overdue' : undefined}>
          {fact}
        </span>
      ))}
      {mayUrge && button('urge', HANDLING.urge)}
      {escalatesTo !== null && button('escalate', HANDLING.escalate(escalatesTo))}
      {step !== null && step.length > 0 && button('step', HANDLING.reassignStep)}
      {drafter !== null && drafter.length > 0 && button('drafter', HANDLING.reassignDrafter)}
      <KeptFields form={model.form}>
        {asking !== null && <AskDialog {...model} view={view} asking={asking} />}
      </KeptFields>
    </div>
  )
}

const AskDialog = (props: HandOnModel & { readonly view: HandlingData; readonly asking: HandAsking }) => {
  const { view, asking, busy, error, onAsk } = props
  const common = {
    busy,
    error,
    onClose: () => {
      onAsk(null)
    },
  }
  switch (asking) {
    case 'urge':
      return <UrgeDialog {...common} onConfirm={props.onUrge} />
    case 'escalate':
      return (
        <ReasonDialog
          {...common}
          title={view.escalatesTo === null ? '' : HANDLING.escalate(view.escalatesTo)}
          label={HANDLING.escalateLabel}
          confirmLabel={view.escalatesTo === null ? '' : HANDLING.escalate(view.escalatesTo)}
          onConfirm={props.onEscalate}
        />
      )
    case 'step':
    case 'drafter':
      return (
        <ReassignDialog
          {...common}
          title={asking === 'step' ? HANDLING.reassignStepOf(view.stage) : HANDLING.reassignDrafterOf}
          candidates={(asking === 'step' ? view.step : view.drafter) ?? []}
          onConfirm={(to, reason) => {
            props.onReassign(asking, to, reason)
          }}
        />
      )
  }
}

interface Common {
  readonly busy: boolean
  readonly error: WireError | null
  readonly onClose: () => void
}

const UrgeDialog = ({ busy, error, onClose, onConfirm }: Common & { readonly onConfirm: (text: string) => void }) => {
  const [text, setText] = useField('text', '')
  return (
    <Dialog
      title={HANDLING.urge}
      confirmLabel={HANDLING.urge}
      busy={busy}
      onClose={onClose}
      onConfirm={() => {
        onConfirm(text)
      }}
    >
      <p className="soft">{HANDLING.urgeHint}</p>
      <TextArea label={HANDLING.urgeLabel} value={text} onChange={setText} rows={2} />
      <Failure error={error} />
    </Dialog>
  )
}

export const ReassignDialog = ({
  title,
  candidates,
  busy,
  error,
  onClose,
  onConfirm,
}: Common & {
  readonly title: string
  readonly candidates: Candidates
  readonly onConfirm: (to: Candidates[number], reason: string) => void
}) => {
  const id = useId()
  const [toId, setToId] = useField<string | null>('toId', null)
  const [reason, setReason] = useField('reason', '')
  const to = candidates.find(({ personId }) => personId === toId)
  return (
    <Dialog
      title={title}
      confirmLabel={HANDLING.confirm}
      busy={busy}
      disabled={to === undefined || reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => {
        if (to !== undefined) onConfirm(to, reason)
      }}
    >
      <div className="field">
        <label htmlFor={id} className="field-label">
          {HANDLING.toWhom}
        </label>
        <Select
          id={id}
          className="hand-on-select"
          value={toId}
          getPopupContainer={(element: HTMLElement) => element.closest('dialog') ?? element}
          options={candidates.map(({ personId, name }) => ({ value: personId, label: name }))}
          onChange={setToId}
        />
      </div>
      {candidates.length === 0 && <p className="gate-hint">{HANDLING.nobody}</p>}
      <TextArea label={HANDLING.reason} value={reason} onChange={setReason} rows={3} required />
      <Failure error={error} />
    </Dialog>
  )
}
