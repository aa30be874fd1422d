import { useState } from 'react'
import { Button, Radio } from 'antd'
import type { SecrecyConclusion } from '#shared/domain/case/events.ts'
import { HITS } from '../../i18n/hits.ts'
import { REVIEW } from '../../i18n/review.ts'
import { CONCLUSION_WORDS } from '../../i18n/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ReturnDialog } from '../../ui/ReturnDialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import type { HitsModel } from './useHits.ts'

const CONCLUSIONS: readonly SecrecyConclusion[] = ['cleared', 'restricted', 'referred']

/** 保密审查结论, a signature of its own (实施条例 Art. 42: 先审查、后公开), or back to an earlier hand. */
export const ConcludePanel = ({ view, conclude, giveBack }: HitsModel) => {
  const [conclusion, setConclusion] = useState<SecrecyConclusion | null>(null)
  const [note, setNote] = useState('')
  const [asking, setAsking] = useState<'conclude' | 'return' | null>(null)
  if (!conclude.allowed) return null
  const close = (): void => {
    setAsking(null)
  }
  const ready = conclusion !== null && note.trim() !== ''
  return (
    <Panel title={HITS.conclusion}>
      {view.openHits > 0 && <p className="gate-hint">{HITS.openFirst(view.openHits)}</p>}
      <Radio.Group
        aria-label={HITS.conclusion}
        value={conclusion}
        options={CONCLUSIONS.map((value) => ({
          value,
          label: CONCLUSION_WORDS[value],
          disabled: value === 'cleared' && view.openHits > 0,
        }))}
        onChange={(event) => {
          // The group's values are CONCLUSIONS.
          setConclusion(event.target.value as SecrecyConclusion)
        }}
      />
      <TextArea label={HITS.note} value={note} onChange={setNote} required placeholder={HITS.noteHint} />
      {asking === null && <Failure error={conclude.error} />}
      <div className="button-row">
        <Button
          type="primary"
          size="large"
          disabled={!ready}
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
      {asking === 'conclude' && conclusion !== null && (
        <Dialog
          title={HITS.concludeHeading}
          confirmLabel={HITS.concludeHeading}
          busy={conclude.busy}
          onClose={close}
          onConfirm={() => {
            conclude.onConclude(conclusion, note)
          }}
        >
          <p>{HITS.concludeText(view.document.title, CONCLUSION_WORDS[conclusion])}</p>
          <p className="quote">{note.trim()}</p>
          <Failure error={conclude.error} />
        </Dialog>
      )}
      {asking === 'return' && (
        <ReturnDialog
          stage={view.stage}
          busy={giveBack.busy}
          error={giveBack.error}
          onClose={close}
          onConfirm={giveBack.onReturn}
        />
      )}
    </Panel>
  )
}
