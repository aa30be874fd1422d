import { memo, type ChangeEvent, type CompositionEvent } from 'react'
import { Button } from 'antd'
import { DRAFTING } from '../../i18n/drafting.ts'
import { findingText } from '../../i18n/finding.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { DisclosurePanel } from './DisclosurePanel.tsx'
import { returnNote, saveStateText, sizeText } from './drafting-model.ts'
import type { DraftingModel } from './useDrafting.ts'

export const DraftingView = (model: DraftingModel) => (
  <div className="work-page">
    <ReturnBanner {...model} />
    <div className="work">
      <Editor opening={model.opening} onTitle={model.onTitle} onText={model.onText} onBlur={model.onBlur} />
      <div className="work-side">
        <SubmitPanel {...model} />
        <DisclosurePanel {...model} />
        <FactsPanel {...model} />
      </div>
    </div>
    {model.submit.asking !== null && <SubmitDialog {...model} />}
  </div>
)

const ReturnBanner = ({ view }: DraftingModel) => {
  const note = returnNote(view.opinions)
  if (note === null) return null
  return (
    <section className="draft-returned" aria-label={note.heading}>
      <p>
        <strong>{note.heading}</strong>
        <span className="soft">{note.at}</span>
      </p>
      <p className="draft-reason">{note.reason}</p>
    </section>
  )
}

type EditorProps = Pick<DraftingModel, 'opening' | 'onTitle' | 'onText' | 'onBlur'>

/** Hands on what was typed once the input method is done with it: half-composed letters are nobody's text. */
const settled = (apply: (value: string) => void) => ({
  onChange: ({ nativeEvent, target }: ChangeEvent<HTMLTextAreaElement>) => {
    if (!(nativeEvent instanceof InputEvent && nativeEvent.isComposing)) apply(target.value)
  },
  onCompositionEnd: ({ currentTarget }: CompositionEvent<HTMLTextAreaElement>) => {
    apply(currentTarget.value)
  },
})

/** Rendered once: its props keep their identity, so React never touches the fields while a person composes. */
const Editor = memo(({ opening, onTitle, onText, onBlur }: EditorProps) => (
  <div className="draft-page">
    <textarea
      className="draft-title"
      aria-label={DRAFTING.title}
      placeholder={DRAFTING.titlePlaceholder}
      defaultValue={opening.title}
      rows={1}
      maxLength={500}
      spellCheck={false}
      autoComplete="off"
      onKeyDown={(event) => {
        // A title is one line that may wrap; Enter that ends a composition is the input method's.
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
      }}
      {...settled((title) => {
        onTitle(title.replace(/\s*\n\s*/gu, ' '))
      })}
      onBlur={onBlur}
    />
    <textarea
      className="draft-text"
      aria-label={DRAFTING.text}
      placeholder={DRAFTING.textPlaceholder}
      defaultValue={opening.text}
      spellCheck={false}
      autoComplete="off"
      {...settled(onText)}
      onBlur={onBlur}
    />
  </div>
))
Editor.displayName = 'Editor'

const SubmitPanel = ({ view, saveState, words, paragraphs, submit }: DraftingModel) => {
  const missing = view.disclosure === null
  return (
    <Panel title={DRAFTING.submit} extra={<span className="soft">{DRAFTING.wordCount(words, paragraphs)}</span>}>
      <p className={saveState.kind === 'failed' ? 'draft-failed' : 'soft'} role="status">
        {saveStateText(saveState)}
      </p>
      {saveState.kind === 'failed' && <Failure error={saveState.error} />}
      <div className="button-row">
        <Button type="primary" size="large" disabled={missing} onClick={submit.onAsk}>
          {DRAFTING.submit}
        </Button>
      </div>
      {missing && <p className="gate-hint">{DRAFTING.needDisclosure}</p>}
    </Panel>
  )
}

const FactsPanel = ({ view, findings }: DraftingModel) => {
  const { source } = view
  return (
    <Panel title={DRAFTING.facts}>
      <Facts
        rows={[
          [DRAFTING.source, source === null ? DRAFTING.noSource : source.fileName],
          [DRAFTING.sourceKind, source === null ? '' : DRAFTING.sourceFacts(source.format, sizeText(source.sizeBytes))],
          [
            DRAFTING.sourceHash,
            source === null ? (
              ''
            ) : (
              <span className="hash" title={source.sha256}>{`${source.sha256.slice(0, 12)}…`}</span>
            ),
          ],
        ]}
      />
      {findings.length > 0 && (
        <>
          <h3>{DRAFTING.findings}</h3>
          <ul className="job-files">
            {findings.map(({ code, count, detail }) => (
              <li key={`${code} ${detail ?? ''}`}>{findingText(code, count, detail)}</li>
            ))}
          </ul>
        </>
      )}
      <p className="soft field">{DRAFTING.textHint}</p>
    </Panel>
  )
}

const SubmitDialog = ({ view, words, submit }: DraftingModel) => {
  const title = submit.asking?.trim() ?? ''
  return (
    <Dialog
      title={DRAFTING.submitHeading}
      confirmLabel={DRAFTING.submitConfirm}
      busy={submit.busy}
      onConfirm={submit.onConfirm}
      onClose={submit.onClose}
    >
      <p>{DRAFTING.submitText(title === '' ? DRAFTING.emptyTitle : title, words, view.round + 1)}</p>
      <Failure error={submit.error} />
    </Dialog>
  )
}
