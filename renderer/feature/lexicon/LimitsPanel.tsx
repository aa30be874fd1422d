import { Button, InputNumber } from 'antd'
import { LIMITS } from '../../i18n/lexicon.ts'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useLimits, type Limits } from './useLimits.ts'
import { useKeptForm } from '../../ui/form/kept-form.ts'

const FIELDS = [
  { name: 'smallCellLeast', max: 100 },
  { name: 'manyTables', max: 1000 },
] as const

/** The limits of small cells and of tables of one theme, as the office sets them. */
export const LimitsPanel = () => {
  const { limits, error, busy, saved, onSave } = useLimits()
  const { value: edited, set: setEdited, discard } = useKeptForm<Limits | null>('scan limits', null)
  const value = edited ?? limits
  return (
    <Panel title={LIMITS.heading}>
      <p className="soft">{LIMITS.intro}</p>
      {value !== null &&
        FIELDS.map(({ name, max }) => (
          <label key={name} className="field lexicon-limit">
            <span className="field-label">{LIMITS.fields[name]}</span>
            <InputNumber
              min={1}
              max={max}
              precision={0}
              value={value[name]}
              onChange={(next) => {
                if (next !== null) setEdited({ ...value, [name]: next })
              }}
            />
            <span className="soft">{LIMITS.hints[name]}</span>
          </label>
        ))}
      <Failure error={error} />
      <Notice>{saved && edited === null && LIMITS.saved}</Notice>
      <div className="button-row">
        <Button
          type="primary"
          disabled={edited === null}
          loading={busy}
          onClick={() => {
            if (edited !== null)
              void onSave(edited).then((done) => {
                if (done) discard()
              })
          }}
        >
          {LIMITS.save}
        </Button>
      </div>
    </Panel>
  )
}
