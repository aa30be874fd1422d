import { useState } from 'react'
import { Button } from 'antd'
import { BACKUP } from '../../i18n/backup.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { LastGroupField } from '../../ui/field/LastGroupField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { isLastGroup } from '../../ui/field/recovery-code.ts'
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
      {printed !== null && <Shares codes={printed} onFinished={onPrinted} />}
    </Panel>
  )
}

/**
 * One code after another, each covered before the next is shown. The old code is void already, so this is left only by way
 * of the last one, and each holder shows that theirs is on paper.
 */
const Shares = ({ codes, onFinished }: { readonly codes: readonly string[]; readonly onFinished: () => void }) => {
  const [index, setIndex] = useState(0)
  const [shown, setShown] = useState(false)
  const [typed, setTyped] = useState('')
  const isLast = index === codes.length - 1
  const label = BACKUP.share(index + 1, codes.length)
  const code = codes[index] ?? ''
  return (
    <Dialog
      title={label}
      confirmLabel={shown ? (isLast ? BACKUP.finish : BACKUP.copied) : BACKUP.show}
      disabled={shown && !isLastGroup(code, typed)}
      onClose={null}
      onConfirm={() => {
        setShown(!shown)
        setTyped('')
        if (!shown) return
        if (isLast) onFinished()
        else setIndex(index + 1)
      }}
    >
      <p>{BACKUP.shareTo(index + 1, codes.length)}</p>
      {shown && (
        <>
          <p className="backup-code" role="group" aria-label={label}>
            {code}
          </p>
          <Button
            className="backup-print"
            onClick={() => {
              window.print()
            }}
          >
            {BACKUP.print}
          </Button>
          <LastGroupField code={code} typed={typed} onTyped={setTyped} />
        </>
      )}
    </Dialog>
  )
}
