import { useId, useState } from 'react'
import { Button, InputNumber } from 'antd'
import { SESSION_RULE_BOUNDS, type SessionRules } from '#shared/domain/identity/session-rule.ts'
import { dateTimeText } from '../../i18n/date.ts'
import { PEOPLE } from '../../i18n/people.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import type { PeopleModel } from './usePeople.ts'

export const SessionsView = (model: PeopleModel) => {
  const { view, readError, onRetry, message, error } = model
  if (view === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={onRetry} />
  return (
    <div className="people">
      <Failure error={error} />
      <Notice>{message}</Notice>
      <RulesPanel key={JSON.stringify(view.rules)} {...model} rules={view.rules} may={view.maySecurity} />
      <Panel title={PEOPLE.signIns}>
        <p className="soft">{PEOPLE.signInsHint}</p>
        <ol className="people-signins">
          {view.signIns.map(({ name, at, failures }) => (
            <li key={`${at} ${name}`}>
              <time>{dateTimeText(at)}</time>
              <span className={failures > 0 ? 'people-warn' : undefined}>{PEOPLE.signIn(name, failures)}</span>
            </li>
          ))}
        </ol>
      </Panel>
    </div>
  )
}

const RulesPanel = ({
  rules,
  may,
  busy,
  onRules,
}: Pick<PeopleModel, 'busy' | 'onRules'> & { readonly rules: SessionRules; readonly may: boolean }) => {
  const [draft, setDraft] = useState(rules)
  const id = useId()
  const field = (key: keyof SessionRules, label: (min: number, max: number) => string) => {
    const { min, max } = SESSION_RULE_BOUNDS[key]
    return (
      <>
        <label htmlFor={`${id}-${key}`}>{label(min, max)}</label>
        <InputNumber
          id={`${id}-${key}`}
          min={min}
          max={max}
          precision={0}
          disabled={!may}
          value={draft[key]}
          onChange={(value) => {
            setDraft({ ...draft, [key]: value ?? rules[key] })
          }}
        />
      </>
    )
  }
  return (
    <Panel title={PEOPLE.rules}>
      <p className="soft">{PEOPLE.rulesHint}</p>
      <div className="people-rules">
        {field('maxAgeDays', PEOPLE.maxAge)}
        {field('history', PEOPLE.history)}
        {field('idleMinutes', PEOPLE.idle)}
        {field('checkpointDays', PEOPLE.checkpointDays)}
        {field('checkpointEvents', PEOPLE.checkpointEvents)}
      </div>
      {may ? (
        <Button
          type="primary"
          loading={busy}
          disabled={JSON.stringify(draft) === JSON.stringify(rules)}
          onClick={() => {
            onRules(draft)
          }}
        >
          {PEOPLE.saveRules}
        </Button>
      ) : (
        <p className="soft">{PEOPLE.securityOnly}</p>
      )}
    </Panel>
  )
}
