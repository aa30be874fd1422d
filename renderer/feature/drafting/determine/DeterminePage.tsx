import { Button } from 'antd'
import { DETERMINE } from '../../../i18n/determine.ts'
import { Failure } from '../../../ui/Failure.tsx'
import { DetermineForm } from './DetermineForm.tsx'
import { missingOf } from './determine-model.ts'
import type { DetermineModel } from './useDetermine.ts'
import './determine.css'

/** The determination as a page of its own, instead of the editor. */
export const DeterminePage = (model: DetermineModel) => {
  const { value, titles, chooser, busy, error } = model
  if (value === null) return null
  const missing = missingOf(value, titles)
  return (
    <div className="determine" role="region" aria-label={DETERMINE.heading}>
      <header className="determine-head">
        <h2>{DETERMINE.heading}</h2>
        <Button onClick={model.onClose}>{DETERMINE.close}</Button>
      </header>
      <p className="soft">{DETERMINE.intro}</p>
      <DetermineForm {...{ value, titles, chooser }} onChange={model.onChange} />
      <footer className="determine-end">
        {missing.length > 0 && (
          <div className="soft">
            <p>{DETERMINE.saveHeading}</p>
            <ul>
              {missing.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </div>
        )}
        <Failure error={error} />
        <div className="button-row">
          <Button type="primary" size="large" disabled={missing.length > 0} loading={busy} onClick={model.onSave}>
            {DETERMINE.save}
          </Button>
        </div>
      </footer>
    </div>
  )
}
