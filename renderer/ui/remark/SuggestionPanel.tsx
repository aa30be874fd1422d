import { useState } from 'react'
import { Button } from 'antd'
import { dateTimeText } from '../../i18n/date.ts'
import { REMARK } from '../../i18n/remark.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { DiffText } from '../document/DiffText.tsx'
import { Failure } from '../feedback/Failure.tsx'
import { Panel } from '../Panel.tsx'
import { ReasonDialog } from '../dialog/ReasonDialog.tsx'
import { RemarkItem } from './RemarkItem.tsx'
import { JumpButton, RemarkHead } from './RemarkParts.tsx'
import {
  isOpenSuggestion,
  listRemarks,
  runsOfSuggestion,
  waitingOf,
  type RemarksView,
  type Suggestion,
} from './remark-model.ts'
import { discardForm } from '../form/kept-form.ts'
import { KeptFields } from '../form/KeptFields.tsx'

export interface SuggestionPanelProps extends RemarksView {
  readonly caseId: string
  readonly busy: boolean
  readonly error: WireError | null
  /** Suggestions whose place the text no longer has, by their id: they are left to the person. */
  readonly left?: readonly string[]
  /** The words that a remark was made on; null where nobody can say. */
  readonly quoteOf: (remark: RemarksView['remarks'][number]) => string | null
  /** Where a line of that version stands on the page now; null when it stands nowhere. */
  readonly lineOf: (version: number, line: number) => number | null
  readonly onJump: (line: number) => void
  readonly onAccept: (ids: readonly string[]) => void
  readonly onReject: (ids: readonly string[], reason: string) => void
  readonly onWithdraw: (ids: readonly string[]) => void
  readonly onAnswer: (remarkId: string, text: string) => Promise<boolean>
  readonly onSettle: (remarkId: string) => void
}

/** 批注 and 修改建议 of a case, and what this person may do about them. */
export const SuggestionPanel = (props: SuggestionPanelProps) => {
  const { caseId, remarks, suggestions, may, busy, error, left = [], lineOf } = props
  const [all, setAll] = useState(false)
  const [rejecting, setRejecting] = useState<readonly string[] | null>(null)
  const open = suggestions.filter(isOpenSuggestion)
  const waiting = waitingOf({ remarks, suggestions })
  const listed = listRemarks({ remarks, suggestions }, all)
  const total = remarks.length + suggestions.length
  // All at once, or one of them: what is written about the one is not about the others.
  const form =
    rejecting === null ? null : { name: `reject ${rejecting.length > 1 ? caseId : rejecting.join('')}`, caseId }
  const close = (): void => {
    if (form !== null) discardForm(form)
    setRejecting(null)
  }
  if (rejecting !== null && !open.some(({ suggestionId }) => rejecting.includes(suggestionId))) close()
  return (
    <Panel
      title={REMARK.heading}
      extra={
        <span className="soft" role="status">
          {REMARK.count(waiting, total)}
        </span>
      }
    >
      {total > 0 && (
        <div className="review-chips" role="group" aria-label={REMARK.filter}>
          {[false, true].map((each) => (
            <button
              key={String(each)}
              type="button"
              className="review-kind"
              aria-pressed={all === each}
              onClick={() => {
                setAll(each)
              }}
            >
              {each ? REMARK.all : REMARK.open}
            </button>
          ))}
        </div>
      )}
      {rejecting === null && <Failure error={error} />}
      {left.length > 0 && (
        <p className="review-fallback" role="alert">
          {REMARK.left(left.length)}
        </p>
      )}
      {may.decide && open.length > 1 && (
        <div className="button-row">
          <Button
            disabled={busy}
            onClick={() => {
              props.onAccept(open.map(({ suggestionId }) => suggestionId))
            }}
          >
            {REMARK.acceptAll(open.length)}
          </Button>
          <Button
            disabled={busy}
            onClick={() => {
              setRejecting(open.map(({ suggestionId }) => suggestionId))
            }}
          >
            {REMARK.rejectAll}
          </Button>
        </div>
      )}
      {total === 0 && <p className="soft">{REMARK.none}</p>}
      {total > 0 && waiting === 0 && !all && <p className="soft">{REMARK.noneOpen}</p>}
      <ul className="remarks">
        {listed.suggestions.map((suggestion) => (
          <SuggestionItem
            key={suggestion.suggestionId}
            {...{ suggestion, may, busy }}
            isLeft={left.includes(suggestion.suggestionId)}
            line={lineOf(suggestion.version, suggestion.edit.line)}
            onJump={props.onJump}
            onAccept={props.onAccept}
            onReject={setRejecting}
            onWithdraw={props.onWithdraw}
          />
        ))}
        {listed.remarks.map((remark) => (
          <RemarkItem
            key={remark.remarkId}
            {...{ caseId, remark, may, busy }}
            quote={props.quoteOf(remark)}
            line={remark.place === null ? null : lineOf(remark.version, remark.place.line)}
            onJump={props.onJump}
            onAnswer={props.onAnswer}
            onSettle={props.onSettle}
          />
        ))}
      </ul>
      {rejecting !== null && (
        <KeptFields form={form}>
          <ReasonDialog
            title={REMARK.rejectHeading}
            label={REMARK.rejectReason}
            confirmLabel={REMARK.rejectConfirm}
            busy={busy}
            error={error}
            onClose={close}
            onConfirm={(reason) => {
              props.onReject(rejecting, reason)
            }}
          />
        </KeptFields>
      )}
    </Panel>
  )
}

interface SuggestionItemProps {
  readonly suggestion: Suggestion
  readonly may: RemarksView['may']
  readonly busy: boolean
  readonly isLeft: boolean
  readonly line: number | null
  readonly onJump: (line: number) => void
  readonly onAccept: (ids: readonly string[]) => void
  readonly onReject: (ids: readonly string[]) => void
  readonly onWithdraw: (ids: readonly string[]) => void
}

const SuggestionItem = (props: SuggestionItemProps) => {
  const { suggestion, may, busy, isLeft, line, onJump, onAccept, onReject, onWithdraw } = props
  const { suggestionId, personName, at, round, edit, decided, mine } = suggestion
  const ids = [suggestionId]
  const mayWithdraw = may.suggest && mine
  return (
    <li className={`remark${isLeft ? ' remark-left' : ''}`}>
      <RemarkHead kind={REMARK.suggestion} {...{ personName, round, at }} />
      {edit.kind !== 'replace' && (
        <p className="soft">{edit.kind === 'removeLine' ? REMARK.removeLine : REMARK.insertAfter}</p>
      )}
      <p className="remark-edit">
        <DiffText runs={runsOfSuggestion(suggestion)} currentId={null} />
      </p>
      {decided !== null && (
        <p className="soft">
          {REMARK.decided(decided.decision, decided.personName, dateTimeText(decided.at))}
          {decided.decision === 'rejected' && ` ${REMARK.reason(decided.reason)}`}
        </p>
      )}
      <div className="remark-acts">
        <JumpButton line={line} onJump={onJump} />
        {decided === null && may.decide && (
          <>
            <Button
              size="small"
              type="primary"
              disabled={busy}
              onClick={() => {
                onAccept(ids)
              }}
            >
              {REMARK.accept}
            </Button>
            <Button
              size="small"
              disabled={busy}
              onClick={() => {
                onReject(ids)
              }}
            >
              {REMARK.reject}
            </Button>
          </>
        )}
        {decided === null && mayWithdraw && (
          <Button
            size="small"
            disabled={busy}
            onClick={() => {
              onWithdraw(ids)
            }}
          >
            {REMARK.withdraw}
          </Button>
        )}
      </div>
    </li>
  )
}
