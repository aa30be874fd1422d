import { useState } from 'react'
import { Button, Radio } from 'antd'
import { DISCUSSION_RESULTS, type DiscussionResult } from '#shared/domain/case/events.ts'
import { DISCUSSION } from '../../i18n/discussion.ts'
import { DISCUSSION_WORDS } from '../../i18n/words.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { discussionOf, EMPTY_DISCUSSION, type DiscussionDraft } from './discussion-model.ts'
import type { CaseView } from './review-model.ts'
import type { Handling } from './useHandling.ts'
import { useKeptForm } from '../../ui/form/kept-form.ts'

const YES_NO = [
  { value: true, label: DISCUSSION.yes },
  { value: false, label: DISCUSSION.no },
]
const MAJORITY = [
  { value: false, label: DISCUSSION.agrees },
  { value: true, label: DISCUSSION.differs },
]

/** 集体讨论 as its recorder writes it down. */
export const DiscussionForm = ({
  view: { caseId },
  handling,
}: {
  readonly view: CaseView
  readonly handling: Handling
}) => {
  const { value: draft, set: setDraft, discard } = useKeptForm(`discussion ${caseId}`, EMPTY_DISCUSSION, caseId)
  const [blank, setBlank] = useState(false)
  const change = (part: Partial<DiscussionDraft>): void => {
    setDraft({ ...draft, ...part })
    setBlank(false)
  }
  const text = (key: 'attendance' | 'dissent' | 'reason', rows: number) => (
    <TextArea
      label={DISCUSSION[key]}
      value={draft[key]}
      rows={rows}
      onChange={(value) => {
        change({ [key]: value })
      }}
    />
  )
  return (
    <>
      <h3>{DISCUSSION.heading}</h3>
      <p className="soft">{DISCUSSION.basis}</p>
      <TextField
        label={DISCUSSION.meeting}
        value={draft.meeting}
        onChange={(meeting) => {
          change({ meeting })
        }}
      />
      <DateField
        label={DISCUSSION.heldOn}
        value={draft.heldOn}
        onChange={(heldOn) => {
          change({ heldOn })
        }}
      />
      {text('attendance', 3)}
      <fieldset className="bare-fieldset">
        <legend>{DISCUSSION.result}</legend>
        <Radio.Group
          value={draft.result}
          options={DISCUSSION_RESULTS.map((value) => ({ value, label: DISCUSSION_WORDS[value] }))}
          onChange={({ target }) => {
            change({ result: target.value as DiscussionResult }) // the group's values
          }}
        />
      </fieldset>
      <fieldset className="bare-fieldset">
        <legend>{DISCUSSION.headSpokeLast}</legend>
        <Radio.Group
          value={draft.headSpokeLast}
          options={YES_NO}
          onChange={({ target }) => {
            change({ headSpokeLast: target.value as boolean }) // the group's values
          }}
        />
      </fieldset>
      <fieldset className="bare-fieldset">
        <legend>{DISCUSSION.majority}</legend>
        <Radio.Group
          value={draft.againstMajority}
          options={MAJORITY}
          onChange={({ target }) => {
            change({ againstMajority: target.value as boolean }) // the group's values
          }}
        />
      </fieldset>
      {draft.againstMajority === true && text('reason', 2)}
      {text('dissent', 3)}
      {blank && (
        <p className="gate-hint" role="alert">
          {DISCUSSION.empty}
        </p>
      )}
      <Button
        type="primary"
        size="large"
        loading={handling.busy}
        onClick={() => {
          const record = discussionOf(draft)
          if (record === null) setBlank(true)
          else handling.onDiscuss(record, discard)
        }}
      >
        {DISCUSSION.record}
      </Button>
    </>
  )
}
