import { useId } from 'react'
import { Button, Checkbox, Input, InputNumber, Radio } from 'antd'
import { TAKE_DOWN_WORDS } from '#resources/text/word/enforcement.ts'
import { TAKE_DOWN_KINDS } from '#shared/domain/case/enforcement/enforcement.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { PUBLICITY } from '../../i18n/publicity.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { useTakeDown, type TakeDownLimits, type TakeDownModel } from './useTakeDown.ts'

const words = PUBLICITY.takeDown
const MOST_MONTHS = 1200
const STARTS = ['release', 'decision'] as const

/** 公示期限: how long decisions of enforcement stay published, as the place asks (a matter of local rules, V2). */
export const TakeDown = ({ roles }: { readonly roles: readonly Role[] }) => <TakeDownView {...useTakeDown(roles)} />

const TakeDownView = (model: TakeDownModel) => {
  const { draft, limits, readError, keeps } = model
  if (draft === null || limits === null)
    return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={model.onRetry} />
  return (
    <div className="publicity-tab">
      <p className="soft">{words.intro}</p>
      {keeps ? <Form {...model} draft={draft} /> : <Standing {...limits} />}
    </div>
  )
}

const Standing = ({ months, basis }: TakeDownLimits) => (
  <Panel title={words.heading}>
    <Facts
      rows={[
        ...TAKE_DOWN_KINDS.map((kind) => [TAKE_DOWN_WORDS[kind], words.months(months[kind])] as const),
        [words.basis, basis] as const,
      ]}
    />
    <p className="soft">{words.only}</p>
  </Panel>
)

const Form = (model: TakeDownModel & { readonly draft: TakeDownLimits }) => {
  const { draft, onDraft, canSave, onSave, busy, error, message } = model
  const id = useId()
  return (
    <Panel title={words.heading}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (canSave && !busy) onSave()
        }}
      >
        <div className="publicity-row">
          {TAKE_DOWN_KINDS.map((kind) => (
            <div className="field" key={kind}>
              <label className="field-label" htmlFor={`${id}-${kind}`}>
                {TAKE_DOWN_WORDS[kind]}
              </label>
              <InputNumber
                id={`${id}-${kind}`}
                min={1}
                max={MOST_MONTHS}
                precision={0}
                placeholder={words.none}
                value={draft.months[kind]}
                onChange={(count) => {
                  onDraft({ ...draft, months: { ...draft.months, [kind]: count } })
                }}
              />
            </div>
          ))}
        </div>
        <div className="field" role="group" aria-label={words.from}>
          <span className="field-label">{words.from}</span>
          <Radio.Group
            aria-label={words.from}
            value={draft.from}
            options={STARTS.map((start) => ({ value: start, label: words.fromWords[start] }))}
            onChange={({ target }) => {
              const from = STARTS.find((start) => start === target.value)
              if (from !== undefined) onDraft({ ...draft, from })
            }}
          />
        </div>
        <div className="field">
          <Checkbox
            checked={draft.afterPosting}
            onChange={({ target }) => {
              onDraft({ ...draft, afterPosting: target.checked })
            }}
          >
            {words.afterPosting}
          </Checkbox>
        </div>
        <label className="field">
          <span className="field-label">{words.basis}</span>
          <Input
            value={draft.basis}
            maxLength={1000}
            autoComplete="off"
            onChange={({ target }) => {
              onDraft({ ...draft, basis: target.value })
            }}
          />
        </label>
        {!canSave && <p className="soft">{words.basisHint}</p>}
        <Failure error={error} />
        <Notice>{message}</Notice>
        <div className="button-row">
          <Button type="primary" htmlType="submit" loading={busy} disabled={!canSave}>
            {words.save}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
