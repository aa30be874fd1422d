import { useState } from 'react'
import { Button, Checkbox } from 'antd'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { LintFinding } from '#shared/domain/lint/finding.ts'
import { DETERMINE } from '../../i18n/determine.ts'
import { DRAFTING } from '../../i18n/drafting.ts'
import { REDACTION } from '../../i18n/redaction.ts'
import { STOP } from '../../i18n/stop.ts'
import { DecisionRemarks } from '../../ui/case/DecisionRemarks.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { JobProgress } from '../../ui/job/JobProgress.tsx'
import { saveStateText } from './drafting-model.ts'
import { openFaults } from './lint-model.ts'
import type { DetermineModel } from './determine/useDetermine.ts'
import type { DraftingModel } from './useDrafting.ts'

export interface DraftBarProps extends Pick<DraftingModel, 'view' | 'draft' | 'submit' | 'redaction'> {
  readonly exporting: DraftingModel['exporting']
  readonly words: number
  /** 公开认定 or 区分处理 lies over the text: it is left before another is begun, and before anything is handed in. */
  readonly covered: boolean
  readonly onDisclosure: () => void
}

/** Whether what was typed is safe, how much it is, and what can be done with the whole. */
export const DraftBar = (props: DraftBarProps) => {
  const { view, draft, submit, redaction, exporting, words, covered, onDisclosure } = props
  const { saveState } = draft
  const failed = saveState.kind === 'failed'
  const missing = view.determination === null
  return (
    <>
      <div className="draft-bar">
        <p className={failed ? 'draft-failed' : `draft-state draft-state-${saveState.kind}`} role="status">
          {saveStateText(saveState)}
        </p>
        <p className="soft">{DRAFTING.words(words)}</p>
        <span className="draft-bar-space" />
        {missing && (
          <span className="draft-missing">
            {DETERMINE.missing}
            <Button type="link" size="small" disabled={covered} onClick={onDisclosure}>
              {DRAFTING.needDisclosureLink}
            </Button>
          </span>
        )}
        <Button loading={redaction.busy && redaction.opened === null} disabled={covered} onClick={redaction.onOpen}>
          {redaction.kept === null
            ? REDACTION.open
            : redaction.kept.contentHash === null
              ? REDACTION.unconfirmed
              : REDACTION.inForce(redaction.kept.removals)}
        </Button>
        <Button loading={exporting.busy} onClick={exporting.onExport}>
          {DRAFTING.exportDocx}
        </Button>
        <Button type="primary" disabled={missing || covered} onClick={submit.onAsk}>
          {DRAFTING.submit}
        </Button>
      </div>
      {exporting.done !== null && (
        <p className="notice" role="status">
          {DRAFTING.exported(exporting.done.fileName, exporting.done.lines)}
        </p>
      )}
      <Failure error={exporting.error} />
      {redaction.opened === null && <Failure error={redaction.error} />}
      {failed && saveState.error.code === 'import.classified' && (
        <div className="failure" role="alert">
          <p className="failure-title">{STOP.unsaved}</p>
          <p className="failure-advice">{STOP.unsavedAdvice}</p>
        </div>
      )}
      {failed && saveState.error.code !== 'import.classified' && (
        <Failure error={saveState.error}>
          <p className="failure-advice">{DRAFTING.saveFailedAdvice}</p>
          <Button size="small" className="failure-retry" onClick={() => void draft.flush()}>
            {DRAFTING.saveAgain}
          </Button>
        </Failure>
      )}
    </>
  )
}

interface SubmitDialogProps extends Pick<DraftBarProps, 'view' | 'words' | 'submit'> {
  readonly findings: readonly LintFinding[]
  readonly document: OfficialDocument
  /** What was signed last of 行政执法公示. */
  readonly enforcement: DetermineModel['enforcement']
}

export const SubmitDialog = ({ view, words, submit, findings, document, enforcement }: SubmitDialogProps) => {
  const open = openFaults(findings)
  const title = submit.asking?.title.trim() ?? ''
  const { fits = true, canRepeat = true, redacted = null } = submit.asking ?? {}
  const [still, setStill] = useState(false)
  return (
    <Dialog
      title={DRAFTING.submitHeading}
      confirmLabel={DRAFTING.submitConfirm}
      busy={submit.busy}
      disabled={(!fits && !(canRepeat && still)) || redacted?.fits === false}
      onConfirm={submit.onConfirm}
      onClose={submit.onClose}
    >
      <p>{DRAFTING.submitText(title === '' ? DRAFTING.emptyTitle : title, words, view.round + 1)}</p>
      {open.unfilled > 0 && <p className="gate-hint">{DRAFTING.submitUnfilled(open.unfilled, open.first)}</p>}
      {open.faults > 0 && <p className="gate-hint">{DRAFTING.submitFaults(open.faults)}</p>}
      <DecisionRemarks said={enforcement} document={document} />
      {!fits && canRepeat && (
        <Checkbox
          checked={still}
          onChange={(event) => {
            setStill(event.target.checked)
          }}
        >
          {DETERMINE.confirmStill}
        </Checkbox>
      )}
      {!fits && !canRepeat && <p className="gate-hint">{DETERMINE.needsForm}</p>}
      {redacted !== null && (
        <p className={redacted.fits ? undefined : 'gate-hint'}>
          {redacted.fits ? REDACTION.submitText(redacted.removals) : REDACTION.outdated}
        </p>
      )}
      {submit.checking !== null && <JobProgress {...submit.checking} />}
      <Failure error={submit.error} />
    </Dialog>
  )
}
