import { useRef } from 'react'
import { Button } from 'antd'
import { DETERMINE } from '../../../i18n/determine.ts'
import { DecisionRemarks } from '../../../ui/case/DecisionRemarks.tsx'
import { Failure } from '../../../ui/feedback/Failure.tsx'
import { usePageFocus } from '../../../ui/navigation/use-page-focus.ts'
import { DetermineForm } from './DetermineForm.tsx'
import { comparedDecision } from './enforcement-model.ts'
import { missingOf } from './determine-model.ts'
import type { DetermineModel } from './useDetermine.ts'
import './determine.css'

/** The determination as a page of its own, instead of the editor. */
export const DeterminePage = ({ value, ...model }: DetermineModel) =>
  value === null ? null : <Page {...model} value={value} />

/** What comes after the determination: the text is handed in. */
const SUBMIT = '.draft-bar .ant-btn-primary:not(:disabled)'

const Page = (model: DetermineModel & { readonly value: NonNullable<DetermineModel['value']> }) => {
  const { value, titles, posting, chooser, choices, busy, error } = model
  const page = useRef<HTMLDivElement>(null)
  usePageFocus(page, SUBMIT)
  const missing = missingOf(value, titles)
  return (
    <div className="determine" role="region" aria-label={DETERMINE.heading} ref={page} tabIndex={-1}>
      <header className="determine-head">
        <h2>{DETERMINE.heading}</h2>
        <Button onClick={model.onClose}>{DETERMINE.close}</Button>
      </header>
      <p className="soft">{DETERMINE.intro}</p>
      <DetermineForm {...{ value, titles, posting, chooser, choices }} onChange={model.onChange} />
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
        <DecisionRemarks
          said={comparedDecision(value.mode, value.basisCode, value.enforcement)}
          document={model.document}
        />
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
