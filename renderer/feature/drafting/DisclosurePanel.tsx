import { useId, useState } from 'react'
import { Button, Radio, Select } from 'antd'
import { DISCLOSURE, ON_REQUEST_BASES, PROACTIVE_BASES, WITHHOLDING_BASES } from '../../i18n/disclosure.ts'
import { MODE_WORDS } from '../../i18n/words.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import type { DraftingModel } from './useDrafting.ts'
import type { DisclosureMode } from '#shared/domain/case/events.ts'

const BASES: Readonly<Record<DisclosureMode, readonly string[]>> = {
  proactive: PROACTIVE_BASES,
  onRequest: ON_REQUEST_BASES,
  withheld: WITHHOLDING_BASES,
}
const MODES: readonly DisclosureMode[] = ['proactive', 'onRequest', 'withheld']

/** 公开方式: chosen by the drafter together with its basis and, where nothing is to be published, its reason (I9). */
export const DisclosurePanel = ({ view, disclosure }: DraftingModel) => {
  const set = view.disclosure
  const [editing, setEditing] = useState(set === null)
  if (set !== null && !editing) {
    return (
      <Panel title={DISCLOSURE.heading}>
        <Facts
          rows={[
            [DISCLOSURE.mode, MODE_WORDS[set.mode]],
            [DISCLOSURE.basis, set.basis],
            [DISCLOSURE.reason, set.reason],
          ]}
        />
        <div className="button-row">
          <Button
            onClick={() => {
              setEditing(true)
            }}
          >
            {DISCLOSURE.change}
          </Button>
        </div>
      </Panel>
    )
  }
  return (
    <DisclosureForm
      initial={set}
      disclosure={disclosure}
      onSaved={() => {
        setEditing(false)
      }}
    />
  )
}

const DisclosureForm = ({
  initial,
  disclosure,
  onSaved,
}: {
  readonly initial: DraftingModel['view']['disclosure']
  readonly disclosure: DraftingModel['disclosure']
  readonly onSaved: () => void
}) => {
  const [mode, setMode] = useState<DisclosureMode | null>(initial?.mode ?? null)
  const [basis, setBasis] = useState(initial?.basis ?? '')
  const [reason, setReason] = useState(initial?.reason ?? '')
  const basisId = useId()
  const needsReason = mode !== null && mode !== 'proactive'
  const ready = mode !== null && basis !== '' && (!needsReason || reason.trim() !== '')
  return (
    <Panel title={DISCLOSURE.heading} extra={<span className="soft">{DISCLOSURE.unset}</span>}>
      <Radio.Group
        className="choices"
        aria-label={DISCLOSURE.mode}
        value={mode}
        options={MODES.map((value) => ({ value, label: MODE_WORDS[value] }))}
        onChange={(event) => {
          // The group's values are MODES.
          const chosen = event.target.value as DisclosureMode
          setMode(chosen)
          setBasis(BASES[chosen].length === 1 ? (BASES[chosen][0] ?? '') : '')
        }}
      />
      <div className="field">
        <label htmlFor={basisId} className="field-label">
          {DISCLOSURE.basis}
        </label>
        <Select
          id={basisId}
          className="draft-basis"
          placeholder={DISCLOSURE.basisPlaceholder}
          disabled={mode === null}
          value={basis === '' ? null : basis}
          options={(mode === null ? [] : BASES[mode]).map((text) => ({ value: text, label: text }))}
          listHeight={320}
          virtual={false}
          popupMatchSelectWidth={480}
          onChange={(value) => {
            setBasis(value)
          }}
        />
        {basis !== '' && <p className="soft">{basis}</p>}
      </div>
      {needsReason && <TextArea label={DISCLOSURE.reason} value={reason} onChange={setReason} required />}
      <Failure error={disclosure.error} />
      <div className="button-row">
        <Button
          type="primary"
          ghost
          disabled={!ready}
          loading={disclosure.busy}
          onClick={() => {
            if (mode === null) return
            void disclosure.onSet({ mode, basis, reason: needsReason ? reason : '' }).then((done) => {
              if (done) onSaved()
            })
          }}
        >
          {DISCLOSURE.save}
        </Button>
      </div>
    </Panel>
  )
}
