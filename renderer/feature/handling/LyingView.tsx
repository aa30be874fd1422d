import { Button } from 'antd'
import { HANDLING } from '../../i18n/handling.ts'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Unreadable } from '../../ui/feedback/States.tsx'
import { KeptFields } from '../../ui/form/KeptFields.tsx'
import { ReassignDialog } from './HandOnView.tsx'
import type { LyingModel } from './useHandOn.ts'

/** What lies with people who were put out; nothing at all when there is none. */
export const LyingView = (model: LyingModel) => {
  const { rows, asking, onAsk, busy, error, message, onReassign, readError } = model
  if (readError !== null && rows.length === 0) return <Unreadable error={readError} onRetry={model.onRetry} />
  if (rows.length === 0 && message === null) return null
  return (
    <>
      <Notice>{message}</Notice>
      {rows.length > 0 && (
        <Panel title={HANDLING.lyingHeading}>
          <p className="soft">{HANDLING.lyingHint}</p>
          <ul className="lying">
            {rows.map((row) => (
              <li key={row.caseId}>
                <strong>{row.title}</strong>
                <span className="soft">{HANDLING.lying(row.withName, row.stage, row.what)}</span>
                <Button
                  size="small"
                  aria-label={HANDLING.lyingReassignOf(row.title)}
                  onClick={() => {
                    onAsk(row)
                  }}
                >
                  {HANDLING.lyingReassign}
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {asking !== null && (
        <KeptFields form={model.form}>
          <ReassignDialog
            title={HANDLING.lyingReassignOf(asking.title)}
            candidates={asking.candidates}
            busy={busy}
            error={error}
            onClose={() => {
              onAsk(null)
            }}
            onConfirm={(to, reason) => {
              onReassign(asking, to, reason)
            }}
          />
        </KeptFields>
      )}
    </>
  )
}
