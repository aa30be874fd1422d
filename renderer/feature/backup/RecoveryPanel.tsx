import { useState } from 'react'
import { Button } from 'antd'
import { BACKUP } from '../../i18n/backup.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { BackupModel } from './useBackup.ts'

const COUNTS = [1, 2, 3, 4, 5] as const

/** 恢复码: in how many shares it lies, and a new one, shown to each holder alone. */
export const RecoveryPanel = ({
  view,
  renewing,
  onRenew,
  printed,
  onPrinted,
}: BackupModel & { readonly view: NonNullable<BackupModel['view']> }) => {
  const [count, setCount] = useState(3)
  return (
    <Panel title={BACKUP.recovery}>
      <p>{view.shares === 1 ? BACKUP.recoveryOne : BACKUP.recoveryMany(view.shares)}</p>
      {view.recoverySince !== null && <p className="soft">{BACKUP.recoverySince(view.recoverySince)}</p>}
      {printed === null ? (
        <>
          <p className="soft">{BACKUP.recoveryHint}</p>
          <div className="backup-fields">
            <label className="field">
              <span className="field-label">{BACKUP.shares}</span>
              <select
                value={count}
                onChange={(event) => {
                  setCount(Number(event.target.value))
                }}
              >
                {COUNTS.map((one) => (
                  <option key={one} value={one}>
                    {one === 1 ? BACKUP.sharesOne : BACKUP.sharesOf(one)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <Failure error={renewing.error} />
          <div className="button-row">
            <Button
              loading={renewing.busy}
              onClick={() => {
                onRenew(count)
              }}
            >
              {BACKUP.renew}
            </Button>
          </div>
        </>
      ) : (
        <Shares codes={printed} onFinished={onPrinted} />
      )}
    </Panel>
  )
}

/** One code after another, each covered before the next is shown. */
const Shares = ({ codes, onFinished }: { readonly codes: readonly string[]; readonly onFinished: () => void }) => {
  const [index, setIndex] = useState(0)
  const [shown, setShown] = useState(false)
  const isLast = index === codes.length - 1
  const label = BACKUP.share(index + 1, codes.length)
  return (
    <section aria-label={label}>
      <h3>{label}</h3>
      <p>{BACKUP.shareTo(index + 1, codes.length)}</p>
      {shown ? (
        <>
          <p className="backup-code" role="group" aria-label={label}>
            {codes[index]}
          </p>
          <div className="button-row">
            <Button
              onClick={() => {
                window.print()
              }}
            >
              {BACKUP.print}
            </Button>
            <Button
              type="primary"
              onClick={() => {
                setShown(false)
                if (isLast) onFinished()
                else setIndex(index + 1)
              }}
            >
              {isLast ? BACKUP.finish : BACKUP.copied}
            </Button>
          </div>
        </>
      ) : (
        <div className="button-row">
          <Button
            type="primary"
            onClick={() => {
              setShown(true)
            }}
          >
            {BACKUP.show}
          </Button>
        </div>
      )}
    </section>
  )
}
