import { useState } from 'react'
import { Button } from 'antd'
import { dateTimeText } from '../../i18n/date.ts'
import { LEXICON, LEXICON_USE } from '../../i18n/lexicon.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import type { LexiconModel, Proposal } from './useLexicon.ts'

/** What one person proposed: the other hand confirms or declines, who proposed takes it back. */
export const ProposalsPanel = ({ list, second, nameOf }: LexiconModel) => {
  const [asked, setAsked] = useState<{ readonly kind: 'confirm' | 'decline'; readonly of: Proposal } | null>(null)
  const proposals = list?.proposals ?? []
  if (proposals.length === 0) return null
  const close = (): void => {
    second.onDismiss()
    setAsked(null)
  }
  const closeIf = (done: boolean): void => {
    if (done) setAsked(null)
  }
  return (
    <Panel title={LEXICON_USE.heading}>
      <ul className="lexicon-uses">
        {proposals.map((of) => (
          <li key={of.proposalId}>
            <p>
              <strong>{LEXICON_USE.what(nameOf(of.id), of.version)}</strong>{' '}
              <span className="soft">{LEXICON_USE.by(of.by, dateTimeText(of.at))}</span>
            </p>
            <p>{LEXICON_USE.reason(of.reason)}</p>
            {of.dropped > 0 && <p className="gate-hint">{LEXICON_USE.dropped(of.dropped)}</p>}
            <div className="button-row">
              {of.mine ? (
                <span className="soft">{LEXICON_USE.waits}</span>
              ) : (
                <Button
                  type="primary"
                  onClick={() => {
                    setAsked({ kind: 'confirm', of })
                  }}
                >
                  {LEXICON_USE.confirm}
                </Button>
              )}
              <Button
                onClick={() => {
                  setAsked({ kind: 'decline', of })
                }}
              >
                {of.mine ? LEXICON_USE.takeBack : LEXICON_USE.decline}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {asked?.kind === 'confirm' && (
        <Dialog
          title={LEXICON_USE.confirmHeading}
          confirmLabel={LEXICON_USE.confirm}
          busy={second.busy}
          onClose={close}
          onConfirm={() => {
            void second.onConfirm(asked.of.proposalId).then(closeIf)
          }}
        >
          <p>{LEXICON_USE.confirmText(LEXICON_USE.what(nameOf(asked.of.id), asked.of.version))}</p>
          {asked.of.dropped > 0 && <p className="gate-hint">{LEXICON_USE.dropped(asked.of.dropped)}</p>}
          <Failure error={second.error} />
        </Dialog>
      )}
      {asked?.kind === 'decline' && (
        <ReasonDialog
          title={asked.of.mine ? LEXICON_USE.takeBack : LEXICON_USE.decline}
          label={LEXICON.reason}
          confirmLabel={asked.of.mine ? LEXICON_USE.takeBack : LEXICON_USE.decline}
          busy={second.busy}
          error={second.error}
          onClose={close}
          onConfirm={(reason) => {
            void second.onDecline(asked.of.proposalId, reason).then(closeIf)
          }}
        />
      )}
    </Panel>
  )
}
