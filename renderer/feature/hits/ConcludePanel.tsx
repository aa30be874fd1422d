import { useState } from 'react'
import { Button } from 'antd'
import { HITS } from '../../i18n/hits.ts'
import { REDACTION } from '../../i18n/redaction.ts'
import { REVIEW } from '../../i18n/review.ts'
import { CONCLUSION_WORDS } from '../../i18n/words.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ReturnDialog } from '../../ui/case/ReturnDialog.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { ConcludeForm } from './ConcludeForm.tsx'
import { itemTitles, wholeConclusion } from './conclusion.ts'
import type { HitsModel } from './useHits.ts'

/** 保密审查结论, a signature of its own (实施条例 Art. 42: 先审查、后公开), or back to an earlier hand. */
export const ConcludePanel = ({ view, conclude, giveBack }: HitsModel) => {
  const titles = itemTitles(view.document)
  const { form: value, onForm: setValue } = conclude
  const [asking, setAsking] = useState<'conclude' | 'return' | null>(null)
  if (!conclude.allowed) return null
  const close = (): void => {
    setAsking(null)
  }
  const whole = wholeConclusion(value)
  return (
    <Panel title={HITS.conclusion}>
      {view.openHits > 0 && <p className="gate-hint">{HITS.openFirst(view.openHits)}</p>}
      <ConcludeForm
        {...{ titles, value }}
        openHits={view.openHits}
        isRedacted={view.publicVersion !== null}
        onChange={setValue}
      />
      {value.conclusion === 'partial' && view.publicVersion === null && (
        <p className="gate-hint">{REDACTION.review.required}</p>
      )}
      <TextArea
        label={HITS.note}
        value={value.note}
        onChange={(note) => {
          setValue({ ...value, note })
        }}
        required
        placeholder={HITS.noteHint}
      />
      {whole === null && <p className="soft">{HITS.incomplete}</p>}
      {asking === null && <Failure error={conclude.error} />}
      <div className="button-row">
        <Button
          type="primary"
          size="large"
          disabled={whole === null}
          onClick={() => {
            setAsking('conclude')
          }}
        >
          {HITS.conclude}
        </Button>
        {giveBack.allowed && (
          <Button
            size="large"
            onClick={() => {
              setAsking('return')
            }}
          >
            {REVIEW.return}
          </Button>
        )}
      </div>
      {asking === 'conclude' && whole !== null && (
        <Dialog
          title={HITS.concludeHeading}
          confirmLabel={HITS.concludeHeading}
          busy={conclude.busy}
          onClose={close}
          onConfirm={() => {
            conclude.onConclude(whole)
          }}
        >
          <p>{HITS.concludeText(view.document.title, CONCLUSION_WORDS[whole.conclusion])}</p>
          <p className="quote">{whole.note.trim()}</p>
          <p className="soft">{HITS.liability}</p>
          <Failure error={conclude.error} />
        </Dialog>
      )}
      {asking === 'return' && (
        <ReturnDialog
          chain={view.chain}
          stage={view.stage}
          busy={giveBack.busy}
          error={giveBack.error}
          kept={giveBack.reason}
          onClose={close}
          onConfirm={giveBack.onReturn}
        />
      )}
    </Panel>
  )
}
