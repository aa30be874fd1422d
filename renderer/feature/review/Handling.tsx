import { useState } from 'react'
import { Button } from 'antd'
import { REVIEW } from '../../i18n/review.ts'
import { STAGE_WORDS } from '../../i18n/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { ReturnDialog } from '../../ui/ReturnDialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { stageAfter } from '../../ui/chain-view.ts'
import type { CaseView, PassChannel } from './review-model.ts'
import type { Handling } from './useReview.ts'

interface Props {
  readonly view: CaseView
  readonly handling: Handling
  /** Rewordings that were not handed in: deciding would lose them. */
  readonly pending: number
}

/** What this person may do here and now, from `allowed` alone; nothing at all when it is somebody else's turn. */
export const HandlingPanel = ({ view, handling, pending }: Props) => {
  const [asking, setAsking] = useState<'pass' | 'return' | 'withdraw' | null>(null)
  const [opinion, setOpinion] = useState('')
  const [blank, setBlank] = useState(false)
  const { pass, canReturn, canWithdraw, error } = handling
  if (pass === null && !canReturn && !canWithdraw) return null
  const ask = (what: typeof asking): void => {
    handling.onDismiss()
    setAsking(what)
  }
  const close = (): void => {
    setAsking(null)
  }
  return (
    <Panel title={REVIEW.handling} id="handling">
      {pass !== null && (
        <>
          <TextArea
            label={REVIEW.opinion}
            value={opinion}
            rows={4}
            required
            placeholder={REVIEW.opinionPlaceholder}
            onChange={(text) => {
              setOpinion(text)
              setBlank(false)
            }}
          />
          {blank && (
            <p className="gate-hint" role="alert">
              {REVIEW.opinionEmpty}
            </p>
          )}
        </>
      )}
      {asking === null && <Failure error={error} />}
      {pending > 0 && <p className="gate-hint">{REVIEW.pendingFirst(pending)}</p>}
      <div className="button-row">
        {pass !== null && (
          <Button
            type="primary"
            size="large"
            disabled={pending > 0}
            onClick={() => {
              if (opinion.trim() === '') setBlank(true)
              else ask('pass')
            }}
          >
            {REVIEW.pass[pass]}
          </Button>
        )}
        {canReturn && (
          <Button
            size="large"
            disabled={pending > 0}
            onClick={() => {
              ask('return')
            }}
          >
            {REVIEW.return}
          </Button>
        )}
        {canWithdraw && (
          <Button
            size="large"
            onClick={() => {
              ask('withdraw')
            }}
          >
            {REVIEW.withdraw}
          </Button>
        )}
      </div>
      {asking === 'pass' && pass !== null && (
        <PassDialog view={view} handling={handling} pass={pass} opinion={opinion} onClose={close} />
      )}
      {asking === 'return' && (
        <ReturnDialog
          chain={view.chain}
          stage={view.stage}
          busy={handling.busy}
          error={error}
          onClose={close}
          onConfirm={handling.onReturn}
        />
      )}
      {asking === 'withdraw' && (
        <ReasonDialog
          title={REVIEW.withdrawHeading}
          label={REVIEW.withdrawReason}
          confirmLabel={REVIEW.withdrawConfirm}
          busy={handling.busy}
          error={error}
          onClose={close}
          onConfirm={handling.onWithdraw}
        />
      )}
    </Panel>
  )
}

interface PassDialogProps extends Omit<Props, 'pending'> {
  readonly pass: PassChannel
  readonly opinion: string
  readonly onClose: () => void
}

const PassDialog = ({ view, handling, pass, opinion, onClose }: PassDialogProps) => {
  const action = REVIEW.pass[pass]
  return (
    <Dialog
      title={REVIEW.passHeading(action)}
      confirmLabel={REVIEW.passHeading(action)}
      busy={handling.busy}
      onClose={onClose}
      onConfirm={() => {
        handling.onPass(opinion)
      }}
    >
      <p>{REVIEW.passText(view.document.title, STAGE_WORDS[stageAfter(view.chain, view.stage)])}</p>
      <h3>{REVIEW.yourOpinion}</h3>
      <p className="quote">{opinion.trim()}</p>
      <Failure error={handling.error} />
    </Dialog>
  )
}
