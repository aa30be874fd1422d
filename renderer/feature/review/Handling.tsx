import { useState } from 'react'
import { Button, Radio } from 'antd'
import { SHEET } from '../../i18n/sheet.ts'
import { REVIEW } from '../../i18n/review.ts'
import { STAGE_WORDS } from '../../i18n/words.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ReasonDialog } from '../../ui/dialog/ReasonDialog.tsx'
import { ReturnDialog } from '../../ui/case/ReturnDialog.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { stageAfter } from '../../ui/case/chain-view.ts'
import type { CaseView } from './review-model.ts'
import { DiscussionForm } from './DiscussionForm.tsx'
import type { HandlingDraft } from './handling-draft.ts'
import { passProblems, returnProblems } from './sheet-model.ts'
import type { Handling } from './useHandling.ts'

interface Props {
  readonly view: CaseView
  readonly handling: Handling
  readonly draft: HandlingDraft
  readonly onDraft: (draft: HandlingDraft) => void
  /** Rewordings that were not handed in: deciding would lose them. */
  readonly pending: number
}

type Asking = 'pass' | 'return' | 'withdraw' | 'skip' | 'takeBack'

const actionOf = ({ stage }: CaseView, pass: NonNullable<Handling['pass']>): string =>
  pass === 'case.passStep' ? REVIEW.passStep(stage) : REVIEW.pass[pass]

/** What still has to be written before the person can pass; empty when nothing. */
const missing = ({ view, handling, draft }: Props): readonly string[] => [
  ...(draft.opinion.trim() === '' ? [REVIEW.opinionEmpty] : []),
  ...(view.stage === 'countersign' && draft.partyId === null ? [REVIEW.partyEmpty] : []),
  ...(handling.demand === null ? [] : passProblems(draft.sheet, handling.demand)),
]

/** What this person may do here and now, from `allowed` alone; nothing at all when it is somebody else's turn. */
export const HandlingPanel = (props: Props) => {
  const { view, handling, draft, pending } = props
  const [asking, setAsking] = useState<Asking | null>(null)
  const [problems, setProblems] = useState<readonly string[]>([])
  const { pass, canReturn, canWithdraw, canDiscuss, canSkip, canTakeBack, error } = handling
  if (pass === null && !canReturn && !canWithdraw && !canSkip && !canTakeBack) return null
  const ask = (what: Asking, found: readonly string[]): void => {
    handling.onDismiss()
    setProblems(found)
    setAsking(found.length === 0 ? what : null)
  }
  const button = (what: Asking, label: string, primary = false, found: () => readonly string[] = () => []) => (
    <Button
      size="large"
      {...(primary ? { type: 'primary' as const } : {})}
      disabled={pending > 0}
      onClick={() => {
        ask(what, found())
      }}
    >
      {label}
    </Button>
  )
  return (
    <Panel title={REVIEW.handling} id="handling">
      {pass !== null && <PassFields {...props} />}
      {canDiscuss && <DiscussionForm view={view} handling={handling} />}
      {problems.length > 0 && (
        <ul className="gate-hint" role="alert">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {asking === null && <Failure error={error} />}
      {pending > 0 && <p className="gate-hint">{REVIEW.pendingFirst(pending)}</p>}
      <div className="button-row">
        {pass !== null && button('pass', actionOf(view, pass), true, () => missing(props))}
        {canReturn &&
          button('return', REVIEW.return, false, () => (handling.demand === null ? [] : returnProblems(draft.sheet)))}
        {canWithdraw && button('withdraw', REVIEW.withdraw)}
        {canTakeBack && button('takeBack', REVIEW.takeBack)}
        {canSkip && button('skip', REVIEW.skip)}
      </div>
      {asking !== null && (
        <AskDialog
          {...props}
          asking={asking}
          onClose={() => {
            setAsking(null)
          }}
        />
      )}
    </Panel>
  )
}

/** What goes with a pass: for whom, the number of a written opinion, the words; how far the sheet has come. */
const PassFields = ({ view, handling, draft, onDraft }: Props) => (
  <>
    {view.stage === 'countersign' && (
      <fieldset className="bare-fieldset">
        <legend>{REVIEW.party}</legend>
        <Radio.Group
          value={draft.partyId}
          options={view.chain.parties.map(({ partyId, name, signedBy, open }) => ({
            value: partyId,
            label: signedBy === null ? name : REVIEW.partySigned(name, signedBy),
            disabled: !open,
          }))}
          onChange={({ target }) => {
            onDraft({ ...draft, partyId: target.value as string }) // the group's values
          }}
        />
      </fieldset>
    )}
    {(view.stage === 'legalReview' || view.stage === 'fairCompetitionReview') && (
      <TextField
        label={REVIEW.documentNumber}
        value={draft.documentNumber}
        onChange={(documentNumber) => {
          onDraft({ ...draft, documentNumber })
        }}
      />
    )}
    <TextArea
      label={REVIEW.opinion}
      value={draft.opinion}
      rows={4}
      required
      placeholder={REVIEW.opinionPlaceholder}
      onChange={(opinion) => {
        onDraft({ ...draft, opinion })
      }}
    />
    {handling.demand !== null && (
      <p>
        <a href="#sheet">{SHEET.toSheet}</a>
      </p>
    )}
  </>
)

const AskDialog = ({
  view,
  handling,
  draft,
  asking,
  onClose,
}: Props & { readonly asking: Asking; readonly onClose: () => void }) => {
  const common = { busy: handling.busy, error: handling.error, onClose }
  switch (asking) {
    case 'pass':
      return <PassDialog {...{ view, handling, draft, onClose }} />
    case 'return':
      return (
        <ReturnDialog
          chain={view.chain}
          stage={view.stage}
          {...common}
          kept={handling.reasons.return}
          onConfirm={handling.onReturn}
        />
      )
    case 'withdraw':
      return (
        <ReasonDialog
          {...REVIEW.asks.withdraw}
          {...common}
          kept={handling.reasons.withdraw}
          onConfirm={handling.onWithdraw}
        />
      )
    case 'skip':
      return (
        <ReasonDialog
          {...REVIEW.asks.skip(view.stage)}
          {...common}
          kept={handling.reasons.skip}
          onConfirm={handling.onSkip}
        />
      )
    case 'takeBack':
      return (
        <ReasonDialog
          {...REVIEW.asks.takeBack}
          {...common}
          kept={handling.reasons.takeBack}
          onConfirm={handling.onTakeBack}
        />
      )
  }
}

const PassDialog = ({
  view,
  handling,
  draft,
  onClose,
}: Pick<Props, 'view' | 'handling' | 'draft'> & { readonly onClose: () => void }) => {
  const action = handling.pass === null ? '' : actionOf(view, handling.pass)
  return (
    <Dialog
      title={REVIEW.passHeading(action)}
      confirmLabel={REVIEW.passHeading(action)}
      busy={handling.busy}
      onClose={onClose}
      onConfirm={handling.onPass}
    >
      <p>{REVIEW.passText(view.document.title, STAGE_WORDS[stageAfter(view.chain, view.stage)])}</p>
      <h3>{REVIEW.yourOpinion}</h3>
      <p className="quote">{draft.opinion.trim()}</p>
      <Failure error={handling.error} />
    </Dialog>
  )
}
