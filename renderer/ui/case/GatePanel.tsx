import { useState } from 'react'
import { Button } from 'antd'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { dateTimeText } from '../../i18n/date.ts'
import { GATES, gateAdvice, gateBasis, gateName, gateState } from '../../i18n/gates.ts'
import { Panel } from '../Panel.tsx'
import { ReasonDialog } from '../dialog/ReasonDialog.tsx'
import { discardForm } from '../form/kept-form.ts'
import { KeptFields } from '../form/KeptFields.tsx'

type GateView = Output<'case.get'>['gates'][number]

/** What is answered with a reason: a leader signs an exception, whoever releases confirms. */
interface Asked {
  readonly id: GateView['id']
  readonly level: Exclude<GateView['level'], 'block'>
}

export interface GatePanelProps {
  readonly caseId: string
  readonly gates: readonly GateView[]
  readonly onAnswer: ((gate: GateView['id'], reason: string) => Promise<boolean>) | null
  readonly busy: boolean
  readonly error: WireError | null
  readonly onDismiss: () => void
}

/** The checklist of what must be true before the release: each with its state, its basis, and what to do. */
export const GatePanel = ({ caseId, gates, onAnswer, busy, error, onDismiss }: GatePanelProps) => {
  const [asked, setAsked] = useState<Asked | null>(null)
  if (gates.length === 0) return null
  const form = asked === null ? null : { name: `gate ${asked.id} ${caseId}`, caseId }
  const close = (): void => {
    if (form !== null) discardForm(form)
    setAsked(null)
  }
  const open = gates.filter((gate) => gate.open).length
  return (
    <Panel title={GATES.heading} extra={<span className="soft">{GATES.summary(open)}</span>}>
      <ul className="gates">
        {gates.map((gate) => {
          const { id, level } = gate
          const isAsked = onAnswer !== null && gate.open && level !== 'block'
          const onAsk = (): void => {
            if (level === 'block') return
            onDismiss()
            setAsked({ id, level })
          }
          return <GateRow key={id} gate={gate} onAsk={isAsked ? onAsk : null} />
        })}
      </ul>
      {asked !== null && onAnswer !== null && (
        <KeptFields form={form}>
          <ReasonDialog
            title={GATES.answerHeading[asked.level](gateName(asked.id))}
            label={GATES.reason}
            confirmLabel={GATES.answer[asked.level]}
            busy={busy}
            error={error}
            onClose={close}
            onConfirm={(reason) => {
              void onAnswer(asked.id, reason).then((done) => {
                if (done) close()
              })
            }}
          />
        </KeptFields>
      )}
    </Panel>
  )
}

const GateRow = ({ gate, onAsk }: { readonly gate: GateView; readonly onAsk: (() => void) | null }) => {
  const { id, level, holds, open, answer } = gate
  return (
    <li className={`gate-row gate-${holds ? 'holds' : open ? level : 'answered'}`}>
      <p className="gate-row-head">
        <strong className="gate-state">{gateState(gate)}</strong>
        <span>{gateName(id)}</span>
      </p>
      {!holds && open && <p className="gate-row-advice">{gateAdvice(gate)}</p>}
      {answer !== null && (
        <p className="gate-row-advice">
          {GATES.answerLine(answer.personName, dateTimeText(answer.at))}
          <br />
          {answer.reason}
        </p>
      )}
      <p className="soft gate-row-basis">{GATES.basis(gateBasis(gate))}</p>
      {onAsk !== null && level !== 'block' && (
        <Button size="small" onClick={onAsk}>
          {GATES.answer[level]}
        </Button>
      )}
    </li>
  )
}
