import { useEffect, useRef, useState } from 'react'
import { Button, Segmented } from 'antd'
import { REDACTION } from '../../../i18n/redaction.ts'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Failure } from '../../../ui/feedback/Failure.tsx'
import { RedactedPage } from '../../../ui/redaction/RedactedPage.tsx'
import { Preview } from '../preview/Preview.tsx'
import { usePageFocus } from '../../../ui/navigation/use-page-focus.ts'
import { saveStateText } from '../drafting-model.ts'
import { CheckPanel, HitsPanel, SelectionPanel } from './Offers.tsx'
import { redactingActs } from './redacting-model.ts'
import { RemovalsPanel } from './RemovalsPanel.tsx'
import type { RedactingModel } from './useRedacting.ts'

const VIEWS = ['marked', 'preview'] as const

/** The text with what is removed of it, what can be removed, and what the public would see. */
export const RedactingView = (model: RedactingModel) => {
  const { removals, derived, current, confirmed, busy, error, saveState } = model
  const { mayConfirm, mayClear } = redactingActs(removals, confirmed, derived !== null)
  const [view, setView] = useState<(typeof VIEWS)[number]>('marked')
  const [asking, setAsking] = useState<'leave' | 'clear' | null>(null)
  useEffect(() => {
    if (current !== null)
      document.querySelector(`[data-removal="${String(current)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const close = (): void => {
    setAsking(null)
  }
  const page = useRef<HTMLDivElement>(null)
  usePageFocus(page, '.draft-bar .ant-btn')
  return (
    <div className="redact" role="region" aria-label={REDACTION.heading} ref={page} tabIndex={-1}>
      <header className="redact-head">
        <h2>{REDACTION.heading}</h2>
        <span className="soft" role="status">
          {saveState.kind === 'clean' ? '' : saveStateText(saveState)}
        </span>
        <span className="button-row">
          {model.onRevert !== null && <Button onClick={model.onRevert}>{REDACTION.revert}</Button>}
          {mayClear && (
            <Button
              onClick={() => {
                setAsking('clear')
              }}
            >
              {REDACTION.clear}
            </Button>
          )}
          <Button
            onClick={() => {
              if (confirmed) model.onClose()
              else setAsking('leave')
            }}
          >
            {REDACTION.close}
          </Button>
          <Button type="primary" loading={busy} disabled={!mayConfirm} onClick={model.onConfirm}>
            {REDACTION.confirm}
          </Button>
        </span>
      </header>
      <p className="soft">{REDACTION.intro}</p>
      {model.lost > 0 && <p className="gate-hint">{REDACTION.lost(model.lost)}</p>}
      {model.justConfirmed && (
        <p className="notice" role="status">
          {REDACTION.confirmed(removals.length)}
        </p>
      )}
      <Failure error={error} />
      <div className="work">
        <div className="work-main redact-page">
          <div className="review-bar">
            <Segmented
              tabIndex={-1} // its choices take the focus; the frame around them would be one stop more
              aria-label={REDACTION.views}
              value={derived === null ? 'marked' : view}
              options={VIEWS.map((value) => ({
                value,
                label: REDACTION.view[value],
                disabled: value === 'preview' && derived === null,
              }))}
              onChange={setView}
            />
          </div>
          {view === 'preview' && derived !== null ? (
            <Preview document={derived} caretLine={null} read={model.read} />
          ) : (
            <RedactedPage
              document={model.document}
              removals={removals}
              currentRemoval={current}
              onSelect={model.onCurrent}
              read={model.read}
            />
          )}
        </div>
        <div className="work-side">
          <SelectionPanel {...model} />
          <HitsPanel {...model} />
          <RemovalsPanel {...model} />
          <CheckPanel {...model} />
        </div>
      </div>
      {asking === 'leave' && (
        <Dialog title={REDACTION.leaveHeading} confirmLabel={REDACTION.leave} onClose={close} onConfirm={model.onClose}>
          <p>{REDACTION.leaveText}</p>
        </Dialog>
      )}
      {asking === 'clear' && (
        <Dialog
          title={REDACTION.clearHeading}
          confirmLabel={REDACTION.clear}
          busy={busy}
          loses
          onClose={close}
          onConfirm={() => {
            model.onClear()
            close()
          }}
        >
          <p>{REDACTION.clearText}</p>
        </Dialog>
      )}
    </div>
  )
}
