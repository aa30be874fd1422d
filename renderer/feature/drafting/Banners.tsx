import { Button } from 'antd'
import { dateTimeText } from '../../i18n/date.ts'
import { DRAFTING } from '../../i18n/drafting.ts'
import { returnNote } from './drafting-model.ts'
import type { DraftingModel } from './useDrafting.ts'

/** Why the draft is back on the desk. */
export const ReturnBanner = ({ view }: Pick<DraftingModel, 'view'>) => {
  const note = returnNote(view.opinions)
  if (note === null) return null
  return (
    <section className="draft-banner" aria-label={note.heading}>
      <p className="draft-banner-head">
        <strong>{note.heading}</strong>
        <span className="soft">{note.at}</span>
      </p>
      <p className="draft-reason">{note.reason}</p>
    </section>
  )
}

/** What was typed before a crash or a closing is there again. */
export const RecoveredBanner = ({ recovered }: Pick<DraftingModel, 'recovered'>) => {
  if (recovered === null) return null
  return (
    <section className="draft-banner draft-banner-good" role="status">
      <p className="draft-banner-head">
        <strong>{DRAFTING.recovered(dateTimeText(recovered.savedAt))}</strong>
        <span className="soft">{DRAFTING.recoveredHint}</span>
        <Button size="small" onClick={recovered.onClose}>
          {DRAFTING.recoveredClose}
        </Button>
      </p>
    </section>
  )
}
