import { useDeferredValue, useMemo } from 'react'
import type { Enforcement } from '#shared/domain/case/enforcement/enforcement-events.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { comparedText, ENFORCEMENT } from '../../i18n/enforcement.ts'

export interface DecisionRemarksProps {
  readonly said: Enforcement | null | undefined
  readonly document: OfficialDocument
}

/** What of a decision of enforcement its own text does not bear out: a remark that stops nobody. */
export const DecisionRemarks = (props: DecisionRemarksProps) => {
  const said = useDeferredValue(props.said)
  const document = useDeferredValue(props.document)
  const lines = useMemo(() => comparedText(said, document), [said, document])
  if (lines.length === 0) return null
  return (
    <div className="gate-hint" role="note">
      <p>{ENFORCEMENT.compared}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
