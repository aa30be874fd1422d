import { useState } from 'react'
import { Radio } from 'antd'
import type { Stage } from '#shared/domain/case/roles.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { REVIEW } from '../../i18n/review.ts'
import { STAGE_WORDS } from '../../i18n/words.ts'
import { ReasonDialog, type ReasonDialogProps } from '../dialog/ReasonDialog.tsx'
import { returnTargets, type ChainView } from './chain-view.ts'

export interface ReturnDialogProps {
  readonly chain: ChainView
  readonly stage: Stage
  readonly busy: boolean
  readonly error: WireError | null
  readonly kept?: ReasonDialogProps['kept']
  readonly onConfirm: (toStage: Stage, reason: string) => void
  readonly onClose: () => void
}

/** 退回: to which earlier stage, and why. Back to the drafter unless the person chooses otherwise. */
export const ReturnDialog = ({ chain, stage, busy, error, kept, onConfirm, onClose }: ReturnDialogProps) => {
  const [target, setTarget] = useState<Stage>('draft')
  return (
    <ReasonDialog
      title={REVIEW.returnHeading}
      label={REVIEW.returnReason}
      confirmLabel={REVIEW.returnConfirm}
      busy={busy}
      error={error}
      {...(kept === undefined ? {} : { kept })}
      onClose={onClose}
      onConfirm={(reason) => {
        onConfirm(target, reason)
      }}
    >
      <fieldset className="bare-fieldset">
        <legend>{REVIEW.returnTo}</legend>
        <Radio.Group
          value={target}
          options={returnTargets(chain, stage).map((value) => ({ value, label: STAGE_WORDS[value] }))}
          onChange={(event) => {
            // The group's values are stages.
            setTarget(event.target.value as Stage)
          }}
        />
      </fieldset>
    </ReasonDialog>
  )
}
