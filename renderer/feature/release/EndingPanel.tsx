import { useState } from 'react'
import { Button, Radio } from 'antd'
import { REVIEW_RESULTS } from '#shared/domain/case/disclosure/disclosure-events.ts'
import { plainDateText } from '../../i18n/date.ts'
import { REVIEW_RESULT_WORDS } from '../../i18n/disclosure-timeline.ts'
import { ENDING } from '../../i18n/release.ts'
import { MODE_WORDS } from '../../i18n/words.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import type { ReleaseModel } from './useRelease.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'

/** 办结 of what is not to be published: from when on it is looked at again. */
export const ConcludePanel = ({ view, ending }: ReleaseModel) => {
  const [day, setDay] = useState(ending.suggestedDay)
  return (
    <Panel title={ENDING.heading}>
      <p>{ENDING.intro(view.disclosure === null ? '' : MODE_WORDS[view.disclosure.mode])}</p>
      <DateField label={ENDING.nextReview} value={day} onChange={setDay} />
      <Failure error={ending.error} />
      <div className="button-row">
        <Button
          type="primary"
          size="large"
          disabled={day === ''}
          loading={ending.busy}
          onClick={() => {
            ending.onConclude(day)
          }}
        >
          {ENDING.conclude}
        </Button>
      </div>
    </Panel>
  )
}

/** How the case ended, and its 定期评估审查 by a leader. */
export const EndedPanel = ({ view, ending }: ReleaseModel) => {
  const [result, setResult] = useFieldOf<(typeof REVIEW_RESULTS)[number] | null>(ending.kept, 'result', null)
  const [reason, setReason] = useFieldOf(ending.kept, 'reason', '')
  const [day, setDay] = useFieldOf(ending.kept, 'day', ending.suggestedDay)
  if (view.ending === null) return null
  const { mode, nextReviewOn, due } = view.ending
  const ready = result !== null && reason.trim() !== '' && (result === 'toProactive' || day !== '')
  return (
    <Panel title={ENDING.ended}>
      <Facts
        rows={[
          [ENDING.mode, MODE_WORDS[mode]],
          [ENDING.nextReview, nextReviewOn === null ? null : plainDateText(nextReviewOn)],
        ]}
      />
      {due && <p className="gate-hint">{ENDING.due}</p>}
      {ending.mayReview && (
        <>
          <h3>{ENDING.review}</h3>
          <Radio.Group
            className="choices"
            aria-label={ENDING.review}
            value={result}
            options={REVIEW_RESULTS.filter((each) => each !== 'toOnRequest' || mode === 'withheld').map((each) => ({
              value: each,
              label: REVIEW_RESULT_WORDS[each],
            }))}
            onChange={(event) => {
              // The group's values are REVIEW_RESULTS.
              setResult(event.target.value as (typeof REVIEW_RESULTS)[number])
            }}
          />
          <TextArea label={ENDING.reason} value={reason} onChange={setReason} required />
          {result !== 'toProactive' && <DateField label={ENDING.nextReview} value={day} onChange={setDay} />}
          <Failure error={ending.error} />
          <div className="button-row">
            <Button
              type="primary"
              ghost
              disabled={!ready}
              loading={ending.busy}
              onClick={() => {
                if (result !== null) ending.onReview(result, reason, result === 'toProactive' ? null : day)
              }}
            >
              {ENDING.saveReview}
            </Button>
          </div>
        </>
      )}
    </Panel>
  )
}
