import { useState, type ReactNode } from 'react'
import { Button } from 'antd'
import type { WireError } from '#shared/contract/errors.ts'
import { SECOND_HAND } from '../../i18n/second-hand.ts'
import { Dialog } from './Dialog.tsx'
import { Failure } from '../feedback/Failure.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { discardForm } from '../form/kept-form.ts'
import { KeptFields } from '../form/KeptFields.tsx'

/** The acts of the other hand on what somebody proposed; each is true once it is on record. */
export interface SecondHandActs {
  readonly busy: boolean
  readonly error: WireError | null
  readonly onConfirm: (proposalId: string) => Promise<boolean>
  readonly onDecline: (proposalId: string, reason: string) => Promise<boolean>
  readonly onDismiss: () => void
}

/** Under a proposal: another person confirms or declines it, who proposed it takes it back. `children` is what is asked once more. */
export const SecondHand = ({
  proposalId,
  mine,
  second,
  confirmLabel,
  heading,
  children,
}: {
  readonly proposalId: string
  readonly mine: boolean
  readonly second: SecondHandActs
  readonly confirmLabel: string
  readonly heading: string
  readonly children: ReactNode
}) => {
  const [asked, setAsked] = useState<'confirm' | 'decline' | null>(null)
  const form = { name: `second ${proposalId}`, caseId: null }
  const end = (): void => {
    discardForm(form)
    setAsked(null)
  }
  const close = (): void => {
    second.onDismiss()
    end()
  }
  const closeIf = (done: boolean): void => {
    if (done) end()
  }
  const no = mine ? SECOND_HAND.takeBack : SECOND_HAND.decline
  return (
    <>
      <div className="button-row">
        {mine ? (
          <span className="soft">{SECOND_HAND.waits}</span>
        ) : (
          <Button
            type="primary"
            onClick={() => {
              setAsked('confirm')
            }}
          >
            {confirmLabel}
          </Button>
        )}
        <Button
          onClick={() => {
            setAsked('decline')
          }}
        >
          {no}
        </Button>
      </div>
      {asked === 'confirm' && (
        <Dialog
          title={heading}
          confirmLabel={confirmLabel}
          busy={second.busy}
          onClose={close}
          onConfirm={() => {
            void second.onConfirm(proposalId).then(closeIf)
          }}
        >
          {children}
          <Failure error={second.error} />
        </Dialog>
      )}
      {asked === 'decline' && (
        <KeptFields form={form}>
          <ReasonDialog
            title={no}
            label={SECOND_HAND.reason}
            confirmLabel={no}
            busy={second.busy}
            error={second.error}
            onClose={close}
            onConfirm={(reason) => {
              void second.onDecline(proposalId, reason).then(closeIf)
            }}
          />
        </KeptFields>
      )}
    </>
  )
}
