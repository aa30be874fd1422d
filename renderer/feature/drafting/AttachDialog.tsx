import { useState } from 'react'
import { Radio } from 'antd'
import { DRAFTING } from '../../i18n/drafting.ts'
import { INBOX } from '../../i18n/inbox.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import type { AttachModel } from './useAttach.ts'

const { attach: WORDS } = DRAFTING
type Tracked = 'accept' | 'reject'

/** How the chosen file is to be taken: its text to be typeset and edited here, or the file as it is. */
export const AttachDialog = ({
  asking,
  busy,
  error,
  onClose,
  onAttach,
}: AttachModel & { readonly asking: NonNullable<AttachModel['asking']> }) => {
  const [as, setAs] = useState<'text' | 'file'>(asking.asText ? 'text' : 'file')
  const [tracked, setTracked] = useState<Tracked | null>(null)
  const mustChoose = asking.tracked && as === 'text'
  return (
    <Dialog
      title={WORDS.heading}
      confirmLabel={WORDS.confirm}
      busy={busy}
      disabled={mustChoose && tracked === null}
      onClose={onClose}
      onConfirm={() => {
        if (mustChoose && tracked !== null) onAttach(as, tracked)
        else onAttach(as)
      }}
    >
      <p>{WORDS.text(asking.name)}</p>
      <Radio.Group
        className="choices field"
        aria-label={WORDS.heading}
        value={as}
        options={[
          { value: 'text', label: WORDS.asText },
          { value: 'file', label: WORDS.asFile },
        ]}
        onChange={(event) => {
          // The group's values are the two above.
          setAs(event.target.value as 'text' | 'file')
        }}
      />
      {mustChoose ? (
        <Radio.Group
          className="choices field"
          aria-label={INBOX.trackedHeading}
          value={tracked}
          options={[
            { value: 'accept', label: INBOX.trackedAccept },
            { value: 'reject', label: INBOX.trackedReject },
          ]}
          onChange={(event) => {
            // The group's values are the two above.
            setTracked(event.target.value as Tracked)
          }}
        />
      ) : null}
      <Failure error={error?.code === 'import.classified' ? null : error} />
    </Dialog>
  )
}
