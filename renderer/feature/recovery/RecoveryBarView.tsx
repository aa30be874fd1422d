import { Button } from 'antd'
import { dateTimeText } from '../../i18n/date.ts'
import { RECOVERY } from '../../i18n/recovery.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import type { RecoveryBarModel } from './useRecoveryBar.ts'
import './recovery.css'

/** On top of the window until it is settled: what the recovery code gave, and who has to say that it was the right person. */
export const RecoveryBarView = ({ view, busy, error, onConfirm, onAcknowledge }: RecoveryBarModel) => {
  if (view === null) return null
  const { mine, others } = view
  if (mine === null && others.length === 0) return null
  return (
    <div className="recovery-bar" role="status">
      {mine !== null && (
        <div className="recovery-line">
          <p>{(mine.ready ? RECOVERY.mineReady : RECOVERY.mineOpen)(dateTimeText(mine.at), mine.confirmedBy)}</p>
          {mine.ready && (
            <Button
              size="small"
              disabled={busy}
              onClick={() => {
                onAcknowledge(mine)
              }}
            >
              {RECOVERY.acknowledge}
            </Button>
          )}
        </div>
      )}
      {others.map((other) => (
        <div key={other.personId} className="recovery-line">
          <p>{RECOVERY.other(other.name, dateTimeText(other.at), other.confirmedBy)}</p>
          <Button
            size="small"
            disabled={busy}
            aria-label={RECOVERY.confirmOf(other.name)}
            onClick={() => {
              onConfirm(other)
            }}
          >
            {RECOVERY.confirm}
          </Button>
        </div>
      ))}
      <Failure error={error} />
    </div>
  )
}
